"""Who may look at what editors have to do about comparisons: the one place that says it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.mixins import UserPassesTestMixin
from wagtail.permissions import policy_registry

from comparisons.models import ComparisonIndexPage, ComparisonPage

WRITING = ("add_page", "change_page", "publish_page")


def may_write_comparisons(user: Any) -> bool:
    """Somewhere: an index of comparisons, what is above it or what is below."""
    if not user.is_active or user.is_superuser:
        return user.is_active
    granted = policy_registry.get_by_type(ComparisonPage).get_cached_permissions_for_user(user)
    places = {one.page.path for one in granted if one.permission.codename in WRITING}
    if not places:
        return False
    indexes = ComparisonIndexPage.objects.values_list("path", flat=True)
    return any(
        index.startswith(place) or place.startswith(index) for index in indexes for place in places
    )


class WritesComparisons(UserPassesTestMixin):
    """A view for whoever may write about a pair."""

    raise_exception = True

    def test_func(self) -> bool:
        return may_write_comparisons(self.request.user)
