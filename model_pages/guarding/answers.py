"""Who said that an unlikely price is right, and why.

An answer is an entry of the page's history (``CONFIRM``), so it belongs to no revision: who
confirmed a price of a draft is not asked again when the draft is published. Once it is published,
the answer has done its work: the same change, made again later, is asked about again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from wagtail.log_actions import log
from wagtail.models import PageLogEntry

from model_pages.checks import price_value
from model_pages.models import ModelPage
from model_pages.price_entries import entry_data, price_key
from model_pages.price_history import ANNOUNCED, CHANGED
from model_pages.specs.guards import Guard, Reason, guards_of
from model_pages.specs.prices import Price

from .unlikely import Guarded, asked_once, prices_of

CONFIRM = "model_pages.confirm_price"
UNCONFIRMED = "model_pages.unconfirmed_price"

Answer = tuple[str, str, str, str]
"""Key, former value, new value, reason of the guard."""


def unanswered(page: ModelPage, guarded: Iterable[Guarded]) -> list[Guarded]:
    """Those of them that nobody has confirmed yet."""
    guarded = list(guarded)
    given = answers_given(page) if guarded and page.pk else set()
    return [one for one in guarded if not _answers_to(one) <= given]


def answers_given(page: ModelPage) -> set[Answer]:
    """Those that still hold."""
    return {
        (data["key"], data["old"], data["new"], guard)
        for data in _confirmations(page)
        for guard in data["guards"]
    }


def _confirmations(page: ModelPage) -> Iterator[Mapping[str, Any]]:
    """Without those that have done their work: the price was published and is another one since."""
    left: set[tuple[str, str]] = set()
    entries = PageLogEntry.objects.filter(page=page.pk, action__in=(CONFIRM, CHANGED, ANNOUNCED))
    for entry in entries.order_by("-pk"):
        line = entry.data["key"].partition(" ")[0]
        if entry.action != CONFIRM:
            left.add((line, entry.data["old"]))
        elif (line, entry.data["new"]) not in left:
            yield entry.data


def _answers_to(guarded: Guarded) -> set[Answer]:
    data = entry_data(guarded.before, guarded.price)
    reasons = [guard.reason.value for guard in guarded.guards]
    return {(data["key"], data["old"], data["new"], reason) for reason in reasons}


def record_answer(
    page: ModelPage, guarded: Guarded, reason: str, *, user: Any, revision: Any = None
) -> None:
    """In the history: who says that it is right, and why."""
    guards = [guard.reason.value for guard in guarded.guards]
    data = entry_data(guarded.before, guarded.price) | {"guards": guards, "reason": reason}
    log(page, CONFIRM, user=user, revision=revision, data=data)


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
    """What was published by a way that asks nobody: on its day, or by another app.

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
