from __future__ import annotations

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Subquery
from wagtail.models import PageManager, PageViewRestriction
from wagtail.query import PageQuerySet

SUCCESSOR_HOPS = ("superseded_by", "superseded_by__superseded_by")


class ModelPageQuerySet(PageQuerySet):
    def published(self) -> ModelPageQuerySet:
        """Live and open to every visitor.

        Wagtail's ``public()`` says the same with a query of its own; this one is a subquery.
        """
        path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
        restrictions = PageViewRestriction.objects.alias(model_path=path).filter(
            model_path__startswith=F("page__path")
        )
        return self.live().exclude(Exists(restrictions))

    def for_sheets(self) -> ModelPageQuerySet:
        """With everything that ``sheets_for`` reads, in one query."""
        from .models import ProviderIndexPage

        provider_index = ProviderIndexPage.objects.live().order_by("path")
        return self.select_related(
            "live_revision", "provider", "developer", *SUCCESSOR_HOPS
        ).annotate(provider_index_path=Subquery(provider_index.values("url_path")[:1]))


ModelPageManager = PageManager.from_queryset(ModelPageQuerySet)
