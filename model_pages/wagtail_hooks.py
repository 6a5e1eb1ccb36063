from functools import partial

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import include, path, reverse
from django.urls.resolvers import URLResolver
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.snippets.models import register_snippet

from .admin import menu, urls
from .admin.bulk_actions import (
    ChangeProviderBulkAction,
    DeprecateBulkAction,
    StillTrueBulkAction,
)
from .admin.corrections import CorrectionViewSet
from .admin.dashboard import add_panels
from .admin.listing import ModelListingViewSet, ModelPageViewSet
from .admin.log_actions import register_check_action
from .admin.reports import REPORTS
from .admin.snippets import ExchangeRateViewSet, ProviderViewSet
from .desk.viewset import PriceDeskViewSet
from .editing.bulk_publishing import publish_nothing_unasked
from .importing.admin import ImportFormatter, ImportMenuItem
from .importing.running import ACTION as IMPORT_ACTION
from .log_actions import register_price_actions
from .model_chooser import model_chooser_viewset
from .roles import role_permissions

register_snippet(ProviderViewSet)
register_snippet(ExchangeRateViewSet)

hooks.register("register_log_actions", register_check_action)
hooks.register("register_log_actions", register_price_actions)
hooks.register("before_bulk_action", publish_nothing_unasked)
hooks.register("register_admin_menu_item", menu.to_check_menu_item)
hooks.register("construct_homepage_panels", add_panels)
hooks.register("register_page_header_buttons", menu.still_true_button)
hooks.register("register_page_listing_more_buttons", menu.still_true_button)

for position, report in enumerate(REPORTS):
    item = partial(menu.report_menu_item, report, order=500 + position)
    hooks.register("register_reports_menu_item", item)

for action in (StillTrueBulkAction, DeprecateBulkAction, ChangeProviderBulkAction):
    hooks.register("register_bulk_action", action)


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLResolver]:
    return [
        path("models/", include(urls)),
        path("import-and-export/", include("model_pages.importing.urls")),
    ]


@hooks.register("register_admin_viewset")
def register_model_lists() -> list[ViewSet]:
    return [
        ModelListingViewSet("model_pages"),
        ModelPageViewSet(),
        PriceDeskViewSet(),
        CorrectionViewSet("corrections"),
        model_chooser_viewset,
    ]


@hooks.register("register_permissions")
def register_role_permissions() -> QuerySet[Permission, Permission]:
    return role_permissions()


@hooks.register("register_admin_menu_item")
def register_import_menu_item() -> ImportMenuItem:
    url = reverse("model_imports:index")
    return ImportMenuItem(
        _("Import and export"), url, name="model-imports", icon_name="upload", order=150
    )


@hooks.register("register_log_actions")
def register_import_action(actions) -> None:
    actions.register_action(IMPORT_ACTION)(ImportFormatter)
