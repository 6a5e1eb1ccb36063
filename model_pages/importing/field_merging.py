"""What a file says of a model beside its prices, put over what its page says."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from django.utils.translation import gettext
from pydantic import TypeAdapter
from pydantic import ValidationError as InvalidEntry

from model_pages.catalogue.findings import location, rule_of
from model_pages.catalogue.flat import (
    SUCCESSOR,
    Raw,
    flat_model,
)
from model_pages.catalogue.problems import Path, field_name
from model_pages.catalogue.schema import ModelEntry, PriceEntry

from .changes import field_changes
from .merged import Around, Merged, with_values
from .wanted import Wanted, lone_sources, merged_flat, raw_of

_MODEL = TypeAdapter(ModelEntry)
_SECTIONS = ("facts", "capabilities")
_BESIDE = ("prices", "price_history", "benchmarks", "strengths")


def merge_fields(
    raw: Raw,
    wanted: Wanted,
    slug: str,
    prices: list[tuple[int, PriceEntry]],
    around: Around,
    merged: Merged,
) -> None:
    beside = {key: raw[key] for key in _BESIDE if key in raw and key != "price_history"}
    said = _unchecked({key: value for key, value in raw.items() if key not in _BESIDE})
    if wanted.raw is None:
        flat = merged_flat(flat_model(said), wanted, remove_missing=around.remove_missing)
        for key in lone_sources(flat):
            merged.faults.append((wanted.row, key, "", gettext("has a source and no value")))
        new = {**beside, **raw_of(flat)}
    else:
        base = {**beside, **said}
        if wanted.dropped is not None:
            merged.dropped = wanted.dropped
        elif around.remove_missing:
            merged.dropped = frozenset(_unsaid(base, wanted.raw))
        new = _overlaid(base, wanted.raw, merged.dropped)
    new |= {"slug": slug, "prices": ()}
    old = _valid_model({**raw, "slug": slug, "prices": ()}) if raw else None
    entry = _new_entry(new, wanted, merged)
    if entry is None:
        return
    entry = _as_called_now(_fresh_entry(entry, old), old, wanted, around, merged)
    merged.checked = with_prices(entry, prices)
    if entry != old:
        merged.entry = merged.checked
        merged.changes[:0] = field_changes(old, entry)


def _fresh_entry(entry: ModelEntry, old: ModelEntry | None) -> ModelEntry:
    """As with a price: the day of an old value is not the day of a new one."""
    if old is None:
        return entry
    return with_values(
        entry,
        facts={key: _fresh_value(row, old.facts.get(key)) for key, row in entry.facts.items()},
        capabilities={
            key: _fresh_value(row, old.capabilities.get(key))
            for key, row in entry.capabilities.items()
        },
    )


def _fresh_value(row: Any, was: Any) -> Any:
    if was is None or was.value == row.value or was.checked != row.checked:
        return row
    return with_values(row, checked=None)


def _unchecked(raw: Raw) -> Raw:
    """Without the days on which the old values were confirmed: they say nothing of a new one."""
    said = {key: value for key, value in raw.items() if key != "checked"}
    for key in _SECTIONS:
        if key in said:
            said[key] = {name: _unchecked(row) for name, row in said[key].items()}
    if isinstance(said.get(SUCCESSOR), dict):
        said[SUCCESSOR] = _unchecked(said[SUCCESSOR])
    return said


def _unsaid(base: Raw, new: Raw) -> Iterator[tuple[str, ...]]:
    """What the page says and the catalogue does not."""
    for key, value in base.items():
        if key in _SECTIONS:
            yield from ((key, name) for name in value if name not in new.get(key, {}))
        elif key not in new:
            yield (key,)


def _overlaid(base: Raw, new: Raw, dropped: Collection[tuple[str, ...]]) -> Raw:
    """An entry of a catalogue over the page: what it does not say stays, unless it is to go."""
    kept = {key: value for key, value in base.items() if (key,) not in dropped}
    merged = {**kept, **new}
    for key in _SECTIONS:
        said = {k: row for k, row in base.get(key, {}).items() if (key, k) not in dropped}
        if key in base or key in new:
            merged[key] = {**said, **new.get(key, {})}
    return merged


def _new_entry(raw: Raw, wanted: Wanted, merged: Merged) -> ModelEntry | None:
    try:
        return _MODEL.validate_python(raw)
    except InvalidEntry as error:
        for detail in error.errors():
            key = model_column(location(detail))
            merged.faults.append((wanted.row, key, wanted.flat.get(key, ""), rule_of(detail)))
        return None


def model_column(path: Path) -> str:
    if path[:1] in (("facts",), ("capabilities",)) and len(path) > 1:
        key, *parts = path[1:]
    elif path[:1] == (SUCCESSOR,):
        key, *parts = path
    else:
        return str(path[0]) if path and path[0] not in _BESIDE else field_name(path)
    part = "url" if parts[-1:] == ["url"] else next(iter(parts), "")
    known = {"source": "source", "url": "url", "checked": "checked", "note": "note"}
    return f"{key}: {known[str(part)]}" if part in known else str(key)


def _as_called_now(
    entry: ModelEntry,
    old: ModelEntry | None,
    wanted: Wanted,
    around: Around,
    merged: Merged,
) -> ModelEntry:
    for key in ("provider", "developer"):
        slug = getattr(entry, key)
        if slug and slug not in around.providers:
            merged.faults.append((wanted.row, key, slug, gettext("no provider has this slug")))
    successor = entry.superseded_by
    if successor is None or (old and old.superseded_by == successor):
        return entry
    if successor.model not in around.models:
        rule = gettext("no model has this slug, here or in the database")
        merged.faults.append((wanted.row, SUCCESSOR, successor.model, rule))
        return entry
    return with_values(
        entry, superseded_by=with_values(successor, model=around.models[successor.model])
    )


def with_prices(entry: ModelEntry, prices: list[tuple[int, PriceEntry]]) -> ModelEntry:
    return with_values(entry, prices=tuple(price for _row, price in prices))


def _valid_model(raw: Raw) -> ModelEntry | None:
    try:
        return _MODEL.validate_python(raw)
    except InvalidEntry:
        return None
