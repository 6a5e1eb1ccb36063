"""R31 and F09: what moving from a model to its successor changes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from model_pages.specs.dates import PartialDate
from model_pages.specs.lifecycle import Lifecycle
from tests.engine.factories import (
    ON,
    answers,
    compared,
    proofs,
    said,
    sheet,
    statements,
    successor,
    tokens,
    two,
    unsourced,
)

OLD = {"successors": (successor("Beta"),)}


def moved(left=(), right=(), *, old=None, new=None):
    return two(left, right, alpha={**OLD, **(old or {})}, beta=new or {})


def window(tokens_):
    return {"facts": {"context_window": tokens_}}


def test_prices_context_and_lost_features_are_what_moving_changes():
    page = moved(
        tokens("0.4", "1.6"),
        tokens("0.25", "2"),
        old={**window(1047576), "capabilities": {"fine_tuning": True, "vision": True}},
        new={**window(400000), "capabilities": {"fine_tuning": False, "vision": True}},
    )
    assert said(page, "R31") == [
        "Beta replaces Alpha. Moving changes this: "
        "input price $0.25 instead of $0.4 per million tokens, "
        "output price $2 instead of $1.6 per million tokens, "
        "context window 400,000 instead of 1,047,576 tokens, and no more fine-tuning."
    ]
    assert proofs(page, "R31")[1:] == [
        ("Alpha", "Input price", "$0.4", "per million tokens"),
        ("Beta", "Input price", "$0.25", "per million tokens"),
        ("Alpha", "Output price", "$1.6", "per million tokens"),
        ("Beta", "Output price", "$2", "per million tokens"),
        ("Alpha", "Context window", "1,047,576", "tokens"),
        ("Beta", "Context window", "400,000", "tokens"),
        ("Alpha", "Fine-tuning", "Yes", ""),
        ("Beta", "Fine-tuning", "No", ""),
    ]
    assert statements(page, "R31")[0].winner is None


PLAIN = ["Beta replaces Alpha."]


@pytest.mark.parametrize(
    ("left", "right", "old", "new"),
    [
        ([], [], {}, {}),
        (tokens("1"), tokens("1"), window(1000), window(1000)),
        (tokens("1"), [], window(1000), {}),
        (tokens("1"), tokens("2", currency="CNY"), {}, window(1000)),
        (tokens("1"), tokens("2", checked=ON - timedelta(days=121)), {}, {}),
        (tokens("1"), tokens("5000"), {}, {}),
        ([], [], {"capabilities": {"vision": True}}, {}),
        ([], [], {"capabilities": {"vision": False}}, {"capabilities": {"vision": False}}),
        ([], [], {}, {"capabilities": {"vision": False}}),
        (
            [],
            [],
            {"capabilities": {"vision": True}},
            {"capabilities": {"vision": unsourced("vision", False)}},
        ),
    ],
)
def test_what_is_equal_or_not_known_of_both_is_left_out(left, right, old, new):
    page = moved(left, right, old=old, new=new)
    assert said(page, "R31") == PLAIN
    assert not answers(page, "F09")


def test_prices_are_left_out_where_a_side_was_shut_down():
    ended = {**window(1000), "lifecycle": Lifecycle(retires_on=date(2026, 1, 1))}
    page = moved(tokens("1"), tokens("2"), old=ended, new=window(2000))
    assert said(page, "R31") == [
        "Beta replaces Alpha. Moving changes this: context window 2,000 instead of 1,000 tokens."
    ]
    assert not answers(page, "F09")


def test_a_successor_of_another_job_changes_nothing_that_can_be_told():
    page = compared(
        sheet("Alpha", "text", *tokens("1"), **OLD), sheet("Beta", "image", *tokens("2"))
    )
    assert said(page, "R31") == PLAIN


MOVING = (
    "Beta replaces Alpha. Moving changes this: input price $2 instead of $1 per million tokens."
)


def test_whether_to_move_is_answered_with_what_changes_and_how_long_there_is():
    ends = {"lifecycle": Lifecycle(retires_on=date(2026, 12, 11))}
    page = moved(tokens("1"), tokens("2"), old=ends)
    assert answers(page, "F09") == [
        f"{MOVING} There is time until Dec 11, 2026, when Alpha stops working."
    ]
    assert proofs(page, "F09")[-1] == ("Alpha", "Retires on", "Dec 11, 2026", "")
    (faq,) = (one for one in page.faqs if one.key == "F09")
    assert faq.question == "Should I move from Alpha to Beta?"


def test_without_a_last_day_the_answer_says_that_none_is_known():
    (answer,) = answers(moved(tokens("1"), tokens("2")), "F09")
    assert answer == f"{MOVING} No last day of Alpha is recorded."


def test_a_successor_that_goes_first_is_no_place_to_move_to_for_good():
    ends = {"lifecycle": Lifecycle(retires_on=date(2026, 12, 11))}
    chain = {"successors": (successor("Beta", retires_on=date(2026, 12, 11)),)}
    page = moved(tokens("1"), tokens("2"), old=chain, new=ends)
    assert said(page, "R31") == [
        "Beta replaces Alpha, but does not outlast it. Moving changes this: "
        "input price $2 instead of $1 per million tokens. No live successor is listed."
    ]


def test_nothing_is_said_of_moving_to_what_is_gone_or_not_there_yet():
    for lifecycle in (
        Lifecycle(retires_on=ON - timedelta(days=1)),
        Lifecycle(released_on=PartialDate.parse("2027-02")),
    ):
        page = moved(old=window(1000), new={**window(2000), "lifecycle": lifecycle})
        (text,) = said(page, "R31")
        assert "Moving" not in text
        assert not answers(page, "F09")
