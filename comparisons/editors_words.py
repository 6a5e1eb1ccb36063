"""What an editor adds to a computed page, as the page shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import expand_db_html

from comparisons.engine import Comparison, Faq, with_overrides
from model_pages.specs.sheet import SpecSheet

from .models import ComparisonPage, FaqChoice


@dataclass(frozen=True, slots=True)
class EditorFaq:
    """A question that an editor wrote: its answer is rich text, its evidence the editor."""

    anchor: str
    question: str
    answer: SafeString
    evidence: tuple[()] = ()


@dataclass(frozen=True, slots=True)
class UseCase:
    """``side`` is that of the page, whichever model the editor chose first; empty for either."""

    title: str
    side: str
    names: tuple[str, ...]
    text: SafeString


def as_edited(comparison: Comparison, editorial: ComparisonPage | None) -> Comparison:
    """The comparison with the sentences and answers that an editor muted or replaced."""
    if editorial is None:
        return comparison
    statements = [row.override for row in editorial.statement_overrides.all()]
    answers = [row.override for row in editorial.faq_choices.all() if row.override]
    return with_overrides(comparison, statements, answers)


def arranged_faqs(
    comparison: Comparison, editorial: ComparisonPage | None
) -> list[EditorFaq | Faq]:
    """The pinned ones, the editor's own, then the others in their order, without the hidden."""
    if editorial is None:
        return [*comparison.faqs]
    place, by_anchor = FaqChoice.Place, {faq.anchor: faq for faq in comparison.faqs}
    choices = list(editorial.faq_choices.all())
    choices.sort(key=lambda row: row.sort_order or 0)
    pinned = dict.fromkeys(row.anchor for row in choices if row.place == place.FIRST)
    hidden = {row.anchor for row in choices if row.place == place.HIDDEN}
    first = [by_anchor[anchor] for anchor in pinned if anchor in by_anchor]
    rest = [faq for faq in comparison.faqs if faq.anchor not in {*pinned, *hidden}]
    return [*first, *_own_faqs(editorial), *rest]


def use_cases_of(editorial: ComparisonPage, left: SpecSheet, right: SpecSheet) -> list[UseCase]:
    if not editorial.use_cases:
        return []
    swapped = editorial.left is not None and editorial.left.slug != left.slug
    sides = {"left": "right", "right": "left"} if swapped else {"left": "left", "right": "right"}
    sheets = {"left": left, "right": right}
    found = []
    for block in editorial.use_cases:
        side = sides.get(block.value["model"], "")
        chosen = [sheets[side]] if side else [left, right]
        names = tuple(sheet.name for sheet in chosen)
        found.append(UseCase(block.value["title"], side, names, _html(block.value["text"])))
    return found


def _own_faqs(editorial: ComparisonPage) -> Iterator[EditorFaq]:
    for position, block in enumerate(editorial.faqs, start=1):
        question, answer = block.value["question"], _html(block.value["answer"])
        yield EditorFaq(f"question-{position}", question, answer)


def _html(text) -> SafeString:
    return mark_safe(expand_db_html(text.source))
