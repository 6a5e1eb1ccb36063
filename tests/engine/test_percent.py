"""Percentages and ratios: exact inside, rounded once, never a lie at the ends."""

from __future__ import annotations

from decimal import Decimal

import pytest

from comparisons.engine import load_wording
from comparisons.engine.percent import percent_apart
from comparisons.engine.values import Percent, Ratio


@pytest.mark.parametrize(
    ("one", "other", "printed"),
    [
        ("0.4", "2", "80%"),
        ("0.25", "0.4", "38%"),
        ("1.4", "1.6", "13%"),
        ("0.011", "0.042", "74%"),
        ("0.0375", "0.04", "6%"),
        ("2", "2.001", "less than 1%"),
        ("1", "1.005", "less than 1%"),
        ("0.995", "1", "1%"),
        ("0.05", "150", "more than 99%"),
        ("0.005", "1", "more than 99%"),
        ("0.00500001", "1", "99%"),
    ],
)
def test_a_difference_is_never_printed_as_nothing_or_as_all(one, other, printed):
    apart = Percent(percent_apart(Decimal(one), Decimal(other)))
    assert load_wording().write(apart) == printed


@pytest.mark.parametrize(("one", "other"), [("0", "2"), ("2", "0"), ("-1", "2"), ("0", "0")])
def test_free_and_dynamic_prices_have_no_percentage(one, other):
    with pytest.raises(ValueError, match="two prices above 0"):
        percent_apart(Decimal(one), Decimal(other))


@pytest.mark.parametrize(
    ("ratio", "printed"),
    [
        ("7.99", "8"),
        ("8.18", "8.2"),
        ("1.1", "1.1"),
        ("9.94", "9.9"),
        ("9.96", "10"),
        ("10.6", "11"),
    ],
)
def test_a_ratio_has_one_decimal_under_ten(ratio, printed):
    assert load_wording().write(Ratio(Decimal(ratio))) == printed
