"""What an image, a minute, a page or a search costs: only like against like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from model_pages.specs.doubts import is_doubtful
from model_pages.specs.prices import Conditions, Price
from model_pages.specs.vocabulary import MODEL_TYPES

from ..claims import Claim
from ..pair import Pair
from ..price_claims import TWO_PRICES, price_claim
from ..rates import Rates, in_unit, rates_of
from ..registry import register_rule
from ..sides import Side
from ..values import Listing, Phrase, Term, Value

BY_THE_PIECE = (
    "video_generation",
    "transcription",
    "speech_synthesis",
    "speech_time",
    "image_pixels",
    "ocr_page",
    "rerank_search",
)

BY_SIZE = frozenset({"image_generation", "video_generation"})
"""Pieces of many sizes: a price that names none cannot be set against one that does."""

OUTPUT_TOKENS = {"image": "output_image", "audio": "output_audio", "video": "output_video"}
"""What a model of a kind is used for, billed by the token: it weighs more than the prompt."""

BY_THE_TOKEN = {"image_generation": "output_image"}
"""The same piece, billed by the token: a price by the piece beside it is an estimate."""

USUAL_IMAGE: Conditions = (("quality", "medium"), ("size", "1024x1024"))
"""The cell to compare where both price it; else the cheapest that both price."""

IN_A_CELL = {f"{outcome}_in_cell": f"{names} cell unit" for outcome, names in TWO_PRICES.items()}
PIECES = IN_A_CELL | {outcome: f"{names} unit" for outcome, names in TWO_PRICES.items()}

OTHER_CELLS = {"other_cells": "left right cells", "other_cell": "cell left_price right_price"}
MOST_OTHERS = 2

IN_TOKENS = {f"{outcome}_in_tokens": f"{names} component" for outcome, names in TWO_PRICES.items()}


@register_rule(
    "R13",
    family="PR",
    says={
        **PIECES,
        **OTHER_CELLS,
        "sizes_unstated": "unit",
        "no_shared_cell": "left right",
        "not_alike": "left right",
    },
)
def price_per_image(pair: Pair) -> Iterator[Claim]:
    """The price of an image of medium quality and 1024×1024, or of the cheapest kind that both
    price; where they share none, why nothing is compared.
    """
    left, right = (side.cells_of("image_generation") for side in pair.both)
    shared = _shared(pair, "image_generation")
    if shared:
        usual = [rates for rates in shared if rates.left_price.conditions == USUAL_IMAGE]
        yield _claim(pair, "R13", usual[0] if usual else min(shared, key=_cheapest), shared)
    elif _are_doubted(pair, "image_generation"):
        return
    elif left and right and _currency(left) == _currency(right):
        evidence = [
            side.price_evidence(min(prices.values(), key=_amount))
            for side, prices in ((pair.left, left), (pair.right, right))
        ]
        params = {"left": pair.left.name, "right": pair.right.name}
        every_cell_is_named = all((*left, *right))
        outcome = "no_shared_cell" if every_cell_is_named else "not_alike"
        yield Claim(outcome, params, tuple(evidence))


@register_rule(
    "R14", family="PR", says={**PIECES, **OTHER_CELLS, **IN_TOKENS, "sizes_unstated": "unit"}
)
def price_per_piece(pair: Pair) -> Iterator[Claim]:
    """By the minute, page, search … where both are billed so, and by the token where both bill the
    images or the speech that they put out.
    """
    for component in BY_THE_PIECE:
        shared = _shared(pair, component)
        if shared:
            yield _claim(pair, "R14", min(shared, key=_cheapest), shared, topic=component)
    component = OUTPUT_TOKENS.get(MODEL_TYPES[pair.left.sheet.model_type].produces, "")
    rates = pair.rates(component)
    if rates is not None:
        more: dict[str, Value] = {"component": Term("component", component)}
        yield price_claim(pair, rates, more=more, suffix="_in_tokens", topic=component)


def _shared(pair: Pair, component: str) -> list[Rates]:
    """The rates of the cells that both sides price.

    Of pieces with a size, the cell without one counts only where it is the whole list of both.
    """
    if pair.prices_are_suspect:
        return []
    left, right = (side.cells_of(component) for side in pair.both)
    if not (left and right):
        return []
    if component in BY_SIZE and not all(has_one_price(side, component) for side in pair.both):
        left = {cell: price for cell, price in left.items() if cell}
    both = (rates_of(*pair.both, left[cell], right[cell]) for cell in left if cell in right)
    return [rates for rates in both if rates is not None]


def _are_doubted(pair: Pair, component: str) -> bool:
    """Whether a price is missing from the comparison for what it looks like."""
    listed = (item for side in pair.both for item in side.list_prices.items())
    return pair.prices_are_suspect or any(
        key == component and is_doubtful(price) for (key, _), price in listed
    )


def has_one_price(side: Side, component: str) -> bool:
    """One price whatever the size, and no estimate of what the tokens of a usual one come to."""
    produces = BY_THE_TOKEN.get(component)
    return [*side.cells_of(component)] == [()] and produces not in side.sheet.billed_components


def _claim(
    pair: Pair, rule: str, rates: Rates, shared: Sequence[Rates], *, topic: str = ""
) -> Claim:
    """The cell is named wherever there is more than one price for the piece; then come others
    that both sides price, so that no single size stands for all. Who is not cheaper in every
    shared one wins nothing.
    """
    cell, unit = pair.left.cells.conditions(rates.left_price), Term("unit", rates.unit)
    more: dict[str, Value] = {"unit": unit, "cell": cell}
    unstated = not cell and rates.left_price.component in BY_SIZE
    others = _others(rates, shared) if cell else []
    claim = price_claim(
        pair,
        rates,
        also=tuple(_beside(pair, rule, others, unit if unstated else None)),
        evidence=tuple(item for other in others for item in other.evidence),
        more=more,
        suffix="_in_cell" if cell else "",
        topic=topic,
    )
    if any(other.lower is not rates.lower for other in shared):
        claim.winner = None
    return claim


def _others(rates: Rates, shared: Sequence[Rates]) -> list[Rates]:
    """Those that differ in one condition only: the other qualities of a size, or its sizes."""
    chosen = set(rates.left_price.conditions)
    near = [
        other
        for other in shared
        if other is not rates and len(chosen.difference(other.left_price.conditions)) <= 1
    ]
    return sorted(near, key=_cheapest)[:MOST_OTHERS]


def _beside(
    pair: Pair, rule: str, others: Sequence[Rates], unstated: Term | None
) -> Iterator[Phrase]:
    if unstated is not None:
        yield Phrase(f"{rule}.sizes_unstated", {"unit": unstated})
    if others:
        cells = Listing(tuple(_other_cell(pair, rule, other) for other in others))
        params: dict[str, Value] = {
            "left": pair.left.name,
            "right": pair.right.name,
            "cells": cells,
        }
        yield Phrase(f"{rule}.other_cells", params)


def _other_cell(pair: Pair, rule: str, rates: Rates) -> Phrase:
    """ "high quality, 1024×1024 $0.167 and $0.036" """
    params: dict[str, Value] = {
        "cell": pair.left.cells.conditions(rates.left_price),
        "left_price": rates.money(pair.left),
        "right_price": rates.money(pair.right),
    }
    return Phrase(f"{rule}.other_cell", params)


def _cheapest(rates: Rates) -> tuple[Decimal, Decimal, str]:
    low, high = sorted((rates.left_amount, rates.right_amount))
    return low, high, str(rates.left_price.conditions)


def _amount(price: Price) -> tuple[Decimal, str]:
    return in_unit(price, price.canonical_unit), str(price.conditions)


def _currency(prices: Mapping[Conditions, Price]) -> str:
    return next(iter(prices.values())).currency
