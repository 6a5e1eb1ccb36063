"""Values as a table shows them: formatted once per model, whatever the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from .facts import Fact, Source, State
from .formats import Formatter
from .lifecycle import Status
from .prices import Price, PriceKind, PriceState
from .sheet import Headline, SpecSheet
from .units import UNITS
from .vocabulary import CAPABILITIES, COMPONENTS, CONDITIONS, MODALITIES, MODEL_TYPES, SPEC_FIELDS
from .words import (
    DASH,
    FREE_WORDS,
    GROUP_LABELS,
    PRICE_STATE_WORDS,
    STATE_WORDS,
    STATUS_WORDS,
)

SOFT_LIMIT = timedelta(days=45)
HARD_LIMIT = timedelta(days=120)
"""Ages of a price check from which a reader is told the date, and no ranking is made."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of one model in a table.

    ``text`` is what stands there, a dash where there is no value; ``detail`` goes under it: the
    exact figure, the condition, or the words of the state. ``url`` links the text inside the site.
    ``compare`` is the raw value: two cells differ when these differ.
    """

    text: str
    detail: str = ""
    state: State = State.KNOWN
    url: str = ""
    source: Source | None = None
    checked_on: date | None = None
    stale: bool = False
    compare: object = None

    @property
    def known(self) -> bool:
        return self.state is State.KNOWN


@dataclass(frozen=True, slots=True)
class CellRow:
    """``condition`` tells two rows of one component apart: "batch", "above 200,000 tokens"."""

    key: str
    label: str
    cell: Cell
    condition: str = ""


@dataclass(frozen=True, slots=True)
class CellGroup:
    key: str
    label: str
    rows: tuple[CellRow, ...]


class SheetCells:
    """The cells of one sheet in one locale."""

    def __init__(self, sheet: SpecSheet, formatter: Formatter) -> None:
        self.sheet = sheet
        self.formatter = formatter

    def provider(self) -> Cell:
        provider = self.sheet.provider
        developer = self.sheet.developer
        detail = f"developed by {developer.name}" if developer else ""
        return Cell(provider.name, detail, url=provider.url, compare=provider.slug)

    def model_type(self) -> Cell:
        kind = MODEL_TYPES[self.sheet.model_type]
        return Cell(kind.label, compare=kind.key)

    def status(self) -> Cell:
        sheet, lifecycle = self.sheet, self.sheet.lifecycle
        status = sheet.status
        retires = self.formatter.date(lifecycle.retires_on) if lifecycle.retires_on else ""
        successor = sheet.successors[0] if sheet.successors else None
        text = STATUS_WORDS[status]
        if status is Status.RETIRED:
            text = f"Retired on {retires}"
        elif status in (Status.RETIRING, Status.DEPRECATED) and retires:
            text = f"Retires on {retires}"
        elif status is Status.SUPERSEDED and successor:
            return Cell(f"Superseded by {successor.name}", url=successor.url, compare=str(status))
        detail = f"listed successor: {successor.name}" if successor else ""
        return Cell(text, detail, compare=str(status), url=successor.url if successor else "")

    def fact(self, key: str) -> Cell:
        fact = self.sheet.fact(key)
        if not fact.known:
            return Cell(DASH, STATE_WORDS[fact.state], fact.state, source=fact.source)
        text, detail = self._written(SPEC_FIELDS[key].kind, fact)
        return Cell(
            text,
            detail,
            source=fact.source,
            checked_on=fact.checked_on,
            compare=fact.value,
        )

    def capability(self, key: str) -> Cell:
        fact = self.sheet.capability(key)
        if not fact.known:
            return Cell(DASH, STATE_WORDS[fact.state], fact.state, source=fact.source)
        text = "Yes" if fact.value else "No"
        return Cell(text, source=fact.source, checked_on=fact.checked_on, compare=fact.value)

    def price(self, price: Price | None, *, is_from: bool = False) -> Cell:
        """``$0.4 / 1M tokens``; None is a component without any row: no data."""
        if price is None:
            return Cell(DASH, STATE_WORDS[State.UNKNOWN], State.UNKNOWN)
        details = [self.conditions(price)] if is_from and price.conditions else []
        if price.kind is PriceKind.PROMOTION:
            details.append(self._promotion(price))
        text, state = self._amount(price)
        if state is not State.KNOWN:
            details.append(STATE_WORDS[state])
        return Cell(
            f"From {text}" if is_from else text,
            ", ".join(details),
            state,
            source=price.source,
            checked_on=price.checked_on,
            stale=self.is_stale(price.checked_on),
            compare=(price.state, price.free_kind, price.currency, price.canonical_amount),
        )

    def headline(self, component: str) -> Cell:
        """The headline price of a component; a component that the type cannot bill: a dash."""
        headline: Headline | None = self.sheet.headlines.get(component)
        if headline is None:
            return self.price(None)
        return self.price(headline.price, is_from=headline.is_from)

    def conditions(self, price: Price) -> str:
        """ "low quality, 1024×1024"; "batch"; empty for the standard price."""
        return ", ".join(self._condition(name, value) for name, value in price.conditions)

    def is_stale(self, checked_on: date | None) -> bool:
        return checked_on is not None and self.sheet.on - checked_on > HARD_LIMIT

    def groups(self) -> tuple[CellGroup, ...]:
        """All facts and prices of the model, grouped; not-applicable rows are left out."""
        groups = {key: list[CellRow]() for key in GROUP_LABELS}
        for component in COMPONENTS:
            groups.setdefault(component.group, []).extend(self._price_rows(component.key))
        for field in SPEC_FIELDS:
            cell = self.fact(field.key)
            if cell.state is not State.NOT_APPLICABLE:
                row = CellRow(field.key, field.label, cell)
                groups.setdefault(field.group, []).append(row)
        for capability in CAPABILITIES:
            cell = self.capability(capability.key)
            if cell.known:
                groups["capabilities"].append(CellRow(capability.key, capability.label, cell))
        for benchmark in self.sheet.benchmarks:
            reported = "self-reported" if benchmark.self_reported else "independent"
            detail = ", ".join(filter(None, [benchmark.metric, benchmark.setting, reported]))
            cell = Cell(
                self.formatter.decimal(benchmark.score),
                detail,
                source=benchmark.source,
                checked_on=benchmark.measured_on,
            )
            label = " ".join(filter(None, [benchmark.name, benchmark.version]))
            groups["benchmarks"].append(CellRow(benchmark.name, label, cell))
        return tuple(
            CellGroup(key, GROUP_LABELS.get(key, key.replace("_", " ").capitalize()), tuple(rows))
            for key, rows in groups.items()
            if rows
        )

    def _price_rows(self, component: str) -> Iterator[CellRow]:
        label = COMPONENTS[component].label
        prices = [price for price in self.sheet.prices if price.component == component]
        for price in sorted(prices, key=_standard_first):
            condition = ", ".join(filter(None, [self.conditions(price), price.host]))
            yield CellRow(component, label, self.price(price), condition)
        for price in self.sheet.announced:
            if price.component == component and price.effective_from:
                start = f"from {self.formatter.date(price.effective_from)}"
                condition = ", ".join(filter(None, [self.conditions(price), start]))
                yield CellRow(component, label, self.price(price), condition)

    def _written(self, kind: str, fact: Fact) -> tuple[str, str]:
        value = fact.value
        if kind == "tokens":
            short, exact = self.formatter.compact(value), self.formatter.integer(value)
            return f"{short} tokens", "" if short == exact else f"{exact} tokens"
        if kind == "integer":
            return self.formatter.integer(value), ""
        if kind == "boolean":
            return ("Yes" if value else "No"), ""
        if kind == "partial_date":
            return self.formatter.partial_date(value), ""
        if kind == "date":
            return self.formatter.date(value), ""
        if kind == "modalities":
            labels = [modality.label for modality in MODALITIES if modality.key in value]
            return ", ".join(labels), ""
        return str(value), ""

    def _amount(self, price: Price) -> tuple[str, State]:
        if price.amount is not None:
            money = self.formatter.money(price.amount, price.currency)
            return f"{money} / {UNITS[price.unit].label}", State.KNOWN
        if price.free_kind is not None:
            return FREE_WORDS[price.free_kind].capitalize(), State.KNOWN
        state = {
            PriceState.NOT_OFFERED: State.NOT_OFFERED,
            PriceState.NOT_PUBLISHED: State.NOT_PUBLISHED,
        }.get(price.state, State.KNOWN)
        words = PRICE_STATE_WORDS[price.state]
        return (words.capitalize() if state is State.KNOWN else DASH), state

    def _promotion(self, price: Price) -> str:
        if price.effective_until is None:
            return "promotion, no end date given"
        return f"promotion until {self.formatter.date(price.effective_until)}"

    def _condition(self, name: str, value: str | int) -> str:
        condition = CONDITIONS[name]
        if name == "input_tokens_over":
            return f"above {self.formatter.integer(int(value))} input tokens"
        if name == "size":
            return str(value).replace("x", "×")
        label = dict(condition.choices).get(str(value), str(value))
        if name == "quality":
            return f"{label.lower()} quality"
        return f"kept {label}" if name == "cache_ttl" else label.lower()


def _standard_first(price: Price) -> tuple[bool, int, tuple[tuple[str, str], ...]]:
    pairs = tuple((name, str(value).rjust(12)) for name, value in price.conditions)
    return bool(price.host), len(pairs), pairs
