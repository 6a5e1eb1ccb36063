from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from model_pages.plugins import register_directory_sort

from . import history
from .admin import urls
from .admin.menu import ReportMenuItem
from .admin.reports import LapsedOverridesView, ListingReportView, RetiredNamesView
from .cost_sort import COST
from .impact.menu import ConsequencesMenuItem, header_buttons
from .impact.panel import review_panel
from .impact.views import ChangesView, ConsequencesView
from .importance import importance_of_models
from .models import CallToAction
from .workload_query import carried_workload


class CallToActionViewSet(SnippetViewSet):
    model = CallToAction
    icon = "pick"
    menu_label = _("Calls to action")
    menu_order = 130
    add_to_admin_menu = True
    list_display = ["name", "heading"]


register_snippet(CallToActionViewSet)


@hooks.register("register_admin_urls")
def register_consequences():
    own, changes = ConsequencesView.as_view(), ChangesView.as_view()
    return [
        path("comparisons/consequences/", changes, name="comparisons_consequences_of_changes"),
        path("comparisons/<int:pk>/consequences/", own, name="comparisons_consequences"),
    ]


@hooks.register("register_page_action_menu_item")
def register_consequences_menu_item():
    return ConsequencesMenuItem(order=90)


@hooks.register("register_page_header_buttons")
def register_consequences_button(page, user, view_name, next_url=None):
    return header_buttons(page, view_name)


@hooks.register("register_admin_urls")
def register_comparison_urls():
    return urls.urlpatterns


@hooks.register("register_reports_menu_item")
def register_lapsed_overrides():
    return ReportMenuItem(LapsedOverridesView, icon_name="warning", order=810)


@hooks.register("register_reports_menu_item")
def register_retired_names():
    return ReportMenuItem(RetiredNamesView, icon_name="history", order=820)


@hooks.register("register_reports_menu_item")
def register_pairs_to_list():
    return ReportMenuItem(ListingReportView, icon_name="list-ul", order=830)


@hooks.register("register_log_actions")
def register_override_action(actions):
    actions.register_action(history.ACTION)(history.OverrideFormatter)


hooks.register("versus_carried", carried_workload)
hooks.register("versus_importance", importance_of_models)
hooks.register("versus_review_prices", review_panel)
register_directory_sort(COST)
