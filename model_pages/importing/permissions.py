"""Who may import, and which pages an import must leave alone."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from model_pages.models import ModelIndexPage, ModelPage


def may_import(user: Any) -> bool:
    """The one place that says so for every screen of the import."""
    return bool(user.is_active and user.has_perm("wagtailadmin.access_admin"))


def refusal_of_page(page: ModelPage, user: Any, *, publish: bool) -> str:
    """Why the user may not import into the page now, or nothing. A command has no user."""
    if page.alias_of_id:
        return _("this page is an alias: import into the page that it follows")
    lock = page.get_lock()
    if lock and (user is None or lock.for_user(user)):
        return _("the page is locked: somebody works on it, or it is scheduled")
    if publish and page.live and page.workflow_in_progress:
        return _("the draft of this page waits for approval, which publishing would cancel")
    if user is None:
        return ""
    allowed = page.permissions_for_user(user)
    if not allowed.can_edit():
        return _("you may not edit this page")
    if publish and page.live and not allowed.can_publish():
        return _("you may not publish this page: save drafts instead")
    return ""


def refusal_of_new(index: ModelIndexPage | None, user: Any, *, publish: bool) -> str:
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
