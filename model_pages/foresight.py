"""The sheets as they would be once some entries were published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.http import HttpRequest
from wagtail.models import PageViewRestriction

from model_pages.specs.sheet import SpecSheet

from .beside import Beside, past_prices
from .ledger import planned
from .models import ModelPage, PriceRecord
from .remembered import Directory, chain, link_providers
from .sheets import all_prices, sheet_of, successors_of

Changes = Mapping[int, ModelPage | None]
"""Pages in memory as they would be published, by primary key; None for one taken offline."""


def sheets_after(
    directory: Directory, changes: Changes, request: HttpRequest | None = None
) -> dict[int, SpecSheet | None]:
    """The sheets that publishing ``changes`` at once would change, by page; None for no more.

    Beside the changed entries these are all that name one of them as their successor. A fixed
    number of queries for any number of entries.
    """
    pages = dict(directory.pages) | {pk: page for pk, page in changes.items() if page is not None}
    around = _beside_after(directory, changes)
    found: dict[int, SpecSheet | None] = {}
    for pk in changes:
        if pk in around.published:
            found[pk] = _sheet(pages[pk], pages, around, directory, request)
        elif pk in directory.published:
            found[pk] = None
    for pk in directory.published - changes.keys():
        if any(link.pk in changes for link in chain(pages[pk], pages)):
            successors = successors_of(pages[pk], chain(pages[pk], pages), around, request)
            found[pk] = _succeeded(directory.sheets[pk], successors)
    return {pk: sheet for pk, sheet in found.items() if sheet != directory.sheets.get(pk)}


def _sheet(
    page: ModelPage,
    pages: Mapping[int, ModelPage],
    around: Beside,
    directory: Directory,
    request: HttpRequest | None,
) -> SpecSheet:
    link_providers(page, around)
    successors = successors_of(page, chain(page, pages), around, request)
    return sheet_of(page, page, directory.on, around, directory.providers, successors)


def _succeeded(sheet: SpecSheet, successors: tuple) -> SpecSheet:
    if successors == sheet.successors:
        return sheet
    lifecycle = replace(sheet.lifecycle, has_successor=bool(successors))
    return replace(sheet, successors=successors, lifecycle=lifecycle)


def _beside_after(directory: Directory, changes: Changes) -> Beside:
    """What stands beside the entries afterwards: the ledger with the lines of this publishing."""
    now, past = directory.around, directory.around.past_prices.copy()
    shown = {pk: page for pk, page in changes.items() if page is not None}
    hosts = {pk: host.slug for pk, host in now.hosts.items()}
    for pk, records in _ledger(list(shown)).items():
        plan = planned(shown[pk], records, all_prices(shown[pk], hosts), directory.on)
        past[pk] = list(past_prices((*records, *plan.opened)))
    return replace(now, past_prices=past, published=_published(directory, changes))


def _ledger(pages: list[int]) -> dict[int, list[PriceRecord]]:
    records: dict[int, list[PriceRecord]] = {pk: [] for pk in pages}
    for record in PriceRecord.objects.filter(page__in=pages):
        records[record.page_id].append(record)
    return records


def _published(directory: Directory, changes: Changes) -> set[int]:
    """A page behind a view restriction is in no comparison, published or not."""
    closed = tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
    gone = {pk for pk, page in changes.items() if page is None}
    shown = {pk for pk, page in changes.items() if page and not page.path.startswith(closed)}
    return (set(directory.published) - gone) | shown
