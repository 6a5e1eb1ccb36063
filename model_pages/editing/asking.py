"""Asking about unlikely prices before they are published or submitted.

A draft may hold what nobody has confirmed; so neither saving nor autosaving asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from model_pages.forms import ModelPageForm
from model_pages.guarding.answers import confirm, record_answer, unanswered
from model_pages.guarding.unlikely import Guarded, guarded_rows
from model_pages.models import ModelPrice
from model_pages.roles import CONFIRM_UNLIKELY_PRICES

from .answer_form import AnswerForm, BroughtForm
from .merging import ONE_VALUE
from .price_form import PriceForm

ASKING = frozenset({"publish", "submit", "restart_workflow"})
"""Actions of Wagtail's edit view after which others see or judge the prices."""


class Question:
    """The guards of one posted form, and what its editor answered."""

    def __init__(self, form: ModelPageForm, user: Any, *, refusal: str) -> None:
        """``refusal`` is told who may not confirm; empty where somebody else is asked later."""
        self.form = form
        self.may_confirm = user.has_perm(CONFIRM_UNLIKELY_PRICES)
        self.refusal = refusal
        self.answers: list[tuple[Guarded, str]] = []
        self.brought: list[BroughtForm] = []

    def is_open(self) -> bool:
        """Whether something is still to be confirmed; then its rows say so.

        Who may not confirm submits for approval: the question is the moderator's.
        """
        if not self.may_confirm and not self.refusal:
            return False
        asked = mark_rows(self.form, may_confirm=self.may_confirm)
        for row in asked:
            if not self.may_confirm:
                row.add_error("amount" if "amount" in row.fields else "is_right", self.refusal)
            elif row.answer:
                self.answers.append((row.guarded, row.answer))
            else:
                row.ask_for_answer()
        self.brought = [row for row in asked if isinstance(row, BroughtForm)]
        return any(row.errors for row in [*self.form.formsets.get("prices", ()), *asked])

    def confirm(self) -> None:
        for guarded, _reason in self.answers:
            confirm(guarded)

    def record(self, page: Any, user: Any, revision: Any) -> None:
        """Once: publishing and what follows it both ask for it."""
        for guarded, reason in self.answers:
            record_answer(page, guarded, reason, user=user, revision=revision)
        self.answers = []


def mark_rows(form: ModelPageForm, *, may_confirm: bool) -> list[AnswerForm]:
    """What is to be answered, each with its guards: rows of the form, and prices that a merge
    brings into it from another editor."""
    rows = list(kept_rows(form))
    saved = [row.instance for row in rows]
    if form.merge is not None and "prices" in form.formsets:
        saved = form.merge.rows("prices")
    marked: list[AnswerForm] = []
    for one in unanswered(form.instance, guarded_rows(form.instance, saved)):
        row = next((row for row in rows if _says(row.instance) == _says(one.row)), None)
        row = row or BroughtForm(form.data, one)
        row.guarded, row.may_confirm = one, may_confirm
        marked.append(row)
    return marked


def _says(row: ModelPrice) -> list[Any]:
    return [getattr(row, name) for name in (*ONE_VALUE, "host_id", "kind", "effective_from")]


def kept_rows(form: ModelPageForm) -> Iterator[PriceForm]:
    """Of an opened form all rows, of a posted one those that will be saved; none where the editor
    may not change them."""
    return form.rows("prices") if form.is_bound else iter(form.formsets.get("prices", ()))
