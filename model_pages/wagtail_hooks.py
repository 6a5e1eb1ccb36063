from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .admin import (
    ExchangeRateViewSet,
    ModelListingViewSet,
    ModelPageViewSet,
    ProviderViewSet,
)
from .editing.refusing import refuse_unpublishable
from .log_actions import register_price_actions

register_snippet(ProviderViewSet)
register_snippet(ExchangeRateViewSet)


@hooks.register("register_admin_viewset")
def register_model_listing() -> ModelListingViewSet:
    return ModelListingViewSet("model_pages")


@hooks.register("register_admin_viewset")
def register_model_page() -> ModelPageViewSet:
    return ModelPageViewSet()


hooks.register("register_log_actions", register_price_actions)
hooks.register("before_bulk_action", refuse_unpublishable)
