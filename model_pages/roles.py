"""What a role may do with a model entry, on top of Wagtail's permissions of its place.

Wagtail's page permissions say who may edit, publish or delete an entry; these say which part of
it. ``comparisons.roles`` makes the groups that hold them.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models.pages import PagePermissionTester

EDIT_PRICES = "model_pages.edit_prices"
PUBLISH_PRICES = "model_pages.publish_prices"
EDIT_ENTRIES = "model_pages.edit_entries"
CONFIRM_CHECKS = "model_pages.confirm_checks"
CONFIRM_UNLIKELY_PRICES = "model_pages.confirm_unlikely_prices"

PERMISSIONS = [
    ("edit_prices", _("Can change the prices of model entries")),
    ("publish_prices", _("Can publish prices from the price desk and from files")),
    ("edit_entries", _("Can change everything but the prices of model entries")),
    ("confirm_checks", _("Can record that values are still true")),
    ("confirm_unlikely_prices", _("Can confirm prices that look wrong")),
]


class EntryPermissions(PagePermissionTester):
    """Of a model entry: nobody edits it who may edit no part of it."""

    def can_edit(self) -> bool:
        parts = (EDIT_PRICES, EDIT_ENTRIES)
        return super().can_edit() and any(self.user.has_perm(part) for part in parts)

    def can_edit_entry(self) -> bool:
        """All of it but its prices."""
        return self.can_edit() and self.user.has_perm(EDIT_ENTRIES)

    def can_edit_prices(self) -> bool:
        return self.can_edit() and self.user.has_perm(EDIT_PRICES)

    def can_confirm_checks(self) -> bool:
        """Of what is published: nobody has read a draft anywhere."""
        return self.page.live and super().can_edit() and self.user.has_perm(CONFIRM_CHECKS)

    def can_publish_prices(self) -> bool:
        """Through the price desk, which publishes prices and nothing else of a draft."""
        may_publish = self.can_publish() or self.user.has_perm(PUBLISH_PRICES)
        return may_publish and self.can_edit_prices()

    def can_copy(self) -> bool:
        """A copy has a price list."""
        return self.can_edit_entry() and self.can_edit_prices()

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return super().can_delete(ignore_bulk) and self.user.has_perm(EDIT_ENTRIES)

    def can_move(self) -> bool:
        return super().can_move() and self.user.has_perm(EDIT_ENTRIES)


class IndexPermissions(PagePermissionTester):
    """Of the directory's own page: it is text, and no price."""

    def can_edit(self) -> bool:
        return super().can_edit() and self.user.has_perm(EDIT_ENTRIES)

    def can_add_subpage(self) -> bool:
        return super().can_add_subpage() and self.user.has_perm(EDIT_ENTRIES)

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return super().can_delete(ignore_bulk) and self.user.has_perm(EDIT_ENTRIES)


def may_see_work_of(user: Any, owner_pk: Any) -> bool:
    """An import or a batch of prices is its owner's; who administers the accounts sees them all."""
    account = get_user_model()._meta
    return user.pk == owner_pk or user.has_perm(f"{account.app_label}.change_{account.model_name}")


def role_permissions() -> QuerySet[Permission, Permission]:
    """For the form of a group in the admin."""
    codenames = [codename for codename, _label in PERMISSIONS]
    return Permission.objects.filter(content_type__app_label="model_pages", codename__in=codenames)
