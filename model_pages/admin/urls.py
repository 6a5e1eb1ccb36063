"""The addresses of the directory's own views, under ``/admin/models/``."""

from django.urls import URLPattern, path

from .queue import ConfirmView, StillTrueOfModelView, ToCheckView
from .reports import REPORTS
from .reports.ahead import CalendarView
from .reports.base import ModelReport


def report_urls(report: type[ModelReport]) -> list[URLPattern]:
    address = f"reports/{report.slug.replace('_', '-')}/"
    results = report.as_view(results_only=True)
    return [
        path(address, report.as_view(), name=report.slug),
        path(f"{address}results/", results, name=f"{report.slug}_results"),
    ]


app_name = "model_pages_admin"
urlpatterns = [
    path("to-check/", ToCheckView.as_view(), name="to_check"),
    path("to-check/results/", ToCheckView.as_view(results_only=True), name="to_check_results"),
    path("still-true/", ConfirmView.as_view(), name="confirm"),
    path("still-true/<int:pk>/", StillTrueOfModelView.as_view(), name="still_true_of_model"),
    path("changes-ahead.ics", CalendarView.as_view(), name="calendar"),
    *(url for report in REPORTS for url in report_urls(report)),
]
