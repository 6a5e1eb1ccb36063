"""The four roles of the people who keep the site, as groups that are made on install.

Each is an ordinary group of the admin: an administrator may change, rename or delete it, and
nothing brings it back. Wagtail's page permissions are given on the index pages, on those that
are made later too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings

ADMIN_ACCESS = ("wagtailadmin.access_admin",)

CHECKS = ("model_pages.confirm_checks",)
PRICES = ("model_pages.edit_prices", "model_pages.publish_prices", *CHECKS)
ENTRIES = ("model_pages.edit_entries", *CHECKS)
UNLIKELY = ("model_pages.confirm_unlikely_prices",)


def _all_of(model: str) -> tuple[str, ...]:
    app, name = model.split(".")
    return tuple(f"{app}.{action}_{name}" for action in ("add", "change", "delete"))


PROVIDERS = _all_of("model_pages.provider")
RATES = _all_of("model_pages.exchangerate")
PROMOS = _all_of("comparisons.calltoaction")
PEOPLE = (
    "comparisons.change_comparisonsettings",
    *_all_of(settings.AUTH_USER_MODEL.lower()),
    *_all_of("auth.group"),
)


@dataclass(frozen=True, slots=True)
class Role:
    """``models`` and ``pairs`` are Wagtail's page permissions below the two index pages."""

    name: str
    permissions: tuple[str, ...]
    models: tuple[str, ...]
    pairs: tuple[str, ...] = ()


ROLES = (
    Role("Pricing editors", (*ADMIN_ACCESS, *PRICES), models=("change",)),
    Role(
        "Content editors",
        (*ADMIN_ACCESS, *ENTRIES, *PROVIDERS, *PROMOS),
        models=("add", "change"),
        pairs=("add", "change", "publish"),
    ),
    Role(
        "Publishers",
        (*ADMIN_ACCESS, *PRICES, *ENTRIES, *UNLIKELY, *PROVIDERS, *RATES, *PROMOS),
        models=("add", "change", "publish", "lock", "unlock"),
        pairs=("add", "change", "publish", "lock", "unlock"),
    ),
    Role(
        "Administrators",
        (*ADMIN_ACCESS, *PRICES, *ENTRIES, *UNLIKELY, *PROVIDERS, *RATES, *PROMOS, *PEOPLE),
        models=("add", "change", "publish", "bulk_delete", "lock", "unlock"),
        pairs=("add", "change", "publish", "bulk_delete", "lock", "unlock"),
    ),
)


def make_roles(apps: Any) -> None:
    """The groups, with ``apps`` as they are in a migration: a group that is there is kept."""
    group_model = apps.get_model("auth", "Group")
    for role in ROLES:
        group, created = group_model.objects.get_or_create(name=role.name)
        if created:
            group.permissions.set([_permission(apps, name) for name in role.permissions])
    for page in apps.get_model("model_pages", "ModelIndexPage").objects.all():
        grant(apps, page.pk, "models")
    for page in apps.get_model("comparisons", "ComparisonIndexPage").objects.all():
        grant(apps, page.pk, "pairs")


def keep_former_editors(apps: Any) -> None:
    """Who could edit pages before the roles came goes on editing all of an entry."""
    granted = {"change": ("model_pages.edit_prices", *ENTRIES), "publish": UNLIKELY}
    for action, names in granted.items():
        held = {"page_permissions__permission": _permission(apps, f"wagtailcore.{action}_page")}
        for group in apps.get_model("auth", "Group").objects.filter(**held).distinct():
            group.permissions.add(*(_permission(apps, name) for name in names))


def grant(apps: Any, index_pk: int, place: str) -> None:
    """Give the roles that still have their group what they may do below one index page."""
    page_permission = apps.get_model("wagtailcore", "GroupPagePermission")
    groups = apps.get_model("auth", "Group").objects.in_bulk(field_name="name")
    for role in ROLES:
        for action in getattr(role, place) if role.name in groups else ():
            page_permission.objects.get_or_create(
                group_id=groups[role.name].pk,
                page_id=index_pk,
                permission_id=_permission(apps, f"wagtailcore.{action}_page").pk,
            )


def _permission(apps: Any, name: str) -> Any:
    app, codename = name.split(".")
    permissions = apps.get_model("auth", "Permission").objects
    return permissions.get(content_type__app_label=app, codename=codename)
