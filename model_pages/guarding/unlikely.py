"""The guards of an entry as it would be published, beside what is published of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from model_pages.models import ModelPage, ModelPrice
from model_pages.sheets import all_prices, hosts_by_pk, live_copy, price_of
from model_pages.specs.guards import Guard, Reason, guards_of
from model_pages.specs.prices import OWN_API, Price
from model_pages.specs.vocabulary import COMPONENTS

from .price_lists import PriceLists, price_lists


@dataclass(frozen=True, slots=True)
class Guarded:
    """One row that raises guards: ``before`` is what is published of it."""

    row: ModelPrice
    price: Price
    before: Price | None
    guards: tuple[Guard, ...]


def guarded_rows(
    page: ModelPage,
    rows: Iterable[ModelPrice],
    *,
    published: Iterable[ModelPrice] | None = None,
    lists: PriceLists | None = None,
) -> list[Guarded]:
    """What is unlikely about the rows, beside what is published of ``page`` now.

    Whoever asks about many pages gives what is read already: the published rows of each, and
    the price lists of all models.
    """
    pairs = list(_with_former(_published_rows(page) if published is None else published, rows))
    changed = [after for _row, after, before in pairs if before is None or after != before]
    if not changed:
        return []
    may_be_copied = any(_may_be_copied(price) for price in changed)
    twins = (lists or price_lists()).twins_of(page) if may_be_copied else {}
    prices = [after for _row, after, _before in pairs]
    guards = asked_once([guards_of(before, after, prices, twins) for _row, after, before in pairs])
    return [
        Guarded(row, after, before, tuple(found))
        for (row, after, before), found in zip(pairs, guards, strict=True)
        if found
    ]


def asked_once(guards: Sequence[Sequence[Guard]]) -> list[list[Guard]]:
    """The guards of several prices, where two prices that do not fit are asked about at the
    latter of them, and a copied list at its last price."""
    seen: set[tuple[Any, ...]] = set()
    kept: list[list[Guard]] = []
    for found in reversed(guards):
        kept.append([guard for guard in found if _subject(guard) not in seen])
        seen |= {_subject(guard) for guard in found}
    return kept[::-1]


def _subject(guard: Guard) -> tuple[Any, ...]:
    if guard.reason is Reason.TWIN:
        return guard.reason, guard.twins
    return guard.reason, frozenset({guard.price, guard.other})


def _with_former(
    published: Iterable[ModelPrice], rows: Iterable[ModelPrice]
) -> Iterable[tuple[ModelPrice, Price, Price | None]]:
    hosts = hosts_by_pk()
    by_key: dict[tuple[Any, ...], Price] = {}
    by_pk: dict[int, Price] = {}
    for row in published:
        if row.is_complete:
            price = _price(row, hosts)
            by_key[_line(price)], by_pk[row.pk] = price, price
    for row in rows:
        if row.is_complete:
            after = _price(row, hosts)
            yield row, after, by_key.get(_line(after)) or _moved(by_pk.get(row.pk), after)


def _moved(before: Price | None, after: Price) -> Price | None:
    """The same row, where only its currency, its unit or its days were changed."""
    if before is None:
        return None
    same = (before.component, before.conditions, before.host, before.kind)
    is_same = same == (after.component, after.conditions, after.host, after.kind)
    return before if is_same else None


def _line(price: Price) -> tuple[Any, ...]:
    return price.key, price.kind, price.effective_from


def _price(row: ModelPrice, hosts: dict[int, str]) -> Price:
    """Whoever ticks "confirmed" is asked for the reason all the same."""
    price = price_of(row, hosts.get(row.host_id or 0, OWN_API))
    return replace(price, is_confirmed=False)


def published_prices(page: ModelPage) -> list[Price]:
    stored = _published(page)
    return prices_of(stored) if stored else []


def prices_of(page: ModelPage) -> list[Price]:
    """As the page stands in memory."""
    return all_prices(page, hosts_by_pk())


def _published(page: ModelPage) -> ModelPage | None:
    """As it is stored, whatever ``page`` says; None where visitors cannot see it."""
    stored = ModelPage.objects.select_related("live_revision").filter(pk=page.pk, live=True)
    return next(map(live_copy, stored), None)


def _published_rows(page: ModelPage) -> Iterable[ModelPrice]:
    stored = _published(page)
    return stored.prices.all() if stored else ()


def _may_be_copied(price: Price) -> bool:
    return price.standard and COMPONENTS[price.component].headline
