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
        if not report_only and request.path.startswith(reverse("wagtailadmin_home")):
            parts.replace = {**settings.ADMIN_CSP_DIRECTIVES, **(parts.replace or {})}
        return parts
