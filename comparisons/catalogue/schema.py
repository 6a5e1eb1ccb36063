"""What may be written of a pair, and its rich text made from plain paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Annotated, Literal

from django.core.exceptions import ValidationError
from pydantic import AfterValidator, Field, TypeAdapter, model_validator

from comparisons.engine.pairs import pair_slug
from comparisons.placeholders import validate_placeholders
from model_pages.catalogue.findings import Findings, Placed
from model_pages.catalogue.parsing import read_documents
from model_pages.catalogue.problems import CatalogueError
from model_pages.catalogue.schema import entry
from model_pages.catalogue.values import Day, ModelSlug, YesNo, line_of, one_line, reads


def _placeholders(text: str) -> str:
    try:
        validate_placeholders(text)
    except ValidationError as error:
        raise ValueError(" ".join(error.messages)) from error
    return text


def _paragraphs(text: str) -> str:
    """Plain text as rich text: an empty line begins a new paragraph."""
    blocks = (one_line(" ".join(block.split())) for block in text.split("\n\n"))
    return "".join(f"<p>{escape(block, quote=False)}</p>" for block in blocks if block)


_Placeholders = AfterValidator(_placeholders)
_Short = Annotated[str, reads(line_of(60)), _Placeholders]
_Name = Annotated[str, reads(line_of(80))]
_CardHeading = Annotated[str, reads(line_of(80)), _Placeholders]
_Heading = Annotated[str, reads(line_of(120)), _Placeholders]
_Question = Annotated[str, reads(line_of(160))]
_Text = Annotated[str, reads(line_of(300)), _Placeholders]
_Prose = Annotated[str, reads(_paragraphs)]


@entry
class CardEntry:
    heading: _CardHeading
    text: _Text


@entry
class CallToActionEntry:
    """``default`` shows it on every pair page of the site, unless the site chose another."""

    name: _Name
    heading: _Heading
    text: _Text = ""
    cards: Annotated[tuple[CardEntry, ...], Field(max_length=3)] = ()
    closing_heading: _Heading = ""
    closing_text: _Text = ""
    link_label: _Short = ""
    link_url: _Text = ""
    default: YesNo = False


@entry
class FaqEntry:
    question: _Question
    answer: _Prose


@entry
class ComparisonEntry:
    left: ModelSlug
    right: ModelSlug
    title: _Question = ""
    introduction: _Prose = ""
    verdict: _Prose = ""
    faqs: tuple[FaqEntry, ...] = ()
    call_to_action: _Name = ""

    @model_validator(mode="after")
    def two_models(self) -> ComparisonEntry:
        if self.left == self.right:
            raise ValueError(f"compares '{self.left}' with itself")
        return self

    @property
    def slug(self) -> str:
        return pair_slug(self.left, self.right)


@entry
class ComparisonFile:
    format: Literal["1"]
    edition: Day
    calls_to_action: tuple[CallToActionEntry, ...] = ()
    comparisons: tuple[ComparisonEntry, ...] = ()


_FILE = TypeAdapter(ComparisonFile)


@dataclass(frozen=True, slots=True)
class Comparisons:
    """What one or several files say together."""

    placed_calls_to_action: tuple[Placed, ...]
    placed_comparisons: tuple[Placed, ...]

    @property
    def comparisons(self) -> tuple[ComparisonEntry, ...]:
        return tuple(placed.entry for placed in self.placed_comparisons)


def read_comparisons(paths: Iterable[Path]) -> Comparisons:
    """What the files say; CatalogueError lists everything that is wrong in any of them."""
    found = [Findings(document) for document in read_documents(paths)]
    files = [findings.validate(_FILE, findings.document.tree) for findings in found]
    promos = tuple(_placed(found, files, "calls_to_action"))
    comparisons = tuple(_placed(found, files, "comparisons"))
    _refuse_repeated(promos, "name", "is the name of another call to action here")
    _refuse_repeated(comparisons, "slug", "has a page here already")
    problems = [problem for findings in found for problem in findings.problems]
    if problems:
        raise CatalogueError(problems)
    return Comparisons(promos, comparisons)


def _placed(
    found: Sequence[Findings], files: Sequence[ComparisonFile | None], section: str
) -> Iterator[Placed]:
    for findings, file in zip(found, files, strict=True):
        for at, item in enumerate(getattr(file, section, ())):
            yield Placed(item, findings, (section, at))


def _refuse_repeated(entries: Iterable[Placed], name: str, rule: str) -> None:
    seen: set[str] = set()
    for placed in entries:
        identity = getattr(placed.entry, name)
        if identity in seen:
            placed.findings.add(placed.path, f"'{identity}' {rule}")
        seen.add(identity)
