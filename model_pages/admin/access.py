"""Who may do what in the views of the directory: the one place that says it."""

from __future__ import annotations

from typing import Any

from wagtail.permissions import policy_registry

from model_pages.managers import ModelPageQuerySet
from model_pages.models import ModelPage

SEEING = ["add", "change", "publish"]


def may_see_models(user: Any) -> bool:
    return policy_registry.get_by_type(ModelPage).user_has_any_permission(user, SEEING)


def seen_models(user: Any) -> ModelPageQuerySet:
    """The entries that a user may find in the explorer."""
    explorable = policy_registry.get_by_type(ModelPage).explorable_instances(user)
    return ModelPage.objects.filter(pk__in=explorable.values("pk"))


def checkable_models(user: Any) -> ModelPageQuerySet:
    """The published entries whose values a user may confirm."""
    editable = policy_registry.get_by_type(ModelPage).instances_user_has_permission_for(
        user, "change"
    )
    return ModelPage.objects.live().filter(pk__in=editable.values("pk"))


def may_confirm(user: Any, page: Any) -> bool:
    return page.live and page.permissions_for_user(user).can_edit()
