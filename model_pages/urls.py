"""The addresses of the directory that are no pages: ``path("", include("model_pages.urls"))``,
above Wagtail's."""

from django.urls import path

from .corrections.views import CorrectionView

urlpatterns = [
    path("corrections/", CorrectionView.as_view(), name="versus_correction"),
]
