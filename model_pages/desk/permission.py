"""Who may use the price desk, and whose batches are whose."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from wagtail.permissions import page_permission_policy

from model_pages.models import PriceBatch


def may_use_desk(user: Any) -> bool:
    """Whoever may change a page somewhere; each entry is asked about again when it is changed."""
    return user.has_perm("wagtailadmin.access_admin") and (
        page_permission_policy.user_has_permission(user, "change")
    )


def editable_pages(user: Any) -> set[int]:
    """The primary keys of all pages that the user may change."""
    pages = page_permission_policy.instances_user_has_any_permission_for(user, {"change"})
    return set(pages.values_list("pk", flat=True))


class DeskMixin:
    """Every view of the desk stands behind this one question."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_use_desk(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class BatchMixin(DeskMixin):
    """A batch belongs to who made it."""

    def batch(self) -> PriceBatch:
        batch = get_object_or_404(PriceBatch, pk=self.kwargs["pk"])
        if batch.user_id != self.request.user.pk and not self.request.user.is_superuser:
            raise PermissionDenied
        return batch
