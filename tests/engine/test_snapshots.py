"""F27: the dated versions of one model. The question stands on the model's own page."""

from __future__ import annotations

from model_pages.specs.sheet import Alias
from tests.engine.factories import compared, sheet, two

ALIASES = (
    Alias("alpha-1", "alpha-1"),
    Alias("alpha-1-2025-04-14", "alpha-1-2025-04-14", is_snapshot=True),
    Alias("alpha-1-latest", "alpha-1-latest"),
)


def questions(one):
    return [faq for faq in compared(one, one).faqs if faq.key == "F27"]


def test_a_snapshot_is_told_from_the_name_that_leads_to_the_newest_version():
    (faq,) = questions(sheet("Alpha", model_id="alpha-1", aliases=ALIASES))
    assert faq.question == "What is the difference between alpha-1 and alpha-1-2025-04-14?"
    assert faq.answer == (
        "alpha-1-2025-04-14 is a dated version of Alpha; "
        "alpha-1 leads to whichever version its provider serves under that name."
    )
    assert [(one.label, one.value) for one in faq.evidence] == [
        ("Model ID", "alpha-1"),
        ("Snapshot", "alpha-1-2025-04-14"),
    ]
    assert faq.anchor == "f27-alpha-1-2025-04-14"


def test_a_model_without_an_id_goes_by_its_name():
    (faq,) = questions(sheet("Alpha", aliases=ALIASES))
    assert faq.question == "What is the difference between Alpha and alpha-1-2025-04-14?"


def test_a_snapshot_that_is_the_model_itself_and_plain_aliases_are_no_question():
    only = sheet("Alpha", model_id="alpha-1-2025-04-14", aliases=ALIASES)
    assert not questions(only)
    assert not questions(sheet("Alpha", model_id="alpha-1", aliases=ALIASES[::2]))


def test_snapshots_are_no_question_between_two_models():
    page = two(alpha={"model_id": "alpha-1", "aliases": ALIASES})
    assert not any(faq.key == "F27" for faq in page.faqs)
