"""Prices that hold for now, that changed lately, or that are announced."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from model_pages.specs.dates import PartialDate
from model_pages.specs.history import RECENT, PriceChange
from model_pages.specs.prices import OWN_API, Price, PriceKind
from model_pages.specs.sheet import Promotion

from ..claims import Claim
from ..classes import EVERY_PAGE
from ..evidence import Evidence
from ..pair import Pair
from ..rates import in_unit, shared_unit
from ..registry import register_rule
from ..sides import Side, of_one_side
from ..values import Listing, Money, Phrase, Term, Value


@register_rule(
    "R15",
    family="PR",
    classes=EVERY_PAGE,
    says={
        "until": "model items date",
        "open_ended": "model items",
        "unlisted_until": "model items date",
        "unlisted_open_ended": "model items",
        "item": "component price usual unit",
        "unlisted_item": "component price unit",
    },
)
def promotion(pair: Pair) -> Iterator[Claim]:
    """Each model with a promotion on the day: one sentence for the standard prices that fall
    together and end together.
    """
    for side in pair.both:
        yield from _promotions(side)


@register_rule(
    "R16",
    family="PR",
    classes=EVERY_PAGE,
    says={
        "changed": "model items date",
        "changed_in": "model items date",
        "announced": "model items date",
        "item": "component before after unit",
    },
)
def changes(pair: Pair) -> Iterator[Claim]:
    """The newest change of each model's standard prices in the last 90 days, and the next one that
    is announced.
    """
    for side in pair.both:
        yield from _changes(side)


@of_one_side
def _promotions(side: Side) -> list[Claim]:
    running: dict[tuple[date | None, bool], list[Promotion]] = {}
    for item in side.promotions:
        slot = item.price.effective_until, item.usual is None
        running.setdefault(slot, []).append(item)
    return [_promotion(side, *slot, items) for slot, items in running.items()]


@of_one_side
def _changes(side: Side) -> list[Claim]:
    return [*_newest_change(side), *_next_change(side)]


def _newest_change(side: Side) -> Iterator[Claim]:
    found = [change for change in side.sheet.changes if _is_standard(change.after)]
    newest = [change for change in found if change.on == found[0].on]
    if newest and _age(side, newest[0].on) <= RECENT.days:
        outcome = "changed" if newest[0].on.day else "changed_in"
        yield _change(side, outcome, newest)


def _next_change(side: Side) -> Iterator[Claim]:
    found = [change for change in _announced(side) if _is_standard(change.after)]
    if found:
        first = [change for change in found if change.on == found[0].on]
        yield _change(side, "announced", first)


def _announced(side: Side) -> Iterator[PriceChange]:
    """Announced list prices that follow a price of the same key, earliest first."""
    for after in side.sheet.announced:
        before = side.price(after.component, **dict(after.conditions))
        starts = after.effective_from
        if before is None or before.key != after.key or starts is None:
            continue
        if before.amount is not None and after.amount is not None and _differ(before, after):
            yield PriceChange(before, after, PartialDate(starts.year, starts.month, starts.day))


def _differ(before: Price, after: Price) -> bool:
    is_list = after.kind is PriceKind.LIST
    return is_list and before.canonical_amount != after.canonical_amount


def _is_standard(price: Price) -> bool:
    return price.host == OWN_API and not price.conditions


def _age(side: Side, on: PartialDate) -> int:
    return (side.sheet.on - on.earliest).days


def _change(side: Side, outcome: str, found: Sequence[PriceChange]) -> Claim:
    params: dict[str, Value] = {
        "model": side.name,
        "items": Listing(tuple(map(_changed, found))),
        "date": found[0].on,
    }
    evidence = (item for change in found for item in _change_evidence(side, change))
    topic = str(found[0].on)
    return Claim(outcome, params, tuple(evidence), subject=side.slug, topic=topic)


def _changed(change: PriceChange) -> Phrase:
    """ "input price from $1 to $0.2 per million tokens" """
    unit, currency = shared_unit(change.before, change.after), change.after.currency
    params: dict[str, Value] = {
        "component": Term("component", change.after.component),
        "before": Money(in_unit(change.before, unit), currency),
        "after": Money(in_unit(change.after, unit), currency),
        "unit": Term("unit", unit),
    }
    return Phrase("R16.item", params)


def _change_evidence(side: Side, change: PriceChange) -> Iterable[Evidence]:
    unit = shared_unit(change.before, change.after)
    yield side.price_evidence(change.before, unit)
    yield side.price_evidence(change.after, unit)
    yield side.note("changed_on", side.formatter.partial_date(change.on), exact=change.on)


def _promotion(side: Side, until: date | None, unlisted: bool, items: Sequence[Promotion]) -> Claim:
    params: dict[str, Value] = {
        "model": side.name,
        "items": Listing(tuple(map(_promoted, items))),
    }
    evidence = [
        side.price_evidence(price, _promoted_unit(item))
        for item in items
        for price in (item.price, item.usual)
        if price is not None
    ]
    outcome = "open_ended"
    if until:
        outcome, params["date"] = "until", until
        evidence.append(side.note("promotion_until", side.formatter.date(until), exact=until))
    return Claim(
        f"unlisted_{outcome}" if unlisted else outcome,
        params,
        tuple(evidence),
        subject=side.slug,
        topic=until.isoformat() if until else "",
    )


def _promoted(item: Promotion) -> Phrase:
    """ "input price $0.75 instead of $1.5 per million tokens" """
    unit, currency = _promoted_unit(item), item.price.currency
    params: dict[str, Value] = {
        "component": Term("component", item.price.component),
        "price": Money(in_unit(item.price, unit), currency),
        "unit": Term("unit", unit),
    }
    if item.usual is None:
        return Phrase("R15.unlisted_item", params)
    return Phrase("R15.item", {**params, "usual": Money(in_unit(item.usual, unit), currency)})


def _promoted_unit(item: Promotion) -> str:
    return shared_unit(item.price, item.usual or item.price)
