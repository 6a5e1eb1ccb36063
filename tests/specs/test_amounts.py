"""What a cell of a price sheet says, or why it is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model_pages.specs.amounts import (
    Amount,
    Problem,
    Refusal,
    amount_text,
    decimal_mark,
    read_amount,
)

amounts = st.decimals("0.000000000001", "99999999", places=12).filter(lambda value: value > 0)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.4", "0.4"),
        ("0.075", "0.075"),
        ("1234", "1234"),
        ("1,234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1,234,567", "1234567"),
        ("1.234.567,25", "1234567.25"),
        ("1 234.5", "1234.5"),
        ("1\u202f234,5", "1234.5"),
        ("1'234.5", "1234.5"),
        ("1’234’567", "1234567"),
        ("1.2340", "1.234"),
        ("4e-07", "0.0000004"),
        ("2.5E+3", "2500"),
        (" 0.4\u00a0\n", "0.4"),
        ("０．４", "0.4"),
        ("12345678.123456789012", "12345678.123456789012"),
    ],
)
def test_an_amount_that_can_be_read_in_one_way_is_read_exactly(text, value):
    assert read_amount(text) == Amount(Decimal(value))


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("$0.40", "0.4", "USD"),
        ("US$ 1,234.50", "1234.5", "USD"),
        ("0.4 USD", "0.4", "USD"),
        ("EUR 0.4", "0.4", "EUR"),
        ("€0.4 EUR", "0.4", "EUR"),
        ("0.4\u00a0€", "0.4", "EUR"),
        ("CN¥7", "7", "CNY"),
    ],
)
def test_a_sign_of_a_currency_is_understood(text, value, currency):
    assert read_amount(text) == Amount(Decimal(value), currency)
    assert read_amount(text, currency=currency) == Amount(Decimal(value), currency)


def test_a_sign_of_two_currencies_is_decided_by_the_currency_beside_it():
    assert read_amount("¥7", currency="JPY") == Amount(Decimal(7), "JPY")
    assert "CNY or JPY" in str(read_amount("¥7"))


@pytest.mark.parametrize(
    ("text", "problem", "said"),
    [
        ("", Problem.EMPTY, "is empty"),
        (" ", Problem.EMPTY, "is empty"),
        ("cheap", Problem.NOT_A_NUMBER, "is not a number"),
        ("0.4 per token", Problem.NOT_A_NUMBER, "is not a number"),
        ("0.4²", Problem.NOT_A_NUMBER, "is not a number"),
        ("½", Problem.NOT_A_NUMBER, "is not a number"),
        ("٤", Problem.NOT_A_NUMBER, "is not a number"),
        ("\x000.4", Problem.NOT_A_NUMBER, "is not a number"),
        ("0.4.5", Problem.NOT_A_NUMBER, "is not a number"),
        ("1,23,4", Problem.NOT_A_NUMBER, "is not a number"),
        ("1 23", Problem.NOT_A_NUMBER, "is not a number"),
        ("1" * 1000, Problem.NOT_A_NUMBER, "is not a number"),
        ("$", Problem.NOT_A_NUMBER, "is not a number"),
        ("+0.4", Problem.NOT_A_NUMBER, "write the new amount"),
        ("5%", Problem.PERCENT, "is a percentage"),
        ("n/a", Problem.STATE, "not_offered or not_published"),
        ("—", Problem.STATE, "not_offered or not_published"),
        ("Free", Problem.STATE, "the state free and its free_kind"),
        ("included", Problem.STATE, "the state included"),
        ("-0.4", Problem.NEGATIVE, "is -0.4: a price is above 0"),
        ("−0.4", Problem.NEGATIVE, "is -0.4"),
        ("(0.4)", Problem.NEGATIVE, "is -0.4"),
        ("$-0.4", Problem.NEGATIVE, "is -0.4"),
        ("0", Problem.ZERO, "0 is not a price"),
        ("-0.00", Problem.ZERO, "0 is not a price"),
        ("0.1234567890123", Problem.TOO_EXACT, "has 13 decimal places, at most 12 fit"),
        ("1e-13", Problem.TOO_EXACT, "has 13 decimal places"),
        ("1e-99999", Problem.TOO_EXACT, "has the exponent -99999"),
        ("123456789", Problem.TOO_LARGE, "more than 8 digits"),
        ("1e999999", Problem.TOO_LARGE, "has the exponent 999999"),
        ("¥7", Problem.CURRENCY, "'¥' is CNY or JPY"),
        ("C$7", Problem.CURRENCY, "not known here"),
        ("EUR 5 $", Problem.CURRENCY, "names two currencies, EUR and $"),
        ("0,4", Problem.DECIMAL_COMMA, "is 0.4 with a decimal comma: write 0.4"),
        ("€0,40", Problem.DECIMAL_COMMA, "is 0.40 with a decimal comma"),
        ("1,234", Problem.AMBIGUOUS, "is 1.234 or 1234: write it as 1.2340 or as 1234"),
        ("1.234", Problem.AMBIGUOUS, "is 1.234 or 1234"),
    ],
)
def test_what_is_no_amount_is_refused_with_its_rule(text, problem, said):
    refusal = read_amount(text)

    assert isinstance(refusal, Refusal)
    assert refusal.text == text
    assert refusal.problem is problem
    assert said in str(refusal)


def test_a_sign_that_contradicts_the_currency_beside_it_is_refused_with_what_was_understood():
    refusal = read_amount("$0.40", currency="EUR")

    assert isinstance(refusal, Refusal)
    assert refusal.readings == (Decimal("0.4"),)
    assert refusal.reason == "says USD, but the currency is EUR"


def test_free_and_zero_name_the_state_that_they_seem_to_mean():
    assert [read_amount(text).state for text in ("free", "0", "varies")] == [
        "free",
        "free",
        "dynamic",
    ]


def test_both_readings_of_an_ambiguous_amount_are_told():
    assert read_amount("1.234").readings == (Decimal("1.234"), Decimal("1234"))


def test_a_sheet_that_is_known_to_write_decimal_commas_is_read_so():
    assert read_amount("0,4", decimal_comma=True) == Amount(Decimal("0.4"))
    assert read_amount("1,234", decimal_comma=True) == Amount(Decimal("1.234"))
    assert read_amount("0.4", decimal_comma=True) == Amount(Decimal("0.4"))


def test_a_sheet_that_is_known_to_write_points_is_read_so():
    assert read_amount("1.234", decimal_comma=False) == Amount(Decimal("1.234"))
    assert read_amount("0,4", decimal_comma=False).problem is Problem.DECIMAL_COMMA


@pytest.mark.parametrize("decimal_comma", [True, False])
def test_what_would_be_a_thousand_in_such_a_sheet_is_still_asked_for(decimal_comma):
    text = "1.234" if decimal_comma else "1,234"

    assert read_amount(text, decimal_comma=decimal_comma).problem is Problem.AMBIGUOUS


@given(amounts)
def test_an_amount_that_was_written_is_read_back_whatever_the_sheet_uses(value):
    for decimal_comma in (None, False, True):
        assert read_amount(amount_text(value), decimal_comma=decimal_comma) == Amount(value)


@given(st.text())
def test_every_text_is_an_amount_or_a_refusal_with_a_reason(text):
    read = read_amount(text)

    assert read.reason if isinstance(read, Refusal) else 0 < read.value < 10**8


def test_an_amount_and_its_currency_print_as_they_would_be_typed():
    assert str(Amount(Decimal("0.40"), "USD")) == "0.4 USD"
    assert str(Amount(Decimal("1.125"))) == "1.1250"


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("0.4", "."),
        ("0.075", "."),
        ("1,234.5", "."),
        ("$12.50", "."),
        ("0,4", ","),
        ("1.234,5", ","),
        ("12,3456", ","),
        ("1.234", ""),
        ("1,234", ""),
        ("12", ""),
        ("free", ""),
        ("1." * 60, ""),
    ],
)
def test_an_amount_shows_the_decimal_mark_of_its_sheet_where_it_can(text, mark):
    assert decimal_mark(text) == mark
