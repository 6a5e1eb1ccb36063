"""The price lines of a file and the rows of a page: which of them are the same line."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from pydantic import TypeAdapter
from pydantic import ValidationError as InvalidEntry

from model_pages.catalogue.findings import location, rule_of
from model_pages.catalogue.flat import (
    PRICE_DEFAULTS,
    Flat,
    Raw,
    flat_price,
    price_columns,
    raw_price,
)
from model_pages.catalogue.problems import Path
from model_pages.catalogue.schema import PriceEntry
from model_pages.catalogue.writing import price_row
from model_pages.models import ModelPage, ModelPrice
from model_pages.specs.vocabulary import CONDITIONS

from .changes import price_change
from .merged import Around, Merged, with_values
from .wanted import Identity, Wanted, WantedPrice

_PRICE = TypeAdapter(PriceEntry)
_IDENTITY = ("component", "currency", "host", "kind")


@dataclass(frozen=True)
class _Line:
    """A price row of the page. ``entry`` is None where a catalogue could not say it."""

    row: ModelPrice
    flat: Flat
    entry: PriceEntry | None

    @cached_property
    def identity(self) -> Identity:
        return _identity(self.flat)


def merge_prices(
    copy: ModelPage | None, raw: Raw, wanted: Wanted, around: Around, merged: Merged
) -> list[tuple[int, PriceEntry]]:
    """The lines of the file, and in ``merged`` the rows that the page has with them."""
    merge = _PriceMerge(_lines(copy, raw), around, merged)
    for price in _wanted_prices(wanted):
        merge.take(price)
    if wanted.removed is not None:
        merge.remove(wanted.removed)
    elif around.remove_missing and not wanted.is_incomplete and not merged.faults:
        merge.remove({line.identity for line in merge.lines})
    return merge.said


class _PriceMerge:
    """Takes the lines of a file one by one. ``said`` are those that could be understood."""

    def __init__(self, lines: list[_Line], around: Around, merged: Merged) -> None:
        self.lines, self.around, self.merged = lines, around, merged
        self.said: list[tuple[int, PriceEntry]] = []
        self._rows: list[ModelPrice | None] = [line.row for line in lines]
        self._taken: dict[object, int] = {}

    def take(self, price: WantedPrice) -> None:
        at = _position(self.lines, price, self.around.today)
        slot = _identity(price.flat) if at is None else at
        if slot in self._taken:
            rule = gettext("is the line of row %(row)s again") % {"row": self._taken[slot]}
            self.merged.faults.append((price.row, "component", "", rule))
            return
        self._taken[slot] = price.row
        old = None if at is None else self.lines[at]
        entry = self._known_host(price) and _entry(price, old, self.merged)
        if not entry:
            return
        self.said.append((price.row, entry))
        if old is None or old.entry != entry:
            self._put(at, old, entry, price)

    def _known_host(self, price: WantedPrice) -> bool:
        host = price.flat.get("host", "")
        if not host or host in self.around.providers:
            return True
        self.merged.faults.append((price.row, "host", host, gettext("no provider has this slug")))
        return False

    def _put(
        self, at: int | None, old: _Line | None, entry: PriceEntry, price: WantedPrice
    ) -> None:
        row = _row(entry, price, self.around, self.merged)
        if row is None:
            return
        if at is None or old is None:
            self._rows.append(row)
        else:
            row.pk, self._rows[at] = old.row.pk, row
        self.merged.moved.append(price)
        self._change(old.entry if old else None, entry)

    def remove(self, identities: Collection[Identity]) -> None:
        """Of the lines that the file does not have."""
        for at, line in enumerate(self.lines):
            if at in self._taken or line.entry is None or line.identity not in identities:
                continue
            self._rows[at] = None
            self.merged.removed.add(line.identity)
            self._change(line.entry, None)

    def _change(self, old: PriceEntry | None, new: PriceEntry | None) -> None:
        self.merged.changes += price_change(old, new)
        self.merged.rows = [row for row in self._rows if row is not None]


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


def _identity(flat: Mapping[str, str]) -> Identity:
    """The first day, and everything else that tells one line from another."""
    said = [flat.get(key) or PRICE_DEFAULTS.get(key, "") for key in _IDENTITY]
    conditions = [_condition(item.key, flat.get(item.key, "")) for item in CONDITIONS]
    return flat.get("from", ""), (*said, *conditions)


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
    day, rest = _identity(price.flat)
    found = [at for at, line in enumerate(lines) if line.flat and line.identity[1] == rest]
    if "from" in price.given:
        return next((at for at in found if lines[at].identity[0] == day), None)
    in_force = [at for at in found if lines[at].identity[0] <= today.isoformat()]
    return max(in_force or found, key=lambda at: lines[at].identity[0], default=None)


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
        return _fresh(_PRICE.validate_python(raw_price({**stays, **price.flat})), old)
    except InvalidEntry as error:
        for detail in error.errors():
            path = location(detail)
            key = price_column(path, price.flat)
            merged.faults.append((price.row, key, price.flat.get(key, ""), rule_of(detail)))
        return None


def _fresh(entry: PriceEntry, old: _Line | None) -> PriceEntry:
    """Whoever changes an amount in an exported sheet leaves the day beside it, on which the old
    amount was confirmed: nobody confirmed the new one."""
    was = old.entry if old else None
    if was is None or was == entry or was.checked != entry.checked:
        return entry
    return with_values(entry, checked=None)


def price_column(path: Path, flat: Mapping[str, str]) -> str:
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


def _row(
    entry: PriceEntry, price: WantedPrice, around: Around, merged: Merged
) -> ModelPrice | None:
    try:
        return price_row(entry, around.providers)
    except ValidationError as error:
        merged.faults.append((price.row, "", "", "; ".join(error.messages)))
        return None


def _valid_price(raw: Raw) -> PriceEntry | None:
    try:
        return _PRICE.validate_python(raw)
    except InvalidEntry:
        return None
