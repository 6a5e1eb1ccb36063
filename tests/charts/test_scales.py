"""What holds for every scale and every row of ticks."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model_pages.charts.axes import LETTER, Tick, apart, span
from model_pages.charts.scales import Days, Linear, Log, factors, months, px, steps_from_zero

START, END = Decimal(40), Decimal(320)
amounts = st.decimals("0.0001", "1000", places=4)
days = st.dates(date(1990, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize("kind", [Linear, Log])
@given(st.lists(amounts, min_size=2, unique=True).map(sorted))
def test_more_is_never_further_back_and_the_ends_are_met(kind, values):
    scale = kind(values[0], values[-1], START, END)
    places = [scale.at(value) for value in values]

    assert places == sorted(places)
    assert (places[0], places[-1]) == (START, END)


@given(st.lists(days, min_size=2, unique=True).map(sorted))
def test_a_later_day_is_never_further_back(found):
    scale = Days(found[0], found[-1], START, END)
    places = [scale.at(day) for day in found]

    assert places == sorted(places)


@given(amounts, amounts)
def test_equal_factors_are_equal_ways_on_a_log_scale(one, other):
    scale = Log(Decimal("0.00001"), Decimal(100000), Decimal(0), Decimal(100))

    doubled = [scale.at(value * 2) - scale.at(value) for value in (one, other)]

    assert abs(doubled[0] - doubled[1]) <= Decimal("0.2")


@pytest.mark.parametrize("ends", [(0, 1), (2, 2), (3, 2), (-1, 4)])
def test_a_log_scale_has_no_zero_and_no_single_end(ends):
    with pytest.raises(ValueError, match="A log scale runs from above 0 up"):
        Log(Decimal(ends[0]), Decimal(ends[1]), START, END)


def test_a_linear_scale_needs_two_ends():
    with pytest.raises(ValueError, match="two ends, not 3 twice"):
        Linear(Decimal(3), Decimal(3), START, END)


@given(amounts, st.integers(2, 6))
def test_steps_begin_at_zero_hold_the_highest_and_are_few(highest, most):
    steps = steps_from_zero(highest, most)

    assert steps[0] == 0
    assert steps[-2] < highest <= steps[-1]
    assert len(steps) <= most + 1
    assert _first_digit(steps[1]) in (1, 2, 5)


@given(amounts, amounts)
def test_factors_hold_both_ends_and_are_few(one, other):
    low, high = sorted((one, other))
    steps = factors(low, high)

    assert steps[0] <= low <= high <= steps[-1]
    assert 2 <= len(steps) <= 8
    assert list(steps) == sorted(set(steps))
    assert {_first_digit(step) for step in steps} <= {1, 2, 5}


@given(days, days)
def test_dates_are_beginnings_of_months_or_years_within_the_axis(one, other):
    first, last = sorted((one, other))
    found = months(first, last)

    assert len(found) <= 4
    assert all(first <= when.earliest <= last for when in found)
    assert len({when.precision for when in found}) <= 1


@given(st.lists(days, min_size=1))
def test_a_span_holds_its_days_and_is_never_too_short(found):
    first, last = span(found, 90)

    assert first < min(found) <= max(found) < last
    assert last - first >= timedelta(days=89)


@given(st.lists(st.tuples(st.integers(0, 300), st.text("ab", min_size=1, max_size=12))))
def test_words_under_an_axis_never_meet(found):
    ticks = [Tick(Decimal(at), label) for at, label in sorted(found)]
    kept = apart(ticks)

    assert all(tick.at - LETTER * len(tick.label) / 2 >= 0 for tick in kept)
    for before, after in pairwise(kept):
        halves = LETTER * (len(before.label) + len(after.label)) / 2
        assert after.at - before.at >= halves


def test_places_are_written_short():
    assert [str(px(Decimal(text))) for text in ("12.50", "40.04", "-0.01")] == ["12.5", "40", "0"]


def _first_digit(step: Decimal) -> int:
    return step.as_tuple().digits[0]
