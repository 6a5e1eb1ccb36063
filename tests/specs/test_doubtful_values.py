"""Values that look wrong in one sheet."""

from __future__ import annotations

import pytest

from model_pages.specs.doubts import REASONS, Doubt, doubts_of, is_doubtful
from model_pages.specs.prices import FreeKind, PriceState
from model_pages.specs.vocabulary import COMPONENTS
from tests.engine.factories import price, sheet, tokens


@pytest.mark.parametrize(
    ("amount", "options", "doubtful"),
    [
        ("0.0005", {}, False),
        ("0.0004", {}, True),
        ("1000", {}, False),
        ("1000.01", {}, True),
        ("1000.01", {"confirmed": True}, False),
        ("0.0000000004", {"unit": "token"}, True),
        ("1", {"unit": "1k_tokens"}, False),
        ("1.1", {"unit": "1k_tokens"}, True),
        ("7000", {"currency": "CNY"}, False),
        (None, {"free": FreeKind.FREE_TIER}, False),
        (None, {"state": PriceState.DYNAMIC}, False),
    ],
)
def test_an_amount_outside_its_band_is_doubtful_until_somebody_has_seen_it(
    amount, options, doubtful
):
    assert is_doubtful(price("input_text", amount, **options)) is doubtful


def test_every_component_of_ours_has_a_band():
    assert all(component.plausible for component in COMPONENTS)


def test_every_doubtful_price_is_marked_by_its_key_whoever_bills_it():
    prices = [*tokens("3200", "8"), *tokens("9000", host="azure")]
    assert list(doubts_of(sheet("Alpha", "text", *prices))) == [
        Doubt("alpha", "input_text/tokens/USD", "implausible"),
        Doubt("alpha", "input_text/tokens/USD@azure", "implausible"),
    ]


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({"context_window": 1000, "max_output_tokens": 1001}, ["output_above_context"]),
        ({"context_window": 1000, "max_output_tokens": 1000}, []),
        ({"max_output_tokens": 1000}, []),
        ({"context_window": 1000}, []),
    ],
)
def test_a_longest_answer_above_the_context_window_is_marked(facts, found):
    reasons = [doubt.reason for doubt in doubts_of(sheet("Alpha", facts=facts))]
    assert reasons == found
    assert set(reasons) <= REASONS.keys()
