"""The sheets of the whole directory, each read again only when something it is made of changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast
from django.http import HttpRequest

from model_pages.specs.lifecycle import Successor
from model_pages.specs.sheet import SpecSheet
from model_pages.specs.units import UNITS
from model_pages.specs.vocabulary import (
    CAPABILITIES,
    COMPONENTS,
    CONDITIONS,
    MODEL_TYPES,
    SPEC_FIELDS,
)

from .beside import Beside, beside_all
from .contents import Content
from .models import ModelPage
from .sheets import ProviderRefs, sheet_of, successors_of

_REMEMBERED: dict[int, tuple[Any, SpecSheet]] = {}
"""The last sheet of each page with all that it was made from: one entry a page, whatever happens.

What it was made from is compared by value, never by a time or a version that somebody has to move,
so a sheet that does not say what the database says cannot come out.
"""


@dataclass(frozen=True, slots=True)
class Directory:
    """Every entry on the day ``on``, drafts too; ``sheets`` are those of the published ones."""

    on: date
    pages: Mapping[int, ModelPage]
    published: frozenset[int]
    around: Beside
    providers: ProviderRefs
    sheets: Mapping[int, SpecSheet]


def live_directory(on: date, request: HttpRequest | None = None) -> Directory:
    """In a fixed number of queries for any number of entries."""
    pages = {page.pk: page for page in _rows()}
    published = frozenset(ModelPage.objects.published().values_list("pk", flat=True))
    around = beside_all(set(pages), set(published), on)
    reading = _Reading(pages, around, on, request)
    sheets = {pk: reading.sheet(page) for pk, page in pages.items() if pk in published}
    return Directory(on, pages, published, around, reading.providers, sheets)


def chain(page: ModelPage, pages: Mapping[int, ModelPage]) -> Iterator[ModelPage]:
    """The models that replace each other after ``page``, as ``pages`` has them, loops cut."""
    seen = {page.pk}
    link = pages.get(page.superseded_by_id or 0)
    while link is not None and link.pk not in seen:
        seen.add(link.pk)
        yield link
        link = pages.get(link.superseded_by_id or 0)


def _rows() -> Iterable[ModelPage]:
    """With the content of the live revision as text: it is parsed only where it is new."""
    content = Cast("live_revision__content", TextField())
    rows = ModelPage.objects.for_sheets().select_related(None)
    rows = rows.select_related("live_revision", "locale")
    return rows.defer("live_revision__content").annotate(live_content=content)


class _Reading:
    """What all sheets of one reading share."""

    def __init__(
        self, pages: Mapping[int, ModelPage], around: Beside, on: date, request: HttpRequest | None
    ) -> None:
        self.pages, self.around, self.on, self.request = pages, around, on, request
        index_path = next((page.provider_index_path for page in pages.values()), None)
        self.providers = ProviderRefs(index_path, request)
        providers = {pk: self.providers.of(host) for pk, host in around.hosts.items()}
        versions = [registry.version for registry in _REGISTRIES]
        self.shared = on, versions, around.rates, index_path, providers

    def sheet(self, page: ModelPage) -> SpecSheet:
        link_providers(page, self.around)
        successors = successors_of(page, chain(page, self.pages), self.around, self.request)
        made_from = self._made_from(page, successors)
        known, sheet = _REMEMBERED.get(page.pk, (None, None))
        if sheet is None or known is None or known != made_from:
            content = Content(json.loads(page.live_content)) if page.live_content else page
            sheet = sheet_of(content, page, self.on, self.around, self.providers, successors)
            if made_from is not None:
                _REMEMBERED[page.pk] = made_from, sheet
        return sheet

    def _made_from(self, page: ModelPage, successors: tuple[Successor, ...]) -> Any:
        """All that ``sheet_of`` reads; None for an entry that has no revision to tell it by."""
        if page.live_content is None:
            return None
        return (
            self.shared,
            blake2b(page.live_content.encode(), digest_size=16).digest(),
            page.slug,
            page.get_url(self.request),
            page.provider_id,
            page.developer_id,
            self.around.checks[page.pk],
            self.around.past_prices[page.pk],
            successors,
        )


_REGISTRIES = (SPEC_FIELDS, COMPONENTS, CONDITIONS, CAPABILITIES, MODEL_TYPES, UNITS)


def link_providers(page: ModelPage, around: Beside) -> None:
    """Let a page name the very providers that were read with everything else."""
    page.provider = around.hosts.get(page.provider_id or 0)
    page.developer = around.hosts.get(page.developer_id or 0)
