from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .admin.listing import ModelListingViewSet
from .admin.log_actions import register_check_action
from .admin.snippets import ExchangeRateViewSet, ProviderViewSet
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
