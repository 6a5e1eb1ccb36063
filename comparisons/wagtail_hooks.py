from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from . import history
from .admin import urls
from .admin.menu import ReportMenuItem
from .admin.reports import LapsedOverridesView, ListingReportView, RetiredNamesView
from .importance import importance_of_models
from .models import CallToAction


class CallToActionViewSet(SnippetViewSet):
    model = CallToAction
    icon = "pick"
    menu_label = _("Calls to action")
    menu_order = 130
    add_to_admin_menu = True
    list_display = ["name", "heading"]


register_snippet(CallToActionViewSet)


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


hooks.register("versus_importance", importance_of_models)
