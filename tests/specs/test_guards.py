"""What asks for a second look before a price is published."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model_pages.specs.guards import Guard, Reason, guards_of, headline_lines
from model_pages.specs.prices import FreeKind, PriceKind, PriceState
from tests.engine import strategies
from tests.engine.factories import price, tokens

JANUARY = date(2027, 1, 1)


def reasons(before, after, *others, twins=None) -> list[str]:
    return [guard.reason for guard in guards_of(before, after, [after, *others], twins or {})]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("0.4", "1.2", []),
        ("0.4", "1.2000001", ["jump"]),
        ("0.3", "0.1", []),
        ("0.3", "0.0999999", ["jump"]),
        ("1", "0.333333333333", ["jump"]),
        ("0.4", "4", ["jump"]),
        ("0.4", "0.41", []),
    ],
)
def test_more_than_three_times_or_less_than_a_third_is_asked_about(old, new, found):
    assert reasons(price("input_text", old), price("input_text", new)) == found


def test_a_jump_tells_how_many_times_the_former_price_it_is():
    before, after = price("input_text", "0.4"), price("input_text", "4")

    (guard,) = guards_of(before, after, [after], {})

    assert (guard.other, guard.ratio) == (before, Decimal(10))


def test_the_same_price_in_another_unit_is_another_unit_and_no_jump():
    before = price("input_text", "0.4")
    after = price("input_text", "0.0004", unit="1k_tokens")

    assert reasons(before, after) == ["unit"]


def test_a_slip_of_the_unit_is_both():
    before = price("transcription", "0.006", unit="minute")
    assert reasons(before, price("transcription", "0.006", unit="second")) == ["unit", "jump"]


def test_amounts_in_two_currencies_are_not_held_together():
    before, after = price("input_text", "0.4"), price("input_text", "3", currency="CNY")
    assert reasons(before, after) == ["currency"]


def test_another_meter_is_another_unit():
    before = price("speech_time", "0.1", unit="minute")
    after = price("speech_synthesis", "40", unit="1m_characters")
    assert reasons(before, after) == ["unit"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, price("input_text", "0.4")),
        (price("input_text", None, free=FreeKind.FREE_TIER), price("input_text", "0.4")),
        (price("input_text", "0.4"), price("input_text", None, state=PriceState.NOT_PUBLISHED)),
    ],
)
def test_without_two_amounts_there_is_no_jump(before, after):
    assert reasons(before, after) == []


@pytest.mark.parametrize(
    ("low", "high", "reason"),
    [
        ("output_text", "input_text", "output_below_input"),
        ("output_audio", "input_audio", "output_below_input"),
        ("cached_input_text", "input_text", "cache_above_input"),
    ],
)
def test_the_order_of_a_price_list_is_asked_about_from_either_side(low, high, reason):
    amounts = ("1", "2") if reason == "output_below_input" else ("2", "1")
    first, second = price(low, amounts[0]), price(high, amounts[1])

    assert reasons(None, first, second) == [reason]
    assert reasons(None, second, first) == [reason]


def test_equal_input_and_output_are_not_asked_about():
    assert reasons(None, *tokens("0.4", "0.4")) == []


@pytest.mark.parametrize(
    "other",
    [
        {"service_tier": "batch"},
        {"input_tokens_over": 128000},
        {"host": "azure"},
        {"currency": "CNY"},
        {"kind": PriceKind.PROMOTION},
    ],
)
def test_input_and_output_of_two_services_are_not_held_together(other):
    assert reasons(None, price("output_text", "0.2", **other), price("input_text", "0.4")) == []


def test_a_cache_is_held_against_the_input_however_long_it_is_kept():
    kept = price("cached_input_text", "0.5", cache_ttl="1h")
    assert reasons(None, kept, price("input_text", "0.4")) == ["cache_above_input"]


def test_a_price_without_an_amount_is_below_and_above_nothing():
    free = price("output_text", None, free=FreeKind.FREE_TIER)
    assert reasons(free, free, price("input_text", "0.4")) == []
    assert reasons(None, price("input_text", "0.4"), free) == []
    included = price("output_text", None, state=PriceState.INCLUDED)
    assert reasons(None, included, price("input_text", "0.4")) == []


def test_an_announced_price_is_held_against_the_one_it_follows():
    now, then = price("input_text", "0.4"), price("input_text", "4", starts=JANUARY)

    (guard,) = guards_of(None, then, [now, then], {})

    assert (guard.reason, guard.other) == (Reason.JUMP, now)


def test_an_announced_output_is_held_against_the_input_of_its_day():
    today = tokens("0.4", "1.6")
    cut = price("output_text", "0.6", starts=JANUARY)
    rise = price("input_text", "0.7", starts=JANUARY)

    assert reasons(price("output_text", "0.6"), cut, *today, rise) == []
    assert reasons(None, replace(cut, amount=Decimal("0.6")), *today) == []
    assert reasons(None, rise, *today, cut) == ["output_below_input"]


def test_a_price_that_never_holds_is_beside_nothing():
    past = price("output_text", "0.1", starts=JANUARY, until=date(2026, 12, 1))
    assert reasons(None, past, price("input_text", "0.4")) == []


def test_a_promotion_above_the_list_price_is_asked_about_from_either_side():
    listed = price("input_text", "0.4")
    promotion = price("input_text", "0.5", kind=PriceKind.PROMOTION)

    assert reasons(None, promotion, listed) == ["promotion_above_list"]
    assert reasons(price("input_text", "0.6"), listed, promotion) == ["promotion_above_list"]
    assert reasons(None, replace(promotion, amount=Decimal("0.3")), listed) == []


def test_free_is_asked_about_where_it_was_not_free_in_that_way():
    free = price("input_text", None, free=FreeKind.FREE_TIER)

    assert reasons(None, free) == ["free"]
    assert reasons(price("input_text", "0.4"), free) == ["free"]
    assert reasons(replace(free, free_kind=FreeKind.PROMOTIONAL), free) == ["free"]
    assert reasons(replace(free, host="azure"), free) == []


def test_an_implausible_amount_is_asked_about_until_somebody_confirmed_it():
    assert reasons(None, price("input_text", "3200")) == ["implausible"]
    assert reasons(None, price("input_text", "3200", confirmed=True)) == []


def test_the_whole_price_list_of_another_model_is_a_twin_and_names_it():
    mine = tokens("0.4", "1.6")
    twins = {headline_lines(tokens("0.4", "1.60")): ["GPT-4.1 Mini"]}

    (guard,) = guards_of(price("output_text", "2"), mine[1], mine, twins)

    assert guard == Guard(Reason.TWIN, mine[1], twins=("GPT-4.1 Mini",))


@pytest.mark.parametrize(
    ("mine", "changed"),
    [
        (tokens("0.4", "1.7"), 1),
        ([price("input_text", "0.4")], 0),
        ([*tokens("0.4", "1.6"), price("cached_input_text", "0.1")], 2),
        ([*tokens("0.4", "1.6"), price("output_text", "0.8", service_tier="batch")], 2),
    ],
)
def test_what_is_no_headline_or_one_figure_alone_is_no_twin(mine, changed):
    twins = {
        headline_lines(tokens("0.4", "1.6")): ["GPT-4.1 Mini"],
        headline_lines(mine[:1]): ["GPT-4.1 Mini"],
    }
    assert guards_of(None, mine[changed], mine, twins) == []


def test_an_announced_twin_is_asked_about_once():
    today = tokens("0.4", "1.6")
    then = tokens("0.3", "1.2", starts=JANUARY)
    twins = {headline_lines(then): ["Other"], headline_lines(today): ["Other"]}

    (guard,) = guards_of(price("input_text", "0.35"), then[0], [*today, *then], twins)

    assert guard.reason is Reason.TWIN


def test_a_change_of_what_is_said_about_a_price_is_no_change_of_the_price():
    before = price("input_text", "3200")
    after = price("input_text", "3200.0", terms="Rare", source=None, until=JANUARY, minimum="10")
    assert reasons(before, after) == []


def test_only_a_guard_with_two_amounts_has_a_ratio():
    free = price("input_text", None, free=FreeKind.FREE_TIER)
    priced = price("input_text", "0.4")

    assert Guard(Reason.IMPLAUSIBLE, priced).ratio is None
    assert Guard(Reason.FREE, free, priced).ratio is None
    assert Guard(Reason.FREE, free, free).ratio is None


@given(st.lists(strategies.prices(), min_size=1, max_size=6))
def test_an_unchanged_price_raises_no_guard(prices):
    twins = {headline_lines(prices): ["Other"]}
    assert all(guards_of(one, one, prices, twins) == [] for one in prices)


@given(st.lists(strategies.prices(), min_size=1, max_size=6), strategies.prices())
def test_guards_are_about_the_price_asked_for_and_each_reason_stands_once(prices, before):
    twins = {headline_lines(prices): ["Other"]}
    for after in prices:
        found = guards_of(before, after, prices, twins)
        assert all(guard.price == after for guard in found)
        assert len({guard.reason for guard in found}) == len(found)


@given(strategies.prices(), st.decimals("0.34", "2.99", places=2))
def test_a_small_step_of_a_lone_plausible_price_raises_no_guard(before, factor):
    if before.amount is None:
        return
    after = replace(before, amount=before.amount * factor, is_confirmed=True)
    assert guards_of(before, after, [after], {}) == []


@given(strategies.prices(), st.sampled_from([Decimal("3.01"), Decimal(10), Decimal("0.3")]))
def test_a_large_step_always_raises_one(before, factor):
    if before.amount is None:
        return
    after = replace(before, amount=before.amount * factor, is_confirmed=True)
    assert [guard.reason for guard in guards_of(before, after, [], {})] == ["jump"]
