"""What the two models cost, and whether that says anything about the choice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model_pages.specs.prices import Price, PriceKind
from model_pages.specs.sheet import Headline, Promotion
from model_pages.specs.vocabulary import COMPONENTS

from ..answers import Answer
from ..bills import NOT_BILLED, REQUEST_FEE, Bill, bill, charges_by_request
from ..claims import Claim
from ..classes import DIFFERENT_JOB, OFFERS
from ..evidence import Evidence, is_outdated
from ..pair import Pair
from ..price_claims import lowest_band
from ..registry import register_faq
from ..rules.price import in_one_currency
from ..rules.service import ABOVE
from ..sides import Side, of_one_side
from ..values import Listing, Money, OwnPhrase, Phrase, Term, Value
from ..workloads import MONTH
from .repeated import names

LISTENERS = frozenset({"realtime", "speech_to_text"})
"""Bought to hear. Of other models the price of audio input is one among many."""


@register_faq(
    "F01",
    classes=OFFERS,
    needs=("price:input_text", "price:output_text"),
    says={
        "question": "left right",
        "cheaper": "cheaper",
        "about_same": "left right",
        "same": "left right",
        "cheaper_up_to": "cheaper tokens",
        "about_same_up_to": "left right tokens",
        "same_up_to": "left right tokens",
        "by_request": "",
    },
)
def which_is_cheaper(pair: Pair) -> Iterator[Answer]:
    """Where R04 and R05 both speak. One name only where input and output agree; else the mix at
    which both cost the same.
    """
    prices = pair.claims_of("R04", "R05")
    if len(prices) < 2 or not in_one_currency(pair):
        return
    break_even, workloads = pair.claims_of("R07"), pair.claims_of("R08")
    fees = [side for side in pair.both if charges_by_request(side)]
    opening = [phrase for claim in break_even for phrase in (claim.phrase, *claim.also)]
    opening = opening or [Phrase("F01.by_request") if fees else _verdict(pair, prices)]
    above = [claim for claim in pair.claims_of("R12") if claim.outcome in ABOVE]
    said = [*prices, *above, *workloads]
    phrases = [*opening, *(claim.phrase for claim in said)]
    evidence = _evidence([*said, *break_even])
    evidence += tuple(side.price_evidence(fee) for side in fees if (fee := side.price(REQUEST_FEE)))
    yield Answer(names(pair), (*phrases, price_frame(evidence)), evidence)


@register_faq(
    "F02",
    classes=DIFFERENT_JOB,
    says={"question": "left right", "no": "left left_noun right right_noun"},
)
def can_prices_be_compared(pair: Pair) -> Iterator[Answer]:
    """What each is and how it is billed. Silent once a side is retired."""
    if pair.has_retired:
        return
    kinds, billing = pair.claims_of("R01"), pair.claims_of("R02")
    params: dict[str, Value] = {
        **names(pair),
        "left_noun": pair.left.noun,
        "right_noun": pair.right.noun,
    }
    phrases = (Phrase("F02.no", params), *(claim.phrase for claim in billing))
    yield Answer(names(pair), phrases, _evidence([*kinds, *billing]))


@register_faq(
    "F03",
    says={
        "question": "left right",
        "prices": "model items",
        "price": "component price unit",
        "from": "component price unit cell",
        "derived": "item",
        "reduced": "item now date",
        "reduced_open_ended": "item now",
        "amount": "price unit",
        "promotion": "component price unit date",
        "promotion_open_ended": "component price unit",
        "free": "component kind",
        "state": "component state",
        "unknown": "model",
        "retired": "model date",
    },
)
def how_much(pair: Pair) -> Iterator[Answer]:
    """Every headline price of both sides, as each provider's own list has it, and for now, where a
    model that is served has one; with a fee per request, and what hearing costs where a model is
    bought for it.
    """
    priced = [side for side in pair.both if _has_prices(side) and not side.is_retired]
    if not priced:
        return
    evidence = [item for side in priced for item in _price_evidence(side)]
    frame = price_frame(evidence)
    evidence += [item for side in priced for item in _last_days(side)]
    evidence += [
        side.date_evidence("retires_on", side.sheet.lifecycle.retires_on)
        for side in pair.both
        if side.is_retired and side.sheet.lifecycle.retires_on
    ]
    phrases = (_prices(pair.left), _prices(pair.right), frame)
    yield Answer(names(pair), phrases, tuple(evidence))


@register_faq(
    "F04",
    classes=OFFERS,
    needs=("price:input_text", "price:output_text"),
    says={
        "question": "left right",
        "costs": "requests tokens_in tokens_out left left_cost right right_cost",
        "same": "requests tokens_in tokens_out cost",
    },
)
def typical_month(pair: Pair) -> Iterator[Answer]:
    """A hundred turns of a chat a day; silent where a part of it cannot be counted."""
    bills = [_month(side) for side in pair.both]
    totals = [one.total for one in bills if one.is_complete]
    if pair.has_retired or len(totals) < 2 or bills[0].currency != bills[1].currency:
        return
    left, right = (Money(total, bills[0].currency) for total in totals if total is not None)
    params: dict[str, Value] = {
        "requests": MONTH.requests,
        "tokens_in": MONTH.input_tokens,
        "tokens_out": MONTH.output_tokens,
    }
    phrase = Phrase(
        "F04.costs",
        {
            **params,
            "left": pair.left.name,
            "left_cost": left,
            "right": pair.right.name,
            "right_cost": right,
        },
    )
    if left == right:
        phrase = Phrase("F04.same", {**params, "cost": left})
    evidence = tuple(
        side.price_evidence(line.price)
        for side, one in zip(pair.both, bills, strict=True)
        for line in one.lines
    )
    if not is_outdated(evidence, pair.on):
        yield Answer(names(pair), (phrase, price_frame(evidence)), evidence)


@of_one_side
def _month(side: Side) -> Bill:
    return bill(side, MONTH)


def price_frame(evidence: Sequence[Evidence]) -> Phrase:
    """Whose prices, of which service, and when they were checked."""
    days = [item.checked_on for item in evidence if item.checked_on is not None]
    if not days or len(days) < len(evidence):
        return Phrase("shared.frame_unchecked")
    oldest, newest = min(days), max(days)
    if oldest == newest:
        return Phrase("shared.frame_on", {"date": oldest})
    return Phrase("shared.frame_between", {"oldest": oldest, "newest": newest})


def _verdict(pair: Pair, prices: Sequence[Claim]) -> Phrase:
    """With the size of a request up to which it holds, where longer ones cost other prices."""
    params, limit = names(pair), lowest_band(prices)
    suffix = "_up_to" if limit else ""
    if limit:
        params["tokens"] = limit
    for side in pair.both:
        if any(claim.winner == side.slug for claim in prices):
            return Phrase(f"F01.cheaper{suffix}", {**params, "cheaper": side.name})
    same = all(claim.outcome == "same" for claim in prices)
    return Phrase(f"F01.same{suffix}" if same else f"F01.about_same{suffix}", params)


@of_one_side
def _prices(side: Side) -> Phrase:
    if side.is_retired and side.sheet.lifecycle.retires_on:
        date = side.sheet.lifecycle.retires_on
        return OwnPhrase("F03.retired", {"model": side.name, "date": date})
    if not _has_prices(side):
        return OwnPhrase("F03.unknown", {"model": side.name})
    listed = (_item(side, headline) for headline in _headlines(side))
    items = (*listed, *map(_unlisted_item, _unlisted(side)))
    return OwnPhrase("F03.prices", {"model": side.name, "items": Listing(items)})


@of_one_side
def _price_evidence(side: Side) -> tuple[Evidence, ...]:
    return tuple(map(side.price_evidence, _told(side)))


@of_one_side
def _last_days(side: Side) -> tuple[Evidence, ...]:
    """Until when the promotions on what is told run."""
    running = (price for price in _told(side) if price.kind is PriceKind.PROMOTION)
    days = dict.fromkeys(price.effective_until for price in running if price.effective_until)
    return tuple(side.note("promotion_until", side.formatter.date(day), exact=day) for day in days)


def _told(side: Side) -> list[Price]:
    listed = [price for one in _headlines(side) for price in _prices_of(side, one)]
    return [*listed, *(item.price for item in _unlisted(side))]


@of_one_side
def _has_prices(side: Side) -> bool:
    return bool(_headlines(side) or _unlisted(side))


@of_one_side
def _headlines(side: Side) -> list[Headline]:
    """The headline prices, what is heard and a fee per request; of a model without a headline
    price, every standard price that is listed.
    """
    found = side.sheet.headlines
    if not found:
        listed = (price for (_, conditions), price in side.list_prices.items() if not conditions)
        return [Headline(price) for price in listed]
    heard = ["input_audio"] if side.sheet.model_type in LISTENERS else []
    beside = (side.sheet.headline(component) for component in (*heard, REQUEST_FEE))
    return [*found.values(), *(one for one in beside if one and one.price.state not in NOT_BILLED)]


def _unlisted(side: Side) -> list[Promotion]:
    """Headline components that only a promotion prices."""
    return [
        item
        for item in side.promotions
        if COMPONENTS[item.price.component].headline
        and item.price.component not in side.sheet.headlines
    ]


def _prices_of(side: Side, headline: Headline) -> Iterator[Price]:
    price = headline.price
    yield price
    if (price.component, price.conditions) in side.sheet.promotions:
        yield side.sheet.promotions[price.component, price.conditions].price


def _unlisted_item(promotion: Promotion) -> Phrase:
    price = promotion.price
    assert price.amount is not None
    params: dict[str, Value] = {
        "component": Term("component", price.component),
        "price": Money(price.amount, price.currency),
        "unit": Term("unit", price.unit),
    }
    if price.effective_until is None:
        return Phrase("F03.promotion_open_ended", params)
    return Phrase("F03.promotion", {**params, "date": price.effective_until})


def _item(side: Side, headline: Headline) -> Phrase:
    """The list price and, while a promotion runs on it, what it is now."""
    item, price = _listed_item(side, headline), headline.price
    running = side.sheet.promotions.get((price.component, price.conditions))
    if running is None:
        return item
    now, until = _amount(running.price, price.unit), running.price.effective_until
    if until is None:
        return Phrase("F03.reduced_open_ended", {"item": item, "now": now})
    return Phrase("F03.reduced", {"item": item, "now": now, "date": until})


def _amount(price: Price, unit: str) -> Value:
    """Without words for the unit where it is the one that was named before."""
    assert price.amount is not None
    money = Money(price.amount, price.currency)
    if price.unit == unit:
        return money
    return Phrase("F03.amount", {"price": money, "unit": Term("unit", price.unit)})


def _listed_item(side: Side, headline: Headline) -> Phrase:
    price = headline.price
    params: dict[str, Value] = {"component": Term("component", price.component)}
    if price.free_kind is not None:
        return Phrase("F03.free", {**params, "kind": Term("free", price.free_kind)})
    if price.amount is None:
        return Phrase("F03.state", {**params, "state": Term("price_state", price.state)})
    params |= {
        "price": Money(price.amount, price.currency),
        "unit": Term("unit", price.unit),
        "cell": side.cells.conditions(price),
    }
    item = Phrase("F03.from" if headline.is_from and price.conditions else "F03.price", params)
    return Phrase("F03.derived", {"item": item}) if price.is_derived else item


def _evidence(claims: Sequence[Claim]) -> tuple[Evidence, ...]:
    return tuple(item for claim in claims for item in claim.evidence)
