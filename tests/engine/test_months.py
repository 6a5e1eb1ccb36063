"""F04: what a month of a chat costs on each side."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from model_pages.specs.lifecycle import Lifecycle
from tests.engine.factories import ON, answers, compared, price, proofs, sheet, tokens, two

CHECKED = (
    "These are list prices for standard service on each provider's own API, checked on Nov 1, 2026."
)


def test_three_thousand_turns_of_a_chat_are_6_million_tokens_in_and_1_5_million_out():
    page = two(tokens("0.4", "1.6"), tokens("0.3", "2.5"))
    assert answers(page, "F04") == [
        "3,000 turns of a chat (2,000 tokens in, 500 out each) cost $4.8 with Alpha and "
        f"$5.55 with Beta. {CHECKED}"
    ]
    assert [one[2] for one in proofs(page, "F04")] == ["$0.4", "$1.6", "$0.3", "$2.5"]


def test_one_cost_is_said_once():
    page = two(tokens("1", "2"), tokens("1", "2"))
    assert answers(page, "F04") == [
        f"3,000 turns of a chat (2,000 tokens in, 500 out each) cost $9 with both. {CHECKED}"
    ]


def test_a_fee_for_each_request_is_part_of_the_month():
    fee = price("request", "1", unit="1k_requests")
    (answer,) = answers(two([*tokens("1", "2"), fee], tokens("1", "2")), "F04")
    assert "cost $12 with Alpha and $9 with Beta." in answer


@pytest.mark.parametrize(
    ("left", "alpha"),
    [
        (tokens("1"), {}),
        (tokens("1", "2", currency="CNY"), {}),
        ([price("input_text", "1"), price("output_text", "2", currency="CNY")], {}),
        (tokens("5000", "2"), {}),
        (tokens("1", "2", checked=ON - timedelta(days=121)), {}),
        ([*tokens("1", "2"), price("request", "90000", unit="1k_requests")], {}),
        (tokens("1", "2"), {"facts": {"context_window": 1999}}),
        (tokens("1", "2"), {"lifecycle": Lifecycle(retires_on=date(2026, 1, 1))}),
    ],
)
def test_a_month_that_cannot_be_counted_in_full_on_both_sides_is_no_answer(left, alpha):
    assert not answers(two(left, tokens("1", "2"), alpha=alpha), "F04")


def test_a_month_of_two_currencies_is_no_answer():
    left = [price("input_text", "1"), price("output_text", "8", currency="CNY")]
    assert not answers(two(left, left), "F04")


def test_models_of_different_jobs_have_no_month_in_common():
    left, right = sheet("Alpha", "text", *tokens("1", "2")), sheet("Beta", "ocr", *tokens("1", "2"))
    assert not answers(compared(left, right), "F04")
