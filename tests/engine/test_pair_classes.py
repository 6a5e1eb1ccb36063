"""Which pairs may be ranked: the class is decided before any rule runs."""

from __future__ import annotations

import pytest

from comparisons.engine import PairClass
from comparisons.engine.classes import pair_class
from tests.engine.factories import compared, sheet, statements, tokens


def test_one_slug_is_one_model():
    assert pair_class(sheet("Alpha"), sheet("Alpha", "image")) is PairClass.SAME_MODEL


def test_one_type_is_one_job_whatever_else_a_model_writes():
    left = sheet("Alpha", "text", writes="text")
    right = sheet("Beta", "text", writes="text image")
    assert pair_class(left, right) is PairClass.SAME_JOB


def test_an_image_model_that_also_writes_text_is_no_text_model():
    text = sheet("Alpha", "text", reads="text image", writes="text")
    image = sheet("Beta", "image", reads="text image", writes="text image")
    assert pair_class(text, image) is PairClass.DIFFERENT_JOB


SPEECH = sheet("Beta", "text_to_speech", reads="text", writes="audio")


@pytest.mark.parametrize(
    ("reads", "writes", "expected"),
    [
        ("text audio", "text audio", PairClass.OVERLAP),
        ("audio", "text audio", PairClass.DIFFERENT_JOB),  # cannot read what the other reads
        ("text audio", "audio", PairClass.DIFFERENT_JOB),  # writes no more than the other
        ("text audio", "text", PairClass.DIFFERENT_JOB),  # does not write what the other writes
        ("text audio", "", PairClass.DIFFERENT_JOB),
        ("", "text audio", PairClass.DIFFERENT_JOB),
    ],
)
def test_an_overlap_is_a_full_stand_in_for_the_same_product(reads, writes, expected):
    voice = sheet("Alpha", "realtime", reads=reads, writes=writes)
    assert pair_class(voice, SPEECH) is expected
    assert pair_class(SPEECH, voice) is expected


@pytest.mark.parametrize(("reads", "writes"), [("", "audio"), ("text", "")])
def test_what_is_not_known_of_the_narrower_side_makes_no_overlap(reads, writes):
    voice = sheet("Alpha", "realtime", reads="text audio", writes="text audio")
    speech = sheet("Beta", "text_to_speech", reads=reads, writes=writes)
    assert pair_class(voice, speech) is PairClass.DIFFERENT_JOB


def test_an_overlap_ranks_the_shared_meters_and_nothing_else():
    voice = sheet(
        "Alpha",
        "realtime",
        *tokens("1", "2"),
        reads="text audio",
        writes="text audio",
        facts={"max_output_tokens": 4096, "knowledge_cutoff": "2024"},
    )
    speech = sheet(
        "Beta",
        "text_to_speech",
        *tokens("2", "4"),
        reads="text",
        writes="audio",
        facts={"max_output_tokens": 1024, "knowledge_cutoff": "2025"},
    )
    page = compared(voice, speech)
    assert {item.rule for item in statements(page, "R04", "R05")} == {"R04", "R05"}
    assert all(item.winner == "alpha" for item in statements(page, "R04", "R05"))
    assert not statements(page, "R19", "R20", "R24")
    assert not any(faq.key in ("F01", "F02", "F05", "F06") for faq in page.faqs)


def test_one_model_twice_has_rows_but_nothing_to_say():
    page = compared(sheet("Alpha", "text", *tokens("1")), sheet("Alpha", "text", *tokens("1")))
    assert page.pair_class is PairClass.SAME_MODEL
    assert (page.statements, page.faqs) == ((), ())
    assert page.class_note == "Both names belong to one model."
