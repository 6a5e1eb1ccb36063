"""What is drawn of the ledger, and that nothing is drawn that no record says."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model_pages.charts.history import history_chart
from model_pages.charts.price_line import price_line
from model_pages.specs.history import PastPrice
from model_pages.specs.language import load_language
from model_pages.specs.lifecycle import Lifecycle
from tests.engine.factories import ON, price, sheet

ENGLISH = load_language()


def past(amount, first, last=None, *, exact=True, **options):
    until = date.fromisoformat(last) if last else None
    return PastPrice(
        price("input_text", amount, **options), date.fromisoformat(first), until, exact
    )


def line(records, now="1", announced=(), **options):
    current = price("input_text", now)
    alpha = sheet("Alpha", "text", current, announced=tuple(announced), **options)
    return price_line(alpha, current, records)


def days(held):
    return [(str(one.price.amount), str(one.first_day), str(one.last_day)) for one in held]


def chart(records, now="1", announced=(), **options):
    alpha = sheet("Alpha", "text", price("input_text", now), announced=tuple(announced), **options)
    return history_chart([("", alpha)], {"alpha": records}, ENGLISH)


def test_a_price_that_follows_another_is_a_change():
    held = line([past("2", "2025-01-01", "2025-12-31"), past("1", "2026-01-01")])

    assert days(held) == [("2", "2025-01-01", "2025-12-31"), ("1", "2026-01-01", "None")]
    assert [one.is_change for one in held] == [False, True]


def test_a_price_after_a_gap_is_no_change_and_no_line_bridges_the_gap():
    records = [past("2", "2025-01-01", "2025-06-30"), past("1", "2026-01-01")]
    picture = chart([*records, past("3", "2024-12-01", "2024-12-31")])
    path = picture.panels[0].paths[0].past

    assert [one.is_change for one in line(records)] == [False, False]
    assert path.count("M") == 2
    assert path.count("V") == 1


def test_of_two_open_records_the_one_that_began_last_holds():
    held = line([past("2", "2025-01-01"), past("1", "2026-01-01")])

    assert days(held) == [("2", "2025-01-01", "2025-12-31"), ("1", "2026-01-01", "None")]


def test_the_same_price_recorded_twice_is_one():
    assert len(line([past("1", "2025-01-01", "2025-12-31"), past("1", "2026-01-01")])) == 1


def test_the_sheet_is_right_about_today():
    held = line([past("2", "2025-01-01")], now="1")

    assert days(held)[-1] == ("1", str(ON), "None")
    assert not held[-1].is_exact


def test_what_was_not_known_on_the_day_is_not_drawn():
    later = ON + timedelta(days=1)
    assert [one.first_day for one in line([past("1", "2025-01-01"), past("9", str(later))])] == [
        date(2025, 1, 1)
    ]


def test_three_announced_changes_stand_dashed_after_today():
    first = [date(2027, 1, 1), date(2027, 4, 1), date(2027, 7, 1)]
    announced = [price("input_text", str(n), starts=day) for n, day in enumerate(first, 2)]
    picture = chart([past("1", "2026-01-01")], announced=announced)
    path = picture.panels[0].paths[0]

    assert len(picture.announced) == 3
    assert path.ahead.count("V") == 3
    assert "V" not in path.past
    assert "$4 announced for Jul 1, 2027" in picture.says[0]


def test_a_single_day_of_record_is_words_and_a_table_but_no_picture():
    picture = chart([])

    assert picture.panels == ()
    assert picture.says == ("No change of these list prices is on record.",)
    assert [(row.price, row.first) for row in picture.rows] == [
        ("$1 / 1M tokens", "recorded since Nov 23, 2026")
    ]


def test_the_day_on_which_a_record_began_is_marked_and_no_change():
    picture = chart([past("2", "2026-06-01", "2026-08-31", exact=False), past("1", "2026-09-01")])

    assert len(picture.panels[0].paths[0].begun) == 1
    assert "$2, recorded since Jun 1, 2026" in picture.says[0]


def test_a_retired_model_has_no_price_after_its_end():
    end = date(2026, 3, 1)
    held = line([past("1", "2025-01-01")], lifecycle=Lifecycle(retires_on=end))

    assert days(held) == [("1", "2025-01-01", "2026-02-28")]


def test_other_currencies_have_a_panel_of_their_own():
    alpha = sheet("Alpha", "text", price("input_text", "1"))
    beta = sheet("Beta", "text", price("input_text", "7", currency="CNY"))
    records = {"alpha": [past("2", "2025-01-01", "2025-12-31"), past("1", "2026-01-01")]}

    picture = history_chart([("left", alpha), ("right", beta)], records, ENGLISH)

    assert [[path.side for path in panel.paths] for panel in picture.panels] == [
        ["left"],
        ["right"],
    ]


def test_a_price_that_stands_for_several_is_said_to_be_none():
    alpha = sheet("Alpha", "text", price("input_text", "1", time_of_day="peak"))
    beta = sheet("Beta", "text", price("input_text", "1"))

    picture = history_chart([("left", alpha), ("right", beta)], {}, ENGLISH)

    assert picture.says[-1] == "Alpha has no one price for every request."
    assert history_chart([("left", alpha)], {}, ENGLISH) is None


records = st.lists(
    st.builds(
        lambda amount, first, length, exact: PastPrice(
            price("input_text", amount),
            first,
            first + timedelta(days=length) if length is not None else None,
            exact,
        ),
        st.sampled_from(["0.5", "1", "2"]),
        st.dates(date(2024, 1, 1), date(2026, 12, 31)),
        st.one_of(st.none(), st.integers(0, 400)),
        st.booleans(),
    ),
    max_size=6,
)


@given(records, st.sampled_from(["0.5", "1"]))
def test_no_two_prices_hold_on_one_day_and_one_holds_today(found, now):
    held = line(found, now)

    for before, after in pairwise(held):
        assert before.last_day is not None
        assert before.first_day <= before.last_day < after.first_day
    today = [
        one for one in held if one.first_day <= ON and (not one.last_day or one.last_day >= ON)
    ]
    assert [one.price.amount for one in today] == [Decimal(now)]


@pytest.mark.parametrize("amount", ["0.000000000001", "99999999"])
def test_an_amount_of_any_size_can_be_drawn(amount):
    picture = chart([past(amount, "2025-01-01", "2025-12-31"), past("1", "2026-01-01")])

    panel = picture.panels[0]
    assert panel.top <= panel.prices[-1].at < panel.prices[0].at == panel.bottom
