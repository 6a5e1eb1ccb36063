"""What is unlikely about edits, and whether somebody said why it is right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from model_pages.guard_words import guard_text
from model_pages.guarding.answers import confirm, record_answer, unanswered
from model_pages.guarding.price_lists import PriceLists
from model_pages.guarding.unlikely import Guarded, guarded_rows
from model_pages.models import ModelPage, ModelPrice
from model_pages.roles import CONFIRM_UNLIKELY_PRICES

from .applying import Applied
from .edits import EditsRefused, Problem

GuardsByEdit = dict[int, list[Guarded]]

Asked = tuple[int, Guarded, str]
"""The number of an edit, what is unlikely about it, and the reason that stands at it."""


def guards_by_edit(
    page: ModelPage,
    applied: Sequence[Applied],
    published: Iterable[ModelPrice] | None = None,
    lists: PriceLists | None = None,
) -> GuardsByEdit:
    """What nobody has confirmed yet of ``page`` as it would be, by the number of the edit.

    Two prices that do not fit are asked about once, at the latter: if that is a line that was
    not edited, the question stands at the first edit.
    """
    numbers = {id(one.after): number for number, one in enumerate(applied)}
    rows = list(page.prices.all())
    found: GuardsByEdit = {}
    for guarded in unanswered(page, guarded_rows(page, rows, published=published, lists=lists)):
        found.setdefault(numbers.get(id(guarded.row), 0), []).append(guarded)
    return found


def answer(
    page: ModelPage, applied: Sequence[Applied], user: Any, lists: PriceLists | None = None
) -> None:
    """Record the reasons that stand at the edits of what is about to be published.

    Before ``page`` is saved: a confirmed amount is ranked again. EditsRefused where a reason is
    missing, or where it is not for ``user`` to give one.
    """
    asked = list(_asked(page, applied, lists))
    problems = [
        Problem(number, "reason", reason, f"{_words(guarded)} {refusal}")
        for number, guarded, reason in asked
        if (refusal := _refusal(user, reason))
    ]
    if problems:
        raise EditsRefused(problems)
    _record(page, asked, user)


def note(
    page: ModelPage, applied: Sequence[Applied], user: Any, lists: PriceLists | None = None
) -> None:
    """Record the reasons that are given, and ask for none: whoever approves a draft is asked."""
    if any(one.edit.reason for one in applied):
        asked = _asked(page, applied, lists)
        _record(page, (one for one in asked if not _refusal(user, one[-1])), user)


def _record(page: ModelPage, asked: Iterable[Asked], user: Any) -> None:
    for _number, guarded, reason in asked:
        confirm(guarded)
        record_answer(page, guarded, reason, user=user)


def _asked(
    page: ModelPage, applied: Sequence[Applied], lists: PriceLists | None
) -> Iterator[Asked]:
    for number, found in guards_by_edit(page, applied, lists=lists).items():
        for guarded in found:
            yield number, guarded, applied[number].edit.reason


def _words(guarded: Guarded) -> str:
    return " ".join(guard_text(guard) for guard in guarded.guards)


def _refusal(user: Any, reason: str) -> str:
    if not user.has_perm(CONFIRM_UNLIKELY_PRICES):
        return _("You may not confirm this: submit it for approval.")
    return "" if reason else _("Say why it is right.")
