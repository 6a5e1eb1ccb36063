"""What must hold between the rows of an entry, and between the entries of a catalogue."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from datetime import date
from itertools import pairwise

from model_pages.specs.told import told

from .problems import Path
from .schema import ModelEntry, PastPriceEntry, PriceEntry, PriceLine

Broken = tuple[Path, str]
"""Where in the entry, and the rule."""


def broken_rules(entry: ModelEntry, today: date) -> Iterator[Broken]:
    yield from _repeated_prices(entry.prices)
    yield from _overlapping_history(entry.price_history)
    yield from _history_that_contradicts_prices(entry)
    yield from _lifecycle(entry)
    for path, day in _days_of_work(entry):
        if day and day > today:
            yield path, is_future(day)


def is_future(day: date) -> str:
    return told("%(day)s is in the future", day=day)


def _days_of_work(entry: ModelEntry) -> Iterator[tuple[Path, date | None]]:
    """On which somebody did something, so that none of them can be still to come."""
    for key, fact in entry.facts.items():
        yield ("facts", key, "checked"), fact.checked
    for key, capability in entry.capabilities.items():
        yield ("capabilities", key, "checked"), capability.checked
    for at, price in enumerate(entry.prices):
        yield ("prices", at, "checked"), price.checked
    if entry.superseded_by:
        yield ("superseded_by", "checked"), entry.superseded_by.checked
    for at, result in enumerate(entry.benchmarks):
        yield ("benchmarks", at, "measured_on"), result.measured_on
    if entry.strengths:
        yield ("strengths", "written_on"), entry.strengths.written_on
        yield ("strengths", "reviewed_on"), entry.strengths.reviewed_on


def _repeated_prices(prices: Sequence[PriceEntry]) -> Iterator[Broken]:
    seen: dict[tuple[object, ...], int] = {}
    for at, price in enumerate(prices):
        first = seen.setdefault((price.key, price.kind, price.effective_from), at)
        if first != at:
            rule = told(
                "prices[%(first)s] gives the same price (%(key)s, %(kind)s) already",
                first=first,
                key=price.key,
                kind=price.kind,
            )
            yield ("prices", at), rule


def _overlapping_history(history: Sequence[PastPriceEntry]) -> Iterator[Broken]:
    by_key: dict[tuple[object, ...], list[int]] = {}
    for at, past in enumerate(history):
        by_key.setdefault((past.key, past.kind), []).append(at)
    for positions in by_key.values():
        ordered = sorted(positions, key=lambda at: history[at].effective_from)
        for earlier, later in pairwise(ordered):
            last = history[earlier].effective_until or date.max
            if history[later].effective_from <= last:
                yield (
                    ("price_history", later),
                    told(
                        "begins before price_history[%(earlier)s] of the same price has ended",
                        earlier=earlier,
                    ),
                )


def _history_that_contradicts_prices(entry: ModelEntry) -> Iterator[Broken]:
    """A line without an end says that the price still holds, so the price list must say it too."""
    current = {(price.key, price.kind, _value(price)) for price in entry.prices}
    for at, past in enumerate(entry.price_history):
        if past.effective_until is None and (past.key, past.kind, _value(past)) not in current:
            yield (
                ("price_history", at),
                told("has no 'until', so it still holds, but 'prices' has no such price"),
            )


def _value(price: PriceLine) -> object:
    amount = price.as_price().canonical_amount
    return price.state if amount is None else amount


def _lifecycle(entry: ModelEntry) -> Iterator[Broken]:
    deprecated, retires = _day(entry, "deprecated_on"), _day(entry, "retires_on")
    if deprecated and retires and retires < deprecated:
        rule = told("is before the deprecation on %(day)s", day=deprecated)
        yield ("facts", "retires_on"), rule


def _day(entry: ModelEntry, key: str) -> date | None:
    fact = entry.facts.get(key)
    return fact.value if fact else None


def successor_loop(models: Sequence[ModelEntry]) -> list[str]:
    """The slugs of a loop of successors, or nothing."""
    successors = {m.slug: m.superseded_by.model for m in models if m.superseded_by}
    for start in successors:
        chain = [start]
        while chain[-1] in successors:
            chain.append(successors[chain[-1]])
            if chain[-1] == start:
                return chain
            if chain[-1] in chain[:-1]:
                break
    return []


def unknown_references(
    model: ModelEntry, models: Container[str], providers: Container[str]
) -> Iterator[tuple[Path, str, str]]:
    """The field, what it refers to, and the slug that nothing of that kind has."""
    for path, noun, slug in _references(model):
        if slug not in (models if noun == "model" else providers):
            yield path, noun, slug


def _references(model: ModelEntry) -> Iterator[tuple[Path, str, str]]:
    yield ("provider",), "provider", model.provider
    if model.developer:
        yield ("developer",), "provider", model.developer
    if model.superseded_by:
        yield ("superseded_by", "model"), "model", model.superseded_by.model
    for section in ("prices", "price_history"):
        for at, price in enumerate(getattr(model, section)):
            if price.host:
                yield (section, at, "host"), "provider", price.host
