from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .admin.listing import ModelListingViewSet
from .admin.log_actions import register_check_action
from .admin.snippets import ExchangeRateViewSet, ProviderViewSet
from .importing.admin import ImportFormatter, ImportMenuItem
from .importing.running import ACTION as IMPORT_ACTION
from .roles import role_permissions

register_snippet(ProviderViewSet)
register_snippet(ExchangeRateViewSet)

hooks.register("register_log_actions", register_check_action)


@hooks.register("register_admin_viewset")
def register_model_listing() -> ModelListingViewSet:
    return ModelListingViewSet("model_pages")


@hooks.register("register_permissions")
def register_role_permissions() -> QuerySet[Permission, Permission]:
    return role_permissions()


@hooks.register("register_admin_urls")
def register_import_urls() -> list:
    return [path("import-and-export/", include("model_pages.importing.urls"))]


@hooks.register("register_admin_menu_item")
def register_import_menu_item() -> ImportMenuItem:
    url = reverse("model_imports:index")
    return ImportMenuItem(
        _("Import and export"), url, name="model-imports", icon_name="upload", order=150
    )


@hooks.register("register_log_actions")
def register_import_action(actions) -> None:
    actions.register_action(IMPORT_ACTION)(ImportFormatter)
