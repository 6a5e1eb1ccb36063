"""Where what is listed and what the rule says of it differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.db.models import QuerySet, prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _

from comparisons.engine import Comparison, compare
from comparisons.listing import (
    NOBODY_WROTE,
    Choice,
    could_be_listed,
    headline_checks,
    is_fresh,
    is_listed,
)
from model_pages.remembered import live_directory
from model_pages.specs.sheet import SpecSheet

from .editors_words import as_edited
from .models import ComparisonPage
from .overrides import comparisons_of
from .pair_page import listing_of
from .site_wording import site_wording

COMPARED = 1000
"""So many pairs are compared at once: about a second's work."""


@dataclass(frozen=True, slots=True)
class Finding:
    """``page`` is the editor's page of the pair, None where nobody has written one; ``slug`` leads
    to what visitors see."""

    kind: str
    title: str
    slug: str
    page: ComparisonPage | None
    reasons: tuple[str, ...] = ()

    @property
    def why(self) -> str:
        return " ".join(_(reason) for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Part:
    """``findings`` of one part of the pairs; ``first`` and ``last`` count the pairs that were
    compared in it, and ``has_more`` whether there are others."""

    findings: list[Finding]
    first: int
    last: int
    has_more: bool


def listed_among(pages: QuerySet[ComparisonPage]) -> set[int]:
    """The primary keys of those that are offered to search engines."""
    pages = pages.select_related("locale").prefetch_related("statement_overrides", "faq_choices")
    return {page.pk for page, comparison in comparisons_of(pages) if _is_listed(page, comparison)}


def findings(part: int = 1, of: Container[int] | None = None) -> Part:
    """Pairs with an editor's page that are listed against the rule, then those that are ready and
    not listed, then ready pairs without a page, of the newest models first.

    A thousand models have half a million pairs, so that only COMPARED of those that could be
    listed are compared in one part; what editors wrote is all in the first. With ``of``, pairs of
    these models only: at least one of the two is among them.
    """
    pages = list(ComparisonPage.objects.select_related("locale").order_by("title"))
    taken = {frozenset((page.left_id, page.right_id)) for page in pages}
    if of is not None:
        pages = [page for page in pages if page.left_id in of or page.right_id in of]
    start = (part - 1) * COMPARED
    pairs = list(islice(_candidates(taken, of), start, start + COMPARED + 1))
    found = [*_unwritten(pairs[:COMPARED])]
    if part == 1:
        found = [*_written(pages), *found]
    return Part(found, start + 1, start + len(pairs[:COMPARED]), len(pairs) > COMPARED)


def _written(pages: list[ComparisonPage]) -> list[Finding]:
    prefetch_related_objects(pages, "statement_overrides", "faq_choices")
    found = [one for page, comparison in comparisons_of(pages) for one in _of(page, comparison)]
    return sorted(found, key=lambda finding: finding.kind != "listed")


def _is_listed(page: ComparisonPage, comparison: Comparison) -> bool:
    return page.live and listing_of(as_edited(comparison, page), page).listed


def _of(page: ComparisonPage, comparison: Comparison) -> Iterator[Finding]:
    listing = listing_of(as_edited(comparison, page), page)
    listed = page.live and listing.listed
    if listed and not listing.fits:
        yield Finding("listed", page.title, page.slug, page, listing.reasons)
    elif not listed and (listing.fits or listing.reasons == (NOBODY_WROTE,)):
        yield Finding("ready", page.title, page.slug, page, _why_not(page, listing))


def _why_not(page: ComparisonPage, listing) -> tuple[str, ...]:
    if not page.live:
        return (_("The page is not published."),)
    if page.listing == Choice.NEVER:
        return (page.listing_reason or _("An editor decided this."),)
    return listing.reasons


def _unwritten(pairs: Iterable[tuple[SpecSheet, SpecSheet]]) -> Iterator[Finding]:
    """Those that lack nothing but an editor's words."""
    wording = site_wording()
    for left, right in pairs:
        comparison = compare(left, right, left.on, wording=wording)
        reasons = is_listed(comparison, has_editor_text=False).reasons
        if reasons == (NOBODY_WROTE,):
            yield Finding("unwritten", comparison.title, comparison.slug, None, reasons)


def _candidates(
    taken: set[frozenset[int]], of: Container[int] | None
) -> Iterator[tuple[SpecSheet, SpecSheet]]:
    """Every pair without a page that the rule could accept, in canonical order: each model with
    all that are newer, from the newest on."""
    directory = live_directory(timezone.localdate())
    ranked = sorted(filter(_may_be_fresh, directory.sheets.items()), key=_age)
    newer: dict[tuple[int, str], list[tuple[int, SpecSheet]]] = defaultdict(list)
    for pk, sheet in ranked:
        alike = newer[directory.pages[pk].locale_id, sheet.model_type]
        for other_pk, other in alike:
            if of is not None and pk not in of and other_pk not in of:
                continue
            left, right = (sheet, other) if sheet.slug < other.slug else (other, sheet)
            if frozenset((pk, other_pk)) not in taken and could_be_listed(left, right):
                yield left, right
        alike.append((pk, sheet))


def _may_be_fresh(item: tuple[int, SpecSheet]) -> bool:
    """What the rule asks of both models anyway. Which of several currencies stands at a glance is
    decided by the other model."""
    _pk, sheet = item
    return sheet.has_a_choice_of_currencies or is_fresh(headline_checks(sheet), sheet.on)


def _age(item: tuple[int, SpecSheet]) -> tuple[bool, int, str]:
    _pk, sheet = item
    released = sheet.lifecycle.released_on
    return released is None, -released.earliest.toordinal() if released else 0, sheet.slug
