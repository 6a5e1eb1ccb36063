"""Everything that a pair's page says, each with the row in which an editor decides about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import INITIAL_FORM_COUNT, TOTAL_FORM_COUNT, ManagementForm

from comparisons.engine import Comparison, Faq, Statement, remembered
from comparisons.engine.overrides import Remembered, is_still
from comparisons.models.remembering import as_json, read_evidence

from .row_forms import ChoiceFormSet


@dataclass(frozen=True, slots=True)
class SaidRow:
    """``said`` is None where a stored row is about something that is not said any more."""

    form: forms.Form
    said: Statement | Faq | None
    has_lapsed: bool = False
    was: str = ""
    evidence_was: tuple[Remembered, ...] = ()
    natural: int = 0
    """Its place where nobody moves it."""


@dataclass(slots=True)
class SaidRows:
    """``total`` counts the rows of the form set, those of what is not said any more as well."""

    rows: list[SaidRow] = field(default_factory=list)
    more: list[SaidRow] = field(default_factory=list)
    unsaid: list[SaidRow] = field(default_factory=list)
    total: int = 0

    def management_form(self, formset: ChoiceFormSet) -> ManagementForm:
        counts = {
            TOTAL_FORM_COUNT: self.total,
            INITIAL_FORM_COUNT: formset.initial_form_count(),
        }
        return ManagementForm(auto_id=formset.auto_id, prefix=formset.prefix, initial=counts)


def statement_rows(
    formset: ChoiceFormSet, comparison: Comparison | None, start: int | None = None
) -> SaidRows:
    """With ``start`` only new rows from that place on, for a pair that is being chosen."""
    if comparison is None:
        return _rows(formset, (), start)
    found = _rows(formset, (*comparison.statements, *comparison.more_statements), start)
    at_once = len(comparison.statements)
    found.rows, found.more = found.rows[:at_once], found.rows[at_once:]
    return found


def faq_rows(
    formset: ChoiceFormSet, comparison: Comparison | None, start: int | None = None
) -> SaidRows:
    """In the order of the page: pinned questions first."""
    found = _rows(formset, comparison.faqs if comparison else (), start)
    found.rows.sort(key=_faq_place)
    return found


def _rows(formset: ChoiceFormSet, said: Sequence[Statement | Faq], start: int | None) -> SaidRows:
    stored = _by_anchor(formset.forms if start is None else ())
    found = SaidRows(total=len(formset.forms) if start is None else start)
    for place, one in enumerate(said):
        same = stored.get(one.anchor)
        if same:
            form = same.pop(0)
        else:
            form = formset.new_form(found.total, **_initial(one))
            found.total += 1
        found.rows.append(_row(form, one, place))
    found.unsaid = [_row(form, None) for same in stored.values() for form in same]
    return found


def _by_anchor(rows: Iterable[forms.Form]) -> dict[str, list[forms.Form]]:
    """A list each: of two rows about one sentence the second is one too many, and shown so."""
    found: dict[str, list[forms.Form]] = {}
    for form in rows:
        if anchor := _value(form, "anchor"):
            found.setdefault(anchor, []).append(form)
    return found


def _initial(one: Statement | Faq) -> dict[str, Any]:
    initial: dict[str, Any] = {"anchor": one.anchor, "evidence": as_json(one.evidence)}
    if isinstance(one, Faq):
        return initial | {"question": one.question, "sentence": one.answer, "place": "usual"}
    return initial | {"sentence": one.text, "action": ""}


def _row(form: forms.Form, said: Statement | Faq | None, natural: int = 0) -> SaidRow:
    was = _remembered(_value(form, "evidence"))
    speaks = _speaks_about_evidence(form)
    lapsed = speaks and (said is None or not is_still(was, remembered(said.evidence)))
    if said is not None:
        now = said.answer if isinstance(said, Faq) else said.text
        names = ("sentence_now", "evidence_now") if speaks else ("sentence", "evidence")
        form.initial |= dict(zip(names, (now, as_json(said.evidence)), strict=True))
        if speaks and not lapsed:
            form.initial["evidence"] = as_json(said.evidence)  # older memories have no data in them
    return SaidRow(form, said, lapsed, _value(form, "sentence"), was, natural)


def _speaks_about_evidence(form: forms.Form) -> bool:
    """A place holds for any answer, and a row that chooses nothing for any sentence: what is
    chosen next is chosen against the evidence of now."""
    answer = _value(form, "answer") if "answer" in form.fields else _value(form, "action")
    return bool(answer)


def _value(form: forms.Form, name: str) -> Any:
    """A bound field would keep the initial value that it once gave, and this file changes some."""
    if form.is_bound:
        return form[name].value()
    return form.get_initial_for_field(form.fields[name], name)


def _remembered(value: Any) -> tuple[Remembered, ...]:
    try:
        return read_evidence(forms.JSONField().to_python(value))
    except ValidationError:
        return ()


def _faq_place(row: SaidRow) -> tuple[int, int]:
    pinned = _value(row.form, "place") == "first"
    order = str(_value(row.form, "ORDER") or "")
    return (0, int(order) if order.isdecimal() else 0) if pinned else (1, 0)
