from django.urls import path

from .reports import REPORTS
from .said_view import SaidView

urlpatterns = [
    path("comparisons/said/", SaidView.as_view(), name="comparisons_said"),
    *(
        path(f"reports/comparisons/{slug}/", view.as_view(), name=view.index_url_name)
        for slug, view in REPORTS.items()
    ),
    *(
        path(
            f"reports/comparisons/{slug}/results/",
            view.as_view(results_only=True),
            name=view.index_results_url_name,
        )
        for slug, view in REPORTS.items()
    ),
]
