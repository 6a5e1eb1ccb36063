"""Writes an entry into a page: its fields and child rows, in memory."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model

from model_pages.models import (
    BenchmarkResult,
    FactSource,
    ModelAlias,
    ModelCapability,
    ModelPage,
    ModelPrice,
    Provider,
)
from model_pages.specs.builtin import COLUMN_FIELDS
from model_pages.specs.dates import PartialDate
from model_pages.specs.vocabulary import SPEC_FIELDS

from .schema import ModelEntry, PriceEntry, Source, StrengthEntry

_EMPTY: dict[str, Any] = {"text": "", "partial_date": ""}
"""What a field without a value holds, by the kind of its fact; None for the other kinds."""


def fill_page(page: ModelPage, entry: ModelEntry, providers: Mapping[str, Provider]) -> None:
    """Make ``page`` say what ``entry`` says, its successor apart.

    ValidationError where a row breaks a rule of the database.
    """
    fill_identity(page, entry, providers)
    _replace(page, "prices", list(_prices(entry, providers)), price_identity)


def fill_identity(page: ModelPage, entry: ModelEntry, providers: Mapping[str, Provider]) -> None:
    """Everything but the prices."""
    page.title, page.slug = entry.name, entry.slug
    page.provider = providers[entry.provider]
    page.developer = providers[entry.developer] if entry.developer else None
    page.model_type, page.stage = entry.type, entry.stage
    page.model_id, page.family, page.summary = entry.model_id, entry.family, entry.summary
    page.licence_url = entry.licence_url
    _fill_facts(page, entry)
    _fill_strengths(page, entry)
    _replace(page, "other_names", list(_aliases(entry)), lambda row: row.identifier)
    _replace(page, "fact_sources", list(_fact_sources(entry)), lambda row: row.fact)
    _replace(page, "capabilities", list(_capabilities(entry)), lambda row: row.capability)
    _replace(page, "benchmarks", list(_benchmarks(entry)), _benchmark_identity)


def _fill_facts(page: ModelPage, entry: ModelEntry) -> None:
    """Each fact into its own field, or into the facts of plug-ins."""
    extra = dict(page.extra_specs)
    for spec_field in SPEC_FIELDS:
        fact = entry.facts.get(spec_field.key)
        value = fact.value if fact else None
        if spec_field.key in COLUMN_FIELDS:
            setattr(page, spec_field.key, _stored(value, spec_field.kind))
        elif value is None:
            extra.pop(spec_field.key, None)
        else:
            extra[spec_field.key] = _plain(value)
    page.extra_specs = extra


def _stored(value: Any, kind: str) -> Any:
    if value is None:
        return _EMPTY.get(kind)
    return value if isinstance(value, date) else _plain(value)


def _plain(value: Any) -> Any:
    """The value as JSON can hold it."""
    if isinstance(value, (date, PartialDate)):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


def _fill_strengths(page: ModelPage, entry: ModelEntry) -> None:
    strengths = entry.strengths
    page.strengths_written_on = strengths.written_on if strengths else None
    page.strengths_reviewed_on = strengths.reviewed_on if strengths else None
    page.strengths = [("strength", _block(item)) for item in strengths.items] if strengths else []


def _block(strength: StrengthEntry) -> dict[str, Any]:
    points = [{"text": point.text, "points": list(point.points)} for point in strength.points]
    return {"title": strength.title, "points": points}


def _replace(
    page: ModelPage,
    relation: str,
    rows: Sequence[Model],
    identity: Callable[[Any], Hashable],
) -> None:
    """Set the rows of a relation; a row that stays what it was keeps its primary key, so that the
    comparison of two revisions shows what changed and not everything."""
    stored = getattr(page, relation).all()
    known = {identity(row): row.pk for row in stored}
    for position, row in enumerate(rows):
        row.pk = known.pop(identity(row), None)
        row.sort_order = position  # type: ignore[attr-defined]
        _check(row, relation)
    setattr(page, relation, rows)


def _check(row: Model, relation: str) -> None:
    try:
        row.full_clean(exclude=["page"], validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        raise ValidationError(f"{relation}, '{row}': {'; '.join(error.messages)}") from error


def _aliases(entry: ModelEntry) -> Iterator[ModelAlias]:
    for identifier in entry.aliases:
        yield ModelAlias(identifier=identifier, kind=ModelAlias.Kind.ALIAS)
    for identifier in entry.snapshots:
        yield ModelAlias(identifier=identifier, kind=ModelAlias.Kind.SNAPSHOT)


def _fact_sources(entry: ModelEntry) -> Iterator[FactSource]:
    for fact in entry.facts.values():
        if fact.source or fact.state or fact.note:
            yield FactSource(
                fact=fact.key, state=fact.state or "", note=fact.note, **_source(fact.source)
            )


def _capabilities(entry: ModelEntry) -> Iterator[ModelCapability]:
    for capability in entry.capabilities.values():
        yield ModelCapability(
            capability=capability.key, supported=capability.value, **_source(capability.source)
        )


def fill_prices(page: ModelPage, rows: Sequence[ModelPrice]) -> None:
    """Set the price rows: those that the page has already and others that take their place."""
    for position, row in enumerate(rows):
        row.sort_order = position
    page.prices = rows


def price_row(price: PriceEntry, providers: Mapping[str, Provider]) -> ModelPrice:
    """A new row that says what ``price`` says; ValidationError where it breaks a rule."""
    row = ModelPrice(host=providers[price.host] if price.host else None, **_price(price))
    _check(row, "prices")
    return row


def _prices(entry: ModelEntry, providers: Mapping[str, Provider]) -> Iterator[ModelPrice]:
    for price in entry.prices:
        yield price_row(price, providers)


def _price(price: PriceEntry) -> dict[str, Any]:
    return {
        "component": price.component,
        "unit": price.unit,
        "amount": price.amount,
        "state": str(price.state),
        "free_kind": str(price.free_kind or ""),
        "currency": price.currency,
        "conditions": dict(price.when),
        "kind": str(price.kind),
        "effective_from": price.effective_from,
        "effective_until": price.effective_until,
        "minimum": price.minimum,
        "terms": price.terms,
        "is_derived": price.derived,
        "is_confirmed": price.confirmed,
        **_source(price.source),
    }


def price_identity(row: ModelPrice) -> Hashable:
    conditions = tuple(sorted((row.conditions or {}).items()))
    return row.component, row.currency, conditions, row.host_id, row.kind, row.effective_from


def _benchmarks(entry: ModelEntry) -> Iterator[BenchmarkResult]:
    for result in entry.benchmarks:
        yield BenchmarkResult(
            name=result.name,
            version=result.version,
            metric=result.metric,
            setting=result.setting,
            score=result.score,
            interval=result.interval,
            self_reported=result.self_reported,
            measured_on=result.measured_on,
            **_source(result.source),
        )


def _benchmark_identity(row: BenchmarkResult) -> Hashable:
    return row.name, row.version, row.metric, row.setting, row.source_name


def _source(source: Source | None) -> dict[str, str]:
    return {"source_name": source.name, "source_url": source.url} if source else _NO_SOURCE


_NO_SOURCE = {"source_name": "", "source_url": ""}
