from django.urls import path

from .said_view import SaidView

urlpatterns = [
    path("comparisons/said/", SaidView.as_view(), name="comparisons_said"),
]
