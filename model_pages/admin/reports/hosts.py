from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from model_pages.admin.lines import price_label
from model_pages.languages import current_language
from model_pages.managers import ModelPageQuerySet
from model_pages.models import ModelPage, Provider
from model_pages.price_words import percent_between, percent_text
from model_pages.published_prices import prices_in_force
from model_pages.specs.price_cells import PriceCells
from model_pages.specs.prices import OWN_API, Price, PriceKind

from .base import ModelReport, PartColumn, model_column, provider_column


@dataclass(frozen=True)
class HostDifference:
    page: ModelPage
    what: str
    host: str
    own: str
    hosted: str
    percent: Decimal
    percent_text: str

    @property
    def before(self) -> str:
        return self.own

    @property
    def after(self) -> str:
        return self.hosted


class HostDifferencesReport(ModelReport):
    slug = "host_differences"
    page_title = _("Prices of other hosts")
    header_icon = "group"
    help_text = _(
        "Where another host bills a model differently from its provider's own list: often right, "
        "sometimes a price that only one of the two rows was changed to."
    )
    verbose_name_plural = _("prices that differ")
    columns = [
        model_column(),
        provider_column(),
        Column("host", label=_("Host"), accessor="host", sort_key="host"),
        Column("what", label=_("What"), accessor="what"),
        PartColumn("change", "change", label=_("Own price → host's price"), accessor="own"),
    ]
    exported = {
        "page.title": _("Model"),
        "page.provider": _("Provider"),
        "host": _("Host"),
        "what": _("What"),
        "own": _("Own price"),
        "hosted": _("Host's price"),
        "percent": _("Percent"),
    }

    def rows(self, pages: ModelPageQuerySet) -> Sequence[HostDifference]:
        hosted = pages.live().filter(prices__host__isnull=False).distinct().order_by("title", "pk")
        models = list(hosted.select_related("provider").defer_streamfields())
        prices = prices_in_force([page.pk for page in models], self.on)
        hosts = dict(Provider.objects.values_list("slug", "name"))
        cells = PriceCells(current_language(), self.on)
        return [
            row
            for page in models
            for row in differences(page, prices.get(page.pk, ()), cells, hosts)
        ]


def differences(
    page: ModelPage, prices: Sequence[Price], cells: PriceCells, hosts: Mapping[str, str]
) -> Iterator[HostDifference]:
    """Of list prices under one key but for the host, those with another amount."""
    listed = [price for price in prices if price.kind is PriceKind.LIST]
    own = {price.key: price for price in listed if price.host == OWN_API}
    for price in listed:
        counterpart = own.get(price.key._replace(host=OWN_API))
        if price.host == OWN_API or counterpart is None:
            continue
        percent = percent_between(counterpart, price)
        if percent is not None:
            yield HostDifference(
                page=page,
                what=price_label(counterpart, cells, hosts),
                host=hosts.get(price.host, price.host),
                own=cells.price(counterpart).text,
                hosted=cells.price(price).text,
                percent=percent,
                percent_text=percent_text(counterpart, price),
            )
