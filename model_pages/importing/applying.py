"""Writes what a file wants into one page: its published state, and a draft beside it."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from model_pages.catalogue.checking import record_checks
from model_pages.catalogue.history import record_history
from model_pages.catalogue.stored import Raw, raw_entries
from model_pages.catalogue.writing import fill_identity, fill_page, fill_prices
from model_pages.guard_words import guard_text
from model_pages.guarding.answers import confirm, record_answer, unanswered
from model_pages.guarding.price_lists import PriceLists
from model_pages.guarding.unlikely import guarded_rows
from model_pages.live_and_draft import publish_change
from model_pages.models import ImportStep, ModelIndexPage, ModelPage
from model_pages.telling import in_its_language

from .merged import Around, Merged
from .merging import merge
from .narrowing import for_draft
from .wanted import Wanted

State = ImportStep.State


class Unapplied(Exception):
    """The page was left as it is, and why."""


class _NothingToPublish(Exception):
    """The published state says all of it already."""


def apply_to_page(
    page: ModelPage | None,
    wanted: Wanted,
    around: Around,
    *,
    publish: bool,
    user: Any,
    reason: str = "",
    lists: PriceLists | None = None,
) -> tuple[ModelPage, str, list[Any]]:
    """One page in one transaction: all of it or nothing. The page, its new state, the changes.

    Publishing changes the published state and, apart from it, the newest draft, so that no draft
    is published or lost. A page that is not live is not published: its draft is changed.
    """
    with transaction.atomic():
        if page is None:
            return _create(wanted, around, publish=publish, user=user, reason=reason, lists=lists)
        if publish and page.live:
            return _publish(page, wanted, around, user, reason, lists)
        merged = _save_draft(page, wanted, around, user)
        return page, _state(page, merged, State.DRAFTED), merged.changes


def _create(
    wanted: Wanted,
    around: Around,
    *,
    publish: bool,
    user: Any,
    reason: str,
    lists: PriceLists | None,
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
    if publish:
        _answer(page, user, reason, lists)
    revision = page.save_revision(user=user)
    if publish:
        revision.publish(user=user)
    return page, State.PUBLISHED if publish else State.DRAFTED, merged.changes


def _publish(
    page: ModelPage,
    wanted: Wanted,
    around: Around,
    user: Any,
    reason: str,
    lists: PriceLists | None,
) -> tuple[ModelPage, str, list[Any]]:
    """The draft beside it is saved even if it says all this already: it stays the newest."""
    seen: list[tuple[Raw, Merged]] = []

    def change(live: ModelPage) -> None:
        raw = _raw(live)
        merged = _write(live, raw, wanted, around)
        seen.append((raw, merged))
        if not merged.changes:
            raise _NothingToPublish
        _answer(live, user, reason, lists)
        record_history(live, merged.checked)

    def change_draft(draft: ModelPage) -> None:
        raw, merged = seen[0]
        _write(draft, _raw(draft), for_draft(wanted, merged, raw), around)

    with suppress(_NothingToPublish):
        publish_change(page, change, change_draft, user=user)
    _raw_before, merged = seen[0]
    return page, _state(page, merged, State.PUBLISHED), merged.changes


def _answer(page: ModelPage, user: Any, reason: str, lists: PriceLists | None) -> None:
    """The reason of the import is given for each price that looks unlikely; Unapplied without."""
    for guarded in unanswered(page, guarded_rows(page, page.prices.all(), lists=lists)):
        if not reason:
            words = " ".join(guard_text(guard) for guard in guarded.guards)
            raise Unapplied(words)
        confirm(guarded)
        record_answer(page, guarded, reason, user=user)


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
        words = {"text": value, "reason": in_its_language(rule)}
        raise Unapplied(gettext("'%(text)s' %(reason)s") % words if value else words["reason"])
    return merged


def _successor(merged: Merged) -> ModelPage | None:
    assert merged.entry is not None
    successor = merged.entry.superseded_by
    return ModelPage.objects.get(slug=successor.model) if successor else None
