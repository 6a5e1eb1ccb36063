"""The addresses of comparisons that are no pages: ``path("", include("comparisons.urls"))``,
above Wagtail's."""

from django.urls import path

from .feeds import ChangesFeed

urlpatterns = [
    path("changes.atom", ChangesFeed(), name="versus_changes"),
]
