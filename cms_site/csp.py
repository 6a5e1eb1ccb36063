from typing import Any

from csp.constants import SELF
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse


class PublicAndAdminCSPMiddleware(CSPMiddleware):
    """The strict policy for the public, a wider one for the Wagtail admin.

    Wagtail 8 writes inline scripts and styles into its listing, edit and history
    views; under the public policy InlinePanels and autosave stop working.
    """

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only:
            parts.replace = {**different_directives(request), **(parts.replace or {})}
        return parts


def different_directives(request: HttpRequest) -> dict[str, Any]:
    if request.path.startswith(reverse("wagtailadmin_home")):
        return settings.ADMIN_CSP_DIRECTIVES
    # A preview runs through the middleware under the page's own address.
    if getattr(request, "is_preview", False):
        return {"frame-ancestors": [SELF]}
    return {}
