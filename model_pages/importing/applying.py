"""Writes what a file wants into one page: its published state, and a draft beside it."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from model_pages.catalogue.checking import record_checks
from model_pages.catalogue.history import record_history
from model_pages.catalogue.stored import Raw, raw_entries
from model_pages.catalogue.writing import fill_identity, fill_page, fill_prices
from model_pages.models import ImportStep, ModelIndexPage, ModelPage

from .merged import Around, Merged
from .merging import merge
from .narrowing import for_draft
from .plan import has_draft
from .wanted import Wanted

State = ImportStep.State


class Unapplied(Exception):
    """The page was left as it is, and why."""


def apply_to_page(
    page: ModelPage | None, wanted: Wanted, around: Around, *, publish: bool, user: Any
) -> tuple[ModelPage, str, list[Any]]:
    """One page in one transaction: all of it or nothing. The page, its new state, the changes.

    Publishing changes the published state and, apart from it, the newest draft, so that no draft
    is published or lost. A page that is not live is not published: its draft is changed.
    """
    with transaction.atomic():
        if page is None:
            return _create(wanted, around, publish=publish, user=user)
        if publish and page.live:
            return _publish(page, wanted, around, user)
        merged = _save_draft(page, wanted, around, user)
        return page, _state(page, merged, State.DRAFTED), merged.changes


def _create(
    wanted: Wanted, around: Around, *, publish: bool, user: Any
) -> tuple[ModelPage, str, list[Any]]:
    merged = _sound(merge(None, {}, wanted, around))
    entry = merged.entry
    assert entry is not None
    page = ModelPage(slug=entry.slug, live=False)
    fill_page(page, entry, around.providers)
    page.superseded_by = _successor(merged)
    index = ModelIndexPage.objects.order_by("path").first()
    assert index is not None
    index.add_child(instance=page)
    record_history(page, entry)
    record_checks(page, entry)
    revision = page.save_revision(user=user)
    if publish:
        revision.publish(user=user)
    return page, State.PUBLISHED if publish else State.DRAFTED, merged.changes


def _publish(
    page: ModelPage, wanted: Wanted, around: Around, user: Any
) -> tuple[ModelPage, str, list[Any]]:
    live = page.live_revision.as_object() if page.live_revision else page
    draft = page.get_latest_revision_as_object() if has_draft(page) else None
    raw = _raw(live)
    merged = _write(live, raw, wanted, around)
    assert merged.checked is not None
    if merged.changes:
        record_history(live, merged.checked)
        # ``refusal_of`` has asked: who may publish prices need not be allowed to publish an entry.
        live.save_revision(user=user).publish(user=user, skip_permission_checks=True)
        if draft is not None:
            _write(draft, _raw(draft), for_draft(wanted, merged, raw), around)
            draft.save_revision(user=user)  # even if it says this already: it stays the newest
    return page, _state(page, merged, State.PUBLISHED), merged.changes


def _save_draft(page: ModelPage, wanted: Wanted, around: Around, user: Any) -> Merged:
    draft = page.get_latest_revision_as_object()
    merged = _write(draft, _raw(draft), wanted, around)
    if merged.changes:
        draft.save_revision(user=user)
    return merged


def _state(page: ModelPage, merged: Merged, changed: str) -> str:
    """Also records what the file confirms: that is no content, and no revision undoes it."""
    assert merged.checked is not None
    checks = record_checks(page, merged.checked)
    if merged.changes:
        return changed
    return State.CHECKED if checks else State.UNCHANGED


def _raw(copy: ModelPage) -> Raw:
    return raw_entries([copy], lambda page: page)[0]


def _write(copy: ModelPage, raw: Raw, wanted: Wanted, around: Around) -> Merged:
    """The one place that changes a page in memory."""
    merged = _sound(merge(copy, raw, wanted, around))
    if merged.entry is not None:
        fill_identity(copy, merged.entry, around.providers)
        copy.superseded_by = _successor(merged)
    if merged.rows is not None:
        fill_prices(copy, merged.rows)
    return merged


def _sound(merged: Merged) -> Merged:
    if merged.faults:
        _row, _key, value, rule = merged.faults[0]
        raise Unapplied(f"'{value}' {rule}" if value else rule)
    return merged


def _successor(merged: Merged) -> ModelPage | None:
    assert merged.entry is not None
    successor = merged.entry.superseded_by
    return ModelPage.objects.get(slug=successor.model) if successor else None
