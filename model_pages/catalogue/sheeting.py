"""The sheets of a catalogue on a day, without a database: what a load would show on that day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from model_pages.specs.exchange import ExchangeRate
from model_pages.specs.facts import Fact, State
from model_pages.specs.facts import Source as SpecSource
from model_pages.specs.history import DOCUMENTED, PastPrice, begins, recent_changes
from model_pages.specs.lifecycle import SUCCESSOR, Lifecycle, Successor
from model_pages.specs.prices import Price, announced_after, prices_on
from model_pages.specs.sheet import Alias, Benchmark, Point, ProviderRef, SpecSheet, Strength
from model_pages.specs.slugs import identifier_slug

from .parsing import Catalogue
from .problems import CatalogueError
from .rules import unknown_references
from .schema import (
    BenchmarkEntry,
    FactEntry,
    ModelEntry,
    PriceLine,
    ProviderEntry,
    RateEntry,
    Source,
    StrengthEntry,
)


def sheets_of(catalogue: Catalogue, on: date) -> list[SpecSheet]:
    """In the order of the file; CatalogueError where an entry refers to what the file lacks.

    As ``sheets_for`` reads them once the file was loaded on ``on``, without addresses of pages.
    """
    providers = {entry.slug: _provider(entry) for entry in catalogue.providers}
    models = {entry.slug: entry for entry in catalogue.models}
    problems = [
        placed.problem(path, f"no {noun} has this slug here", slug)
        for placed in catalogue.placed_models
        for path, noun, slug in unknown_references(placed.entry, models, providers)
    ]
    if problems:
        raise CatalogueError(problems)
    rates = _rates(catalogue.rates, on)
    return [_sheet(entry, on, models, providers, rates) for entry in catalogue.models]


def _rates(entries: Iterable[RateEntry], on: date) -> dict[str, ExchangeRate]:
    """The newest rate of each currency that is not after ``on``."""
    oldest_first = sorted((entry for entry in entries if entry.date <= on), key=lambda e: e.date)
    return {
        entry.currency: ExchangeRate(
            entry.currency, entry.per_dollar, entry.date, _source(entry.source)
        )
        for entry in oldest_first
    }


def _sheet(
    entry: ModelEntry,
    on: date,
    models: dict[str, ModelEntry],
    providers: dict[str, ProviderRef],
    rates: dict[str, ExchangeRate],
) -> SpecSheet:
    prices = list(_prices(entry))
    current, announced = prices_on(on, prices), announced_after(on, prices)
    hosts = dict.fromkeys(price.host for price in (*current, *announced) if price.host)
    currencies = {price.currency for price in (*current, *announced)}
    successors = tuple(_successors(entry, models))
    return SpecSheet(
        slug=entry.slug,
        name=entry.name,
        on=on,
        model_type=entry.type,
        provider=providers[entry.provider],
        developer=providers[entry.developer] if entry.developer else None,
        model_id=entry.model_id,
        family=entry.family,
        summary=entry.summary,
        lifecycle=_lifecycle(entry, has_successor=bool(successors)),
        facts={key: _fact(fact) for key, fact in entry.facts.items()},
        capabilities={
            key: Fact(key, State.KNOWN, row.value, _source(row.source), row.checked)
            for key, row in entry.capabilities.items()
        },
        prices=current,
        announced=announced,
        changes=recent_changes(on, _past_prices(entry, prices, on)),
        hosts={host: providers[host] for host in hosts},
        exchange_rates={code: rate for code, rate in rates.items() if code in currencies},
        aliases=tuple(_aliases(entry)),
        benchmarks=tuple(_benchmark(row) for row in entry.benchmarks),
        strengths=tuple(map(_strength, entry.strengths.items if entry.strengths else ())),
        successors=successors,
    )


def _provider(entry: ProviderEntry) -> ProviderRef:
    return ProviderRef(
        slug=entry.slug,
        name=entry.name,
        website=entry.website,
        pricing_url=entry.pricing_url,
        mark=entry.monogram or entry.name[:1].upper(),
    )


def _lifecycle(entry: ModelEntry, *, has_successor: bool) -> Lifecycle:
    return Lifecycle(
        released_on=_value(entry, "release_date"),
        is_preview=entry.stage == "preview",
        deprecated_on=_value(entry, "deprecated_on"),
        retires_on=_value(entry, "retires_on"),
        retires_not_before=_value(entry, "retires_not_before"),
        has_successor=has_successor,
    )


def _value(entry: ModelEntry, key: str) -> Any:
    fact = entry.facts.get(key)
    return fact.value if fact else None


def _fact(entry: FactEntry) -> Fact:
    source = _source(entry.source)
    if entry.state:
        return Fact(entry.key, State(entry.state), source=source)
    return Fact(entry.key, State.KNOWN, entry.value, source, entry.checked)


def _prices(entry: ModelEntry) -> Iterator[Price]:
    """A check counts for a value: two rows that say the same have the same newest day."""
    checked: dict[object, date] = {}
    for row in entry.prices:
        if row.checked:
            value = _price_value(row)
            checked[value] = max(checked.get(value, row.checked), row.checked)
    for row in entry.prices:
        yield replace(row.as_price(), checked_on=checked.get(_price_value(row)))


def _price_value(row: PriceLine) -> object:
    return row.key, row.kind, row.unit, row.state, row.free_kind, row.amount


def _past_prices(entry: ModelEntry, prices: Iterable[Price], on: date) -> Iterator[PastPrice]:
    """The ledger of a load on ``on``: a price that the history does not tell begins that day."""
    told = set()
    for past in entry.price_history:
        told.add((_price_value(past), past.effective_from, past.effective_until))
        told.add((_price_value(past), None, past.effective_until))
        exact = past.basis == DOCUMENTED or begins(prices, past.key, past.kind, past.effective_from)
        yield PastPrice(_bare(past), past.effective_from, past.effective_until, exact)
    for row in entry.prices:
        first = row.effective_from
        if (_price_value(row), first, row.effective_until) not in told:
            yield PastPrice(_bare(row), first or on, row.effective_until, first is not None)


def _bare(row: PriceLine) -> Price:
    """As the ledger keeps it: its days stand beside it, and nothing is said of its terms."""
    return replace(PriceLine.as_price(row), effective_from=None, effective_until=None)


def _aliases(entry: ModelEntry) -> Iterator[Alias]:
    for identifier in entry.aliases:
        yield Alias(identifier, identifier_slug(identifier))
    for identifier in entry.snapshots:
        yield Alias(identifier, identifier_slug(identifier), is_snapshot=True)


def _benchmark(row: BenchmarkEntry) -> Benchmark:
    return Benchmark(
        name=row.name,
        version=row.version,
        metric=row.metric,
        setting=row.setting,
        score=row.score,
        self_reported=row.self_reported,
        source=_source(row.source) or SpecSource(""),
        measured_on=row.measured_on,
        interval=row.interval,
    )


def _strength(entry: StrengthEntry) -> Strength:
    return Strength(entry.title, tuple(Point(point.text, point.points) for point in entry.points))


def _successors(entry: ModelEntry, models: dict[str, ModelEntry]) -> Iterator[Successor]:
    """The models that replace each other after ``entry``; a file holds no loops."""
    while entry.superseded_by:
        named, entry = entry.superseded_by, models[entry.superseded_by.model]
        source = _source(named.source)
        yield Successor(
            slug=entry.slug,
            name=entry.name,
            model_type=entry.type,
            lifecycle=_lifecycle(entry, has_successor=entry.superseded_by is not None),
            named=(
                Fact(SUCCESSOR, State.KNOWN, entry.name, source, named.checked)
                if named.checked
                else None
            ),
            retires=_retirement(entry),
        )


def _retirement(entry: ModelEntry) -> Fact | None:
    """Its source stands in its check, so without a day there is none."""
    fact = entry.facts.get("retires_on")
    return _fact(fact) if fact and fact.value and fact.checked else None


def _source(source: Source | None) -> SpecSource | None:
    return SpecSource(source.name, source.url) if source else None
