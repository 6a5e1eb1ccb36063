"""The golden pairs: real records, and what a page of them must and must not say.

``tests/golden/README.md`` explains the files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from comparisons.engine import Comparison, compare
from comparisons.engine.answers import Faq
from comparisons.engine.claims import Statement
from comparisons.engine.pair import Pair
from model_pages.catalogue.parsing import parse
from model_pages.catalogue.reading import Document, read_file
from model_pages.catalogue.sheeting import sheets_of
from model_pages.specs.language import load_language
from model_pages.specs.sheet import SpecSheet

FOLDER = Path(__file__).parents[1] / "golden"
DAY = date(2026, 11, 23)
"""The day of the data, and of a pair that names no other."""

Tree = dict[str, Any]


@dataclass(frozen=True, eq=False)
class Golden:
    """A pair as its file has it: every value is text."""

    file: str
    raw: Tree

    def __str__(self) -> str:
        return f"{self.file}-{self.raw['number']}-{self.raw['title'].replace(' ', '_')}"

    @property
    def on(self) -> date:
        return date.fromisoformat(self.raw.get("on", DAY.isoformat()))

    @property
    def a(self) -> SpecSheet:
        return _sheets(self)[0]

    @property
    def b(self) -> SpecSheet:
        return _sheets(self)[1]

    @property
    def pair(self) -> Pair:
        return Pair(self.a, self.b, load_language())

    def page(self, *, swapped: bool = False) -> Comparison:
        left, right = (self.b, self.a) if swapped else (self.a, self.b)
        return compare(left, right, self.on, strict=True)

    def slug(self, side: str) -> str:
        """Of "a" or "b"; "none" is nobody's."""
        return {"a": self.a.slug, "b": self.b.slug, "none": None}[side]

    def listed(self, key: str) -> list[Any]:
        return self.raw.get(key, [])


def all_pairs() -> list[Golden]:
    """Of all files, in the order of their names."""
    return [
        Golden(path.stem, raw)
        for path in sorted(FOLDER.glob("*.yaml"))
        for raw in _tree(path.name).get("pairs", [])
    ]


@cache
def _tree(name: str) -> Tree:
    return read_file(FOLDER / name).tree


@cache
def _sheets(golden: Golden) -> tuple[SpecSheet, SpecSheet]:
    """Two records of one model cannot stand in one catalogue, so each gets its own."""
    one, other = (_record(golden.raw[side]) for side in "ab")
    also = golden.listed("also")
    if golden.raw["class"] == "same_model":
        return _read([one, *also], golden.on)[0], _read([other, *also], golden.on)[0]
    one_sheet, other_sheet = _read([one, other, *also], golden.on)[:2]
    return one_sheet, other_sheet


def _record(named: str | Tree) -> Tree:
    """The record itself, or the slug of one that several pairs share."""
    if isinstance(named, dict):
        return named
    return next(raw for raw in _tree("models.yaml")["models"] if raw["slug"] == named)


def _read(models: list[Tree], on: date) -> list[SpecSheet]:
    frame = _tree("frame.yaml")
    return sheets_of(parse([Document("a golden pair", {**frame, "models": models})], DAY), on)


def spoken(page: Comparison) -> list[Statement | Faq]:
    return [*page.statements, *page.more_statements, *page.faqs]


def said_by(item: Statement | Faq) -> str:
    return item.text if isinstance(item, Statement) else f"{item.question} {item.answer}"


def rule_of(item: Statement | Faq) -> str:
    return item.rule if isinstance(item, Statement) else item.key


def texts(page: Comparison) -> Iterator[str]:
    """Everything that a reader of the page sees."""
    yield from (page.title, page.lead, page.description, page.class_note)
    yield from map(said_by, spoken(page))
    for row in (*page.glance, *(row for group in page.groups for row in group.rows)):
        yield f"{row.label} {row.condition}"
        yield from (f"{cell.text} {cell.detail}" for cell in (row.left, row.right))


def occurs(wanted: str | Tree, page: Comparison) -> list[str]:
    """Where a fragment or a pattern stands; a rule or question by its key."""
    if isinstance(wanted, str) and re.fullmatch(r"[RF]\d\d", wanted):
        return [said_by(item) for item in spoken(page) if rule_of(item) == wanted]
    pattern = wanted["pattern"] if isinstance(wanted, dict) else re.escape(wanted)
    return [text for text in texts(page) if re.search(pattern, text, re.IGNORECASE)]
