"""R10 and F18: what it costs to keep a prompt in the cache, and to read it from there."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from model_pages.specs.lifecycle import Lifecycle
from model_pages.specs.prices import FreeKind, PriceState
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


def write(amount=None, **options):
    return price("cache_write_text", amount, **options)


def cached(amount=None, **options):
    return price("cached_input_text", amount, **options)


ALONE = ["Storing a prompt in the cache costs $6.25 per million tokens with Alpha."]


def test_fees_for_several_lifetimes_are_named_with_their_time():
    fees = [write("10", cache_ttl="1h"), write("6.25", cache_ttl="5m")]
    page = two([*tokens("5"), *fees], tokens("5"))
    assert said(page, "R10") == [
        "Storing a prompt in the cache costs $6.25 (kept 5 minutes) and "
        "$10 (kept 1 hour) per million tokens with Alpha."
    ]
    assert proofs(page, "R10") == [
        ("Alpha", "Cache write price (kept 5 minutes)", "$6.25", "per million tokens"),
        ("Alpha", "Cache write price (kept 1 hour)", "$10", "per million tokens"),
    ]


def test_two_fees_are_both_named_without_a_winner():
    page = two([*tokens("5"), write("6.25")], [*tokens("4"), write("0.003", unit="1k_tokens")])
    (item,) = statements(page, "R10")
    assert item.text == (
        "Storing a prompt in the cache costs $6.25 per million tokens with Alpha, $3 with Beta."
    )
    assert item.winner is None
    assert [one.value for one in item.evidence] == ["$6.25", "$3"]


@pytest.mark.parametrize(
    "theirs",
    [
        write(state=PriceState.INCLUDED),
        write(free=FreeKind.FREE_OF_CHARGE),
    ],
)
def test_the_other_side_asks_for_nothing_extra_where_a_source_says_so(theirs):
    page = two([*tokens("5"), write("6.25")], [*tokens("5"), theirs])
    assert said(page, "R10") == [
        "Storing a prompt in the cache costs $6.25 per million tokens with Alpha; "
        "Beta charges nothing extra."
    ]
    assert proofs(page, "R10")[-1][0] == "Beta"


def test_what_is_free_for_now_is_said_to_be_so():
    theirs = write(free=FreeKind.PROMOTIONAL)
    page = two([*tokens("5"), write("6.25")], [*tokens("5"), theirs])
    assert said(page, "R10") == [
        "Storing a prompt in the cache costs $6.25 per million tokens with Alpha; "
        "Beta charges nothing extra for now."
    ]


@pytest.mark.parametrize(
    "theirs",
    [
        [],
        [write(state=PriceState.INCLUDED, source=None)],
        [write(state=PriceState.NOT_PUBLISHED)],
        [write(state=PriceState.NOT_OFFERED)],
        [write("6.25", host="azure")],
        [write("6.25", service_tier="batch")],
        [write("9999")],
    ],
)
def test_of_the_other_side_nothing_is_said_that_no_source_says(theirs):
    assert said(two([*tokens("5"), write("6.25")], [*tokens("5"), *theirs]), "R10") == ALONE


@pytest.mark.parametrize(
    "left",
    [
        [write("6.25")],
        [*tokens("5"), write("5")],
        [*tokens("5"), write("1")],
        [*tokens("5"), write("6.25", currency="CNY")],
        [*tokens("5"), write("6.25", checked=ON - timedelta(days=121))],
    ],
)
def test_a_fee_that_is_no_more_than_plain_input_or_is_stale_is_no_news(left):
    assert not said(two(left, tokens("5")), "R10")


def test_a_fee_says_nothing_of_a_retired_side_or_to_another_job():
    ended = {"lifecycle": Lifecycle(retires_on=date(2026, 1, 1))}
    left = [*tokens("5"), write("6.25")]
    assert not said(two(left, tokens("5"), beta=ended), "R10")
    page = compared(sheet("Alpha", "text", *left), sheet("Beta", "image", *tokens("5")))
    assert not said(page, "R10")


LOWER = "With Alpha, cached input costs 75% less: $0.1 instead of $0.4 per million tokens."


@pytest.mark.parametrize(
    ("theirs", "ending"),
    [
        ([], ""),
        ([cached(state=PriceState.NOT_OFFERED, source=None)], ""),
        ([cached(state=PriceState.NOT_PUBLISHED)], ""),
        ([cached(state=PriceState.NOT_OFFERED)], " Beta has no price of its own for cached input."),
        ([cached("0.03")], " With Beta, cached input costs $0.03 per million tokens."),
        (
            [*tokens("0.03"), cached("0.03")],
            " With Beta, cached input costs $0.03 per million tokens.",
        ),
        (
            [*tokens("0.03", currency="CNY"), cached("0.01")],
            " With Beta, cached input costs $0.01 per million tokens.",
        ),
        (
            [*tokens("5"), write("6.25")],
            " Storing a prompt in the cache costs $6.25 per million tokens with Beta.",
        ),
    ],
)
def test_what_repeated_prompts_cost_is_told_of_each_side_that_says_so(theirs, ending):
    page = two([*tokens("0.4"), cached("0.1")], theirs)
    assert answers(page, "F18") == [LOWER + ending]
    assert proofs(page, "F18")[:2] == [
        ("Alpha", "Cached input price", "$0.1", "per million tokens"),
        ("Alpha", "Input price", "$0.4", "per million tokens"),
    ]


def test_repeated_prompts_are_no_question_without_a_price_or_with_a_retired_side():
    refusal = [*tokens("1"), cached(state=PriceState.NOT_OFFERED)]
    assert not answers(two(refusal, refusal), "F18")
    ended = {"lifecycle": Lifecycle(retires_on=date(2026, 1, 1))}
    assert not answers(two([*tokens("0.4"), cached("0.1")], [], beta=ended), "F18")


def test_a_stale_price_of_cached_input_is_no_answer():
    old = {"checked": ON - timedelta(days=121)}
    assert not answers(two([*tokens("0.4", **old), cached("0.1", **old)], []), "F18")
