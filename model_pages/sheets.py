"""The only bridge from rows to sheets.

A published model is read from its live revision, which holds the entry and all its child rows:
one query for any number of models, and never half an edit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest
from wagtail.models import Revision

from model_pages.specs.builtin import COLUMN_FIELDS
from model_pages.specs.dates import PartialDate
from model_pages.specs.exchange import ExchangeRate
from model_pages.specs.facts import Fact, Source, State
from model_pages.specs.field_kinds import meant_value
from model_pages.specs.history import PastPrice, begins, recent_changes
from model_pages.specs.lifecycle import SUCCESSOR, Lifecycle, Successor
from model_pages.specs.prices import (
    OWN_API,
    FreeKind,
    Price,
    PriceKind,
    PriceState,
    announced_after,
    normal_conditions,
    prices_on,
)
from model_pages.specs.sheet import (
    Alias,
    Benchmark,
    Point,
    ProviderRef,
    SpecSheet,
    Strength,
)
from model_pages.specs.vocabulary import SPEC_FIELDS, SpecField

from .beside import Beside, beside
from .checks import (
    Checks,
    capability_subject,
    checked_on,
    fact_subject,
    fact_value,
    price_subject,
    price_value,
)
from .contents import Content
from .day_asked import on_day
from .links import provider_index_path, provider_link
from .models import FactSource, ModelAlias, ModelPage, ModelPrice, Provider
from .models.choices import Stage

NO_PROVIDER = ProviderRef(slug="", name="Provider not chosen yet")


def sheets_for(
    pages: Iterable[ModelPage], on: date, request: HttpRequest | None = None
) -> list[SpecSheet]:
    """The sheets of published pages, in their order.

    Give pages of ``ModelPage.objects.for_sheets()``: then this is one query for any number of
    them, and one more for each of what few models have (see ``beside``).
    """
    pages = list(pages)
    if not pages:
        return []
    contents = [live_content(page) for page in pages]
    around = beside(contents, _successor_pages(pages), on)
    providers = ProviderRefs(_index_path(pages[0]), request)
    return [
        sheet_of(content, page, on, around, providers, _successors_of(page, around, request))
        for page, content in zip(pages, contents, strict=True)
    ]


def draft_sheet(page: ModelPage, on: date, request: HttpRequest | None = None) -> SpecSheet:
    """The sheet of a page as it stands in memory: for previews."""
    around = beside([page], _successor_pages([page]), on)
    providers = ProviderRefs(_index_path(page), request)
    return sheet_of(page, page, on, around, providers, _successors_of(page, around, request))


def live_content(page: ModelPage) -> ModelPage | Content:
    """The published state for reading: what ``live_copy`` has, in a tenth of the time."""
    return Content(page.live_revision.content) if page.live_revision else page


def live_copy(page: ModelPage) -> ModelPage:
    """The published state with its child rows, read without a query."""
    return _copy_of(page, page.live_revision)


def draft_copy(page: ModelPage) -> ModelPage:
    """The newest state with its child rows, published or not."""
    return _copy_of(page, page.latest_revision)


def _copy_of(page: ModelPage, revision: Revision | None) -> ModelPage:
    if revision is None:
        return page
    copy = ModelPage.from_serializable_data(revision.content, check_fks=False, strict_fks=False)
    return page if copy is None else copy


def price_of(row: ModelPrice, host: str = OWN_API) -> Price:
    """A complete row as a value; see ``ModelPrice.is_complete``."""
    return Price(
        component=row.component,
        unit=row.unit,
        currency=row.currency,
        state=PriceState(row.state),
        amount=row.amount,
        conditions=normal_conditions(row.conditions or {}),
        free_kind=FreeKind(row.free_kind) if row.free_kind else None,
        kind=PriceKind(row.kind),
        host=host,
        effective_from=row.effective_from,
        effective_until=row.effective_until,
        source=_source(row),
        minimum=row.minimum,
        terms=row.terms,
        is_derived=row.is_derived,
        is_confirmed=row.is_confirmed,
    )


def hosts_by_pk() -> dict[int, str]:
    """The slugs of providers, who may all be the host of a price."""
    return dict(Provider.objects.values_list("pk", "slug"))


def all_prices(page: ModelPage | Content, hosts: dict[int, str]) -> list[Price]:
    """Every complete price row of a page: past, current and announced."""
    return [
        price_of(row, hosts.get(row.host_id or 0, OWN_API))
        for row in page.prices.all()
        if row.is_complete
    ]


def lifecycle_of(page: ModelPage | Any, *, has_successor: bool) -> Lifecycle:
    """The dates of a page, or of anything with the same names."""
    return Lifecycle(
        released_on=_partial(page.release_date),
        is_preview=page.stage == Stage.PREVIEW,
        deprecated_on=page.deprecated_on,
        retires_on=page.retires_on,
        retires_not_before=page.retires_not_before,
        has_successor=has_successor,
    )


class ProviderRefs:
    """Providers as sheets name them, each made once for all sheets of one reading.

    ``index_path`` is the tree path of the provider directory, empty where the site has none.
    """

    def __init__(self, index_path: str | None, request: HttpRequest | None = None) -> None:
        self.index_path = index_path
        self.request = request
        self._made: dict[int, ProviderRef] = {}

    def of(self, provider: Provider | None) -> ProviderRef:
        if provider is None:
            return NO_PROVIDER
        if provider.pk not in self._made:
            self._made[provider.pk] = self._ref(provider)
        return self._made[provider.pk]

    def _ref(self, provider: Provider) -> ProviderRef:
        link = provider_link(provider.slug, self.index_path, self.request)
        return ProviderRef(
            slug=provider.slug,
            name=provider.name,
            url=link if provider.live else "",
            website=provider.website,
            pricing_url=provider.pricing_url,
            mark=provider.mark,
        )


def _index_path(page: ModelPage) -> str | None:
    """As ``for_sheets`` has put it on a page, else by a query."""
    annotated = hasattr(page, "provider_index_path")
    return page.provider_index_path if annotated else provider_index_path()


def sheet_of(
    copy: ModelPage | Content,
    page: ModelPage,
    on: date,
    around: Beside,
    providers: ProviderRefs,
    successors: tuple[Successor, ...],
) -> SpecSheet:
    """From the content of an entry, the row of its page and what stands beside it.

    It reads nothing else: ``live_directory`` keeps a sheet for as long as these are the same.
    """
    checks = around.checks[page.pk]
    slugs = {pk: host.slug for pk, host in around.hosts.items()}
    prices = [_checked_price(price, checks) for price in all_prices(copy, slugs)]
    current, announced = prices_on(on, prices), announced_after(on, prices)
    return SpecSheet(
        slug=page.slug,
        name=copy.title,
        on=on,
        model_type=copy.model_type,
        provider=providers.of(page.provider),
        developer=providers.of(page.developer) if page.developer_id else None,
        model_id=copy.model_id,
        family=copy.family,
        summary=copy.summary,
        url=on_day(page.get_url(providers.request) or "") if page.pk else "",
        lifecycle=lifecycle_of(copy, has_successor=bool(successors)),
        facts=dict(_facts(copy, checks)),
        capabilities=dict(_capabilities(copy, checks)),
        prices=current,
        announced=announced,
        changes=recent_changes(on, _dated(around.past_prices[page.pk], prices)),
        hosts=_hosts((*current, *announced), around, providers),
        exchange_rates=_rates((*current, *announced), around),
        aliases=tuple(_aliases(copy)),
        benchmarks=tuple(_benchmarks(copy)),
        strengths=tuple(_strengths(copy)),
        successors=successors,
    )


def _hosts(
    prices: Iterable[Price], around: Beside, providers: ProviderRefs
) -> dict[str, ProviderRef]:
    hosts = {host.slug: host for host in around.hosts.values()}
    billing = dict.fromkeys(price.host for price in prices if price.host)
    return {slug: providers.of(hosts[slug]) for slug in billing}


def _rates(prices: Iterable[Price], around: Beside) -> dict[str, ExchangeRate]:
    currencies = {price.currency for price in prices}
    return {currency: rate for currency, rate in around.rates.items() if currency in currencies}


def _dated(records: Iterable[PastPrice], prices: list[Price]) -> Iterator[PastPrice]:
    """The first day of a record is exact, too, where the entry has a row that begins on it."""
    for record in records:
        price = record.price
        stated = begins(prices, price.key, price.kind, record.first_day)
        yield replace(record, is_exact=record.is_exact or stated)


def _facts(page: ModelPage | Content, checks: Checks) -> Iterator[tuple[str, Fact]]:
    rows = {row.fact: row for row in page.fact_sources.all()}
    for field in SPEC_FIELDS:
        row, value = rows.get(field.key), _fact_value(page, field)
        source = _source(row)
        if value is not None:
            day = checked_on(checks, fact_subject(field.key), fact_value(value))
            yield field.key, Fact(field.key, State.KNOWN, value, source, day)
        elif row is not None and row.state:
            yield field.key, Fact(field.key, State(row.state), source=source)


def _fact_value(page: ModelPage | Content, field: SpecField) -> Any:
    """From the entry's own field, or from the facts of plug-ins."""
    key = field.key
    stored = getattr(page, key) if key in COLUMN_FIELDS else page.extra_specs.get(key)
    return meant_value(field, stored)


def _capabilities(page: ModelPage | Content, checks: Checks) -> Iterator[tuple[str, Fact]]:
    for row in page.capabilities.all():
        day = checked_on(checks, capability_subject(row.capability), fact_value(row.supported))
        yield row.capability, Fact(row.capability, State.KNOWN, row.supported, _source(row), day)


def _checked_price(price: Price, checks: Checks) -> Price:
    return replace(price, checked_on=checked_on(checks, price_subject(price), price_value(price)))


def _aliases(page: ModelPage | Content) -> Iterator[Alias]:
    for row in page.other_names.all():
        yield Alias(row.identifier, row.slug, row.kind == ModelAlias.Kind.SNAPSHOT)


def _benchmarks(page: ModelPage | Content) -> Iterator[Benchmark]:
    for row in page.benchmarks.all():
        yield Benchmark(
            name=row.name,
            version=row.version,
            metric=row.metric,
            setting=row.setting,
            score=row.score,
            self_reported=row.self_reported,
            source=_source(row) or Source(""),
            measured_on=row.measured_on,
            interval=row.interval,
        )


def _strengths(page: ModelPage | Content) -> Iterator[Strength]:
    for block in page.strengths:
        points = (Point(p["text"], tuple(p["points"])) for p in block.value["points"])
        yield Strength(block.value["title"], tuple(points))


def _successor_pages(pages: Iterable[ModelPage]) -> list[ModelPage]:
    return [link for page in pages for link in _chain(page)]


def _chain(page: ModelPage) -> Iterator[ModelPage]:
    """The models that replace each other after ``page``, published or not, loops cut."""
    seen = {page.pk}
    successor = page.superseded_by
    while successor is not None and successor.pk not in seen:
        seen.add(successor.pk)
        yield successor
        successor = successor.superseded_by


def _successors_of(
    page: ModelPage, around: Beside, request: HttpRequest | None
) -> tuple[Successor, ...]:
    return successors_of(page, _chain(page), around, request)


def successors_of(
    page: ModelPage, chain: Iterable[ModelPage], around: Beside, request: HttpRequest | None = None
) -> tuple[Successor, ...]:
    """Those of the chain that visitors may see, from the nearest on."""
    return tuple(_successors(page, chain, around, request))


def _successors(
    page: ModelPage, chain: Iterable[ModelPage], around: Beside, request: HttpRequest | None
) -> Iterator[Successor]:
    before = page
    for link in chain:
        if link.pk in around.published:
            yield Successor(
                slug=link.slug,
                name=link.title,
                model_type=link.model_type,
                lifecycle=lifecycle_of(link, has_successor=link.superseded_by_id is not None),
                url=on_day(link.get_url(request) or ""),
                named=_named(around.checks[before.pk], link),
                retires=_retirement(around.checks[link.pk], link),
            )
        before = link


def _named(checks: Checks, successor: ModelPage) -> Fact | None:
    """Who names a successor: the entry only links to it, so the source stands in its check."""
    check = checks.get((fact_subject(SUCCESSOR), successor.slug))
    if check is None:
        return None
    return Fact(SUCCESSOR, State.KNOWN, successor.title, check.source, check.on)


def _retirement(checks: Checks, page: ModelPage) -> Fact | None:
    day = page.retires_on
    check = checks.get((fact_subject("retires_on"), fact_value(day)))
    if day is None or check is None:
        return None
    return Fact("retires_on", State.KNOWN, day, check.source, check.on)


def _partial(text: str) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def _source(row: ModelPrice | FactSource | Any | None) -> Source | None:
    """A link without a name is known by the host that it leads to."""
    if row is None or not (row.source_name or row.source_url):
        return None
    return Source(row.source_name or urlsplit(row.source_url).hostname or "", row.source_url)
