"""Values as a table shows them: formatted once per model, whatever the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from .cell import Cell
from .facts import Fact, Source, State
from .language import Language
from .lifecycle import Status
from .price_cells import PriceCells
from .prices import Price, PriceKind
from .sheet import Headline, Promotion, SpecSheet
from .vocabulary import CAPABILITIES, COMPONENTS, MODALITIES, SPEC_FIELDS, SpecField
from .words import DASH, GROUPS

ANNOUNCED = "announced"
"""The first part of the place of a row whose price takes effect later."""


@dataclass(frozen=True, slots=True)
class CellRow:
    """``condition`` tells two rows of one component apart: "batch", "above 200,000 tokens".

    ``place`` is where the row stands among the rows of its key, the same for every model: rows
    of two models with one key and one place belong side by side.
    """

    key: str
    label: str
    cell: Cell
    condition: str = ""
    place: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CellGroup:
    key: str
    label: str
    rows: tuple[CellRow, ...]


class SheetCells(PriceCells):
    """The cells of one sheet in one language."""

    def __init__(self, sheet: SpecSheet, language: Language) -> None:
        super().__init__(language, sheet.on)
        self.sheet = sheet

    def provider(self) -> Cell:
        provider = self.sheet.provider
        developer = self.sheet.developer
        detail = self.language.say("developed_by", name=developer.name) if developer else ""
        return Cell(provider.name, detail, url=provider.url, compare=provider.slug)

    def model_type(self) -> Cell:
        key = self.sheet.model_type
        return Cell(self.language.label("type", key), compare=key)

    def status(self) -> Cell:
        sheet, say = self.sheet, self.language.say
        status, last = sheet.status, sheet.lifecycle.retires_on
        retires = self.formatter.date(last) if last else ""
        successor = sheet.successors[0] if sheet.successors else None
        text = self.language.label("status", status)
        if status is Status.RETIRED:
            text = say("retired_on", date=retires)
        elif status in (Status.RETIRING, Status.DEPRECATED) and retires:
            text = say("retires_on", date=retires)
        elif status is Status.SUPERSEDED and successor:
            text = say("superseded_by", name=successor.name)
            return Cell(text, url=successor.url, compare=text)
        detail = say("listed_successor", name=successor.name) if successor else ""
        return Cell(text, detail, compare=text, url=successor.url if successor else "")

    def fact(self, key: str) -> Cell:
        fact = self.sheet.fact(key)
        if not fact.known:
            return self.empty(fact.state, fact.source)
        text, detail = self._written(SPEC_FIELDS[key], fact)
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
            return self.empty(fact.state, fact.source)
        text = self._yes_or_no(fact.value)
        return Cell(text, source=fact.source, checked_on=fact.checked_on, compare=fact.value)

    def headline(self, component: str) -> Cell:
        """The headline price of a component, or why there is none, and what it is for now."""
        headline: Headline | None = self.sheet.headlines.get(component)
        conditions = headline.price.conditions if headline else ()
        running = self.sheet.promotions.get((component, conditions))
        cell = (
            self.price(headline.price, is_from=headline.is_from)
            if headline
            else self.missing_price(component)
        )
        if running is None:
            return cell
        detail = ", ".join(filter(None, [cell.detail if headline else "", self._now(running)]))
        amount = running.price.canonical_amount
        return replace(cell, detail=detail, compare=(cell.compare, amount))

    def _now(self, running: Promotion) -> str:
        """ "now $0.75 until Dec 31, 2026" """
        price, usual = running.price, running.usual
        text, _ = self._amount(price)
        if usual is not None and usual.unit == price.unit and price.amount is not None:
            text = self.formatter.money(price.amount, price.currency)
        phrase = "now" if usual else "now_unlisted"
        until = price.effective_until
        if until is None:
            return self.language.say(f"{phrase}_open_ended", price=text)
        return self.language.say(f"{phrase}_until", price=text, date=self.formatter.date(until))

    def missing_price(self, component: str) -> Cell:
        """No row: the type cannot bill it, or we have no data."""
        applies_to = COMPONENTS[component].applies_to
        applies = applies_to is None or self.sheet.model_type in applies_to
        return self.empty(State.UNKNOWN if applies else State.NOT_APPLICABLE)

    def empty(self, state: State, source: Source | None = None) -> Cell:
        """A dash, and why there is no value."""
        word = self.language.word("state", state)
        return Cell(DASH, word, state, source=source, why=f"why_{state}")

    def groups(self) -> tuple[CellGroup, ...]:
        """All facts and prices of the model, grouped, without the rows that nobody expects."""
        groups = {key: list[CellRow]() for key in GROUPS}
        for component in COMPONENTS:
            groups.setdefault(component.group, []).extend(self.price_rows(component.key))
        for field in SPEC_FIELDS:
            cell = self.fact(field.key)
            missing = cell.state is State.UNKNOWN and not field.expected
            if cell.state is not State.NOT_APPLICABLE and not missing:
                row = CellRow(field.key, self.language.label("field", field.key), cell)
                groups.setdefault(field.group, []).append(row)
        for capability in CAPABILITIES:
            cell = self.capability(capability.key)
            if cell.known:
                label = self.language.label("capability", capability.key)
                groups["capabilities"].append(CellRow(capability.key, label, cell))
        groups["benchmarks"].extend(self.benchmark_rows())
        return tuple(
            CellGroup(key, self.language.label("group", key), tuple(rows))
            for key, rows in groups.items()
            if rows
        )

    def price_rows(self, component: str) -> Iterator[CellRow]:
        """Every price of a component, standard service first, then what is announced."""
        label = self.language.label("component", component)
        prices = [price for price in self.sheet.prices if price.component == component]
        for price in sorted(prices, key=price_place):
            promoted = price.kind is PriceKind.PROMOTION
            offer = self.language.say("promotion") if promoted else ""
            condition = self.told_apart(price, offer)
            place = ("", *price_place(price))
            yield CellRow(component, label, self.price(price), condition, place)
        for price in self.sheet.announced:
            if price.component == component and price.effective_from:
                day = self.formatter.date(price.effective_from)
                start = self.language.say("from_date", date=day)
                condition = self.told_apart(price, start)
                place = (ANNOUNCED, str(price.effective_from), *price_place(price))
                yield CellRow(component, label, self.price(price), condition, place)

    def told_apart(self, price: Price, *more: str) -> str:
        """By its conditions, its host and more: "batch, Deep Infra, promotion"."""
        host = self.sheet.host_name(price.host)
        return ", ".join(filter(None, [self.conditions(price), host, *more]))

    def benchmark_rows(self) -> Iterator[CellRow]:
        """Published results; the way a result was measured is the condition of its row."""
        for result in self.sheet.benchmarks:
            reported = self.language.say("self_reported" if result.self_reported else "independent")
            condition = ", ".join(filter(None, [result.metric, result.setting, reported]))
            cell = Cell(
                self.formatter.decimal(result.score),
                source=result.source,
                checked_on=result.measured_on,
                compare=result.score,
            )
            label = " ".join(filter(None, [result.name, result.version]))
            kind = "self-reported" if result.self_reported else "independent"
            measured = filter(None, (result.metric, result.setting, kind))
            yield CellRow(result.name, label, cell, condition, (label, *measured))

    def _written(self, field: SpecField, fact: Fact) -> tuple[str, str]:
        kind, value = field.kind, fact.value
        if kind == "tokens":
            return self._tokens(value)
        if kind == "integer":
            return self.formatter.integer(value), ""
        if kind == "boolean":
            return self._yes_or_no(value), ""
        if kind == "partial_date":
            return self.formatter.partial_date(value), ""
        if kind == "date":
            return self.formatter.date(value), ""
        if kind == "modalities":
            keys = [modality.key for modality in MODALITIES if modality.key in value]
            return ", ".join(self.language.label("modality", key) for key in keys), ""
        if kind == "words":
            return ", ".join(value), ""
        if kind == "choice":
            return self.language.label("field_value", f"{field.key}.{value}"), ""
        return str(value), ""

    def _tokens(self, count: int) -> tuple[str, str]:
        short, exact = self.formatter.compact(count), self.formatter.integer(count)
        detail = "" if short == exact else self.language.say("tokens", number=exact)
        return self.language.say("tokens", number=short), detail

    def _yes_or_no(self, value: bool) -> str:
        return self.language.say("yes" if value else "no")


def price_place(price: Price) -> tuple[str, ...]:
    """The provider's own prices before a host's, the standard one first, promotions after lists."""
    pairs = [part for name, value in price.conditions for part in (name, str(value).rjust(12))]
    return (price.host, str(len(price.conditions)), *pairs, price.kind)
