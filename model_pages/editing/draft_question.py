"""Asking about the unlikely prices of a draft that is published without its form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from model_pages.guarding.answers import confirm, record_answer, unanswered
from model_pages.guarding.price_lists import PriceLists
from model_pages.guarding.unlikely import guarded_rows
from model_pages.models import ModelPage

from .answer_form import ChangeForm

ASKED = "asked"
"""Posted with the answers; without it nothing has been asked yet, and nothing is missing."""


class DraftQuestion:
    """The guards of one draft, each with a form for its answer."""

    def __init__(
        self,
        draft: ModelPage,
        posted: Mapping[str, Any],
        *,
        may_confirm: bool,
        lists: PriceLists | None = None,
    ) -> None:
        self.draft = draft
        self.may_confirm = may_confirm
        data = posted if ASKED in posted else None
        rows = draft.prices.get_object_list()  # those that are saved with it
        guarded = guarded_rows(draft, rows, lists=lists)
        self.forms = [ChangeForm(data, one) for one in unanswered(draft, guarded)]
        for form in self.forms:
            form.may_confirm = may_confirm

    def is_open(self) -> bool:
        """Whether something is still to be confirmed; then its forms say so."""
        if not self.may_confirm:
            return bool(self.forms)
        missing = [form for form in self.forms if not (form.is_bound and form.answer)]
        for form in missing:
            if form.is_bound:
                form.ask_for_answer()
        return bool(missing)

    def settle(self, user: Any) -> None:
        """Keep the answers; in the draft too, where an amount is ranked again."""
        for form in self.forms:
            confirm(form.guarded)
        if any(form.guarded.row.is_confirmed for form in self.forms):
            self.draft.save_revision(user=user)
        revision = self.draft.latest_revision
        for form in self.forms:
            record_answer(self.draft, form.guarded, form.answer, user=user, revision=revision)
