"""R17: prices in two currencies, converted in the open and ranked only where far apart."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from model_pages.specs.lifecycle import Lifecycle
from model_pages.specs.prices import FreeKind, PriceState
from tests.engine.factories import (
    ON,
    answers,
    compared,
    price,
    proofs,
    rate,
    said,
    sheet,
    statements,
    tokens,
    two,
    winners,
)

YUAN = {"exchange_rates": {"CNY": rate("CNY", "7")}}
EUROS = {"exchange_rates": {"EUR": rate("EUR", "0.8")}}


def in_yuan(*amounts, **options):
    return tokens(*amounts, currency="CNY", **options)


def test_a_price_in_yuan_is_converted_at_a_rate_with_its_day():
    page = two(tokens("1.4"), in_yuan("8"), beta=YUAN)
    assert said(page, "R17") == [
        "Alpha and Beta are priced in different currencies "
        "(input price: $1.4 and CN¥8 per million tokens); "
        "CN¥8 is about $1.14 at 7 CNY to the US dollar (Oct 27, 2026). "
        "By that, this price is lower with Beta."
    ]
    assert winners(page, "R17") == ["beta"]
    assert proofs(page, "R17") == [
        ("Alpha", "Input price", "$1.4", "per million tokens"),
        ("Beta", "Input price", "CN¥8", "per million tokens"),
        ("Beta", "Exchange rate", "7 CNY (Oct 27, 2026)", "per US dollar"),
        ("Beta", "Converted, rounded", "$1.14", ""),
    ]
    assert not said(page, "R04")
    assert not answers(page, "F01")


@pytest.mark.parametrize(
    ("yuan", "ending", "winner"),
    [
        ("6.29", "By that, this price is lower with Beta.", "beta"),
        ("6.3", "That is too close to rank.", None),
        ("7", "That is too close to rank.", None),
        ("7.7", "That is too close to rank.", None),
        ("7.78", "By that, this price is lower with Alpha.", "alpha"),
    ],
)
def test_within_a_tenth_of_each_other_nobody_is_cheaper(yuan, ending, winner):
    page = two(tokens("1"), in_yuan(yuan), beta=YUAN)
    (text,) = said(page, "R17")
    assert text.endswith(ending)
    assert winners(page, "R17") == [winner]


def test_two_foreign_currencies_are_both_converted():
    page = two(tokens("2", currency="EUR"), in_yuan("14"), alpha=EUROS, beta=YUAN)
    assert said(page, "R17") == [
        "Alpha and Beta are priced in different currencies "
        "(input price: €2 and CN¥14 per million tokens); "
        "€2 is about $2.5 at 0.8 EUR to the US dollar (Oct 27, 2026) and "
        "CN¥14 is about $2 at 7 CNY to the US dollar (Oct 27, 2026). "
        "By that, this price is lower with Beta."
    ]


def test_two_units_are_brought_to_one_before_they_are_converted():
    page = two([price("input_text", "0.0014", unit="1k_tokens")], in_yuan("8"), beta=YUAN)
    assert "(input price: $1.4 and CN¥8 per million tokens)" in said(page, "R17")[0]


def test_a_small_price_keeps_three_digits():
    page = two(tokens("1"), in_yuan("0.2625"), beta=YUAN)
    assert "CN¥0.2625 is about $0.0375 at 7 CNY" in said(page, "R17")[0]


@pytest.mark.parametrize(
    ("alpha", "beta"), [({}, {}), ({}, EUROS), ({"exchange_rates": YUAN["exchange_rates"]}, {})]
)
def test_without_a_rate_of_its_own_a_price_is_only_said_to_be_in_another_currency(alpha, beta):
    page = two(tokens("1.4"), in_yuan("8"), alpha=alpha, beta=beta)
    assert said(page, "R17") == [
        "Alpha is priced in USD, Beta in CNY: their prices are not ranked."
    ]
    assert winners(page, "R17") == [None]


def test_the_first_component_that_both_bill_in_two_currencies_is_the_example():
    left = [price("input_text", "1"), price("output_text", "4")]
    right = [price("input_text", "2"), price("output_text", "7", currency="CNY")]
    (text,) = said(two(left, right, beta=YUAN), "R17")
    assert "(output price: $4 and CN¥7 per million tokens)" in text


@pytest.mark.parametrize(("age", "outcome"), [(120, "converted_cheaper"), (121, "differ")])
def test_a_rate_past_the_hard_limit_ranks_nothing(age, outcome):
    old = {"exchange_rates": {"CNY": rate("CNY", "7", on=ON - timedelta(days=age))}}
    (item,) = statements(two(tokens("1.4"), in_yuan("8"), beta=old), "R17")
    assert item.outcome == outcome
    assert "Prices as of" not in item.text


@pytest.mark.parametrize(
    "right",
    [
        [],
        in_yuan("0.0001"),
        in_yuan("8", service_tier="batch"),
        in_yuan("8", host="azure"),
        [price("input_text", None, free=FreeKind.FREE_TIER, currency="CNY")],
    ],
)
def test_what_is_no_standard_amount_of_the_provider_is_not_converted(right):
    assert not said(two(tokens("1.4"), right, beta=YUAN), "R17")


def test_a_retired_side_and_another_job_are_not_converted():
    ended = {**YUAN, "lifecycle": Lifecycle(retires_on=date(2026, 1, 1))}
    assert not said(two(tokens("1.4"), in_yuan("8"), beta=ended), "R17")
    other_job = sheet("Beta", "image", *in_yuan("8"), **YUAN)
    assert not said(compared(sheet("Alpha", "text", *tokens("1.4")), other_job), "R17")


def test_prices_that_are_doubted_are_not_called_close():
    """The smaller sibling is the dearer one: nothing is ranked, whatever the currency."""
    greek = {"family": "Greek"}
    small = {**greek, "facts": {"size_class": "small"}}
    large = {**YUAN, **greek, "facts": {"size_class": "large"}}
    left = [price("input_text", "9"), price("output_text", "9")]
    right = [price("input_text", "1"), price("output_text", "7", currency="CNY")]
    assert said(two(left, right, alpha=small, beta=large), "R17") == [
        "Alpha is priced in USD, Beta in CNY: their prices are not ranked."
    ]


TWO_LISTS = (
    "Alpha and Beta are priced in different currencies (input price: $1 and CN¥{input}, "
    "output price: $4 and CN¥{output} per million tokens); CN¥{input} is about ${ours} and "
    "CN¥{output} about ${theirs} at 7 CNY to the US dollar (Oct 27, 2026). "
)


@pytest.mark.parametrize(
    ("yuan", "dollars", "verdict", "winner"),
    [
        (("3.5", "14"), ("0.5", "2"), "By that, both prices are lower with Beta.", "beta"),
        (("14", "56"), ("2", "8"), "By that, both prices are lower with Alpha.", "alpha"),
        (
            ("3.5", "56"),
            ("0.5", "8"),
            "By that, the input price is lower with Beta, the output price with Alpha.",
            None,
        ),
        (
            ("7", "14"),
            ("1", "2"),
            "By that, the output price is lower with Beta; the other price is too close to rank.",
            None,
        ),
        (
            ("14", "28"),
            ("2", "4"),
            "By that, the input price is lower with Alpha; the other price is too close to rank.",
            None,
        ),
        (("7", "28"), ("1", "4"), "Both are too close to rank.", None),
    ],
)
def test_input_and_output_are_both_converted_and_win_only_together(yuan, dollars, verdict, winner):
    page = two(tokens("1", "4"), in_yuan(*yuan), beta=YUAN)
    said_of = dict(zip(("input", "output", "ours", "theirs"), (*yuan, *dollars), strict=True))
    assert said(page, "R17") == [TWO_LISTS.format(**said_of) + verdict]
    assert winners(page, "R17") == [winner]
    assert [proof[1:3] for proof in proofs(page, "R17")] == [
        ("Input price", "$1"),
        ("Input price", f"CN¥{yuan[0]}"),
        ("Output price", "$4"),
        ("Output price", f"CN¥{yuan[1]}"),
        ("Exchange rate", "7 CNY (Oct 27, 2026)"),
        ("Converted, rounded", f"${dollars[0]}"),
        ("Converted, rounded", f"${dollars[1]}"),
    ]


def test_an_output_price_in_a_currency_of_its_own_is_left_out():
    right = [*in_yuan("3.5"), price("output_text", "8", currency="EUR")]
    (text,) = said(two(tokens("1", "4"), right, beta=YUAN), "R17")
    assert "(input price: $1 and CN¥3.5 per million tokens)" in text


def images(*amounts, **options):
    """Prices of low, medium and high quality."""
    named = zip(("low", "medium", "high"), amounts, strict=False)
    return [
        price("image_generation", amount, quality=quality, size="1024x1024", **options)
        for quality, amount in named
        if amount
    ]


def test_where_every_price_is_of_a_kind_the_usual_one_is_converted_and_named():
    page = two(images("0.01", "0.04"), images("0.07", "0.7", currency="CNY"), "image", beta=YUAN)
    assert said(page, "R17") == [
        "Alpha and Beta are priced in different currencies (image generation, medium quality, "
        "1024×1024: $0.04 and CN¥0.7 per image); CN¥0.7 is about $0.1 at 7 CNY to the US dollar "
        "(Oct 27, 2026). By that, this price is lower with Alpha."
    ]


def test_without_the_usual_kind_the_cheapest_that_both_price_is_converted():
    left = images("0.01", None, "0.02")
    right = images("0.07", None, "0.7", currency="CNY")
    (text,) = said(two(left, right, "image", beta=YUAN), "R17")
    assert "(image generation, low quality, 1024×1024: $0.01 and CN¥0.07 per image)" in text
    assert text.endswith("That is too close to rank.")


def test_without_a_kind_in_common_nothing_is_said_of_currencies():
    page = two(images("0.01"), images(None, "0.7", currency="CNY"), "image", beta=YUAN)
    assert not said(page, "R17")


@pytest.mark.parametrize("swapped", [False, True])
def test_a_list_in_two_currencies_is_compared_in_the_one_that_both_have(swapped):
    rows = [*tokens("1", "2"), *in_yuan("7", "14")]
    left = [*rows[2:], *rows[:2]] if swapped else rows
    in_dollars = two(left, tokens("2", "4"))
    assert said(in_dollars, "R04") == [
        "Alpha is 50% cheaper on input tokens ($1 vs $2 per million)."
    ]
    assert said(in_dollars, "R08")
    assert "CN¥" not in " ".join(said(in_dollars, "R04", "R05", "R08"))
    assert not said(in_dollars, "R17")
    page = two(left, in_yuan("14", "28"), beta=YUAN)
    assert said(page, "R04") == [
        "Alpha is 50% cheaper on input tokens (CN¥7 vs CN¥14 per million)."
    ]
    assert "$" not in " ".join(said(page, "R04", "R05", "R08"))
    assert not said(page, "R17")


@pytest.mark.parametrize("swapped", [False, True])
def test_two_lists_in_the_same_two_currencies_are_compared_in_dollars(swapped):
    rows = [*in_yuan("7"), *tokens("1")]
    page = two(rows[::-1] if swapped else rows, [*in_yuan("14"), *tokens("2")])
    assert said(page, "R04") == ["Alpha is 50% cheaper on input tokens ($1 vs $2 per million)."]


def test_a_withheld_price_in_the_currency_of_the_other_is_not_preferred():
    withheld = price("input_text", None, state=PriceState.NOT_PUBLISHED)
    left = [withheld, *in_yuan("7"), *tokens("1", currency="EUR")]
    assert said(two(left, [*tokens("2"), *in_yuan("14")]), "R04") == [
        "Alpha is 50% cheaper on input tokens (CN¥7 vs CN¥14 per million)."
    ]
