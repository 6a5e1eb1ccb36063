"""Where what is listed and what the rule says of it differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from django.utils import timezone
from django.utils.translation import gettext as _

from comparisons.engine import Comparison, compare
from comparisons.listing import NOBODY_WROTE, Choice, is_listed
from model_pages.models import ModelPage
from model_pages.sheets import sheets_for
from model_pages.specs.lifecycle import Status
from model_pages.specs.sheet import SpecSheet

from .editors_words import as_edited
from .importance import is_sound
from .models import ComparisonPage
from .overrides import comparisons_of
from .pair_page import listing_of
from .site_wording import site_wording

MOST_RIVALS = 6
"""So many pairs of a model are looked at: a thousand models have half a million of them."""


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


def findings() -> list[Finding]:
    """Pairs listed that should not be, then pairs that are ready and not listed, ready pairs
    without a page last."""
    every = ComparisonPage.objects.select_related("locale").order_by("title")
    pages = list(every.prefetch_related("statement_overrides", "faq_choices"))
    found = [one for page, comparison in comparisons_of(pages) for one in _of(page, comparison)]
    taken = {frozenset((page.left_id, page.right_id)) for page in pages}
    found.sort(key=lambda finding: finding.kind != "listed")
    return [*found, *_without_page(taken)]


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


def _without_page(taken: set[frozenset[int]]) -> Iterator[Finding]:
    """Pairs of sound models that lack nothing, or nothing but an editor's words."""
    models = {model.pk: model for model in ModelPage.objects.published().for_sheets()}
    sheets = sheets_for(models.values(), timezone.localdate())
    sound = {pk: sheet for pk, sheet in zip(models, sheets, strict=True) if _is_sound(sheet)}
    wording = site_wording()
    for first, second in _rivals(sound):
        if frozenset((first, second)) in taken:
            continue
        left, right = sorted((first, second), key=lambda pk: sound[pk].slug)
        comparison = compare(sound[left], sound[right], sound[left].on, wording=wording)
        reasons = is_listed(comparison, has_editor_text=False).reasons
        if reasons == (NOBODY_WROTE,):
            yield Finding("unwritten", comparison.title, comparison.slug, None, reasons)


def _is_sound(sheet: SpecSheet) -> bool:
    days = [headline.price.checked_on for headline in sheet.headlines.values()]
    return is_sound(sheet.status, days, sheet.on)


def _rivals(sheets: dict[int, SpecSheet]) -> list[tuple[int, int]]:
    """Each model with the newest of other providers that do the same job."""
    offered = {pk: one for pk, one in sheets.items() if one.status is not Status.RETIRED}
    newest = sorted(offered, key=lambda pk: str(offered[pk].lifecycle.released_on or ""))[::-1]
    number = dict.fromkeys(newest, 0)
    found = []
    for one, other in combinations(newest, 2):
        if number[one] >= MOST_RIVALS or number[other] >= MOST_RIVALS:
            continue
        if _are_rivals(offered[one], offered[other]):
            number[one] += 1
            number[other] += 1
            found.append((one, other))
    return found


def _are_rivals(one: SpecSheet, other: SpecSheet) -> bool:
    return one.model_type == other.model_type and one.provider.slug != other.provider.slug
