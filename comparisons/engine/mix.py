"""What a million tokens cost on both sides, by the part of them that is output."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from model_pages.specs.formats import plain
from model_pages.specs.language import Language
from model_pages.specs.price_cells import SOFT_LIMIT
from model_pages.specs.sheet import SpecSheet

from .bills import charges_by_request
from .classes import COMPARABLE
from .evidence import is_outdated, oldest_check
from .pair import Pair
from .price_claims import limit
from .rates import Rates
from .sides import Side
from .values import Money, Phrase, Term, Value
from .workloads import MILLION


@dataclass(frozen=True, slots=True)
class Mix:
    """``left`` and ``right`` are the amounts of a million tokens of input and of output.

    ``crossing`` is the part of output, between 0 and 1, at which both cost the same; None where
    they never do, or do in every mix. ``verdict`` and ``notes`` are sentences.
    """

    left: tuple[Decimal, Decimal]
    right: tuple[Decimal, Decimal]
    currency: str
    crossing: Decimal | None
    verdict: Phrase
    notes: tuple[Phrase, ...]


def cost(ends: tuple[Decimal, Decimal], share: Decimal) -> Decimal:
    """Of a million tokens, ``share`` of them output."""
    return ends[0] * (1 - share) + ends[1] * share


def mix_of(left: SpecSheet, right: SpecSheet, language: Language) -> Mix | None:
    """None where the two own list prices of input or of output may not be compared, where one
    side is retired, and where a request costs a fee beside its tokens."""
    pair = Pair(left, right, language)
    if pair.pair_class not in COMPARABLE or pair.has_retired:
        return None
    reading, writing = pair.rates("input_text"), pair.rates("output_text")
    if reading is None or writing is None or any(map(charges_by_request, pair.both)):
        return None
    evidence = (*reading.evidence, *writing.evidence)
    one_currency = reading.left_price.currency == writing.left_price.currency
    if not one_currency or is_outdated(evidence, pair.on):
        return None
    ends = [(reading.amount(side), writing.amount(side)) for side in pair.both]
    crossing = crossing_of(*ends)
    currency = reading.left_price.currency
    verdict = _verdict(reading, writing, crossing, ends[0], currency)
    notes = tuple(_notes(pair, reading, writing))
    return Mix(ends[0], ends[1], currency, crossing, verdict, notes)


def crossing_of(left: tuple[Decimal, Decimal], right: tuple[Decimal, Decimal]) -> Decimal | None:
    """Where two lines cross between their ends."""
    reading, writing = left[0] - right[0], left[1] - right[1]
    if reading * writing >= 0:
        return None
    return abs(reading) / (abs(reading) + abs(writing))


def _verdict(
    reading: Rates,
    writing: Rates,
    crossing: Decimal | None,
    left: tuple[Decimal, Decimal],
    currency: str,
) -> Phrase:
    if crossing is not None:
        return _crossing_phrase(reading, writing, crossing, left, currency)
    outcomes = {reading.outcome, writing.outcome}
    if outcomes == {"same"}:
        return Phrase("charts.mix_same")
    if "cheaper" not in outcomes:
        return Phrase("charts.mix_about_same")
    lower: Side | None = reading.lower or writing.lower
    assert lower is not None
    params: dict[str, Value] = {"cheaper": lower.name}
    if reading.lower is None:
        return Phrase("charts.mix_same_input", params)
    return Phrase("charts.mix_same_output" if writing.lower is None else "charts.mix_lower", params)


def _crossing_phrase(
    reading: Rates,
    writing: Rates,
    crossing: Decimal,
    left: tuple[Decimal, Decimal],
    currency: str,
) -> Phrase:
    reader, writer = reading.lower, writing.lower
    assert reader is not None and writer is not None
    percent = shown_share(crossing)
    amount = cost(left, crossing)
    price = shown_amount(amount)
    is_exact = percent == crossing * 100 and price == amount
    params: dict[str, Value] = {
        "reader": reader.name,
        "writer": writer.name,
        "percent": reader.formatter.percent(percent),
        "price": Money(price, currency),
    }
    return Phrase("charts.mix_crossing" if is_exact else "charts.mix_crossing_about", params)


def shown_share(share: Decimal) -> Decimal:
    """In percent with one decimal, two digits near the ends: never 0 and never 100."""
    percent = share * 100
    near = min(percent, 100 - percent)
    places = 1 if near >= 1 else 1 - near.adjusted()
    return plain(percent.quantize(Decimal(1).scaleb(-places)))


def shown_amount(amount: Decimal) -> Decimal:
    """Three digits."""
    return amount.quantize(Decimal(1).scaleb(amount.adjusted() - 2))


def _notes(pair: Pair, reading: Rates, writing: Rates) -> Iterator[Phrase]:
    yield from limit(pair, ("input_text", "output_text"))[0]
    derived = {
        side.name
        for rates in (reading, writing)
        for side, price in ((pair.left, rates.left_price), (pair.right, rates.right_price))
        if price.is_derived
    }
    for name in sorted(derived):
        yield Phrase("shared.derived", {"model": name, "unit": Term("unit", MILLION)})
    oldest = oldest_check((*reading.evidence, *writing.evidence))
    if oldest is not None and pair.on - oldest > SOFT_LIMIT:
        yield Phrase("shared.as_of", {"date": oldest})
