"""Prices, their keys, and units that convert exactly or not at all."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from model_pages.specs.facts import Fact, State
from model_pages.specs.prices import (
    FreeKind,
    Price,
    PriceKey,
    PriceKind,
    PriceState,
    announced_after,
    normal_conditions,
    prices_on,
)
from model_pages.specs.units import UNITS, canonical_unit, convert


def price(amount="1", **options):
    defaults = {"component": "input_text", "unit": "1m_tokens", "currency": "USD"}
    state = options.pop("state", PriceState.PRICED)
    value = None if amount is None else Decimal(amount)
    return Price(**(defaults | options), state=state, amount=value)


@pytest.mark.parametrize(
    ("options", "rule"),
    [
        ({"amount": None}, "an amount goes with the state 'priced' and no other"),
        ({"state": PriceState.DYNAMIC}, "an amount goes with the state 'priced' and no other"),
        ({"amount": "0"}, "the amount 0 is not above 0"),
        ({"amount": "-1"}, "the amount -1 is not above 0"),
        ({"free_kind": FreeKind.FREE_TIER}, "'free' needs its kind, and only 'free' has one"),
        ({"amount": None, "state": PriceState.FREE}, "'free' needs its kind"),
    ],
)
def test_a_price_that_contradicts_itself_is_refused_with_its_key(options, rule):
    with pytest.raises(ValueError, match=f"input_text/tokens/USD: {rule}"):
        price(**options)


def test_the_key_of_a_price_holds_everything_that_keeps_it_from_being_compared():
    batch = price(
        conditions=normal_conditions({"service_tier": "batch", "region": "eu"}), host="azure"
    )
    assert batch.key == PriceKey(
        "input_text", "tokens", "USD", (("region", "eu"), ("service_tier", "batch")), "azure"
    )
    assert str(batch.key) == "input_text/tokens/USD/region=eu;service_tier=batch@azure"
    assert str(price().key) == "input_text/tokens/USD"
    assert (price().standard, batch.standard) == (True, False)


def test_the_key_is_of_the_meter_not_of_the_unit():
    assert price(unit="1k_tokens").key == price(unit="token").key
    assert price("0.0000004", unit="token").canonical_amount == Decimal("0.4")
    assert price().canonical_unit == "1m_tokens"
    free = price(None, state=PriceState.FREE, free_kind=FreeKind.FREE_TIER)
    assert free.canonical_amount is None


@pytest.mark.parametrize(
    ("day", "amounts"),
    [
        (date(2025, 12, 31), []),
        (date(2026, 1, 1), ["1"]),
        (date(2026, 6, 30), ["1"]),
        (date(2026, 7, 1), ["2"]),
    ],
)
def test_the_row_that_took_effect_last_is_the_price_of_the_day(day, amounts):
    rows = [
        price("2", effective_from=date(2026, 7, 1)),
        price("1", effective_from=date(2026, 1, 1)),
    ]
    assert [str(one.amount) for one in prices_on(day, rows)] == amounts


def test_the_last_day_of_a_price_still_counts():
    ending = price(effective_until=date(2026, 6, 30))
    assert ending.effective_on(date(2026, 6, 30))
    assert not ending.effective_on(date(2026, 7, 1))


def test_a_promotion_stands_beside_its_list_price():
    rows = [price("2"), price("1", kind=PriceKind.PROMOTION)]
    assert len(prices_on(date(2026, 1, 1), rows)) == 2


def test_announced_prices_come_earliest_first():
    rows = [
        price("3", effective_from=date(2027, 1, 1)),
        price("2", effective_from=date(2026, 12, 1)),
        price("1"),
    ]
    assert [one.amount for one in announced_after(date(2026, 11, 23), rows)] == [2, 3]


@pytest.mark.parametrize(
    ("amount", "unit", "to", "expected"),
    [
        ("0.0000004", "token", "1m_tokens", "0.4"),
        ("0.0043", "minute", "hour", "0.258"),
        ("0.0001", "second", "minute", "0.006"),
        ("3.6", "hour", "second", "0.001"),
        ("0.04", "image", "1k_images", "40"),
        ("100", "1k_pages", "page", "0.1"),
        ("1", "hour", "minute", None),
    ],
)
def test_units_convert_exactly_or_not_at_all(amount, unit, to, expected):
    found = convert(Decimal(amount), UNITS[unit], UNITS[to])
    assert (found if found is None else str(found)) == expected


def test_units_of_two_meters_do_not_convert():
    with pytest.raises(ValueError, match="'image' bills images, 'minute' bills time"):
        convert(Decimal(1), UNITS["image"], UNITS["minute"])


def test_every_meter_has_one_canonical_unit_that_the_others_reach():
    for unit in UNITS:
        assert [one for one in UNITS if one.meter == unit.meter and one.canonical] == [
            canonical_unit(unit.meter)
        ]
        assert convert(Decimal("0.000000000001"), unit, canonical_unit(unit.meter)) is not None


def test_a_value_goes_with_the_state_known_and_no_other():
    assert Fact("licence", State.KNOWN, "MIT").known
    with pytest.raises(ValueError, match="Fact 'licence' has state 'unknown' and value 'MIT'"):
        Fact("licence", State.UNKNOWN, "MIT")
    with pytest.raises(ValueError, match="Fact 'licence' has state 'known' and value None"):
        Fact("licence", State.KNOWN)
