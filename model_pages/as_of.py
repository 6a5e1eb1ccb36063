"""Sheets as the records stand for a day: the past from ledger and revisions, today and what is
announced from the live entries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.http import HttpRequest
from django.utils import timezone

from model_pages.specs.card import Card
from model_pages.specs.sheet import SpecSheet

from .beside import beside_all
from .cards import card_of, cards_for
from .day_asked import NotRecorded
from .managers import ModelPageQuerySet
from .models import ModelPage
from .past_entries import PastEntry, first_days, past_entries
from .remembered import chain, link_providers
from .sheets import ProviderRefs, sheet_of, sheets_for, successors_of


def sheets_on(
    pages: Iterable[ModelPage], on: date, request: HttpRequest | None = None
) -> list[SpecSheet]:
    """The sheets of those pages that are recorded on the day, in their order.

    Give pages of ``ModelPage.objects.published().for_sheets()``. For today and later days this is
    ``sheets_for``, query by query: an announced price takes effect by the day that is asked for.
    """
    pages = list(pages)
    if on >= timezone.localdate():
        return sheets_for(pages, on, request)
    past = sheets_as_of(pages, on, request)
    return [past[page.pk] for page in pages if page.pk in past]


def all_sheets_on(
    pages: Iterable[ModelPage], on: date, request: HttpRequest | None = None
) -> list[SpecSheet]:
    """The sheets of all pages; NotRecorded, with the first day of all, where one has none."""
    pages = list(pages)
    sheets = sheets_on(pages, on, request)
    if len(sheets) < len(pages):
        known = {sheet.slug for sheet in sheets}
        names = [page.title for page in pages if page.slug not in known]
        days = first_days(page.pk for page in pages)
        first = max(days.values(), default=None)
        raise NotRecorded(names, first if first and first > on else None)
    return sheets


def cards_on(pages: ModelPageQuerySet, on: date, request: HttpRequest | None = None) -> list[Card]:
    """The cards of those pages that are recorded on the day, in the order of their names."""
    if on >= timezone.localdate():
        return cards_for(pages, on, request)
    sheets = sheets_as_of(pages.for_sheets(), on, request).values()
    return [card_of(sheet) for sheet in sorted(sheets, key=lambda sheet: sheet.name)]


def sheets_as_of(
    pages: Iterable[ModelPage], on: date, request: HttpRequest | None = None
) -> dict[int, SpecSheet]:
    """The sheets of pages on a day in the past, by primary key; one without a record is left out.

    A fixed number of queries for any number of pages, and three more for each further step of
    their chains of successors.
    """
    pages = {page.pk: page for page in pages}
    entries = past_entries(pages, on)
    asked = entries.keys() & pages.keys()
    _add_successors(entries, on)
    around = beside_all(set(entries), set(entries), on)
    copies = {pk: entry.page for pk, entry in entries.items()}
    for copy in copies.values():
        link_providers(copy, around)
    index_path = next((getattr(page, "provider_index_path", None) for page in pages.values()), None)
    providers = ProviderRefs(index_path, request)
    found = {}
    for pk in asked:
        entry, copy = entries[pk], copies[pk]
        links = [link for link in chain(copy, copies) if not entry.is_before_release_of(link)]
        successors = successors_of(copy, links, around, request)
        sheet = sheet_of(copy, copy, on, around, providers, successors)
        found[pk] = replace(sheet, facts_recorded_on=entry.facts_recorded_on)
    return found


def _add_successors(entries: dict[int, PastEntry], on: date) -> None:
    """Those that the entries name, and so on to the end of each chain."""
    seen = set(entries)
    while True:
        named = {entry.page.superseded_by_id for entry in entries.values()} - seen - {None}
        if not named:
            return
        seen |= named
        rows = ModelPage.objects.published().filter(pk__in=named)
        entries |= past_entries({page.pk: page for page in rows}, on)
