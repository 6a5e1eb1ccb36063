"""One page and what a file wants of it: the entry and the price rows that come of both.

A page is compared twice where it has a draft: its published state, and the draft.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import copy as copy_of
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from pydantic import TypeAdapter
from pydantic import ValidationError as InvalidEntry

from model_pages.catalogue.findings import location, rule_of
from model_pages.catalogue.flat import (
    PRICE_DEFAULTS,
    SUCCESSOR,
    Flat,
    Raw,
    flat_model,
    flat_price,
    price_columns,
    raw_price,
)
from model_pages.catalogue.problems import Path, field_name
from model_pages.catalogue.rules import broken_rules
from model_pages.catalogue.schema import ModelEntry, PriceEntry
from model_pages.catalogue.writing import price_row
from model_pages.models import ModelPage, ModelPrice, Provider
from model_pages.specs.vocabulary import CONDITIONS

from .changes import Change, field_changes, price_change
from .wanted import Wanted, WantedPrice, lone_sources, merged_flat, raw_of

_PRICE = TypeAdapter(PriceEntry)
_MODEL = TypeAdapter(ModelEntry)
_IDENTITY = ("component", "currency", "host", "kind", "from")
_BESIDE = ("prices", "price_history", "benchmarks", "strengths")

Fault = tuple[int, str, str, str]
"""Row, key of the column, value and rule."""


@dataclass(frozen=True, slots=True)
class Around:
    """What all pages of an import are checked against."""

    today: date
    providers: Mapping[str, Provider]
    models: Mapping[str, str]
    """The present slug of a model by each slug that it has or had, those of the file included."""
    remove_missing: bool = False


@dataclass(slots=True)
class Merged:
    """``entry``: what the page shall say beside its prices, None where that stays. ``rows``: all
    its price rows, None where they stay. ``checked``: an entry of what the file confirms."""

    entry: ModelEntry | None = None
    rows: list[ModelPrice] | None = None
    checked: ModelEntry | None = None
    changes: list[Change] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Line:
    """A price row of the page. ``entry`` is None where a catalogue could not say it."""

    row: ModelPrice
    flat: Flat
    entry: PriceEntry | None


def merge(copy: ModelPage | None, raw: Raw, wanted: Wanted, around: Around) -> Merged:
    """``copy`` is the page in memory and ``raw`` what it says; None and {} for a new one."""
    merged = Merged()
    prices = _merge_prices(copy, raw, wanted, around, merged) if wanted.says_prices else []
    slug = copy.slug if copy else wanted.slug
    if wanted.says_fields:
        _merge_fields(raw, wanted, slug, prices, around, merged)
    if merged.checked is None:
        merged.checked = _skeleton(prices)
    _check_rules(wanted, prices, around, merged)
    return merged


def _merge_prices(
    copy: ModelPage | None, raw: Raw, wanted: Wanted, around: Around, merged: Merged
) -> list[tuple[int, PriceEntry]]:
    """The lines of the file, and in ``merged`` the rows that the page has with them."""
    lines = _lines(copy, raw)
    taken: dict[int, int] = {}
    kept: list[tuple[int, PriceEntry]] = []
    rows: list[ModelPrice | None] = [line.row for line in lines]
    added: dict[tuple[str, ...], int] = {}
    changed = False
    for price in _wanted_prices(wanted):
        at = _position(lines, price, around.today)
        identity = _identity(price.flat)
        first = taken.get(at) if at is not None else added.get(identity)
        if first is not None:
            merged.faults.append((price.row, "component", "", f"is the line of row {first} again"))
            continue
        old = lines[at] if at is not None else None
        entry = _entry(price, old, merged)
        if entry is None or not _host_is_known(entry, price, around, merged):
            continue
        kept.append((price.row, entry))
        if at is not None:
            taken[at] = price.row
        else:
            added[identity] = price.row
        if old and old.entry == entry:
            continue
        row = _row(entry, price, around, merged)
        if row is None:
            continue
        changed = True
        merged.changes += price_change(old.entry if old else None, entry)
        if at is None:
            rows.append(row)
        else:
            row.pk, rows[at] = lines[at].row.pk, row
    if around.remove_missing and not wanted.is_incomplete and not merged.faults:
        for at, line in enumerate(lines):
            if at not in taken and line.entry is not None:
                changed, rows[at] = True, None
                merged.changes += price_change(line.entry, None)
    if changed:
        merged.rows = [row for row in rows if row is not None]
    return kept


def _lines(copy: ModelPage | None, raw: Raw) -> list[_Line]:
    """A row of a draft whose amount is still to come stays as it is."""
    if copy is None:
        return []
    told = iter(raw.get("prices", ()))
    lines = []
    for row in copy.prices.all():
        said = next(told) if row.is_complete else None
        lines.append(_Line(row, flat_price(said) if said else {}, said and _valid_price(said)))
    return lines


def _wanted_prices(wanted: Wanted) -> Iterator[WantedPrice]:
    yield from wanted.prices
    every = frozenset(price_columns())
    for raw in (wanted.raw or {}).get("prices", ()):
        yield WantedPrice(wanted.row, {**PRICE_DEFAULTS, **flat_price(raw)}, every)


def _identity(flat: Mapping[str, str], *, without_day: bool = False) -> tuple[str, ...]:
    keys = [key for key in _IDENTITY if not (without_day and key == "from")]
    said = [flat.get(key) or PRICE_DEFAULTS.get(key, "") for key in keys]
    return (*said, *(_condition(item.key, flat.get(item.key, "")) for item in CONDITIONS))


def _condition(key: str, text: str) -> str:
    """200,000 is 200000."""
    try:
        return str(CONDITIONS[key].parse(text)) if text else ""
    except ValueError:
        return text


def _position(lines: Sequence[_Line], price: WantedPrice, today: date) -> int | None:
    """The row of the page that the line speaks of.

    A sheet without a column of first days speaks of the row in force.
    """
    dated = "from" in price.given
    wanted = _identity(price.flat, without_day=not dated)
    found = [
        at
        for at, line in enumerate(lines)
        if line.flat and _identity(line.flat, without_day=not dated) == wanted
    ]
    if dated or len(found) < 2:
        return found[0] if found else None
    in_force = [at for at in found if (lines[at].flat.get("from") or "") <= today.isoformat()]
    return max(in_force or found, key=lambda at: lines[at].flat.get("from") or "")


def _entry(price: WantedPrice, old: _Line | None, merged: Merged) -> PriceEntry | None:
    """The line with what the sheet has no column for, as the page says it."""
    stays = {
        key: text
        for key, text in (old.flat if old else {}).items()
        if key not in price.given and key != "checked"
    }
    if price.flat.get("amount") and "state" not in price.given:
        stays.pop("state", None)
        stays.pop("free_kind", None)
    try:
        return _PRICE.validate_python(raw_price({**stays, **price.flat}))
    except InvalidEntry as error:
        for detail in error.errors():
            path = location(detail)
            key = _price_column(path, price.flat)
            merged.faults.append((price.row, key, price.flat.get(key, ""), rule_of(detail)))
        return None


def _price_column(path: Path, flat: Mapping[str, str]) -> str:
    if not path:
        return "amount"
    if path[0] == "source":
        return "url" if path[-1] == "url" else "source"
    if path[0] == "when":
        return next((key for key in flat if key in CONDITIONS and _is_wrong(key, flat)), "")
    return str(path[0])


def _is_wrong(key: str, flat: Mapping[str, str]) -> bool:
    try:
        _PRICE.validate_python(
            {"component": "request", "unit": "request", "amount": "1", "when": {key: flat[key]}}
        )
    except InvalidEntry:
        return True
    return False


def _host_is_known(entry: PriceEntry, price: WantedPrice, around: Around, merged: Merged) -> bool:
    if not entry.host or entry.host in around.providers:
        return True
    merged.faults.append((price.row, "host", entry.host, "no provider has this slug"))
    return False


def _row(
    entry: PriceEntry, price: WantedPrice, around: Around, merged: Merged
) -> ModelPrice | None:
    try:
        return price_row(entry, around.providers)
    except ValidationError as error:
        merged.faults.append((price.row, "", "", "; ".join(error.messages)))
        return None


def _merge_fields(
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
            merged.faults.append((wanted.row, key, "", "has a source and no value"))
        new = {**beside, **raw_of(flat)}
    else:
        new = _overlaid({**beside, **said}, wanted.raw, remove=around.remove_missing)
    new |= {"slug": slug, "prices": ()}
    old = _valid_model({**raw, "slug": slug, "prices": ()}) if raw else None
    entry = _new_entry(new, wanted, merged)
    if entry is None:
        return
    entry = _as_called_now(entry, wanted, around, merged)
    merged.checked = _with_prices(entry, prices)
    if entry != old:
        merged.entry = merged.checked
        merged.changes[:0] = field_changes(old, entry)


def _unchecked(raw: Raw) -> Raw:
    """Without the days on which the old values were confirmed: they say nothing of a new one."""
    said = {key: value for key, value in raw.items() if key != "checked"}
    for key in ("facts", "capabilities"):
        if key in said:
            said[key] = {name: _unchecked(row) for name, row in said[key].items()}
    if isinstance(said.get(SUCCESSOR), dict):
        said[SUCCESSOR] = _unchecked(said[SUCCESSOR])
    return said


def _overlaid(base: Raw, new: Raw, *, remove: bool) -> Raw:
    """An entry of a catalogue over the page: what it does not say stays, unless it is to go."""
    if remove:
        return dict(new)
    merged = {**base, **new}
    for key in ("facts", "capabilities"):
        if key in base or key in new:
            merged[key] = {**base.get(key, {}), **new.get(key, {})}
    return merged


def _new_entry(raw: Raw, wanted: Wanted, merged: Merged) -> ModelEntry | None:
    try:
        return _MODEL.validate_python(raw)
    except InvalidEntry as error:
        for detail in error.errors():
            key = _model_column(location(detail))
            merged.faults.append((wanted.row, key, wanted.flat.get(key, ""), rule_of(detail)))
        return None


def _model_column(path: Path) -> str:
    if path[:1] in (("facts",), ("capabilities",)) and len(path) > 1:
        key, *parts = path[1:]
    elif path[:1] == (SUCCESSOR,):
        key, *parts = path
    else:
        return str(path[0]) if path and path[0] not in _BESIDE else field_name(path)
    part = "url" if parts[-1:] == ["url"] else next(iter(parts), "")
    known = {"source": "source", "url": "url", "checked": "checked", "note": "note"}
    return f"{key}: {known[str(part)]}" if part in known else str(key)


def _as_called_now(entry: ModelEntry, wanted: Wanted, around: Around, merged: Merged) -> ModelEntry:
    for key in ("provider", "developer"):
        slug = getattr(entry, key)
        if slug and slug not in around.providers:
            merged.faults.append((wanted.row, key, slug, "no provider has this slug"))
    successor = entry.superseded_by
    if successor is None:
        return entry
    if successor.model not in around.models:
        rule = "no model has this slug, here or in the database"
        merged.faults.append((wanted.row, SUCCESSOR, successor.model, rule))
        return entry
    return with_values(
        entry, superseded_by=with_values(successor, model=around.models[successor.model])
    )


def _with_prices(entry: ModelEntry, prices: list[tuple[int, PriceEntry]]) -> ModelEntry:
    return with_values(entry, prices=tuple(price for _row, price in prices))


def with_values(entry: Any, **values: Any) -> Any:
    """A copy with other values. ``replace`` would read the values of all fields as text again."""
    changed = copy_of(entry)
    vars(changed).update(values)
    return changed


def _skeleton(prices: list[tuple[int, PriceEntry]]) -> ModelEntry:
    """An entry that says prices only."""
    entry = _MODEL.validate_python({"slug": "x", "name": "x", "provider": "x", "type": "text"})
    return _with_prices(entry, prices)


def _check_rules(
    wanted: Wanted, prices: list[tuple[int, PriceEntry]], around: Around, merged: Merged
) -> None:
    assert merged.checked is not None
    for path, rule in broken_rules(merged.checked, around.today):
        if path[0] == "prices":
            row, key = prices[int(path[1])][0], _price_column(path[2:], {})
        else:
            row, key = wanted.row, _model_column(path)
        merged.faults.append((row, key, "", rule))


def _valid_price(raw: Raw) -> PriceEntry | None:
    try:
        return _PRICE.validate_python(raw)
    except InvalidEntry:
        return None


def _valid_model(raw: Raw) -> ModelEntry | None:
    try:
        return _MODEL.validate_python(raw)
    except InvalidEntry:
        return None
