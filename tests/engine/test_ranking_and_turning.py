"""When a bill is the lowest, and where another one becomes it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given

from comparisons.engine.bills import bill
from comparisons.engine.presets import PRESETS, register_preset
from comparisons.engine.ranking import ranked, unranked
from comparisons.engine.sides import side_of
from comparisons.engine.turning import TURNING, turn, workload_at
from comparisons.engine.workloads import Workload
from model_pages.specs.language import load_language
from model_pages.specs.lifecycle import Lifecycle
from model_pages.specs.prices import FreeKind
from tests.engine.factories import ON, price, side, tokens
from tests.engine.strategies import priced_pairs, thorough, workloads

MILLION = Workload(input_tokens=1_000_000, output_tokens=1_000_000)


def ranking(*sides, workload=MILLION):
    return unranked(sides) or ranked([bill(one, workload) for one in sides], ON)


def alpha(*prices, **options):
    return side("Alpha", options.pop("model_type", "text"), *prices, **options)


def beta(*prices, **options):
    return side("Beta", options.pop("model_type", "text"), *prices, **options)


def test_the_lowest_of_complete_bills_is_named_with_what_lies_between():
    one = ranking(alpha(*tokens("1", "2")), beta(*tokens("2", "8")))
    assert (one.code, one.first, one.second, one.gap) == ("cheaper", 0, 1, Fraction(7))


@pytest.mark.parametrize(
    ("output", "code"),
    [("9", "same"), ("9.3", "about_same"), ("9.309", "about_same"), ("9.4", "cheaper")],
)
def test_under_three_percent_nobody_is_cheaper(output, code):
    assert ranking(alpha(*tokens("1", "9")), beta(*tokens("1", output))).code == code


@pytest.mark.parametrize(
    ("other", "code"),
    [
        (beta(*tokens("1")), "incomplete"),
        (beta(*tokens("1", "2", currency="CNY")), "currency"),
        (beta(*tokens("1"), price("output_text", None, free=FreeKind.FREE_TIER)), "free"),
        (beta(*tokens("1", "2", checked=date(2025, 1, 1))), "outdated"),
        (beta(*tokens("1", "2"), model_type="image"), "different_job"),
        (beta(*tokens("1", "2"), lifecycle=Lifecycle(retires_on=date(2026, 1, 1))), "retired"),
        (beta(*tokens("3200", "2")), "incomplete"),
    ],
)
def test_what_may_not_be_ranked_has_no_lowest(other, code):
    assert ranking(alpha(*tokens("2", "8")), other).code == code


def test_a_smaller_model_that_is_dearer_is_in_doubt():
    sizes = [{"facts": {"size_class": size}, "family": "Greek"} for size in ("small", "large")]
    one = ranking(alpha(*tokens("9", "9"), **sizes[0]), beta(*tokens("1", "1"), **sizes[1]))
    assert (one.code, one.first) == ("in_doubt", 0)


def test_six_models_have_a_lowest_and_one_has_none():
    sides = [side(name, "text", *tokens(str(7 - i), "1")) for i, name in enumerate("UVWXYZ")]
    assert ranking(*sides)[:3] == ("cheaper", 5, 4)
    assert ranking(sides[0]).code == "none"


def test_more_output_makes_the_cheap_reader_the_dearer_one():
    """1 + 10x = 3 + 4x at a third of a million tokens, which is no whole number of them."""
    sides = alpha(*tokens("1", "10")), beta(*tokens("3", "4"))
    one = turn(sides, MILLION, "output_tokens", ON)
    assert (one.up_to, one.above, one.below) == (333_333, 333_334, 0)


def test_a_turn_at_a_whole_number_leaves_that_number_to_both():
    sides = alpha(*tokens("1", "3")), beta(*tokens("2", "2"))
    one = turn(sides, MILLION, "output_tokens", ON)
    assert (one.up_to, one.above) == (999_999, 1_000_001)


def test_who_is_cheaper_throughout_has_no_turn():
    sides = alpha(*tokens("1", "2")), beta(*tokens("2", "8"))
    assert [turn(sides, MILLION, field, ON) for field in TURNING] == [None, None, None]


def test_a_step_of_a_price_list_is_a_turn():
    over = tokens("9", "9", input_tokens_over=200_000)
    sides = alpha(*tokens("1", "1"), *over), beta(*tokens("2", "2"))
    one = turn(sides, Workload(input_tokens=5, output_tokens=5), "input_tokens", ON)
    assert (one.up_to, one.above, one.below) == (200_000, 200_001, 0)
    assert {str(line.price.amount) for side in one.bills for line in side.lines} == {"1", "2", "9"}


def test_no_turn_lies_beyond_what_a_model_can_take():
    small = {"facts": {"context_window": 1_200_000}}
    sides = alpha(*tokens("1", "10"), **small), beta(*tokens("3", "4"))
    far = replace(MILLION, input_tokens=1_000_000, output_tokens=1)
    assert turn(sides, far, "output_tokens", ON) is None


def cached(reading, again, writing="1"):
    return [*tokens(reading, writing), price("cached_input_text", again)]


def test_more_of_the_input_from_the_cache_makes_the_cheap_reader_the_dearer_one():
    """2 - 1.5x = 1.5 - 0.5x at half of the input; at 100 % it is 0.5 against 1."""
    sides = alpha(*cached("2", "0.5")), beta(*cached("1.5", "1"))
    one = turn(sides, MILLION, "cached_share", ON)
    assert (one.up_to, one.above, one.below) == (49, 51, 1)
    third = alpha(*cached("2", "0.5")), beta(*cached("1.5", "0.75"))
    assert turn(third, MILLION, "cached_share", ON)[1:4] == (66, 67, 1)


def test_the_first_percent_from_the_cache_may_turn_it():
    sides = alpha(*cached("1.001", "0.5")), beta(*cached("1", "1"))
    one = turn(sides, MILLION, "cached_share", ON)
    assert (one.up_to, one.above, one.below) == (0, 1, 1)


@pytest.mark.parametrize(
    "other",
    [
        tokens("1.5", "1"),
        [*tokens("1.5", "1"), price("cached_input_text", None, free=FreeKind.FREE_TIER)],
        [*tokens("1.5", "1"), price("cached_input_text", "1", checked=date(2025, 1, 1))],
    ],
)
def test_a_cache_price_that_cannot_be_ranked_turns_nothing(other):
    sides = alpha(*cached("2", "0.5")), beta(*other)
    assert turn(sides, MILLION, "cached_share", ON) is None


def test_the_least_that_is_billed_of_a_part_is_no_straight_line():
    least = price("cached_input_text", "1", minimum="50000")
    sides = alpha(*cached("2", "0.5")), beta(*tokens("1.5", "1"), least)
    assert turn(sides, MILLION, "cached_share", ON) is None


@thorough
@given(priced_pairs(), workloads())
def test_a_turn_is_where_it_says(both, workload):
    sides = tuple(side_of(sheet, load_language()) for sheet in both)
    if unranked(sides):
        return
    for field in TURNING:
        found = turn(sides, workload, field, ON)
        if found is None:
            continue
        for at, cheaper in ((found.up_to, found.below), (found.above, 1 - found.below)):
            bills = [bill(one, workload_at(workload, field, at)) for one in sides]
            assert bills[cheaper].exact < bills[1 - cheaper].exact
        assert 1 <= found.above - found.up_to <= 2


def test_a_preset_of_a_plug_in_comes_in_by_the_same_door():
    register_preset(Workload("acme", 7, 7), "Seven", ["text"])
    try:
        assert PRESETS["acme"].workload.input_tokens == 7
        with pytest.raises(ValueError, match="acme"):
            register_preset(Workload("acme", 8, 8), "Eight", ["text"])
        with pytest.raises(ValueError, match="needs a workload with a key"):
            register_preset(Workload(input_tokens=1), "None", ["text"])
    finally:
        PRESETS.unregister("acme")
