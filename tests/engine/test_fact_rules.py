"""R01 to R03, R18 to R25, R39, R40: what is said of facts that are no prices."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from model_pages.specs.facts import Fact, Source, State
from model_pages.specs.lifecycle import Lifecycle
from model_pages.specs.prices import FreeKind, PriceState
from model_pages.specs.sheet import ProviderRef
from tests.engine.factories import (
    GOOGLE,
    OPENAI,
    SOURCE,
    answers,
    compared,
    known,
    price,
    said,
    sheet,
    statements,
    tokens,
)


def with_context(left, right):
    return compared(
        sheet("Alpha", "text", facts={"context_window": left}),
        sheet("Beta", "text", facts={"context_window": right}),
    )


@pytest.mark.parametrize(
    ("left", "right", "expected", "winner"),
    [
        (
            1047576,
            131072,
            "Alpha takes in 1,047,576 tokens, about 8 times the 131,072 of Beta.",
            "alpha",
        ),
        (
            128000,
            1047576,
            "Beta takes in 1,047,576 tokens, about 8.2 times the 128,000 of Alpha.",
            "beta",
        ),
        (
            1000000,
            8192,
            "Alpha takes in 1,000,000 tokens, about 122 times the 8,192 of Beta.",
            "alpha",
        ),
        (110, 100, "Alpha takes in 110 tokens, about 1.1 times the 100 of Beta.", "alpha"),
        (109, 100, "Alpha takes in slightly more: 109 tokens against 100.", "alpha"),
        (101, 100, "Alpha takes in slightly more: 101 tokens against 100.", "alpha"),
        (
            1009,
            1000,
            "Both take in about the same: 1,009 tokens with Alpha, 1,000 with Beta.",
            None,
        ),
        (200000, 200000, "Both take in 200,000 tokens.", None),
    ],
)
def test_two_context_windows(left, right, expected, winner):
    (item,) = statements(with_context(left, right), "R18")
    assert (item.text, item.winner) == (expected, winner)
    assert [one.value for one in item.evidence] == [f"{left:,}", f"{right:,}"]


def test_the_answer_about_context_windows_is_the_sentence_with_its_frame():
    assert answers(with_context(200000, 200000), "F05") == [
        "Both take in 200,000 tokens. "
        "These are the limits of the models themselves; another host may set lower ones."
    ]


@pytest.mark.parametrize(("left", "right"), [(0, 1000), (1000, 0), (0, 0)])
def test_a_context_window_of_zero_is_set_against_nothing(left, right):
    page = with_context(left, right)
    assert not said(page, "R18")
    assert not answers(page, "F05")


def test_an_unknown_context_window_is_silent_and_listed():
    page = compared(sheet("Alpha", "text", facts={"context_window": 1000}), sheet("Beta", "text"))
    assert not said(page, "R18")
    assert not answers(page, "F05")
    assert said(page, "R40") == ["No data on Beta for: context window."]


def test_gaps_are_named_by_words_that_fit_a_sentence():
    known_ = sheet("Alpha", "text", reads="text", facts={"release_date": "2025"})
    assert said(compared(known_, sheet("Beta", "text")), "R40") == [
        "No data on Beta for: what it reads and release date."
    ]


def test_a_window_that_the_type_cannot_have_is_no_gap():
    page = compared(sheet("Alpha", "image", facts={"context_window": 1000}), sheet("Beta", "image"))
    assert not said(page, "R18", "R40")


def test_the_longest_answer_has_its_own_sentence_and_question():
    page = compared(
        sheet("Alpha", "text", facts={"max_output_tokens": 128000}),
        sheet("Beta", "text", facts={"max_output_tokens": 32768}),
    )
    assert said(page, "R19") == [
        "Alpha can answer with up to 128,000 tokens, about 3.9 times the 32,768 of Beta."
    ]
    assert answers(page, "F06")


def test_extra_inputs_are_named_for_each_side():
    page = compared(
        sheet("Alpha", "text", reads="text image"), sheet("Beta", "text", reads="text audio video")
    )
    assert said(page, "R20") == ["Alpha also reads images.", "Beta also reads audio and video."]
    assert [item.anchor for item in statements(page, "R20")] == [
        "r20-also-reads-alpha",
        "r20-also-reads-beta",
    ]


def test_unknown_and_equal_inputs_are_silent():
    reads = sheet("Alpha", "text", reads="text image")
    assert not said(compared(reads, sheet("Beta", "text")), "R20")
    assert not said(compared(reads, sheet("Beta", "text", reads="image text")), "R20")


def test_an_input_that_the_other_side_has_as_a_capability_is_no_extra():
    reads = sheet("Alpha", "text", reads="text image pdf audio")
    able = sheet("Beta", "text", reads="text", capabilities={"vision": True, "pdf_input": True})
    assert said(compared(reads, able), "R20") == ["Alpha also reads audio."]
    unable = sheet("Beta", "text", reads="text image audio", capabilities={"pdf_input": False})
    assert said(compared(reads, unable), "R20") == ["Alpha also reads PDF files."]


def test_extra_outputs_are_named():
    page = compared(
        sheet("Alpha", "text", writes="text image"), sheet("Beta", "text", writes="text")
    )
    assert said(page, "R21") == ["Alpha also produces images."]


def test_a_feature_is_denied_only_where_a_source_denies_it():
    able = sheet(
        "Alpha", "text", capabilities={"tool_call": True, "vision": True, "reasoning": True}
    )
    page = compared(able, sheet("Beta", "text", capabilities={"tool_call": False, "vision": False}))
    assert said(page, "R22") == ["Alpha supports tool calling and vision; Beta does not."]
    unsourced = {"tool_call": Fact("tool_call", State.KNOWN, False)}
    other = replace(sheet("Beta", "text"), capabilities=unsourced)
    assert not said(compared(able, other), "R22")


def test_later_knowledge_needs_sixty_certain_days():
    later = sheet("Alpha", "text", facts={"knowledge_cutoff": "2025-01"})
    page = compared(later, sheet("Beta", "text", facts={"knowledge_cutoff": "2024-06-01"}))
    assert said(page, "R24") == [
        "The training data of Alpha runs to Jan 2025, that of Beta to Jun 1, 2024."
    ]
    assert statements(page, "R24")[0].winner == "alpha"
    assert answers(page, "F11")
    near = sheet("Beta", "text", facts={"knowledge_cutoff": "2024-11"})
    assert not said(compared(later, near), "R24")


def test_open_weights_without_a_known_licence():
    page = compared(
        sheet("Alpha", "text", facts={"open_weights": False}),
        sheet("Beta", "text", facts={"open_weights": True}),
    )
    assert said(page, "R25") == [
        "The weights of Beta can be downloaded; Alpha is only available as a service."
    ]


def test_closed_without_a_source_is_not_claimed():
    unsourced = {"open_weights": known("open_weights", False, source=None)}
    closed = replace(sheet("Alpha", "text"), facts=unsourced)
    page = compared(closed, sheet("Beta", "text", facts={"open_weights": True}))
    assert not said(page, "R25")


def test_both_open_or_both_closed_is_silent():
    for value in (True, False):
        one = sheet("Alpha", "text", facts={"open_weights": value})
        other = sheet("Beta", "text", facts={"open_weights": value})
        assert not said(compared(one, other), "R25")


def test_one_family_of_one_maker_is_told():
    azure = ProviderRef("azure", "Azure")
    left = sheet("Alpha", "text", family="GPT-4.1")
    right = sheet("Beta", "text", family="GPT-4.1", provider=azure, developer=OPENAI)
    assert said(compared(left, right), "R03") == ["Both are OpenAI models of the GPT-4.1 family."]


@pytest.mark.parametrize(
    "options", [{"family": ""}, {"family": "GPT-5"}, {"family": "GPT-4.1", "provider": GOOGLE}]
)
def test_another_family_or_maker_is_silent(options):
    left = sheet("Alpha", "text", family="GPT-4.1")
    assert not said(compared(left, sheet("Beta", "text", **options)), "R03")


AZURE = ProviderRef("azure", "Azure")
DISPUTED = (
    {"reads": "text image", "writes": "text image"},
    {
        "context_window": 1047576,
        "max_output_tokens": 32768,
        "release_date": "2025-04",
        "knowledge_cutoff": "2024-06",
        "open_weights": True,
    },
    {"reads": "text", "writes": "text"},
    {
        "context_window": 128000,
        "max_output_tokens": 8192,
        "release_date": "2025-08",
        "knowledge_cutoff": "2025-01",
        "open_weights": False,
    },
)
OF_THE_MODEL = ("R18", "R19", "R20", "R21", "R24", "R25", "R32")


def hosted(**elsewhere):
    """One model with its maker, and what another provider's entry says of it."""
    can, facts, cannot, others = DISPUTED
    own = sheet("Alpha", "text", *tokens("1", "2"), facts=facts, model_id="Alpha-1.5", **can)
    elsewhere = {"provider": AZURE, "developer": OPENAI, "model_id": "alpha-1.5"} | elsewhere
    other = sheet("Beta", "text", *tokens("2", "4"), facts=others, **cannot, **elsewhere)
    return compared(own, other)


def test_one_model_at_two_providers_is_compared_by_what_they_offer_alone():
    page = hosted()
    assert said(page, "R03") == [
        "Both are one model, Alpha-1.5, served by OpenAI and by Azure: "
        "only what the two providers offer is compared."
    ]
    assert not said(page, *OF_THE_MODEL, "R38")
    assert not {"F05", "F06", "F10", "F11", "F16"} & {faq.key for faq in page.faqs}
    assert said(page, "R04") == [
        "Alpha (OpenAI) is 50% cheaper on input tokens ($1 vs $2 per million)."
    ]


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"model_id": "alpha-2"},
        {"developer": GOOGLE},
        {"provider": GOOGLE, "developer": None},
    ],
)
def test_another_id_or_maker_is_another_model(elsewhere):
    assert {item.rule for item in statements(hosted(**elsewhere), *OF_THE_MODEL)} == {*OF_THE_MODEL}


def test_two_models_without_an_id_are_two():
    page = compared(
        sheet("Alpha", "text", facts={"context_window": 1000}),
        sheet("Beta", "text", facts={"context_window": 1000}, provider=AZURE, developer=OPENAI),
    )
    assert said(page, "R18")


def test_two_models_without_a_family_have_none_in_common():
    assert not said(compared(sheet("Alpha"), sheet("Beta")), "R03")


def test_different_kinds_are_told_from_their_types_where_outputs_are_unknown():
    page = compared(sheet("Alpha", "text"), sheet("Beta", "embedding"))
    assert said(page, "R01") == [
        "These are different kinds of model: Alpha is a text model and produces text; "
        "Beta is an embedding model and produces embeddings. "
        "They do different jobs, so no winner is named here."
    ]


def test_an_overlap_says_which_side_does_more():
    voice = sheet("Alpha", "realtime", reads="text audio", writes="text audio")
    speech = sheet("Beta", "text_to_speech", reads="text", writes="audio")
    expected = (
        "Alpha is a realtime voice model; Beta is a speech model. "
        "Alpha can do the same work and also produces text."
    )
    for page in (compared(voice, speech), compared(speech, voice)):
        assert said(page, "R01") == [expected]
        assert "they overlap without being of one kind" in page.class_note


def test_what_was_shut_down_can_do_nothing_any_more():
    can = {"reads": "text image", "writes": "text image", "capabilities": {"tool_call": True}}
    can["facts"] = {"context_window": 200000, "max_output_tokens": 8000, "open_weights": True}
    cannot = {"reads": "text", "writes": "text", "capabilities": {"tool_call": False}}
    cannot["facts"] = {"context_window": 100000, "max_output_tokens": 4000, "open_weights": False}
    ended = {"lifecycle": Lifecycle(retires_on=date(2026, 1, 1))}
    present_tense = ("R18", "R19", "R20", "R21", "R22")
    gone = compared(sheet("Alpha", "text", **can, **ended), sheet("Beta", "text", **cannot))
    assert not said(gone, *present_tense)
    assert said(gone, "R25")
    left = compared(sheet("Alpha", "text", **can), sheet("Beta", "text", **cannot, **ended))
    assert said(left, *present_tense) == ["Alpha also reads images.", "Alpha also produces images."]
    assert not said(left, "R25")


def test_what_was_shut_down_is_not_billed_any_more():
    ended = {"lifecycle": Lifecycle(retires_on=date(2026, 1, 1))}
    page = compared(
        sheet("Alpha", "text", *tokens("1"), **ended), sheet("Beta", "embedding", *tokens("2"))
    )
    assert not said(page, "R02")
    assert not answers(page, "F02")


def test_bills_of_one_meter_are_told_between_different_jobs_only():
    text, vector = sheet("Alpha", "text", *tokens("1")), sheet("Beta", "embedding", *tokens("2"))
    assert said(compared(text, vector), "R02") == ["Both are billed per million tokens."]
    assert not said(compared(text, sheet("Beta", "text", *tokens("2"))), "R02")


def test_bills_by_different_meters_are_told_within_a_job():
    page = compared(
        sheet("Alpha", "image", price("image_generation", "0.04")),
        sheet("Beta", "image", price("output_image", "40")),
    )
    assert said(page, "R02") == ["Alpha is billed per image; Beta per million tokens."]


def test_a_withheld_price_is_told_from_an_unknown_one():
    text = sheet("Alpha", "text", *tokens("1"))
    withheld = price("image_generation", None, state=PriceState.NOT_PUBLISHED)
    assert said(compared(sheet("Beta", "image", withheld), text), "R02") == [
        "Alpha is billed per million tokens; the price of Beta is not published."
    ]
    assert said(compared(text, sheet("Beta", "image")), "R02") == [
        "Alpha is billed per million tokens; no price of Beta is recorded here."
    ]
    assert not said(compared(sheet("Alpha", "text"), sheet("Beta", "image")), "R02")
    assert not said(compared(text, sheet("Beta", "text")), "R02")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (FreeKind.FREE_TIER, "Beta has a free tier"),
        (FreeKind.PROMOTIONAL, "Beta is free for now"),
        (FreeKind.SELF_HOST, "running Beta yourself takes your own hardware instead of a fee"),
        (FreeKind.FREE_OF_CHARGE, "Beta is free of charge"),
    ],
)
def test_a_model_of_another_job_that_is_free_is_said_to_be(kind, words):
    text = sheet("Alpha", "text", *tokens("1"))
    free = sheet("Beta", "moderation", price("input_text", None, free=kind))
    for page in (compared(text, free), compared(free, text)):
        (item,) = statements(page, "R02")
        assert item.text == f"Alpha is billed per million tokens; {words}."
        assert "beta" in {one.slug for one in item.evidence}
        assert item.text in answers(page, "F02")[0]


def test_another_way_of_billing_is_no_gap():
    page = compared(
        sheet("Alpha", "image", price("image_generation", "0.04")),
        sheet("Beta", "image", price("output_image", "40")),
    )
    assert not said(page, "R40")


def test_prices_are_no_gap_between_different_jobs():
    page = compared(sheet("Alpha", "text", *tokens("1", "2")), sheet("Beta", "image", *tokens("1")))
    assert not said(page, "R40")


def test_a_price_that_the_type_cannot_have_is_no_gap():
    page = compared(
        sheet("Alpha", "image", *tokens("1", "2")), sheet("Beta", "image", *tokens("1"))
    )
    assert not said(page, "R40")


def test_dates_that_most_models_lack_are_no_gap():
    ending = sheet("Alpha", "text", facts={"retires_on": date(2027, 1, 1), "open_weights": True})
    assert said(compared(ending, sheet("Beta", "text")), "R40") == [
        "No data on Beta for: open weights."
    ]


def test_the_oldest_price_is_dated_once_it_is_past_the_soft_limit():
    old, new = price("input_text", "1", checked=date(2026, 9, 1)), price("input_text", "2")
    for page in (
        compared(sheet("Alpha", "text", old), sheet("Beta", "text", new)),
        compared(sheet("Alpha", "text", new), sheet("Beta", "text", old)),
    ):
        assert said(page, "R39") == ["The oldest price on this page was checked on Sep 1, 2026."]
    assert not said(compared(sheet("Alpha", "text", new), sheet("Beta", "text", new)), "R39")
    assert not said(compared(sheet("Alpha"), sheet("Beta")), "R39")


def test_the_last_answer_says_when_and_where_from():
    old = price("input_text", "1", checked=date(2026, 9, 1), source=Source("Other list"))
    page = compared(sheet("Alpha", "text", old), sheet("Beta", "text", *tokens("2")))
    assert answers(page, "F29") == [
        "They were checked between Sep 1, 2026 and Nov 1, 2026. "
        "They come from Other list and Price list."
    ]
    assert (page.oldest_check, page.newest_check) == (date(2026, 9, 1), date(2026, 11, 1))
    assert page.sources == (Source("Other list"), SOURCE)


def test_values_without_a_check_are_said_to_have_none():
    unchecked = price("input_text", "1", checked=None)
    page = compared(sheet("Alpha", "text", unchecked), sheet("Beta", "text"))
    assert answers(page, "F29") == ["No check of them is recorded yet. They come from Price list."]


def test_a_page_that_knows_nothing_answers_nothing():
    page = compared(sheet("Alpha"), sheet("Beta"))
    assert page.faqs == ()
    assert (page.oldest_check, page.newest_check, page.sources) == (None, None, ())


def test_checks_without_a_source_name_no_source():
    unsourced = price("input_text", "1", source=None)
    page = compared(sheet("Alpha", "text", unsourced), sheet("Beta", "text"))
    assert answers(page, "F29") == ["They were all checked on Nov 1, 2026."]


def test_amounts_are_printed_with_every_digit_they_have():
    page = compared(
        sheet("Alpha", "text", *tokens("0.400000000001")),
        sheet("Beta", "text", *tokens("0.800000000002")),
    )
    (text,) = said(page, "R04")
    assert "$0.400000000001 vs $0.800000000002" in text


def test_one_meter_in_two_units_is_told_apart_between_models_of_different_jobs():
    heard = sheet("Alpha", "speech_to_text", price("transcription", "0.6", unit="minute"))
    video = sheet("Beta", "video", price("video_generation", "0.4"))
    expected = ["Alpha is billed per minute; Beta per second."]
    assert said(compared(heard, video), "R02") == expected
    assert said(compared(video, heard), "R02") == ["Beta is billed per second; Alpha per minute."]
