"""The addresses of comparisons that are no pages: ``path("", include("comparisons.urls"))``,
above Wagtail's."""

from django.urls import path

from .feeds import ChangesFeed
from .visits import count_visit

urlpatterns = [
    path("changes.atom", ChangesFeed(), name="versus_changes"),
    path("compared/", count_visit, name="versus_visit"),
]
