"""The columns of a list: general ones for models of all types, those of a type for one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from model_pages.languages import current_language
from model_pages.specs.card import Card
from model_pages.specs.directory_sorts import DirectorySort, SortValue
from model_pages.specs.doubts import is_doubtful
from model_pages.specs.exchange import REFERENCE
from model_pages.specs.language import Language
from model_pages.specs.price_cells import PriceCells
from model_pages.specs.prices import FreeKind, Price, PriceState
from model_pages.specs.sheet import Headline
from model_pages.specs.vocabulary import COMPONENTS, SPEC_FIELDS

MOST_PRICES = 3
"""Columns of prices beside each other; the first headline components that the type bills."""

LIMITS = {"max_output_tokens": "output", "embedding_dimensions": "dimensions"}
"""Facts with a column in the list of a type that has them, and the key of that column."""


@dataclass(frozen=True, slots=True)
class Line:
    """``label`` tells the lines of one cell apart, ``detail`` stands small beneath.

    ``is_unknown``: it says that nothing is known, where an empty cell would not say of what.
    """

    text: str
    detail: str = ""
    label: str = ""
    title: str = ""
    is_unknown: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """Without lines where nothing is known."""

    key: str
    label: str
    lines: tuple[Line, ...]
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """``value`` is what a model is ordered by, None where it has none; ``unit`` is in the head."""

    key: str
    label: str
    value: Callable[[Card], Any]
    lines: Callable[[Card], tuple[Line, ...]]
    is_complete: Callable[[Card], bool] = lambda card: True
    unit: str = ""

    def cell(self, card: Card) -> Cell:
        return Cell(self.key, self.label, self.lines(card), self.unit)


class Columns:
    """All columns that there are for some models, in one language on one day."""

    def __init__(self, language: Language, on: date) -> None:
        self.language = language
        self.cells = PriceCells(language, on)

    def general(self) -> list[Column]:
        return [self.provider(), self.type(), self.price(), *self._common()]

    def of_type(self, model_type: str, cards: Sequence[Card]) -> list[Column]:
        """The first prices that models of the type bill, then the limits that they have."""
        billed = {key for card in cards for key in card.headlines}
        own = [one for one in COMPONENTS if one.key in billed]
        own.sort(key=lambda one: one.meter == "tokens")  # an image, a minute says more than tokens
        prices = [one.key for one in own][:MOST_PRICES]
        limits = [
            self.limit(field, key)
            for field, key in LIMITS.items()
            if _applies(field, model_type) and any(card.sheet.fact(field).known for card in cards)
        ]
        context = [self.context()] if _applies("context_window", model_type) else []
        components = [self.component(key, cards) for key in prices]
        return [self.provider(), *components, *context, *limits, self.released(), self.status()]

    def name(self) -> Column:
        return Column("name", _("Name"), lambda card: card.name.casefold(), lambda card: ())

    def provider(self) -> Column:
        return Column(
            "provider",
            _("Provider"),
            lambda card: card.provider_name.casefold() or None,
            lambda card: (Line(card.provider_name),) if card.provider_name else (),
        )

    def type(self) -> Column:
        label = self.language.label
        return Column(
            "type",
            _("Type"),
            lambda card: label("type", card.model_type).casefold(),
            lambda card: (Line(label("type", card.model_type)),),
        )

    def price(self) -> Column:
        return Column("price", _("Price"), first_price, self.price_lines)

    def price_lines(self, card: Card) -> tuple[Line, ...]:
        return tuple(
            self._price_line(headline, self.language.label("component", component))
            for component, headline in card.headlines.items()
        ) or (self._no_price(),)

    def component(self, key: str, cards: Sequence[Card]) -> Column:
        """Its head names the unit of most of the prices, whose cells say only the amount."""
        headlines = [card.headlines[key] for card in cards if key in card.headlines]
        units = Counter(headline.price.unit for headline in headlines)
        unit = units.most_common(1)[0][0]

        def lines(card: Card) -> tuple[Line, ...]:
            headline = card.headlines.get(key)
            return (self._price_line(headline, unit=unit) if headline else self._no_price(),)

        return Column(
            key,
            self.language.label("component", key),
            lambda card: amount_of(card, key),
            lines,
            unit=self.language.label("unit", unit),
        )

    def context(self) -> Column:
        return Column(
            "context",
            _("Context window"),
            lambda card: card.context_window,
            lambda card: self._count(card.context_window),
        )

    def limit(self, field: str, key: str) -> Column:
        return Column(
            key,
            self.language.label("field", field),
            lambda card: card.sheet.fact(field).value,
            lambda card: self._count(card.sheet.fact(field).value),
        )

    def released(self) -> Column:
        def lines(card: Card) -> tuple[Line, ...]:
            day = card.release_date
            return (Line(self.language.formatter.partial_date(day)),) if day else ()

        def value(card: Card) -> str | None:
            return str(card.release_date) if card.release_date else None

        return Column("released", _("Release date"), value, lines)

    def status(self) -> Column:
        label = self.language.label
        return Column(
            "status",
            _("Status"),
            lambda card: list(type(card.status)).index(card.status),
            lambda card: (Line(label("status", card.status)),),
        )

    def registered(self, sort: DirectorySort, values: Mapping[str, SortValue]) -> Column:
        def lines(card: Card) -> tuple[Line, ...]:
            found = values.get(card.slug)
            return (Line(found.text, found.detail),) if found and found.text else ()

        def value(card: Card) -> Any:
            found = values.get(card.slug)
            return found.value if found else None

        def is_complete(card: Card) -> bool:
            return values[card.slug].is_complete

        return Column(sort.key, str(sort.label), value, lines, is_complete)

    def _common(self) -> Iterator[Column]:
        yield from (self.context(), self.released(), self.status())

    def _price_line(self, headline: Headline, label: str = "", unit: str = "") -> Line:
        """``unit`` is what the head of the column says, so that the line does not."""
        price = headline.price
        cell = self.cells.price(price, is_from=headline.is_from)
        if price.amount is None or price.unit != unit:
            return Line(cell.text, cell.detail, label)
        money = self.language.formatter.money(price.amount, price.currency)
        text = self.language.say("from_price", price=money) if headline.is_from else money
        return Line(text, cell.detail, label, title=cell.text)

    def _no_price(self) -> Line:
        return Line(_("no price known"), is_unknown=True)

    def _count(self, count: int | None) -> tuple[Line, ...]:
        if not count:
            return ()
        formatter = self.language.formatter
        return (Line(formatter.compact(count), title=formatter.integer(count)),)


def columns_of(on: date) -> Columns:
    return Columns(current_language(), on)


Amount = tuple[str, Decimal]
"""The currency, empty for the one of reference, and how much of it."""

NOTHING: Amount = ("", Decimal(0))


def first_price(card: Card) -> tuple[int, str, Decimal] | None:
    """Prices of different meters or currencies have no common order: those of one stand together,
    behind the models that are free whatever is counted.

    A price that looks wrong and that nobody has confirmed leads no list.
    """
    amounts = {one.key: amount_of(card, one.key) for one in COMPONENTS if one.key in card.headlines}
    if amounts and all(amount == NOTHING for amount in amounts.values()):
        return -1, *NOTHING
    for position, component in enumerate(COMPONENTS):
        amount = amounts.get(component.key)
        if amount is not None:
            return position, *amount
    return None


def amount_of(card: Card, component: str) -> Amount | None:
    """By which its headline price is put in order; what is free costs nothing in any currency.

    Who may run a model on machines of his own pays for them: nobody knows how much.
    """
    headline = card.headlines.get(component)
    price: Price | None = headline.price if headline else None
    if price is not None and price.state is PriceState.FREE:
        return None if price.free_kind is FreeKind.SELF_HOST else NOTHING
    if price is None or price.canonical_amount is None or is_doubtful(price):
        return None
    return "" if price.currency == REFERENCE else price.currency, price.canonical_amount


def _applies(field: str, model_type: str) -> bool:
    applies_to = SPEC_FIELDS[field].applies_to
    return applies_to is None or model_type in applies_to
