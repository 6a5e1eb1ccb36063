"""The addresses of the directory's own views, under ``/admin/models/``."""

from django.urls import path

from .queue import ConfirmView, StillTrueOfModelView, ToCheckView

app_name = "model_pages_admin"
urlpatterns = [
    path("to-check/", ToCheckView.as_view(), name="to_check"),
    path("to-check/results/", ToCheckView.as_view(results_only=True), name="to_check_results"),
    path("still-true/", ConfirmView.as_view(), name="confirm"),
    path("still-true/<int:pk>/", StillTrueOfModelView.as_view(), name="still_true_of_model"),
]
