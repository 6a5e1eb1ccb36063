"""By how much an amount grows, in the words of a locale."""

from decimal import Decimal

import pytest

from model_pages.specs.formats import Formatter
from model_pages.specs.growth import percent_of

CASES = [
    ("0.4", "0.5", "+25%"),
    ("0.4", "0.1", "−75%"),
    ("1.6", "1.4", "−12.5%"),
    ("1", "10000", "+999,900%"),
    ("8", "8.004", "+0.1%"),
    ("8", "8.003999999999", "+<0.1%"),
    ("8", "7.996", "−0.1%"),
    ("8", "7.996000000001", "−<0.1%"),
    ("1000", "0.5", "−>99.9%"),
    ("1000", "0.500000000001", "−99.9%"),
    ("3", "4", "+33.3%"),
    ("0.4", "0.4", ""),
]


@pytest.mark.parametrize(("before", "after", "text"), CASES)
def test_a_change_is_rounded_half_up_and_never_to_nothing_or_to_free(before, after, text):
    assert Formatter().growth(Decimal(before), Decimal(after)) == text


def test_a_change_is_written_as_the_locale_writes_a_percentage():
    german = Formatter("de")
    assert german.growth(Decimal("1.6"), Decimal("1.4")) == "−12,5\xa0%"
    assert german.growth(Decimal(1), Decimal(10000)) == "+999.900\xa0%"


def test_a_percentage_needs_an_amount_to_begin_with():
    with pytest.raises(ValueError, match="above 0 to begin with, not 0"):
        percent_of(Decimal(0), Decimal(1))
