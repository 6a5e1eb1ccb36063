"""The order of a list, by a column of its own or by one that another app brings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from model_pages.specs.card import Card
from model_pages.specs.directory_sorts import DIRECTORY_SORTS, DirectorySort

from .address import Address
from .columns import Column, Columns


@dataclass(frozen=True, slots=True)
class Sort:
    """``href`` turns the order round where the column already leads."""

    key: str
    label: str
    href: str
    direction: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """``column`` leads, None where the search does; ``extra`` is shown because it leads."""

    column: Column | None
    is_backwards: bool = False
    registered: DirectorySort | None = None
    problem: str = ""
    columns: list[Column] = field(default_factory=list)


def order_for(
    address: Address, columns: list[Column], made: Columns, cards: Sequence[Card], request: Any
) -> Order:
    """The order that the address asks for, with its column among the ``columns``."""
    asked = "".join(address.state.get("sort", ()))
    key, is_backwards = asked.removeprefix("-"), asked.startswith("-")
    if not key:
        return Order(None if "q" in address.state else made.name(), columns=columns)
    known = {column.key: column for column in (made.name(), *columns)}
    registered = DIRECTORY_SORTS.get(key)
    if key in known:
        return Order(known[key], is_backwards, columns=columns)
    if registered is not None:
        column = made.registered(registered, registered.values(cards, request))
        return Order(column, is_backwards, registered, columns=_led_by(column, columns))
    said = _("This list has no order by “%(key)s”: it stands by name.") % {"key": key}
    return Order(made.name(), columns=columns, problem=said)


def ordered(cards: list[Card], order: Order) -> list[Card]:
    """A model without the value stands last either way: unknown is neither cheap nor dear.

    What is no complete value stands before those, behind the complete ones.
    """
    column = order.column
    if column is None:
        return cards
    known = [card for card in cards if column.value(card) is not None]
    known.sort(key=column.value, reverse=order.is_backwards)
    whole = [card for card in known if column.is_complete(card)]
    partial = [card for card in known if not column.is_complete(card)]
    return [*whole, *partial, *(card for card in cards if column.value(card) is None)]


def sorts_for(address: Address, order: Order, name: Column) -> list[Sort]:
    """The name, each column, and what other apps bring."""
    columns = {one.key: (one.label, one.unit) for one in (name, *order.columns)}
    brought = {sort.key: (str(sort.label), "") for sort in DIRECTORY_SORTS}
    return [
        _sort(key, *head, address, order) for key, head in (columns | brought | columns).items()
    ]


def _led_by(column: Column, columns: list[Column]) -> list[Column]:
    """Beside the provider, where the eye looks for what the list is ordered by."""
    return [*columns[:1], column, *columns[1:]]


def _sort(key: str, label: str, unit: str, address: Address, order: Order) -> Sort:
    leads = order.column is not None and order.column.key == key
    direction = ("descending" if order.is_backwards else "ascending") if leads else ""
    target = f"-{key}" if direction == "ascending" else key
    return Sort(key, label, address.link(sort=(target,)), direction, unit)
