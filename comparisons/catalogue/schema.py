"""What may be written of a pair, and its rich text made from plain paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Annotated, Literal

from django.core.exceptions import ValidationError
from pydantic import AfterValidator, Field, TypeAdapter, model_validator

from comparisons.engine.pairs import pair_slug
from comparisons.placeholders import validate_placeholders
from model_pages.catalogue.findings import Findings
from model_pages.catalogue.parsing import read_documents
from model_pages.catalogue.problems import CatalogueError
from model_pages.catalogue.schema import entry
from model_pages.catalogue.values import Day, Slug, YesNo, line_of, reads


def _placeholders(text: str) -> str:
    try:
        validate_placeholders(text)
    except ValidationError as error:
        raise ValueError(" ".join(error.messages)) from error
    return text


def _paragraphs(text: str) -> str:
    """Plain text as rich text: an empty line begins a new paragraph."""
    blocks = (" ".join(block.split()) for block in text.split("\n\n"))
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
    left: Slug
    right: Slug
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


def read_comparisons(paths: Iterable[Path]) -> list[ComparisonFile]:
    """What the files say; CatalogueError lists everything that is wrong in any of them."""
    found = [Findings(document) for document in read_documents(paths)]
    files = [findings.validate(_FILE, findings.document.tree) for findings in found]
    seen: set[str] = set()
    for findings, file in zip(found, files, strict=True):
        for at, comparison in enumerate(file.comparisons if file else ()):
            if comparison.slug in seen:
                findings.add(("comparisons", at), f"'{comparison.slug}' has a page here already")
            seen.add(comparison.slug)
    problems = [problem for findings in found for problem in findings.problems]
    if problems:
        raise CatalogueError(problems)
    return [file for file in files if file is not None]
