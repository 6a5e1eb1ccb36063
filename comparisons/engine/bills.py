"""What a workload costs on a model: line by line, with everything that could not be counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from model_pages.specs.doubts import is_doubtful
from model_pages.specs.prices import Conditions, Price, PriceState
from model_pages.specs.units import UNITS

from .sides import Side, conditions_key
from .workloads import Workload

BATCH = "batch"
NO_CELLS: Mapping[str, str] = MappingProxyType({})


class Line(NamedTuple):
    """``quantity`` units of ``price`` a request; ``amount`` is for all requests of a month.

    ``is_minimum``: the request holds less than the least that the provider bills.
    """

    price: Price
    quantity: Decimal
    amount: Decimal
    is_minimum: bool = False


class NotCounted(NamedTuple):
    """``what`` is a component, ``why`` one of "no_price", "not_offered", "dynamic", "doubtful",
    "no_batch", "no_cell", "currency" or "above_context"."""

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
        return sum((line.amount for line in self.lines), Decimal(0)) if self.lines else None

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
    lines: list[Line] = []
    missing: list[NotCounted] = []
    for item in _items(side, workload):
        price = _price(side, workload, item)
        if isinstance(price, NotCounted):
            missing.append(price)
        elif lines and price.currency != lines[0].price.currency:
            missing.append(NotCounted(price.component, "currency"))
        else:
            lines.append(_line(price, item, workload))
    if _exceeds_context(side, workload):
        missing.append(NotCounted("input_text", "above_context"))
    return Bill(tuple(lines), tuple(missing), lines[0].price.currency if lines else "")


def _items(side: Side, workload: Workload) -> list[Item]:
    cached = workload.input_tokens * workload.cached_share
    is_video = side.sheet.model_type == "video"
    timed = ("video_generation",) if is_video else ("transcription", "speech_time")
    fees = Decimal(1 if side.price("request") else 0)
    items = [
        Item(("input_text",), workload.input_tokens - cached, "token"),
        Item(("cached_input_text",), cached, "token"),
        Item(("output_text",), Decimal(workload.output_tokens), "token"),
        Item(("image_generation",), Decimal(workload.images), "image", workload.cells),
        Item(timed, Decimal(workload.seconds), "second", workload.cells if is_video else NO_CELLS),
        Item(("speech_synthesis",), Decimal(workload.characters), "character"),
        Item(("ocr_page",), Decimal(workload.pages), "page"),
        Item(("rerank_search", "web_search"), Decimal(workload.searches), "query"),
        Item(("request",), fees, "request"),
    ]
    return [item for item in items if item.quantity > 0]


def _price(side: Side, workload: Workload, item: Item) -> Price | NotCounted:
    """The price that such a request pays, or why there is none."""
    listed = {component for component, _ in side.list_prices}
    billed = [key for key in item.components if key in listed]
    component = (billed or item.components)[0]
    standard = _cell(side, component, item.cells) or side.price(component)
    if standard is None:
        return NotCounted(component, "no_cell" if billed else "no_price")
    service: Conditions = ()
    if workload.is_batch:
        service = conditions_key({**dict(standard.conditions), "service_tier": BATCH})
        standard = side.list_prices.get((component, service))
        if standard is None:
            return NotCounted(component, "no_batch")
    tier = _in_tier(side, standard, workload.input_tokens, service)
    if tier is None and service and _in_tier(side, standard, workload.input_tokens, ()):
        return NotCounted(component, "no_batch")  # what a batch costs above the tier is unknown
    return _checked(tier or standard)


def _cell(side: Side, component: str, cells: Mapping[str, str]) -> Price | None:
    return side.list_prices.get((component, conditions_key(cells))) if cells else None


def _in_tier(side: Side, standard: Price, tokens: int, service: Conditions) -> Price | None:
    """The highest tier that a request of so many input tokens is above, for one service."""
    slot = standard.component, standard.currency
    applies: dict[int, Price] = {}
    for (key, conditions), price in side.list_prices.items():
        over = dict(conditions).get("input_tokens_over")
        others = tuple(item for item in conditions if item[0] != "input_tokens_over")
        if over is None or others != service or tokens <= int(over):
            continue
        if (key, price.currency) == slot:
            applies[int(over)] = price
    return applies[max(applies)] if applies else None


_WITHOUT_AMOUNT = {
    PriceState.DYNAMIC: "dynamic",
    PriceState.NOT_OFFERED: "not_offered",
    PriceState.NOT_PUBLISHED: "no_price",
}


def _checked(price: Price) -> Price | NotCounted:
    """Free and included cost nothing, and that is a known amount; the rest is no amount."""
    if price.state in _WITHOUT_AMOUNT:
        return NotCounted(price.component, _WITHOUT_AMOUNT[price.state])
    return NotCounted(price.component, "doubtful") if is_doubtful(price) else price


def _line(price: Price, item: Item, workload: Workload) -> Line:
    """Multiplied before it is divided: so a price per minute of 90 seconds stays exact."""
    least = price.minimum or Decimal(0)
    counted, is_minimum = max(item.quantity, least), item.quantity < least
    per, base = UNITS[price.unit].factor, UNITS[item.unit].factor
    amount = (price.amount or Decimal(0)) * counted * workload.requests * per / base
    return Line(price, counted * per / base, amount, is_minimum)


def _exceeds_context(side: Side, workload: Workload) -> bool:
    """A request that the model cannot hold has no price, whatever its tokens would cost."""
    window = side.sheet.fact("context_window")
    return window.known and workload.input_tokens > window.value
