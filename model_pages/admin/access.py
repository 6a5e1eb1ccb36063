"""Who may do what in the views of the directory: the one place that says it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.mixins import UserPassesTestMixin
from wagtail.permissions import policy_registry

from model_pages.managers import ModelPageQuerySet
from model_pages.models import ModelPage
from model_pages.roles import CONFIRM_CHECKS, EDIT_ENTRIES

SEEING = ["add", "change", "publish"]


def may_see_models(user: Any) -> bool:
    return policy_registry.get_by_type(ModelPage).user_has_any_permission(user, SEEING)


def seen_models(user: Any) -> ModelPageQuerySet:
    """The entries that a user may find in the explorer."""
    explorable = policy_registry.get_by_type(ModelPage).explorable_instances(user)
    return ModelPage.objects.filter(pk__in=explorable.values("pk"))


def may_add_models(user: Any) -> bool:
    return user.has_perm(EDIT_ENTRIES) and (
        policy_registry.get_by_type(ModelPage).user_has_permission(user, "add")
    )


def may_confirm_checks(user: Any) -> bool:
    return user.has_perm(CONFIRM_CHECKS) and (
        policy_registry.get_by_type(ModelPage).user_has_permission(user, "change")
    )


def checkable_models(user: Any) -> ModelPageQuerySet:
    """The published entries whose values a user may confirm."""
    if not user.has_perm(CONFIRM_CHECKS):
        return ModelPage.objects.none()
    editable = policy_registry.get_by_type(ModelPage).instances_user_has_permission_for(
        user, "change"
    )
    return ModelPage.objects.live().filter(pk__in=editable.values("pk"))


class ConfirmsChecks(UserPassesTestMixin):
    """A view for whoever may record that values are still true."""

    raise_exception = True

    def test_func(self) -> bool:
        return may_confirm_checks(self.request.user)
