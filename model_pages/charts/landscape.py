"""The models of one type by price and context window, on log scales."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from model_pages.specs.card import Card
from model_pages.specs.doubts import is_doubtful
from model_pages.specs.language import Language
from model_pages.specs.lifecycle import Status
from model_pages.specs.price_cells import is_outdated
from model_pages.specs.prices import OWN_API, Price, PriceKey, PriceState
from model_pages.specs.sheet import Headline, SpecSheet
from model_pages.specs.words import DASH

from .axes import WIDTH, Tick, apart, labelled, room_for
from .history import Side
from .marks import Mark, beside_each_other
from .scales import Log, factors, px

HEIGHT = Decimal(290)
TOP, BOTTOM, RIGHT = Decimal(26), HEIGHT - 42, WIDTH - 16

ON_OFFER = frozenset({Status.CURRENT, Status.PREVIEW, Status.SUPERSEDED})
LEAST, MOST = 3, 60
"""So few models are no picture, and of more only the newest are drawn."""

MOST_NAMES = 5

DaysOfChecks = Callable[[Mapping[str, Price]], Mapping[str, date]]
"""When the price of each model, by its slug, was last checked; without who never was."""

DOT = Decimal("4.5")
REACH = Decimal("14.5")
"""Around a dot so much answers to a finger: 24 pixels across on a page of 320."""


@dataclass(frozen=True, slots=True)
class Place:
    """A model that can be drawn: both its values are known and above 0.

    ``side`` is None for those that are only around; see ``Side`` for the others.
    """

    side: str | None
    slug: str
    name: str
    url: str
    price: Price
    window: int
    released: str = ""
    checked_on: date | None = None

    @property
    def is_marked(self) -> bool:
        return self.side is not None

    @property
    def amount(self) -> Decimal:
        assert self.price.canonical_amount is not None
        return self.price.canonical_amount


@dataclass(frozen=True, slots=True)
class Dot:
    """One model, or several with the same two values: then it has no address of its own.

    ``reach`` is the radius of what answers to a finger. It ends half the way to the next dot, so
    that none takes another's place; where dots crowd, the table below has their links.
    """

    x: Decimal
    y: Decimal
    title: str
    url: str
    reach: Decimal = REACH


@dataclass(frozen=True, slots=True)
class PlaceRow:
    name: str
    url: str
    price: str
    window: str
    checked: str


@dataclass(frozen=True, slots=True)
class Landscape:
    says: tuple[str, ...]
    price_label: str
    left_edge: Decimal
    prices: tuple[Tick, ...]
    windows: tuple[Tick, ...]
    dots: tuple[Dot, ...]
    marks: tuple[Mark, ...]
    rows: tuple[PlaceRow, ...]
    width: Decimal = WIDTH
    height: Decimal = HEIGHT
    top: Decimal = TOP
    bottom: Decimal = BOTTOM
    right_edge: Decimal = RIGHT


def landscape(
    sides: Sequence[Side], cards: Iterable[Card], language: Language, days_of: DaysOfChecks
) -> Landscape | None:
    """The sides among all models on offer of their type.

    None for two types, where no side can be drawn, and where there are too few to look at.
    ``cards`` hold no days of checks: they are asked for where there is something to draw.
    """
    types = {sheet.model_type for _, sheet in sides}
    if len(types) != 1:
        return None
    own = {sheet.slug for _, sheet in sides}
    others = [
        card
        for card in cards
        if card.model_type in types and card.status in ON_OFFER and card.slug not in own
    ]
    key = _key_of_most([sheet.headlines for _, sheet in sides] + [one.headlines for one in others])
    if key is None:
        return None
    found = _Candidates(key, sides, others)
    if found.are_enough:
        found.take_days(days_of)
    return _Drawing(found, language).landscape() if found.are_enough else None


def _key_of_most(listed: Iterable[Mapping[str, Headline]]) -> PriceKey | None:
    """The standard token price that most of them list: only such prices may share an axis."""
    counted = Counter(
        headline.price.key
        for headlines in listed
        for headline in headlines.values()
        if headline.price.meter == "tokens" and not headline.is_from
    )
    return counted.most_common(1)[0][0] if counted else None


def _apart_from_each_other(dots: tuple[Dot, ...]) -> tuple[Dot, ...]:
    def reach(dot: Dot) -> Decimal:
        ways = ((dot.x - one.x) ** 2 + (dot.y - one.y) ** 2 for one in dots if one is not dot)
        half = min(ways, default=4 * REACH**2).sqrt() / 2
        return px(min(max(half, DOT), REACH))

    return tuple(replace(dot, reach=reach(dot)) for dot in dots)


class _Candidates:
    """Who is drawn, and why the others are not."""

    def __init__(self, key: PriceKey, sides: Sequence[Side], others: Sequence[Card]) -> None:
        self.key = key
        self.on = sides[0][1].on
        self.all = len(sides) + len(others)
        self.free: list[str] = []
        self.without_price = self.without_window = self.outdated = 0
        self.marked = [place for side, sheet in sides if (place := self._of_side(side, sheet))]
        sides_drawn = {place.name for place in self.marked}
        self.unmarked = [sheet.name for _, sheet in sides if sheet.name not in sides_drawn]
        self.around = [place for card in others if (place := self._of_card(card))]
        self.around.sort(key=lambda place: place.released, reverse=True)

    @property
    def are_enough(self) -> bool:
        return bool(self.marked) and len(self.marked) + len(self.around) >= LEAST

    @property
    def older(self) -> int:
        return max(len(self.around) - MOST, 0)

    @property
    def places(self) -> list[Place]:
        return [*self.marked, *self.around[:MOST]]

    def take_days(self, days_of: DaysOfChecks) -> None:
        """A price that nobody has looked at for too long is drawn of no model."""
        days = days_of({place.slug: place.price for place in self.around})
        dated = [replace(place, checked_on=days.get(place.slug)) for place in self.around]
        self.around = [place for place in dated if not is_outdated(place.checked_on, self.on)]
        self.outdated = len(dated) - len(self.around)

    def _of_side(self, side: str, sheet: SpecSheet) -> Place | None:
        headline = sheet.headlines.get(self.key.component)
        checked = headline.price.checked_on if headline else None
        if sheet.status is Status.RETIRED or is_outdated(checked, self.on):
            headline = None
        return self._place(side, sheet, headline, sheet.fact("context_window").value)

    def _of_card(self, card: Card) -> Place | None:
        headline = card.headlines.get(self.key.component)
        return self._place(None, card, headline, card.context_window)

    def _place(
        self,
        side: str | None,
        model: Card | SpecSheet,
        headline: Headline | None,
        window: int | None,
    ) -> Place | None:
        price = headline.price if headline and not headline.is_from else None
        if price and price.state is PriceState.FREE and price.host == OWN_API:
            self.free.append(model.name)
        elif not price or price.key != self.key or not price.amount or is_doubtful(price):
            self.without_price += 1
        elif not window:
            self.without_window += 1
        else:
            released = str(model.release_date or "") if isinstance(model, Card) else ""
            names = model.slug, model.name, model.url
            return Place(side, *names, price, window, released, price.checked_on)
        return None


class _Drawing:
    def __init__(self, found: _Candidates, language: Language) -> None:
        self.found = found
        self.places = found.places
        self.language = language
        self.formatter = language.formatter
        amounts = [place.amount for place in self.places]
        windows = [Decimal(place.window) for place in self.places]
        self.price_steps = factors(min(amounts), max(amounts))
        self.window_steps = factors(min(windows), max(windows))
        labels = [self._money(step) for step in self.price_steps]
        self.up = Log(self.price_steps[0], self.price_steps[-1], BOTTOM, TOP)
        self.across = Log(self.window_steps[0], self.window_steps[-1], room_for(labels), RIGHT)

    def landscape(self) -> Landscape:
        key = self.found.key
        component = self.language.label("component", key.component)
        unit = self.language.word("unit", self.places[0].price.canonical_unit)
        windows = labelled(
            self.window_steps, self.across.at, lambda step: self.formatter.compact(int(step))
        )
        return Landscape(
            says=tuple(self._says()),
            price_label=f"{component} {unit}",
            left_edge=self.across.start,
            prices=labelled(self.price_steps, self.up.at, self._money),
            windows=apart(windows),
            dots=_apart_from_each_other(tuple(self._dots())),
            marks=beside_each_other(
                (one.side, *self._at(one)) for one in self.places if one.side is not None
            ),
            rows=tuple(self._row(one) for one in self._in_order()),
        )

    def _at(self, place: Place) -> tuple[Decimal, Decimal]:
        return self.across.at(Decimal(place.window)), self.up.at(place.amount)

    def _dots(self) -> Iterator[Dot]:
        """One for each pair of values: what lies exactly on another could not be seen."""
        by_values: dict[tuple[Decimal, int], list[Place]] = {}
        for place in self.places:
            if not place.is_marked:
                by_values.setdefault((place.amount, place.window), []).append(place)
        for alike in by_values.values():
            first = alike[0]
            names = self.formatter.listing([place.name for place in alike])
            title = self._told(names, alike)
            yield Dot(*self._at(first), title, first.url if len(alike) == 1 else "")

    def _says(self) -> Iterator[str]:
        say, found = self.language.say, self.found
        for place in self.places:
            if place.is_marked:
                yield self._told(place.name, [place]) + "."
        if found.unmarked:
            yield say("landscape_unmarked", models=self._names(found.unmarked))
        numbers = {"shown": self._number(len(self.places)), "all": self._number(found.all)}
        yield say("landscape_drawn", **numbers)
        left_out = [
            say(f"landscape_{reason}", number=self._number(number))
            for reason, number in [
                ("without_price", found.without_price),
                ("without_window", found.without_window),
                ("outdated", found.outdated),
                ("older", found.older),
            ]
            if number
        ]
        if left_out:
            yield say("landscape_left_out", items=self.formatter.listing(left_out))
        if found.free:
            yield say("landscape_free", models=self._names(found.free))

    def _names(self, names: Sequence[str]) -> str:
        if len(names) <= MOST_NAMES:
            return self.formatter.listing(names)
        rest = self.language.say("and_more", number=self._number(len(names) - MOST_NAMES))
        return self.formatter.listing([*names[:MOST_NAMES], rest])

    def _told(self, names: str, alike: Sequence[Place]) -> str:
        """ "GPT-4.1: $2, 1,047,576 tokens, checked Nov 1, 2026" """
        price, tokens = self._money(alike[0].amount), self._number(alike[0].window)
        values = {"models": names, "price": price, "tokens": tokens}
        return self.language.say("landscape_dot", checked=self._checked(alike), **values)

    def _checked(self, alike: Sequence[Place]) -> str:
        """Of several, the day that holds for all."""
        days = [place.checked_on for place in alike if place.checked_on]
        if len(days) < len(alike):
            return self.language.say("landscape_unchecked")
        key = "landscape_checked" if len(set(days)) == 1 else "landscape_checked_since"
        return self.language.say(key, day=self.formatter.date(min(days)))

    def _in_order(self) -> list[Place]:
        """The sides first, the others from the lowest price up."""
        return sorted(self.places, key=lambda one: (not one.is_marked, one.amount, one.name))

    def _row(self, place: Place) -> PlaceRow:
        money, window = self._money(place.amount), self._number(place.window)
        day = self.formatter.date(place.checked_on) if place.checked_on else DASH
        return PlaceRow(place.name, place.url, money, window, day)

    def _money(self, amount: Decimal) -> str:
        return self.formatter.money(amount, self.found.key.currency)

    def _number(self, number: int) -> str:
        return self.formatter.integer(number)
