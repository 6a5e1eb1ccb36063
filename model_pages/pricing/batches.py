"""Carrying out edits of many entries, in steps that can be watched and taken up again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from time import monotonic
from typing import Any

from django.db import transaction

from model_pages.guarding.price_lists import price_lists
from model_pages.models import PriceBatch

from .carrying_out import carry_out
from .edits import PriceEdit
from .orders import Order, Way


def new_batch(
    edits: Mapping[int, Sequence[PriceEdit]], way: Way, user: Any, starts: date | None = None
) -> PriceBatch:
    """Stored, and not begun. ``edits`` are by primary key of the entry."""
    stored = {str(page): [edit.as_json() for edit in found] for page, found in edits.items()}
    return PriceBatch.objects.create(edits=stored, way=way, user=user, starts=starts)


def run(batch: PriceBatch, seconds: float) -> PriceBatch:
    """Carry out entries until the time is over, at least one; returns the batch as it is then."""
    if batch.is_finished:
        return batch
    until = monotonic() + seconds
    order = Order(Way(batch.way), batch.user, batch.starts, price_lists())
    while not batch.is_finished:
        batch = _step(batch.pk, order)
        if monotonic() >= until:
            break
    return batch


@transaction.atomic
def _step(pk: Any, order: Order) -> PriceBatch:
    """One entry. The row is locked, so that two windows never do the same entry twice."""
    batch = PriceBatch.objects.select_for_update().get(pk=pk)
    page = next((page for page in batch.edits if page not in batch.outcomes), None)
    if page is not None:
        edits = [PriceEdit.from_json(raw) for raw in batch.edits[page]]
        batch.outcomes[page] = carry_out(int(page), edits, order).as_json()
        batch.save(update_fields=["outcomes"])
    return batch
