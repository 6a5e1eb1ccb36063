"""Which changes of list prices are news, read from the ledger."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from model_pages.specs.dates import PartialDate
from model_pages.specs.history import PastPrice, begins, recent_changes
from model_pages.specs.prices import FreeKind, PriceKind, PriceState
from tests.engine.factories import ON, price

JULY, OCTOBER = date(2026, 7, 1), date(2026, 10, 1)
UNTIL_OCTOBER = OCTOBER - timedelta(days=1)


def past(amount, first, last=None, *, exact=True, component="input_text", **options):
    return PastPrice(price(component, amount, **options), first, last, exact)


def told(*records, day=ON):
    return [
        (str(one.before.amount), str(one.after.amount), str(one.on))
        for one in recent_changes(day, records)
    ]


def test_one_amount_that_follows_another_is_a_change():
    records = past("2", OCTOBER), past("1", JULY, UNTIL_OCTOBER)
    assert told(*records) == [("1", "2", "2026-10-01")]


def test_a_first_day_that_is_only_when_somebody_noticed_is_told_as_its_month():
    records = past("1", JULY, UNTIL_OCTOBER), past("2", OCTOBER, exact=False)
    (change,) = recent_changes(ON, records)
    assert change.on == PartialDate(2026, 10)


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (OCTOBER - timedelta(days=1), 0),
        (OCTOBER, 1),
        (OCTOBER + timedelta(days=90), 1),
        (OCTOBER + timedelta(days=91), 0),
    ],
)
def test_a_change_is_news_from_its_day_on_for_ninety_days(day, found):
    records = past("1", JULY, UNTIL_OCTOBER), past("2", OCTOBER)
    assert len(told(*records, day=day)) == found


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (past("1", JULY), past("2", OCTOBER)),
        (past("1", JULY, OCTOBER - timedelta(days=2)), past("2", OCTOBER)),
        (past("1", JULY, UNTIL_OCTOBER), past("1.0", OCTOBER)),
        (past("1", JULY, UNTIL_OCTOBER), past("0.001", OCTOBER, unit="1k_tokens")),
        (past("1", JULY, UNTIL_OCTOBER), past("2", OCTOBER, currency="CNY")),
        (past("1", JULY, UNTIL_OCTOBER), past("2", OCTOBER, host="azure")),
        (past("1", JULY, UNTIL_OCTOBER), past("2", OCTOBER, service_tier="batch")),
        (past("1", JULY, UNTIL_OCTOBER), past("2", OCTOBER, component="output_text")),
        (past("1", JULY, UNTIL_OCTOBER), past("2", OCTOBER, kind=PriceKind.PROMOTION)),
        (past("1", JULY, UNTIL_OCTOBER), past(None, OCTOBER, free=FreeKind.FREE_TIER)),
        (past("1", JULY, UNTIL_OCTOBER), past(None, OCTOBER, state=PriceState.NOT_PUBLISHED)),
    ],
)
def test_a_gap_an_equal_amount_or_another_key_is_no_change(before, after):
    assert told(before, after) == []


def test_rows_that_overlap_by_a_day_follow_each_other():
    assert told(past("1", JULY, OCTOBER), past("2", OCTOBER)) == [("1", "2", "2026-10-01")]


def test_several_changes_come_newest_first_and_then_by_key():
    september = date(2026, 9, 1)
    records = [
        past("1", JULY, september - timedelta(days=1)),
        past("2", september, UNTIL_OCTOBER),
        past("3", OCTOBER),
        past("8", JULY, UNTIL_OCTOBER, component="output_text"),
        past("9", OCTOBER, component="output_text"),
    ]
    assert told(*records) == [
        ("2", "3", "2026-10-01"),
        ("8", "9", "2026-10-01"),
        ("1", "2", "2026-09-01"),
    ]


def test_a_price_begins_on_the_day_that_its_list_says():
    listed = [price("input_text", "2", starts=OCTOBER)]
    key = listed[0].key
    assert begins(listed, key, PriceKind.LIST, OCTOBER)
    assert not begins(listed, key, PriceKind.LIST, JULY)
    assert not begins(listed, key, PriceKind.PROMOTION, OCTOBER)
    assert not begins(listed, price("output_text", "2").key, PriceKind.LIST, OCTOBER)


def test_a_price_that_was_withdrawn_before_its_first_day_is_no_part_of_a_change():
    withdrawn = past("3", OCTOBER - timedelta(days=10), OCTOBER - timedelta(days=12))
    records = past("1", JULY, UNTIL_OCTOBER), withdrawn, past("2", OCTOBER)
    assert told(*records) == [("1", "2", "2026-10-01")]
