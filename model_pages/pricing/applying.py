"""Doing edits to an entry in memory: all of them, or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _

from model_pages.models import ModelPage, ModelPrice
from model_pages.sheets import hosts_by_pk

from .edits import EditsRefused, PriceEdit, Problem
from .fields import read_into, written
from .slots import Slot, rows_by_slot, slot_of

Rows = dict[Slot, ModelPrice]


@dataclass(frozen=True, slots=True)
class Applied:
    """One line before and after; None where there was none, or is none any more."""

    edit: PriceEdit
    before: ModelPrice | None
    after: ModelPrice | None


def apply_edits(page: ModelPage, edits: Sequence[PriceEdit]) -> list[Applied]:
    """Change the rows of ``page``, which is not saved. EditsRefused with every problem."""
    hosts = hosts_by_pk()
    rows = rows_by_slot(page, hosts)
    applied, problems = [], []
    for index, edit in enumerate(edits):
        try:
            applied.append(_apply(page, rows, edit, hosts))
        except ValidationError as error:
            problems += _problems(index, edit, error)
    if problems:
        raise EditsRefused(problems)
    page.prices = _in_order(rows)
    return applied


def apply_to_draft(draft: ModelPage, edits: Sequence[PriceEdit]) -> list[PriceEdit]:
    """Change what the draft still says as the published entry did, and no more.

    Returns the edits that the draft has words of its own for: they are its editor's, and stay.
    """
    kept = []
    for edit in edits:
        try:
            apply_edits(draft, [edit])
        except EditsRefused:
            kept.append(edit)
    return kept


def _apply(page: ModelPage, rows: Rows, edit: PriceEdit, hosts: dict[int, str]) -> Applied:
    before = _meant(rows, edit, hosts)
    if edit.removes:
        rows.pop(edit.slot)
        return Applied(edit, before, None)
    after = copy(before) if before else ModelPrice(page=page)
    _read(after, edit, hosts)
    after.full_clean(exclude=["page"])
    if not after.is_complete:
        raise ValidationError({"amount": _("A price needs an amount, for example 0.4.")})
    if before is not None and after.amount != before.amount:
        after.is_confirmed = False  # who confirmed the old amount did not see the new one
    slot = slot_of(after, hosts)
    if slot in rows and slot != edit.slot:
        message = _("%(name)s has another line of the same price, conditions, host and first day.")
        raise ValidationError({"effective_from": message % {"name": page.title}})
    if edit.slot is not None:
        rows.pop(edit.slot)
    rows[slot] = after
    return Applied(edit, before, after)


def _meant(rows: Rows, edit: PriceEdit, hosts: dict[int, str]) -> ModelPrice | None:
    if edit.slot is None:
        return None
    row = rows.get(edit.slot)
    if row is None:
        raise ValidationError(_("This line is not there any more: somebody took it away."))
    now = written(row, hosts)
    for name, seen in edit.seen.items():
        if now.get(name, "") not in (seen, edit.values.get(name, seen)):
            words = {"now": now[name] or "–", "seen": seen or "–"}
            message = _("Somebody changed this to %(now)s; you saw %(seen)s.") % words
            raise ValidationError({name: message})
    return row


def _read(row: ModelPrice, edit: PriceEdit, hosts: dict[int, str]) -> None:
    """Every field, so that all that is wrong is told at once."""
    problems = {}
    for name, text in edit.values.items():
        try:
            read_into(row, name, text, hosts)
        except ValidationError as error:
            problems[name] = error.messages
    if problems:
        raise ValidationError(problems)


def _problems(index: int, edit: PriceEdit, error: ValidationError) -> Iterator[Problem]:
    by_field = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    for name, messages in by_field.items():
        field = "" if name == NON_FIELD_ERRORS else name
        for message in messages:
            yield Problem(index, field, edit.values.get(field, ""), message)


def _in_order(rows: Rows) -> list[ModelPrice]:
    """Where they stood; new lines after them."""
    kept = sorted(rows.values(), key=lambda row: (row.sort_order is None, row.sort_order or 0))
    for position, row in enumerate(kept):
        row.sort_order = position
    return kept
