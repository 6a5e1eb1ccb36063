"""Every pair of an entry that changes, as it is and as it would be.

Exact: nothing is estimated and nothing is left out, so a count is never partial. A pair of models
for different jobs is compared too, because its page shows their shared meters.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone, translation

from comparisons.editors_words import as_edited
from comparisons.engine import Comparison, PairClass, Wording, compare
from comparisons.engine.differences import Difference, differences
from comparisons.models import ComparisonPage
from comparisons.pair_page import listing_of
from comparisons.site_wording import site_wording
from model_pages.foresight import Changes, sheets_after
from model_pages.languages import language_of
from model_pages.models import ModelPage
from model_pages.remembered import Directory, live_directory
from model_pages.specs.sheet import SpecSheet

from .consequences import Consequences, PageChange
from .written import stands_in, written_about

Sheets = Mapping[int, SpecSheet | None]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without Python's search for garbage in cycles: a directory that is read and compared makes
    millions of values and hardly a cycle, and searching them took a fifth of the time.

    What is left of them lives on with the directory. Thawing puts it among the oldest objects,
    where it would come to anyway, and spares the search that starts as soon as it may; not where
    the server itself has frozen something, which would thaw too.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()


@_uncollected()
def consequences_of(
    changes: Changes, request: HttpRequest | None = None, *, share: int | None = None
) -> Consequences:
    """What publishing ``changes`` at once does to the pages of pairs, each in its own language.

    ``share`` is the primary key of one of the entries and asks for its part of the whole: a pair
    of two entries that change belongs to the first of them, what an entry changes at those it
    succeeds to the first entry of all, so that the shares add up.
    """
    directory = live_directory(timezone.localdate(), request)
    after = sheets_after(directory, changes, request)
    turns = _turns(changes, after)
    wanted = [pk for pk in turns if share is None or _owner(pk, changes) == share]
    outlook = _Outlook(directory, after, changes, turns)
    compared = [change for pk in wanted for change in outlook.pages_of(pk)]
    pages = sorted((change for change in compared if change.matters), key=_weight)
    return Consequences(tuple(pages), len(compared), {pk: outlook.name(pk) for pk in wanted})


def _turns(changes: Changes, after: Sheets) -> dict[int, int]:
    """The entries whose sheets change, each with its turn: those that were edited come first."""
    touched = [pk for pk in changes if pk in after]
    touched += [pk for pk in after if pk not in changes]
    return {pk: turn for turn, pk in enumerate(touched)}


def _owner(pk: int, changes: Changes) -> int:
    return pk if pk in changes else next(iter(changes))


class _Outlook:
    """The directory before and after, with what is read once for all pairs."""

    def __init__(
        self, directory: Directory, after: Sheets, changes: Changes, turns: Mapping[int, int]
    ) -> None:
        self.before = directory.sheets
        self.after = {pk: sheet for pk, sheet in (self.before | after).items() if sheet}
        self.rows = directory.pages
        self.turns = turns
        self.written = written_about()
        self.strict = getattr(settings, "COMPARISONS_STRICT", False)

    def name(self, pk: int) -> str:
        return self._either(pk).name

    def pages_of(self, pk: int) -> Iterator[PageChange]:
        """Of the pairs of an entry those that have their turn with it."""
        row, turn = self.rows[pk], self.turns[pk]
        others = sorted(self.before.keys() | self.after.keys(), key=lambda one: self.rows[one].slug)
        with translation.override(language_of(row)):
            wording = site_wording()
            for other in others:
                if self.turns.get(other, turn + 1) <= turn or not _meet(row, self.rows[other]):
                    continue
                if change := self._page(pk, other, wording):
                    yield change

    def _page(self, pk: int, other: int, wording: Wording) -> PageChange | None:
        """None for a pair without a page: two names of one model."""
        editorial = self.written.get(frozenset((pk, other)))
        before = _as_shown(self._compared(self.before, pk, other, wording), editorial)
        after = _as_shown(self._compared(self.after, pk, other, wording), editorial)
        if before is None and after is None:
            return None
        shown = after or before
        assert shown is not None
        return PageChange(
            model=pk,
            title=shown.title,
            before=before.slug if before else "",
            after=after.slug if after else "",
            differences=_differences(before, after, stands_in(editorial)),
            listed=(_is_listed(before, editorial), _is_listed(after, editorial)),
        )

    def _compared(
        self, sheets: Mapping[int, SpecSheet], pk: int, other: int, wording: Wording
    ) -> Comparison | None:
        if pk not in sheets or other not in sheets:
            return None
        left, right = sorted((sheets[pk], sheets[other]), key=lambda sheet: sheet.slug)
        found = compare(left, right, left.on, wording=wording, strict=self.strict)
        return None if found.pair_class is PairClass.SAME_MODEL else found

    def _either(self, pk: int) -> SpecSheet:
        return self.after.get(pk) or self.before[pk]


def _meet(one: ModelPage, other: ModelPage) -> bool:
    return one.pk != other.pk and one.locale_id == other.locale_id


def _as_shown(comparison: Comparison | None, editorial: ComparisonPage | None) -> Comparison | None:
    """With what an editor muted or replaced, as far as that does not lapse."""
    return comparison and as_edited(comparison, editorial)


def _differences(
    before: Comparison | None, after: Comparison | None, replaced: frozenset[str]
) -> tuple[Difference, ...]:
    if before is None or after is None:
        return ()
    found = differences(before, after)
    return tuple(one for one in found if one.sentence.anchor not in replaced)


def _is_listed(comparison: Comparison | None, editorial: ComparisonPage | None) -> bool:
    return comparison is not None and listing_of(comparison, editorial).listed


def _weight(page: PageChange) -> tuple[int, bool, int, str]:
    """Winners that flip first, then the pages that visitors are led to."""
    return -page.flips, not any(page.listed), -len(page.differences), page.title
