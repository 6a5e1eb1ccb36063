"""R12 and F20: a long request costs another price, and then another model may be the cheaper."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from model_pages.specs.lifecycle import Lifecycle
from model_pages.specs.prices import PriceState
from tests.engine.factories import (
    ON,
    answers,
    compared,
    price,
    proofs,
    said,
    sheet,
    statements,
    tokens,
    two,
)

OVER = {"input_tokens_over": 200000}
TIERED = [*tokens("1.25", "10"), *tokens("2.5", "15", **OVER)]
STEP = (
    "Above 200,000 input tokens, Alpha charges $2.5 instead of $1.25 per million input tokens and "
    "$15 instead of $10 per million output tokens, for the whole request."
)


def window(tokens_):
    return {"facts": {"context_window": tokens_}}


WIDE = window(1000000)


def test_above_the_step_the_other_model_may_be_the_cheaper_one():
    page = two(TIERED, tokens("2", "8"), alpha=WIDE, beta=WIDE)
    found = statements(page, "R12")
    assert [item.text for item in found] == [
        STEP,
        "Above 200,000 input tokens, the input price of Beta is 20% lower "
        "($2 vs $2.5 per million).",
        "Above 200,000 input tokens, the output price of Beta is 47% lower "
        "($8 vs $15 per million).",
    ]
    assert [item.winner for item in found] == [None, "beta", "beta"]
    assert [one.label for one in found[1].evidence] == [
        "Input price (above 200,000 input tokens)",
        "Input price",
    ]
    assert answers(page, "F20") == [" ".join(item.text for item in found)]


@pytest.mark.parametrize(
    ("theirs", "sentence"),
    [
        ("2.5", "Above 200,000 input tokens, the input price is the same: $2.5 per million."),
        (
            "2.55",
            "Above 200,000 input tokens, the input price is about the same: "
            "$2.5 per million with Alpha, $2.55 with Beta.",
        ),
    ],
)
def test_equal_and_near_prices_above_the_step_have_no_winner(theirs, sentence):
    page = two(TIERED, tokens(theirs), alpha=WIDE, beta=WIDE)
    item = statements(page, "R12")[1]
    assert (item.text, item.winner) == (sentence, None)


TWO_STEPS = [*tokens("1"), price("input_text", "4", input_tokens_over=128000)]


def test_two_steps_are_set_side_by_side_each_with_the_sizes_for_which_it_holds():
    page = two(TIERED, TWO_STEPS, alpha=WIDE, beta=WIDE)
    found = statements(page, "R12")[2:]
    assert [item.text for item in found] == [
        "Between 128,000 and 200,000 input tokens, the input price of Alpha is 69% lower "
        "($1.25 vs $4 per million).",
        "Above 200,000 input tokens, the input price of Alpha is 38% lower "
        "($2.5 vs $4 per million).",
    ]
    assert "Input price (above 200,000 input tokens)" in {one.label for one in found[0].evidence}


def test_a_range_that_one_side_cannot_take_to_its_end_ends_nowhere():
    page = two(TIERED, TWO_STEPS, alpha=window(200000), beta=WIDE)
    assert said(page, "R12")[2:] == [
        "Above 128,000 input tokens, the input price of Alpha is 69% lower "
        "($1.25 vs $4 per million).",
    ]


@pytest.mark.parametrize(
    ("theirs", "sentence"),
    [
        (
            "1.25",
            "Between 128,000 and 200,000 input tokens, the input price is the same: "
            "$1.25 per million.",
        ),
        (
            "1.26",
            "Between 128,000 and 200,000 input tokens, the input price is about the same: "
            "$1.25 per million with Alpha, $1.26 with Beta.",
        ),
    ],
)
def test_equal_and_near_prices_of_a_range_have_no_winner(theirs, sentence):
    other = [*tokens("1"), price("input_text", theirs, input_tokens_over=128000)]
    item = statements(two(TIERED, other, alpha=WIDE, beta=WIDE), "R12")[2]
    assert (item.text, item.winner) == (sentence, None)


def test_a_step_at_the_same_price_is_no_step():
    same = [*tokens("2", "8"), *tokens("2", "8", **OVER)]
    page = two(same, tokens("3", "9"), alpha=WIDE, beta=WIDE)
    assert not said(page, "R12")
    assert "These prices hold up to" not in said(page, "R04")[0]


@pytest.mark.parametrize(
    "step",
    [
        price("input_text", None, state=PriceState.NOT_PUBLISHED, **OVER),
        price("input_text", "0.0000025", **OVER),
    ],
    ids=["not published", "doubtful"],
)
def test_what_a_step_without_a_usable_amount_costs_is_not_guessed(step):
    """The price below it does not stand for it: no sentence and no figure above the step."""
    page = two([*tokens("1", "4"), step], tokens("2", "8"), alpha=WIDE, beta=WIDE)
    assert not said(page, "R12")
    assert said(page, "R04")[0].endswith(
        "These prices hold up to 200,000 input tokens in a request."
    )


def test_prices_for_less_and_their_break_even_say_up_to_which_request_they_hold():
    tiered = [
        *tokens("1", "9"),
        price("cached_input_text", "0.1"),
        price("cached_input_text", "0.2", **OVER),
        *tokens("0.5", "4.5", service_tier="batch"),
        *tokens("2", "12", **OVER),
    ]
    other = [
        *tokens("2", "8"),
        price("cached_input_text", "0.3"),
        *tokens("1", "4", service_tier="batch"),
    ]
    page = two(tiered, other, alpha=WIDE, beta=WIDE)
    for rule in ("R07", "R09", "R11"):
        texts = said(page, rule)
        assert texts, rule
        for text in texts:
            assert text.endswith("These prices hold up to 200,000 input tokens in a request."), text


@pytest.mark.parametrize(
    ("alpha", "beta"),
    [
        (WIDE, {}),
        ({}, WIDE),
        (WIDE, window(200000)),
        (window(128000), WIDE),
    ],
)
def test_a_request_that_either_side_may_not_take_is_not_compared(alpha, beta):
    assert said(two(TIERED, tokens("2", "8"), alpha=alpha, beta=beta), "R12") == [STEP]


def test_one_token_more_than_the_step_is_enough_to_be_compared():
    page = two(TIERED, tokens("2", "8"), alpha=WIDE, beta=window(200001))
    assert len(said(page, "R12")) == 3


@pytest.mark.parametrize(
    "theirs",
    [
        [],
        tokens("2", "8", currency="CNY"),
        tokens("2", "8", host="azure"),
        tokens("2", "8", checked=ON - timedelta(days=121)),
    ],
)
def test_a_price_that_cannot_be_compared_below_the_step_cannot_be_above_it(theirs):
    assert said(two(TIERED, theirs, alpha=WIDE, beta=WIDE), "R12") == [STEP]


def test_a_step_of_the_output_alone_is_told_and_compared():
    step = [*tokens("1", "2"), price("output_text", "3", **OVER)]
    assert said(two(step, tokens("1", "2"), alpha=WIDE, beta=WIDE), "R12") == [
        "Above 200,000 input tokens, Alpha charges $3 instead of $2 per million output tokens, "
        "for the whole request.",
        "Above 200,000 input tokens, the output price of Beta is 33% lower ($2 vs $3 per million).",
    ]


def test_doubted_prices_are_not_compared_above_the_step_either():
    small = {"family": "Greek", "facts": {"size_class": "small", "context_window": 1000000}}
    large = {"family": "Greek", "facts": {"size_class": "large", "context_window": 1000000}}
    page = two(TIERED, tokens("1", "8"), alpha=small, beta=large)
    assert said(page, "R12") == [STEP]


def test_no_step_no_question_and_none_of_a_retired_or_unlike_model():
    assert not answers(two(tokens("1"), tokens("2"), alpha=WIDE, beta=WIDE), "F20")
    ended = {**WIDE, "lifecycle": Lifecycle(retires_on=date(2026, 1, 1))}
    assert not said(two(TIERED, tokens("2", "8"), alpha=WIDE, beta=ended), "R12")
    page = compared(sheet("Alpha", "text", *TIERED), sheet("Beta", "image", *tokens("2")))
    assert not said(page, "R12")


def test_the_steps_beyond_the_first_are_in_the_evidence():
    steps = [*TIERED, price("input_text", "5", input_tokens_over=500000)]
    page = two(steps, [])
    assert said(page, "R12") == [f"{STEP} The price changes again above 500,000 input tokens."]
    assert proofs(page, "R12")[-1] == (
        "Alpha",
        "Input price (above 500,000 input tokens)",
        "$5",
        "per million tokens",
    )
