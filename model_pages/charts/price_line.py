"""What one list price was, is and will be: the days on which it is known to have held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest

from model_pages.specs.history import ONE_DAY, PastPrice
from model_pages.specs.prices import Price, PriceKind
from model_pages.specs.sheet import SpecSheet


@dataclass(frozen=True, slots=True)
class Held:
    """``last_day`` is included; None: nobody knows an end, and ``first_day`` may lie ahead.

    ``is_exact``: the first day is known, not the day on which somebody noticed.
    ``is_change``: another amount held until the day before.
    """

    price: Price
    first_day: date
    last_day: date | None
    is_exact: bool
    is_change: bool = False


def price_line(sheet: SpecSheet, price: Price, records: Iterable[PastPrice]) -> tuple[Held, ...]:
    """The days of the price of this key, oldest first: those that passed by the ledger, today's by
    the sheet, and those that are announced. No two of them overlap.

    What nobody recorded is no part of it: between two of them there may be a gap.
    """
    end = sheet.lifecycle.retires_on
    past = [one for one in records if one.price.key == price.key and one.first_day <= sheet.on]
    found = [Held(one.price, one.first_day, one.last_day, one.is_exact) for one in past]
    found = _with_today(sheet, price, found)
    found += [
        Held(one, one.effective_from, one.effective_until, True)
        for one in sheet.announced
        if one.effective_from and one.key == price.key and one.kind is PriceKind.LIST
    ]
    in_turn = list(_in_turn(found))
    if end is not None:
        in_turn = [_until(one, end - ONE_DAY) for one in in_turn if one.first_day < end]
    return tuple(_told_apart(in_turn))


def _with_today(sheet: SpecSheet, price: Price, found: list[Held]) -> list[Held]:
    """The sheet is right about today: in a preview it knows more than the ledger."""
    now = _holding(found, sheet.on)
    if now is not None and _value(now.price) == _value(price):
        stated = price.effective_from == now.first_day
        kept = replace(now, price=price, is_exact=now.is_exact or stated)
        return [kept if one is now else one for one in found]
    first = price.effective_from or sheet.on
    found = [one for one in found if one.first_day < first]
    return [*found, Held(price, first, price.effective_until, price.effective_from is not None)]


def _holding(found: list[Held], day: date) -> Held | None:
    """Of several that hold on a day the one that began last does, as in ``prices_on``."""
    holding = [
        one for one in found if one.first_day <= day and (not one.last_day or day <= one.last_day)
    ]
    return max(reversed(holding), key=lambda one: one.first_day, default=None)


def _in_turn(found: list[Held]) -> Iterator[Held]:
    """From day to day on which one begins or ends, the one that holds."""
    begun = {one.first_day for one in found}
    days = sorted(begun | {one.last_day + ONE_DAY for one in found if one.last_day})
    for day, following in zip_longest(days, days[1:]):
        one = _holding(found, day)
        if one is not None:
            yield replace(one, first_day=day, last_day=following - ONE_DAY if following else None)


def _until(one: Held, day: date) -> Held:
    return one if one.last_day and one.last_day <= day else replace(one, last_day=day)


def _told_apart(in_turn: list[Held]) -> list[Held]:
    """The same value twice in a row is one; another one right after it is a change."""
    told: list[Held] = []
    for one in in_turn:
        before = told[-1] if told else None
        follows = before and before.last_day and before.last_day + ONE_DAY >= one.first_day
        if before and follows and _value(before.price) == _value(one.price):
            told[-1] = replace(before, price=one.price, last_day=one.last_day)
        else:
            told.append(replace(one, is_change=bool(follows)))
    return told


def _value(price: Price) -> tuple[object, ...]:
    return price.state, price.free_kind, price.canonical_amount
