"""The consequences of publishing as rows: on the screen, and in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from comparisons.engine.differences import PAGE_TEXTS, Change, Difference, Part

from .consequences import Consequences, PageChange
from .marking import marked, whole

CHANGES: dict[Change, Promise] = {
    Change.ADDED: _("New sentence"),
    Change.REMOVED: _("Sentence goes"),
    Change.REWORDED: _("Reworded"),
    Change.FLIPPED: _("Winner flips"),
}
TEXTS: dict[str, Promise] = dict(
    zip(PAGE_TEXTS, (_("Title"), _("Opening"), _("Note"), _("Search description")), strict=True)
)
PARTS: dict[Part, Promise] = {Part.STATEMENT: _("Statement"), Part.FAQ: _("Question")}


@dataclass(frozen=True, slots=True)
class SentenceRow:
    difference: Difference

    @property
    def change(self) -> Promise:
        return CHANGES[self.difference.change]

    @property
    def part(self) -> Promise:
        sentence = self.difference.sentence
        return PARTS[sentence.part] if sentence.part in PARTS else TEXTS[sentence.anchor]

    @property
    def wordings(self) -> tuple[SafeString, SafeString]:
        """The old and the new one; where one is missing, nothing stands."""
        old, new = self.difference.old, self.difference.new
        if old is not None and new is not None:
            return marked(old.text, new.text)
        empty = SafeString("")
        if new is not None:
            return empty, whole("ins", new.text)
        return whole("del", old.text) if old else empty, empty


@dataclass(frozen=True, slots=True)
class PageRow:
    """A pair page with its address, the public one as far as visitors can see it now."""

    page: PageChange
    model: str
    url: str

    @property
    def sentences(self) -> list[SentenceRow]:
        return [SentenceRow(difference) for difference in self.page.differences]


def page_rows(found: Consequences, compare_url: str, *, flips_only: bool) -> list[PageRow]:
    """The pages in order, grouped by model where more than one changes."""
    pages = [_flipping(page) for page in found.pages if page.flips] if flips_only else found.pages
    turns = {pk: turn for turn, pk in enumerate(found.names)}
    ordered = sorted(pages, key=lambda page: turns[page.model])
    return [PageRow(page, found.names[page.model], _url(page, compare_url)) for page in ordered]


def _flipping(page: PageChange) -> PageChange:
    return replace(page, differences=tuple(one for one in page.differences if one.flips))


def _url(page: PageChange, compare_url: str) -> str:
    return f"{compare_url}{page.before}/" if compare_url and page.before else ""


EXPORT: dict[str, Promise] = {
    "model": _("Model that changes"),
    "page": _("Page"),
    "address": _("Address"),
    "change": _("Change"),
    "part": _("Part of the page"),
    "old": _("Old"),
    "new": _("New"),
    "old_winner": _("Old winner"),
    "new_winner": _("New winner"),
    "listed": _("Offered to search engines"),
}
"""The columns of the spreadsheet."""


def export_rows(rows: Iterable[PageRow]) -> Iterator[dict[str, Any]]:
    """A row for each sentence, and one for a page whose address or listing changes."""
    for row in rows:
        common = {"model": row.model, "page": row.page.title, "listed": _listed(row.page)}
        common["address"] = row.page.after or row.page.before
        if change := page_change(row.page):
            wordings = {"old": row.page.before, "new": row.page.after}
            yield _exported(common, change=change, part=_("Page"), **wordings)
        for sentence in row.sentences:
            yield _exported(common, **_sentence(sentence))


def page_change(page: PageChange) -> str | Promise:
    """What happens to the page as a whole, "" for nothing."""
    if page.appears:
        return _("Page appears")
    if page.vanishes:
        return _("Page goes")
    if page.moves:
        return _("Address changes")
    return _listing_change(page)


def _listing_change(page: PageChange) -> str | Promise:
    if page.becomes_listed:
        return _("Becomes listed")
    return _("No longer listed") if page.becomes_unlisted else ""


def _sentence(row: SentenceRow) -> dict[str, Any]:
    old, new = row.difference.old, row.difference.new
    return {
        "change": row.change,
        "part": row.part,
        "old": old.text if old else "",
        "new": new.text if new else "",
        "old_winner": (old and old.winner) or "",
        "new_winner": (new and new.winner) or "",
    }


def _listed(page: PageChange) -> Promise:
    return _("yes") if page.listed[1] else _("no")


def _exported(*parts: dict[str, Any], **more: Any) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for part in (*parts, more):
        values |= part
    return {key: str(values.get(key, "")) for key in EXPORT}
