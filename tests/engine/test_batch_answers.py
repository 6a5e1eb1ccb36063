"""F19: whether work that can wait costs less."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from model_pages.specs.lifecycle import Lifecycle
from model_pages.specs.prices import PriceState
from tests.engine.factories import ON, answers, price, proofs, tokens, two


def batch(amount=None, **options):
    return price("input_text", amount, service_tier="batch", **options)


LOWER = "With Alpha, input in batch costs 50% less: $1 instead of $2 per million tokens."


@pytest.mark.parametrize(
    ("theirs", "ending"),
    [
        ([], ""),
        ([batch(state=PriceState.NOT_OFFERED, source=None)], ""),
        ([batch(state=PriceState.NOT_OFFERED)], " Beta has no batch price."),
        ([batch("3")], " With Beta, input in batch costs $3 per million tokens."),
        (
            [*tokens("4"), batch("3")],
            " With Beta, input in batch costs 25% less: $3 instead of $4 per million tokens.",
        ),
    ],
)
def test_the_discount_is_told_of_each_side_that_has_one(theirs, ending):
    page = two([*tokens("2"), batch("1")], theirs)
    assert answers(page, "F19") == [LOWER + ending]
    assert proofs(page, "F19")[:2] == [
        ("Alpha", "Input price (batch)", "$1", "per million tokens"),
        ("Alpha", "Input price", "$2", "per million tokens"),
    ]


def test_a_discount_is_no_question_without_a_batch_price_or_with_a_retired_side():
    refusal = [*tokens("2"), batch(state=PriceState.NOT_OFFERED)]
    assert not answers(two(refusal, refusal), "F19")
    ended = {"lifecycle": Lifecycle(retires_on=date(2026, 1, 1))}
    assert not answers(two([*tokens("2"), batch("1")], [], alpha=ended), "F19")


def test_a_stale_batch_price_is_no_answer():
    old = {"checked": ON - timedelta(days=121)}
    assert not answers(two([*tokens("2", **old), batch("1", **old)], []), "F19")
