"""What a batch would do, line by line, before anybody decides what is to become of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from model_pages.guard_words import guard_text
from model_pages.guarding.price_lists import PriceLists, price_lists
from model_pages.guarding.unlikely import Guarded
from model_pages.languages import current_language
from model_pages.models import ModelPage, ModelPrice, PriceBatch
from model_pages.pricing.applying import Applied, apply_edits
from model_pages.pricing.edits import EditsRefused, PriceEdit, Problem
from model_pages.pricing.fields import written
from model_pages.pricing.guarding import GuardsByEdit, guards_by_edit
from model_pages.sheets import draft_copy, hosts_by_pk, live_copy

from .cell_words import FIELD_LABELS, cell_words, line_words


@dataclass(frozen=True, slots=True)
class CellChange:
    """``problem`` is why the cell cannot become what it should."""

    label: str
    old: str
    new: str
    percent: str = ""
    problem: str = ""


@dataclass(slots=True)
class LineReview:
    """``number`` is the place of the edit among those of its entry."""

    number: int
    words: str
    kind: str
    cells: list[CellChange]
    problems: list[str] = field(default_factory=list)
    guards: list[str] = field(default_factory=list)
    reason: str = ""

    @property
    def asks(self) -> bool:
        return bool(self.guards) and not self.reason


@dataclass(slots=True)
class EntryReview:
    """``after`` is the entry with the edits; None where it is refused."""

    page: ModelPage
    lines: list[LineReview]
    problems: list[str] = field(default_factory=list)
    after: ModelPage | None = None
    may_publish: bool = False

    @property
    def is_refused(self) -> bool:
        return self.after is None


def review(batch: PriceBatch, user: Any) -> list[EntryReview]:
    """In the order of the models' names. Entries that are gone stand for nothing."""
    pages = ModelPage.objects.filter(pk__in=[int(pk) for pk in batch.edits])
    pages = pages.for_sheets().select_related("latest_revision").order_by("title", "pk")
    hosts, lists = hosts_by_pk(), price_lists()
    return [_entry(page, edits_of(batch, page.pk), user, hosts, lists) for page in pages]


def edits_of(batch: PriceBatch, page: int) -> list[PriceEdit]:
    return [PriceEdit.from_json(raw) for raw in batch.edits[str(page)]]


def _entry(
    page: ModelPage,
    edits: Sequence[PriceEdit],
    user: Any,
    hosts: dict[int, str],
    lists: PriceLists,
) -> EntryReview:
    may = page.permissions_for_user(user)
    if not may.can_edit_prices():
        message = _("You may not do this with this model entry.")
        return EntryReview(page, [_asked(n, e, []) for n, e in enumerate(edits)], [message])
    may_publish = page.live and may.can_publish_prices()
    after = _in_memory(page)
    try:
        applied = apply_edits(after, edits)
    except EditsRefused as refused:
        problems = refused.problems
        lines = [_asked(number, edit, problems) for number, edit in enumerate(edits)]
        return EntryReview(page, lines, may_publish=may_publish)
    guards: GuardsByEdit = {}
    if page.live:  # whoever publishes a draft is asked then
        guards = guards_by_edit(after, applied, live_copy(page).prices.all(), lists)
    lines = [_line(n, one, hosts, guards.get(n, [])) for n, one in enumerate(applied)]
    return EntryReview(page, lines, after=after, may_publish=may_publish)


OF_THE_TREE = ("path", "depth", "numchild", "url_path", "live", "has_unpublished_changes")
LINKED = ("provider", "developer", "superseded_by")


def _in_memory(page: ModelPage) -> ModelPage:
    """What the edits are about, to be changed: the published state, or the draft of an entry that
    is not published. Read without the query that ``as_object`` makes for
    every foreign key, with what ``page`` has loaded already."""
    copy = live_copy(page) if page.live else draft_copy(page)
    for name in OF_THE_TREE:
        setattr(copy, name, getattr(page, name))
    for name in LINKED:
        if getattr(copy, f"{name}_id") == getattr(page, f"{name}_id"):
            setattr(copy, name, getattr(page, name))
    copy.live_revision = page.live_revision
    return copy


def _line(
    number: int, one: Applied, hosts: dict[int, str], guarded: Sequence[Guarded]
) -> LineReview:
    row = one.after or one.before
    before, after = _texts(one.before, hosts), _texts(one.after, hosts)
    cells = [] if one.edit.removes else list(_cells(before, after))
    return LineReview(
        number,
        line_words(_texts(row, hosts)),
        _kind(one.edit),
        cells,
        guards=[guard_text(guard) for found in guarded for guard in found.guards],
        reason=one.edit.reason,
    )


def _texts(row: ModelPrice | None, hosts: dict[int, str]) -> dict[str, str]:
    return {} if row is None else written(row, hosts)


def _asked(number: int, edit: PriceEdit, problems: Sequence[Problem]) -> LineReview:
    """A line that cannot be carried out, in the words of who asked for it."""
    own = [problem for problem in problems if problem.edit == number]
    seen = {**(edit.slot._asdict() if edit.slot else {}), **edit.seen}
    cells = [
        CellChange(
            FIELD_LABELS[name],
            cell_words(name, seen.get(name, "")),
            cell_words(name, text),
            problem=" ".join(problem.message for problem in own if problem.field == name),
        )
        for name, text in edit.values.items()
        if name in FIELD_LABELS
    ]
    rest = [problem.message for problem in own if problem.field not in edit.values]
    return LineReview(number, line_words({**seen, **edit.values}), _kind(edit), cells, rest)


def _kind(edit: PriceEdit) -> str:
    if edit.removes:
        return "removed"
    return "changed" if edit.slot else "new"


def _cells(before: dict[str, str], after: dict[str, str]) -> Iterator[CellChange]:
    for name, new in after.items():
        old = before.get(name, "")
        if new != old and (before or name not in ("component", "conditions", "host")):
            percent = _percent(before, after) if name == "amount" else ""
            yield CellChange(
                FIELD_LABELS[name], cell_words(name, old), cell_words(name, new), percent
            )


def _percent(before: dict[str, str], after: dict[str, str]) -> str:
    """ "+25%", "−12.5%"; empty where the two are of different kinds."""
    old, new = before.get("amount"), after.get("amount")
    same = all(before.get(name) == after.get(name) for name in ("unit", "currency"))
    if not (old and new and same):
        return ""
    return current_language().formatter.growth(Decimal(old), Decimal(new))
