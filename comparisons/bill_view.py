"""Bills as a page shows them: every text that bill.js makes too, to the last digit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from comparisons.engine.bills import Bill, Line, NotCounted, bill
from comparisons.engine.ranking import Ranking, ranked, unranked
from comparisons.engine.sides import Side
from comparisons.engine.turning import TURNING, Turn, turn
from comparisons.engine.workloads import Workload
from model_pages.specs.formats import Formatter
from model_pages.specs.prices import Price

from .bill_words import NOT_COUNTED, say

PLACES = 12
"""Of an amount of money: as many as a price may have. What needs more is rounded and says so."""

WIDEST = 1000
"""Of a bar, in the units of its drawing."""


@dataclass(frozen=True, slots=True)
class LineView:
    """``source`` and ``day`` are where the price was read, and when it was last checked."""

    label: str
    condition: str
    quantity: str
    price: str
    amount: str
    note: str
    source: str = ""
    url: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class BillView:
    """``total`` is empty where nothing could be counted; ``bar`` is 0 where none is drawn."""

    total: str
    status: str
    lines: tuple[LineView, ...] = ()
    missing: tuple[str, ...] = ()
    bar: int = 0


@dataclass(frozen=True, slots=True)
class TurnView:
    """``proofs`` are the prices that a turn rests on."""

    text: str
    proofs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    bills: tuple[BillView, ...]
    verdict: str
    turns: tuple[TurnView, ...] = ()


def result_of(sides: Sequence[Side], workload: Workload, on: date) -> Result:
    """What a workload costs on one to six models."""
    bills = [None if side.is_retired else bill(side, workload) for side in sides]
    present = [one for one in bills if one is not None]
    ranking = unranked(sides) or ranked(present, on)
    totals = [one.exact or Fraction(0) for one in present]
    highest = max(totals, default=Fraction(0)) if ranking.is_of_amounts else Fraction(0)
    turns = []
    if ranking.is_of_amounts and len(sides) == 2:
        pair = (sides[0], sides[1])
        found = [turn(pair, workload, field, on) for field in TURNING]
        turns = [_turn(pair, one) for one in found if one]
    views = tuple(_bill(side, one, highest) for side, one in zip(sides, bills, strict=True))
    return Result(views, _verdict(sides, ranking, present), tuple(turns))


def wrong_result(sides: Sequence[Side]) -> Result:
    """Nothing is priced while a field is wrong."""
    empty = BillView(say("no_total"), say("wrong"))
    return Result(tuple(empty for _ in sides), "")


def money(formatter: Formatter, amount: Fraction, currency: str) -> str:
    """Exact, or with ≈ where it is no decimal of twelve places: half is rounded up."""
    scaled = amount * 10**PLACES
    units = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    text = formatter.money(Decimal(f"{units}e-{PLACES}"), currency)
    return text if units == scaled else say("about", amount=text)


def _bill(side: Side, one: Bill | None, highest: Fraction) -> BillView:
    if one is None:
        return BillView(say("no_total"), say("retired_bill"))
    missing = tuple(_missing(side, item) for item in one.not_counted)
    lines = tuple(_line(side, line, one.currency) for line in one.lines)
    if one.exact is None:
        return BillView(say("no_total"), say("nothing_counted"), lines, missing)
    total = money(side.formatter, one.exact, one.currency)
    status = say("complete" if one.is_complete else "incomplete_bill")
    return BillView(total, status, lines, missing, _bar(one.exact, highest))


def _bar(total: Fraction, highest: Fraction) -> int:
    """To scale; what is not 0 is seen."""
    if not total or not highest:
        return 0
    return max(1, (2 * WIDEST * total + highest) // (2 * highest))


def _line(side: Side, line: Line, currency: str) -> LineView:
    shown = price_words(side, line.price)
    notes = [shown["note"]]
    if line.is_minimum:
        least = side.formatter.decimal(line.counted)
        notes.append(say("minimum", least=least))
    return LineView(
        label=shown["label"],
        condition=shown["condition"],
        quantity=side.formatter.decimal(line.counted),
        price=shown["text"],
        amount=money(side.formatter, line.exact, currency),
        note=" ".join(filter(None, notes)),
        source=shown["source"],
        url=shown["url"],
        day=shown["day"],
    )


def price_words(side: Side, price: Price) -> dict[str, str]:
    """What is said of a price wherever it stands in a bill."""
    cell = side.cells.price(price)
    source = price.source
    return {
        "label": side.language.label("component", price.component),
        "condition": side.cells.conditions(price),
        "text": cell.text,
        "note": cell.detail,
        "source": source.name if source else "",
        "url": source.url if source else "",
        "day": side.formatter.date(price.checked_on) if price.checked_on else "",
    }


def _missing(side: Side, item: NotCounted) -> str:
    return f"{side.language.label('component', item.what)}: {NOT_COUNTED[item.why]}"


def _verdict(sides: Sequence[Side], ranking: Ranking, bills: Sequence[Bill]) -> str:
    if ranking.code == "none":
        return ""
    currency = bills[0].currency if bills else ""
    gap = money(sides[0].formatter, ranking.gap, currency) if ranking.gap else ""
    names = {"first": sides[ranking.first].name, "second": sides[ranking.second].name}
    return say(ranking.code, gap=gap, **names)


def _turn(sides: tuple[Side, Side], one: Turn) -> TurnView:
    integer = sides[0].formatter.integer
    text = say(
        f"turn_{one.field}",
        below=sides[one.below].name,
        above_name=sides[1 - one.below].name,
        up_to=integer(one.up_to),
        above=integer(one.above),
    )
    proofs = dict.fromkeys(
        _proof(sides[place % 2], line.price)
        for place, bill in enumerate(one.bills)
        for line in bill.lines
    )
    return TurnView(text, tuple(proofs))


def _proof(side: Side, price: Price) -> str:
    """ "GPT-4.1: Input price (above 200,000 tokens) $0.4 / 1M tokens" """
    shown = price_words(side, price)
    condition = f" ({shown['condition']})" if shown["condition"] else ""
    return f"{side.name}: {shown['label']}{condition} {shown['text']}"
