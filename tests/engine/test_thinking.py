"""R23, R38 and F15: models that think before they answer, and how tokens are counted."""

from __future__ import annotations

from datetime import date

import pytest

from model_pages.specs.lifecycle import Lifecycle
from tests.engine.factories import (
    answers,
    compared,
    price,
    proofs,
    refused,
    said,
    sheet,
    statements,
    tokens,
    two,
    unsourced,
)

RETIRED = {"lifecycle": Lifecycle(retires_on=date(2026, 1, 1))}


def thinker(*settings, **options):
    facts = {"thinking_effort": settings} if settings else {}
    return {"capabilities": {"reasoning": True}, "facts": facts, **options}


LOW_HIGH = thinker("low", "high")
SILENT = {"capabilities": {"reasoning": False}}


def test_two_sets_of_settings_stand_side_by_side_without_a_winner():
    page = two(alpha=LOW_HIGH, beta=thinker("low", "medium", "high"))
    (item,) = statements(page, "R23")
    assert item.text == (
        "Alpha lets you choose how much it thinks (low and high), "
        "and so does Beta (low, medium, and high)."
    )
    assert item.winner is None
    assert proofs(page, "R23") == [
        ("Alpha", "Thinking effort", "low, high", ""),
        ("Beta", "Thinking effort", "low, medium, high", ""),
    ]


def test_a_side_that_lets_one_choose_nothing_needs_a_source_for_that():
    denied = thinker(facts={"thinking_effort": refused("thinking_effort")})
    page = two(alpha=LOW_HIGH, beta=denied)
    assert said(page, "R23") == [
        "Alpha lets you choose how much it thinks (low and high); Beta does not."
    ]
    assert statements(page, "R23")[0].subject == "alpha"
    guessed = thinker(facts={"thinking_effort": refused("thinking_effort", source=None)})
    assert not said(two(alpha=LOW_HIGH, beta=guessed), "R23")


def test_thinking_with_a_price_of_its_own_is_told_with_it():
    bill = [price("output_reasoning", "0.004", unit="1k_tokens")]
    page = two(bill, alpha=LOW_HIGH, beta=thinker("low"))
    assert said(page, "R23")[0].endswith("Alpha bills thinking at $4 per million tokens.")
    assert proofs(page, "R23")[-1] == (
        "Alpha",
        "Reasoning output price",
        "$4",
        "per million tokens",
    )


@pytest.mark.parametrize(
    ("alpha", "beta"),
    [
        (LOW_HIGH, LOW_HIGH),
        (LOW_HIGH, thinker()),
        (thinker(), thinker()),
        (LOW_HIGH, {**SILENT, "facts": {"thinking_effort": ("low",)}}),
        (LOW_HIGH, {"facts": {"thinking_effort": ("low",)}}),
        ({**LOW_HIGH, **RETIRED}, thinker("low")),
    ],
)
def test_equal_unknown_and_missing_settings_are_no_difference(alpha, beta):
    assert not said(two(alpha=alpha, beta=beta), "R23")


NO_PRICE = "No separate price for thinking is recorded for {}."


def test_who_thinks_and_what_it_costs_is_one_answer():
    bill = [price("output_reasoning", "0.004", unit="1k_tokens")]
    page = two(bill, alpha=LOW_HIGH, beta=thinker("low"))
    assert answers(page, "F15") == [
        "Yes, both Alpha and Beta do. Alpha lets you choose how much it thinks (low and high), "
        "and so does Beta (low). Alpha bills thinking at $4 per million tokens. "
        + NO_PRICE.format("Beta")
    ]
    assert {one[2] for one in proofs(page, "F15")} == {"Yes", "low, high", "low", "$4"}


def test_one_that_does_not_think_is_named_where_a_source_says_so():
    expected = "{} does; {} does not. " + NO_PRICE
    assert answers(two(alpha=thinker(), beta=SILENT), "F15") == [
        expected.format("Alpha", "Beta", "Alpha")
    ]
    assert answers(two(alpha=SILENT, beta=thinker()), "F15")[0].startswith(
        "Beta does; Alpha does not."
    )
    guessed = {"capabilities": {"reasoning": unsourced("reasoning", False)}}
    assert not answers(two(alpha=thinker(), beta=guessed), "F15")


@pytest.mark.parametrize(
    ("alpha", "beta"),
    [(SILENT, SILENT), (thinker(), {}), (thinker(**RETIRED), SILENT)],
)
def test_thinking_is_no_question_where_nobody_does_or_one_is_unknown_or_gone(alpha, beta):
    assert not answers(two(alpha=alpha, beta=beta), "F15")


PER_TOKEN = (
    "Prices are per token, and the same text can be a different number of tokens in each model."
)


def counted(tokenizer=None, **options):
    return {"facts": {"tokenizer": tokenizer} if tokenizer else {}, **options}


@pytest.mark.parametrize(("alpha", "beta"), [({}, {}), (counted("o200k"), {})])
def test_of_unknown_tokenizers_it_is_only_said_that_they_may_differ(alpha, beta):
    assert said(two(tokens("1"), tokens("2"), alpha=alpha, beta=beta), "R38") == [PER_TOKEN]


def test_two_tokenizers_are_named():
    page = two(tokens("1"), tokens("2"), alpha=counted("o200k"), beta=counted("gemini"))
    assert said(page, "R38") == [
        "Prices are per token, and the two count differently (Alpha: o200k, Beta: gemini): "
        "the same text is another number of tokens in each."
    ]
    assert [one[2] for one in proofs(page, "R38")] == ["o200k", "gemini"]


def test_one_tokenizer_is_no_caveat():
    one = counted("o200k")
    assert not said(two(tokens("1"), tokens("2"), alpha=one, beta=one), "R38")


def test_without_a_percentage_per_token_there_is_nothing_to_warn_of():
    assert not said(two(tokens("1"), tokens("1.01")), "R38")
    assert not said(two(tokens("1"), []), "R38")
    images = [price("image_generation", "0.1")], [price("image_generation", "0.2")]
    assert not said(two(*images, "image"), "R38")


def test_every_percentage_per_token_is_warned_of():
    pictures = [price("output_image", "10")], [price("output_image", "20")]
    assert said(two(*pictures, "image"), "R38") == [PER_TOKEN]
    minutes = [price("transcription", "1")], [price("transcription", "2")]
    assert not said(two(*minutes, "speech_to_text"), "R38")
    wide = {"facts": {"context_window": 1000000}}
    steps = [[*tokens("1"), price("input_text", p, input_tokens_over=200000)] for p in ("2", "4")]
    assert said(two(*steps, alpha=wide, beta=wide), "R38") == [PER_TOKEN]


def test_the_tokens_of_the_side_that_thinks_are_told_where_the_other_is_known_not_to():
    page = two(tokens("1"), tokens("2"), alpha=thinker(), beta=SILENT)
    (text,) = said(page, "R38")
    assert text == (
        f"{PER_TOKEN} Alpha also writes thinking tokens, which count as output; Beta writes none."
    )
    assert [one[2] for one in proofs(page, "R38")] == ["$1", "$2", "Yes", "No"]
    two_ways = two(
        tokens("1"),
        tokens("2"),
        alpha=thinker(facts={"tokenizer": "o200k"}),
        beta={**SILENT, **counted("gemini")},
    )
    assert said(two_ways, "R38")[0].endswith("Beta writes none.")


@pytest.mark.parametrize(
    "beta",
    [{}, thinker(), {"capabilities": {"reasoning": unsourced("reasoning", False)}}],
)
def test_nothing_is_said_of_thinking_tokens_that_no_source_denies(beta):
    assert said(two(tokens("1"), tokens("2"), alpha=thinker(), beta=beta), "R38") == [PER_TOKEN]


def test_tokens_are_said_to_be_unlike_between_different_jobs_too():
    page = compared(sheet("Alpha", "text", *tokens("1")), sheet("Beta", "embedding", *tokens("2")))
    assert said(page, "R38") == [PER_TOKEN]
