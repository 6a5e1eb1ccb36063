"""Who may import, and which pages an import must leave alone."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from model_pages.admin.access import may_see_models
from model_pages.live_and_draft import lock_against
from model_pages.models import CatalogueImport, ModelIndexPage, ModelPage
from model_pages.roles import EDIT_ENTRIES, EDIT_PRICES, may_see_work_of

from .wanted import Wanted


def may_import(user: Any) -> bool:
    """The one place that says so for every screen of the import; each entry is asked again."""
    may_edit = user.has_perm(EDIT_PRICES) or user.has_perm(EDIT_ENTRIES)
    return may_edit and may_see_models(user)


def may_add_providers(user: Any) -> bool:
    """Those that a catalogue brings along for its models."""
    return user is None or user.has_perm("model_pages.add_provider")


def imports_of(user: Any) -> QuerySet[CatalogueImport]:
    """Those that the user may look at and go on with."""
    imports = CatalogueImport.objects.all()
    return imports if may_see_work_of(user, None) else imports.filter(user=user)


def refusal_of(page: ModelPage | None, wanted: Wanted, user: Any, *, publish: bool) -> str:
    """Why the user may not bring this into the page now, or nothing. A command has no user."""
    if page is None:
        index = ModelIndexPage.objects.order_by("path").first()
        refusal = _refusal_of_new(index, user, publish=publish)
    else:
        refusal = _refusal_of_page(page, wanted, user, publish=publish)
    return refusal or _refusal_of_parts(wanted, user)


def _refusal_of_parts(wanted: Wanted, user: Any) -> str:
    """By role. The form of an entry shows as text what a file must not say, then."""
    if user is None:
        return ""
    if wanted.says_prices and not user.has_perm(EDIT_PRICES):
        return _("you may not change prices: import a sheet of models without them")
    if wanted.says_fields and not user.has_perm(EDIT_ENTRIES):
        return _("you may change prices only: import a sheet of prices")
    return ""


def _refusal_of_page(page: ModelPage, wanted: Wanted, user: Any, *, publish: bool) -> str:
    if page.alias_of_id:
        return _("this page is an alias: import into the page that it follows")
    if lock_against(page, user):
        return _("the page is locked: somebody works on it")
    if publish and page.live and page.workflow_in_progress:
        return _("the draft of this page waits for approval, which publishing would cancel")
    if user is None:
        return ""
    allowed = page.permissions_for_user(user)
    if not allowed.can_edit():
        return _("you may not edit this page")
    only_prices = wanted.says_prices and not wanted.says_fields
    may_publish = allowed.can_publish_prices() if only_prices else allowed.can_publish()
    if publish and page.live and not may_publish:
        return _("you may not publish this page: save drafts instead")
    return ""


def _refusal_of_new(index: ModelIndexPage | None, user: Any, *, publish: bool) -> str:
    if index is None:
        return _("there is no model directory page yet: create one first")
    if user is None:
        return ""
    allowed = index.permissions_for_user(user)
    if not allowed.can_add_subpage():
        return _("there is no model with this slug, and you may not add one")
    if publish and not allowed.can_publish_subpage():
        return _("there is no model with this slug, and you may not publish a new one")
    return ""
