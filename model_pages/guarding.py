"""The guards of an entry as it would be published, and the answers that were given to them.

An answer is an entry of the page's history (``CONFIRM``), so it belongs to no revision: who
confirmed a price of a draft is not asked again when the draft is published.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import PageLogEntry

from .checks import price_value
from .models import ModelPage, ModelPrice
from .price_entries import entry_data, price_key
from .sheets import all_prices, hosts_by_pk, live_copy, price_of
from .specs.guards import Guard, PriceLines, Reason, guards_of, headline_lines
from .specs.prices import OWN_API, Price, PriceState, prices_on
from .specs.vocabulary import COMPONENTS

CONFIRM = "model_pages.confirm_price"
UNCONFIRMED = "model_pages.unconfirmed_price"

Answer = tuple[str, str, str, str]
"""Key, former value, new value, reason of the guard."""


@dataclass(frozen=True, slots=True)
class Guarded:
    """One row that raises guards: ``before`` is what is published of it."""

    row: ModelPrice
    price: Price
    before: Price | None
    guards: tuple[Guard, ...]

    @property
    def answers(self) -> set[Answer]:
        data = entry_data(self.before, self.price)
        return {
            (data["key"], data["old"], data["new"], guard.reason.value) for guard in self.guards
        }

    def as_data(self, reason: str) -> dict[str, Any]:
        guards = [guard.reason.value for guard in self.guards]
        return entry_data(self.before, self.price) | {"guards": guards, "reason": reason}


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


@dataclass(frozen=True, slots=True)
class PriceLists:
    """The headline figures of each published model, beside its key, its name and its family."""

    lists: tuple[tuple[int, str, str, PriceLines], ...]

    def twins_of(self, page: ModelPage) -> Mapping[PriceLines, Sequence[str]]:
        """By their figures, the names of the models outside the family."""
        own = page.family.casefold()
        by_lines: dict[PriceLines, list[str]] = defaultdict(list)
        for pk, name, family, lines in self.lists:
            if pk != page.pk and not (own and family == own):
                by_lines[lines].append(name)
        return by_lines


def price_lists() -> PriceLists:
    """One query over the headline prices of all published models."""
    headline = [component.key for component in COMPONENTS if component.headline]
    standard = {"host": None, "conditions": {}, "component__in": headline}
    rows = ModelPrice.objects.filter(page__live=True, state=PriceState.PRICED, **standard)
    prices: dict[tuple[int, str, str], list[Price]] = defaultdict(list)
    for row in rows.exclude(amount=None).values("page", *_OF_PAGE, *_OF_A_PRICE):
        page = row.pop("page"), *(row.pop(name) for name in _OF_PAGE)
        prices[page].append(price_of(ModelPrice(**row)))
    today = timezone.localdate()
    return PriceLists(
        tuple(
            (pk, name, family.casefold(), headline_lines(prices_on(today, found)))
            for (pk, name, family), found in prices.items()
        )
    )


_OF_PAGE = ("page__title", "page__family")
_OF_A_PRICE = (
    *("component", "unit", "currency", "state", "amount", "kind"),
    *("effective_from", "effective_until"),
)


def unanswered(page: ModelPage, guarded: Iterable[Guarded]) -> list[Guarded]:
    """Those of them that nobody has confirmed yet."""
    guarded = list(guarded)
    given = answers_given(page) if guarded and page.pk else set()
    return [one for one in guarded if not one.answers <= given]


def answers_given(page: ModelPage) -> set[Answer]:
    entries = PageLogEntry.objects.filter(page=page.pk, action=CONFIRM)
    return {
        (data["key"], data["old"], data["new"], guard)
        for data in (entry.data for entry in entries)
        for guard in data["guards"]
    }


def record_answer(
    page: ModelPage, guarded: Guarded, reason: str, *, user: Any, revision: Any = None
) -> None:
    """In the history: who says that it is right, and why."""
    log(page, CONFIRM, user=user, revision=revision, data=guarded.as_data(reason))


def confirm(guarded: Guarded) -> None:
    """An amount that looked wrong is ranked again once somebody has confirmed it."""
    if any(guard.reason is Reason.IMPLAUSIBLE for guard in guarded.guards):
        guarded.row.is_confirmed = True


def record_unanswered(
    page: ModelPage,
    changes: Iterable[tuple[Price | None, Price | None]],
    *,
    user: Any,
    revision: Any,
) -> None:
    """What was published by a way that asks nobody: in bulk, by an approval, on its day.

    Twins are asked about in forms alone: they take a query over all models.
    """
    prices = prices_of(page)
    pairs = [(old, new) for old, new in changes if new is not None]
    guards = asked_once([guards_of(old, new, prices, {}) for old, new in pairs])
    given = {(key, new, guard) for key, _old, new, guard in answers_given(page)}
    for (old, new), found in zip(pairs, guards, strict=True):
        left = [guard.reason.value for guard in found if not _is_answered(guard, given)]
        if left:
            data = entry_data(old, new) | {"guards": left}
            log(page, UNCONFIRMED, user=user, revision=revision, data=data)


def _is_answered(guard: Guard, given: set[tuple[str, str, str]]) -> bool:
    """At either of the two prices: which one was asked about depends on the order of the rows."""
    prices = [price for price in (guard.price, guard.other) if price is not None]
    return any((price_key(one), price_value(one), guard.reason.value) in given for one in prices)
