"""The price of a mix: where the lines cross, what is said of them, and when there is no picture."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparisons.charts.mix import mix_chart
from comparisons.engine.mix import cost, crossing_of, shown_share
from comparisons.engine.wording import load_wording
from model_pages.specs.lifecycle import Lifecycle
from tests.engine.factories import ON, price, sheet, tokens

amounts = st.decimals("0.0001", "1000", places=4)
lines = st.tuples(amounts, amounts)
GERMAN = load_wording(language="de")


def chart(left, right, wording=None, **beta):
    alpha = sheet("Alpha", "text", *left)
    return mix_chart(alpha, sheet("Beta", "text", *right, **beta), wording or load_wording())


@given(lines, lines)
def test_the_lines_cross_where_both_cost_the_same(left, right):
    share = crossing_of(left, right)

    if share is None:
        below, above = left[0] - right[0], left[1] - right[1]
        assert below * above >= 0
    else:
        assert 0 < share < 1
        assert cost(left, share) == pytest.approx(cost(right, share), rel=Decimal("1e-20"))
        assert 0 < shown_share(share) < 100


@given(lines, lines)
def test_swapped_sides_swap_the_lines_and_nothing_else(left, right):
    assert crossing_of(left, right) == crossing_of(right, left)
    one = chart(tokens(*map(str, left)), tokens(*map(str, right)))
    other = chart(tokens(*map(str, right)), tokens(*map(str, left)))
    if one is None:
        assert other is None
        return

    ends = [[(line.y1, line.y2) for line in picture.lines] for picture in (one, other)]
    assert ends[0] == ends[1][::-1]
    assert one.crossing == other.crossing


def test_the_break_even_point_is_drawn_where_the_lines_meet_and_said():
    picture = chart(tokens("1", "5"), tokens("2", "4"))

    assert picture.says == (
        "With 50% of output both cost $3 per million tokens. With less output Alpha is cheaper, "
        "with more Beta."
    )
    assert picture.crossing.label == "50%"
    assert picture.crossing.y == sum(line.y1 + line.y2 for line in picture.lines) / 4


def test_a_break_even_point_that_is_rounded_is_about_one():
    picture = chart(tokens("1", "5"), tokens("1.1", "4"))

    assert "With about 9.1% of output both cost about $1.36" in picture.says
    assert ("9.1%", "$1.36", "$1.36") in [(row.part, row.left, row.right) for row in picture.rows]


@pytest.mark.parametrize(
    ("left", "right", "says"),
    [
        (("1", "5"), ("2", "6"), "Alpha is cheaper in every mix."),
        (("1", "5"), ("1", "4"), "Input costs the same; with any output Beta is cheaper."),
        (("1", "5"), ("2", "5"), "Output costs the same; with any input Alpha is cheaper."),
        (("100", "500"), ("101", "501"), "Both cost about the same in every mix."),
        (
            ("1", "5"),
            ("1", "5"),
            "Both cost the same in every mix: the two lines lie on each other.",
        ),
    ],
)
def test_lines_that_do_not_cross_are_told_apart(left, right, says):
    picture = chart(tokens(*left), tokens(*right))

    assert picture.says == says
    assert picture.crossing is None


def test_marks_of_equal_prices_stand_side_by_side_and_hide_nothing():
    one, other = chart(tokens("1", "5"), tokens("1", "5")).marks

    assert other.y - one.y == 14


@pytest.mark.parametrize(
    ("right", "beta"),
    [
        (tokens("1"), {}),
        (tokens("1", "5", currency="EUR"), {}),
        (tokens("1", "90000"), {}),
        (tokens("1", "5", checked=ON - timedelta(days=200)), {}),
        (tokens("1", "5"), {"lifecycle": Lifecycle(retires_on=ON)}),
        ([*tokens("1", "5"), price("request", "2", unit="1k_requests")], {}),
        ([price("input_text", None, free="free_tier"), *tokens(None, "5")], {}),
    ],
    ids=["one price", "currency", "doubted", "stale", "retired", "request fee", "free"],
)
def test_prices_that_may_not_be_compared_are_not_drawn(right, beta):
    assert chart(tokens("1", "4"), right, **beta) is None


def test_the_note_names_the_tier_up_to_which_the_prices_hold():
    long = price("input_text", "3", input_tokens_over=200000)

    notes = chart([*tokens("1", "4"), long], tokens("2", "3")).notes

    assert "These prices hold up to 200,000 input tokens in a request." in notes


def test_german_numbers_are_german_and_places_are_not():
    picture = chart(tokens("1", "5"), tokens("1.1", "4"), GERMAN)

    assert "9,1\xa0%" in picture.says
    assert "," not in str(picture.crossing.x)
