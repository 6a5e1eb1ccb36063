from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .admin import ExchangeRateViewSet, ModelListingViewSet, ProviderViewSet
from .desk.viewset import PriceDeskViewSet

register_snippet(ProviderViewSet)
register_snippet(ExchangeRateViewSet)


@hooks.register("register_admin_viewset")
def register_model_listing() -> ModelListingViewSet:
    return ModelListingViewSet("model_pages")


@hooks.register("register_admin_viewset")
def register_price_desk() -> PriceDeskViewSet:
    return PriceDeskViewSet()
