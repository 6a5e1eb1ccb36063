"""Everything that the page of a pair says, computed from two sheets on a day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from model_pages.specs.cell import Cell
from model_pages.specs.doubts import Doubt
from model_pages.specs.facts import Source
from model_pages.specs.sheet import SpecSheet

from .answers import Faq
from .claims import Statement
from .classes import PairClass
from .findings import Findings
from .order import fitting, in_page_order
from .pair import Pair
from .pairs import pair_slug
from .rows import Row, RowGroup, Tables
from .summary import Line, summary
from .values import Value
from .wording import Wording, load_wording
from .workloads import Workload


@dataclass(frozen=True, slots=True)
class Comparison:
    """``left`` and ``right`` as they were given, two offers of one model with their providers in
    their names; ``slug`` is that of the canonical order.

    ``oldest_check`` and ``newest_check`` are over all values in the tables, ``sources`` theirs;
    ``doubts`` are what an editor has to look at.
    """

    left: SpecSheet
    right: SpecSheet
    on: date
    pair_class: PairClass
    slug: str
    title: str
    lead: str
    description: str
    class_note: str
    tables: Tables = field(compare=False)
    statements: tuple[Statement, ...]
    more_statements: tuple[Statement, ...]
    faqs: tuple[Faq, ...]
    oldest_check: date | None
    newest_check: date | None
    sources: tuple[Source, ...]
    doubts: tuple[Doubt, ...] = ()
    summary: tuple[Line, ...] = ()

    @property
    def glance(self) -> tuple[Row, ...]:
        return self.tables.glance

    @property
    def groups(self) -> tuple[RowGroup, ...]:
        return self.tables.groups

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Every cell of both tables."""
        rows = [*self.glance, *(row for group in self.groups for row in group.rows)]
        return tuple(cell for row in rows for cell in (row.left, row.right))

    @property
    def rows_alike(self) -> int:
        """How many rows of the full table "only rows that differ" hides."""
        return sum(not row.differs for group in self.groups for row in group.rows)


def compare(
    left: SpecSheet,
    right: SpecSheet,
    on: date,
    *,
    wording: Wording | None = None,
    workload: Workload | None = None,
    strict: bool = False,
) -> Comparison:
    """Compare two sheets of the day ``on``.

    ``workload``: what the summary counts the price of; None for the usual one.
    ``strict``: raise what a rule raises instead of logging it and leaving the rule out.
    """
    for sheet in (left, right):
        if sheet.on != on:
            raise ValueError(f"The sheet of '{sheet.slug}' is of {sheet.on}, not of {on}.")
    wording = wording or load_wording()
    pair = Pair(left, right, wording.language)
    findings = Findings(pair, wording, strict=strict)
    statements = findings.statements(in_page_order(findings.claims()))
    shown, more = fitting(statements)
    checks = [day for side in pair.both for day in side.rows.checks]
    return Comparison(
        left=pair.left.sheet,
        right=pair.right.sheet,
        on=on,
        pair_class=pair.pair_class,
        slug=pair_slug(left.slug, right.slug),
        **_page_texts(pair, wording),
        tables=Tables(pair.both),
        statements=tuple(shown),
        more_statements=tuple(more),
        faqs=tuple(findings.faqs()),
        oldest_check=min(checks, default=None),
        newest_check=max(checks, default=None),
        sources=pair.sources,
        doubts=pair.doubts,
        summary=summary(pair, findings.say, workload),
    )


def _page_texts(pair: Pair, wording: Wording) -> dict[str, str]:
    params: dict[str, Value] = {
        "left": pair.left.name,
        "right": pair.right.name,
        "left_provider": pair.left.sheet.provider.name,
        "right_provider": pair.right.sheet.provider.name,
        "left_noun": pair.left.noun,
        "right_noun": pair.right.noun,
    }
    say, kind = wording.fill, pair.pair_class.value
    plain = pair.pair_class is PairClass.SAME_JOB
    return {
        "title": say("page.title", params),
        "description": say("page.description", params),
        "lead": say(f"page.lead_{kind}", params),
        "class_note": "" if plain else say(f"page.note_{kind}", params),
    }
