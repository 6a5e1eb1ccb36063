"""Who may use the price desk, and whose batches are whose."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.mixins import UserPassesTestMixin
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from wagtail.permissions import policy_registry

from model_pages.models import ModelPage, PriceBatch
from model_pages.roles import EDIT_PRICES, may_see_work_of


def may_use_desk(user: Any) -> bool:
    """Each entry is asked about again when it is changed."""
    return user.has_perm(EDIT_PRICES) and (
        policy_registry.get_by_type(ModelPage).user_has_permission(user, "change")
    )


def editable_pages(user: Any) -> set[int]:
    """The primary keys of the entries whose prices the user may change."""
    policy = policy_registry.get_by_type(ModelPage)
    pages = policy.instances_user_has_permission_for(user, "change")
    return set(pages.values_list("pk", flat=True)) if user.has_perm(EDIT_PRICES) else set()


class DeskMixin(UserPassesTestMixin):
    """Every view of the desk stands behind this one question."""

    raise_exception = True

    def test_func(self) -> bool:
        return may_use_desk(self.request.user)


class BatchMixin(DeskMixin):
    """A batch belongs to who made it."""

    def batch(self) -> PriceBatch:
        batch = get_object_or_404(PriceBatch, pk=self.kwargs["pk"])
        if not may_see_work_of(self.request.user, batch.user_id):
            raise PermissionDenied
        return batch
