"""The import in Wagtail's menus, addresses and histories."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter

from .permissions import may_import

_SHOWN = 5


class ImportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_import(request.user)


class ImportFormatter(LogFormatter):
    """Imported from prices.csv: changed: Input tokens: 0.4 USD … → 0.3 USD … (-25 %)"""

    label = gettext_lazy("Import from a file")

    def format_message(self, log_entry: Any) -> str:
        changes = log_entry.data.get("changes", [])
        told = "; ".join(changes[:_SHOWN])
        message = _("Imported from %(file)s: %(changes)s") % {
            "file": log_entry.data.get("file", ""),
            "changes": told,
        }
        more = len(changes) - _SHOWN
        if more <= 0:
            return message
        rest = ngettext("and %(count)s more change", "and %(count)s more changes", more)
        return f"{message}; {rest % {'count': more}}"
