"""A change that takes effect on a day: the same edit, said with dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from model_pages.models import ModelPage
from model_pages.sheets import hosts_by_pk

from .edits import PriceEdit
from .fields import written
from .slots import rows_by_slot

DAY = timedelta(days=1)


def announced(page: ModelPage, edits: Sequence[PriceEdit], starts: date) -> list[PriceEdit]:
    """The edits of ``page`` as they stand in a price list that changes on ``starts``.

    A changed line becomes a second one that begins on the day; what holds until then stays. One
    that is taken away ends on the day before. A line that is already announced is changed itself.
    """
    hosts = hosts_by_pk()
    rows = {slot: written(row, hosts) for slot, row in rows_by_slot(page, hosts).items()}
    return [_announced(edit, rows.get(edit.slot) if edit.slot else None, starts) for edit in edits]


def _announced(edit: PriceEdit, now: dict[str, str] | None, starts: date) -> PriceEdit:
    if edit.removes:
        last = {"effective_until": (starts - DAY).isoformat()}
        return replace(edit, removes=False, values=last)
    dates = {"effective_from": starts.isoformat()}
    if now is None:
        return replace(edit, values={**edit.values, **dates})
    if now["effective_from"] == dates["effective_from"]:
        return edit
    return PriceEdit({**now, **edit.values, **dates}, reason=edit.reason)
