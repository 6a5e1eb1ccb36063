from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .admin import ExchangeRateViewSet, ModelListingViewSet, ProviderViewSet
from .model_chooser import ModelChooserViewSet, model_chooser_viewset

register_snippet(ProviderViewSet)
register_snippet(ExchangeRateViewSet)


@hooks.register("register_admin_viewset")
def register_model_listing() -> ModelListingViewSet:
    return ModelListingViewSet("model_pages")


@hooks.register("register_admin_viewset")
def register_model_chooser() -> ModelChooserViewSet:
    return model_chooser_viewset
