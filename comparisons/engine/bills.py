"""What a workload costs on a model: line by line, with everything that could not be counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

from model_pages.specs.doubts import is_doubtful
from model_pages.specs.prices import Conditions, Price, PriceState
from model_pages.specs.units import UNITS
from model_pages.specs.vocabulary import CONDITIONS

from .sides import Side, conditions_key
from .workloads import Workload

BATCH = "batch"

REQUEST_FEE = "request"
"""Billed beside the headline prices: what asks for one is not free."""

NOT_BILLED = frozenset({PriceState.INCLUDED, PriceState.NOT_OFFERED})

DIGITS = 80
"""Far more than any amount has: only what is no decimal at all, a third of a cent, is rounded."""

NO_CELLS: Mapping[str, str] = MappingProxyType({})


class Line(NamedTuple):
    """``quantity`` units of ``price`` a request; ``amount`` is for all requests of a month.

    ``is_minimum``: the request holds less than the least that the provider bills.
    ``counted`` is the quantity in the unit of the workload: tokens, seconds, images.
    ``exact`` is the amount where 80 digits are not enough: a price per hour of a second.
    """

    price: Price
    quantity: Decimal
    amount: Decimal
    is_minimum: bool
    counted: Decimal
    exact: Fraction


class NotCounted(NamedTuple):
    """``what`` is a component, ``why`` one of "no_price", "not_offered", "dynamic", "doubtful",
    "no_batch", "no_cell", "currency", "above_context" or "above_output"."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Bill:
    """``total`` is the sum of the lines, None where none could be counted at all."""

    lines: tuple[Line, ...]
    not_counted: tuple[NotCounted, ...]
    currency: str

    @property
    def total(self) -> Decimal | None:
        with localcontext(prec=DIGITS):
            return sum((line.amount for line in self.lines), Decimal(0)) if self.lines else None

    @property
    def exact(self) -> Fraction | None:
        return sum((line.exact for line in self.lines), Fraction(0)) if self.lines else None

    @property
    def is_complete(self) -> bool:
        return bool(self.lines) and not self.not_counted


class Item(NamedTuple):
    """So many of ``unit`` that the workload holds, of something that ``components`` bill.

    The first of ``components`` that the model bills is the one that is charged.
    """

    components: tuple[str, ...]
    quantity: Decimal
    unit: str
    cells: Mapping[str, str] = NO_CELLS


def bill(side: Side, workload: Workload) -> Bill:
    """At the provider's own list prices; in batch where the workload is one and a price is listed.

    Never a zero for what has no price: it stands among what is not counted. A cached part whose
    price is unknown is left out and named, neither free nor at the full price.
    """
    found = [(item, _price(side, workload, item)) for item in _items(side, workload)]
    charged = [(item, price) for item, price in found if isinstance(price, Price)]
    missing = [price for _, price in found if isinstance(price, NotCounted)]
    currency = _currency([price for _, price in charged])
    lines = []
    for item, price in charged:
        if _fits(price, currency):
            lines.append(_line(price, item, workload))
        else:
            missing.append(NotCounted(price.component, "currency"))
    return Bill(tuple(lines), (*missing, *_beyond(side, workload)), currency if lines else "")


def _currency(prices: list[Price]) -> str:
    """That of the first amount; what is free costs nothing in any currency."""
    amounts = [price for price in prices if price.amount is not None] or prices
    return amounts[0].currency if amounts else ""


def _fits(price: Price, currency: str) -> bool:
    return price.amount is None or price.currency == currency


def _items(side: Side, workload: Workload) -> list[Item]:
    cached = workload.input_tokens * workload.cached_share
    is_video = side.sheet.model_type == "video"
    timed = ("video_generation",) if is_video else ("transcription", "speech_time")
    fees = Decimal(1 if charges_by_request(side) else 0)
    items = [
        Item(("input_text",), workload.input_tokens - cached, "token"),
        Item(("cached_input_text",), cached, "token"),
        Item(("output_text",), Decimal(workload.output_tokens), "token"),
        Item(("image_generation",), Decimal(workload.images), "image", workload.cells),
        Item(timed, Decimal(workload.seconds), "second", workload.cells if is_video else NO_CELLS),
        Item(("speech_synthesis",), Decimal(workload.characters), "character"),
        Item(("ocr_page",), Decimal(workload.pages), "page"),
        Item(("rerank_search", "web_search"), Decimal(workload.searches), "query"),
        Item((REQUEST_FEE,), fees, "request"),
    ]
    return [item for item in items if item.quantity > 0]


def charges_by_request(side: Side) -> bool:
    """Whether a fee for each request is listed, known or not."""
    fee = side.price(REQUEST_FEE)
    return fee is not None and fee.state not in {*NOT_BILLED, PriceState.FREE}


def _price(side: Side, workload: Workload, item: Item) -> Price | NotCounted:
    """The price that such a request pays, or why there is none."""
    listed = {component for component, _ in side.list_prices}
    billed = [key for key in item.components if key in listed]
    component = (billed or item.components)[0]
    cell = _cell(side, component, item.cells)
    if cell is None:
        return NotCounted(component, "no_cell" if billed else "no_price")
    tokens = workload.input_tokens
    if not workload.is_batch:
        return _checked(side.listed_at(tokens, component, cell), component)
    service = conditions_key({**dict(cell), "service_tier": BATCH})
    if (component, service) not in side.list_prices:
        return NotCounted(component, "no_batch")
    stepped = any(tokens > over for over in side.steps(component, cell))
    if stepped and not any(tokens > over for over in side.steps(component, service)):
        return NotCounted(component, "no_batch")  # what a batch costs above the step is unknown
    return _checked(side.listed_at(tokens, component, service), component)


def _cell(side: Side, component: str, cells: Mapping[str, str]) -> Conditions | None:
    """The conditions of the price that fits what is said of the images or the video.

    A price that names less than the workload fits as well, the one that names most first; one
    that names nothing only where it stands for all: beside other cells nobody knows which.
    """
    listed = [conditions for key, conditions in side.list_prices if key == component]
    priced = [one for one in listed if all(CONDITIONS[name].selects_cell for name, _ in one)]
    fitting = [one for one in priced if dict(one).items() <= cells.items()]
    named = [one for one in fitting if one] or ([()] if fitting and priced == [()] else [])
    if not cells:
        named = [()] if () in fitting else []
    return max(named, key=len, default=None)


_WITHOUT_AMOUNT = {
    PriceState.DYNAMIC: "dynamic",
    PriceState.NOT_OFFERED: "not_offered",
    PriceState.NOT_PUBLISHED: "no_price",
}


def _checked(price: Price | None, component: str) -> Price | NotCounted:
    why = why_without(price)
    return price if price is not None and not why else NotCounted(component, why)


def why_without(price: Price | None) -> str:
    """Why no bill counts a price, "" if one does.

    Free and included cost nothing, and that is a known amount; the rest is no amount.
    """
    state = PriceState.NOT_PUBLISHED if price is None else price.state
    if price is None or state in _WITHOUT_AMOUNT:
        return _WITHOUT_AMOUNT[state]
    return "doubtful" if is_doubtful(price) else ""


def _line(price: Price, item: Item, workload: Workload) -> Line:
    """Multiplied before it is divided: so a price per minute of 90 seconds stays exact."""
    least = price.minimum or Decimal(0)
    counted, is_minimum = max(item.quantity, least), item.quantity < least
    per, base = UNITS[price.unit].factor, UNITS[item.unit].factor
    with localcontext(prec=DIGITS):
        times_base = (price.amount or Decimal(0)) * counted * workload.requests * per
        amount, quantity = times_base / base, counted * per / base
    exact = Fraction(times_base) / Fraction(base)
    return Line(price, quantity, amount, is_minimum, counted, exact)


def _beyond(side: Side, workload: Workload) -> list[NotCounted]:
    """A request that the model cannot take or answer has no price, whatever its tokens cost."""
    window, most_in, most_out = (
        side.sheet.fact(key).value
        for key in ("context_window", "max_input_tokens", "max_output_tokens")
    )
    tokens_in, tokens_out = workload.input_tokens, workload.output_tokens
    found = []
    if (window and tokens_in + tokens_out > window) or (most_in and tokens_in > most_in):
        found.append(NotCounted("input_text", "above_context"))
    if most_out and tokens_out > most_out:
        found.append(NotCounted("output_text", "above_output"))
    return found
