"""R04 to R08: what tokens cost, and which price may be set against which."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from model_pages.specs.lifecycle import Lifecycle
from model_pages.specs.prices import FreeKind, PriceKind, PriceState
from tests.engine.factories import (
    ON,
    answers,
    compared,
    price,
    proofs,
    said,
    sheet,
    statements,
    tokens,
    winners,
)


def two(left, right, model_type="text"):
    return compared(sheet("Alpha", model_type, *left), sheet("Beta", model_type, *right))


def test_the_larger_gap_in_money_comes_first():
    page = two(tokens("1", "9"), tokens("2", "9.5"))
    assert [item.rule for item in statements(page, "R04", "R05")] == ["R04", "R05"]
    page = two(tokens("1", "8"), tokens("2", "10"))
    assert [item.rule for item in statements(page, "R04", "R05")] == ["R05", "R04"]


def test_currencies_are_never_ranked_against_each_other():
    page = two(tokens("1.4", "4", currency="USD"), tokens("8", "28", currency="CNY"))
    assert said(page, "R17") == [
        "Alpha is priced in USD, Beta in CNY: their prices are not ranked."
    ]
    assert not said(page, "R04", "R05", "R07", "R08")
    assert not answers(page, "F01")


def test_one_currency_needs_no_word():
    assert not said(two(tokens("1"), tokens("2")), "R17")


def test_two_lists_that_each_have_two_currencies_are_compared_like_with_like():
    both = [price("input_text", "1"), price("output_text", "8", currency="CNY")]
    page = two(both, [price("input_text", "2"), price("output_text", "9", currency="CNY")])
    assert not said(page, "R17")
    assert said(page, "R05") == [
        "Alpha is 11% cheaper on output tokens (CN¥8 vs CN¥9 per million)."
    ]


def test_units_are_converted_exactly_before_comparing():
    page = two([price("input_text", "0.0004", unit="1k_tokens")], tokens("0.4"))
    assert said(page, "R04") == ["Input tokens cost the same: $0.4 per million."]
    assert [item.unit for item in statements(page, "R04")[0].evidence] == ["per million tokens"] * 2


@pytest.mark.parametrize(
    "other",
    [
        {"service_tier": "batch"},
        {"region": "eu"},
        {"host": "azure"},
        {"time_of_day": "peak"},
    ],
)
def test_a_price_under_another_condition_is_not_set_against_the_standard_one(other):
    assert not said(two(tokens("1"), tokens("0.5", **other)), "R04")


@pytest.mark.parametrize("state", [s for s in PriceState if s not in ("priced", "free")])
def test_a_price_without_an_amount_is_silent(state):
    unpriced = [price("input_text", None, state=state)]
    assert not said(two(unpriced, tokens("2")), "R04", "R06")


def test_the_list_price_ranks_even_while_a_promotion_runs():
    promoted = [
        *tokens("2"),
        price("input_text", "0.2", kind=PriceKind.PROMOTION, until=date(2026, 12, 31)),
    ]
    page = two(promoted, tokens("1"))
    assert said(page, "R04") == ["Beta is 50% cheaper on input tokens ($1 vs $2 per million)."]
    assert said(page, "R15") == [
        "Alpha has a promotion until Dec 31, 2026: "
        "input price $0.2 instead of $2 per million tokens."
    ]


def promoted(*amounts, until=date(2026, 12, 31), **options):
    return tokens(*amounts, kind=PriceKind.PROMOTION, until=until, **options)


def test_prices_that_fall_together_are_told_together():
    batch = promoted("0.3", service_tier="batch")
    page = two([*promoted("0.75", "3.75"), *batch, *tokens("1.5", "7.5")], tokens("1"))
    (item,) = statements(page, "R15")
    assert item.text == (
        "Alpha has a promotion until Dec 31, 2026: "
        "input price $0.75 instead of $1.5 per million tokens and "
        "output price $3.75 instead of $7.5 per million tokens."
    )
    assert item.anchor == "r15-until-alpha-2026-12-31"
    assert [one.value for one in item.evidence] == [
        "$0.75",
        "$1.5",
        "$3.75",
        "$7.5",
        "Dec 31, 2026",
    ]


def test_prices_that_do_not_end_together_are_told_apart():
    prices = [*promoted("0.75"), *promoted(None, "3.75", until=None), *tokens("1.5", "7.5")]
    assert said(two(prices, []), "R15") == [
        "Alpha has a promotion until Dec 31, 2026: "
        "input price $0.75 instead of $1.5 per million tokens.",
        "Alpha has a promotion with no end date given: "
        "output price $3.75 instead of $7.5 per million tokens.",
    ]


def test_a_promotion_without_a_list_price_is_told_as_such():
    assert said(two(promoted("0.2"), tokens("1")), "R15") == [
        "Alpha has a promotion until Dec 31, 2026: "
        "input price $0.2 per million tokens; no list price is recorded."
    ]
    assert said(two(promoted("0.2", until=None), tokens("1")), "R15") == [
        "Alpha has a promotion with no end date given: "
        "input price $0.2 per million tokens; no list price is recorded."
    ]


@pytest.mark.parametrize(
    "listed",
    [
        tokens("0.2"),
        tokens("0.1"),
        tokens("7", currency="CNY"),
        [price("input_text", None, state=PriceState.NOT_PUBLISHED)],
        [price("input_text", None, free=FreeKind.FREE_OF_CHARGE)],
    ],
)
def test_what_does_not_undercut_its_list_price_is_no_promotion(listed):
    page = two([*promoted("0.2"), *listed], tokens("1"))
    assert not said(page, "R15")
    assert "now" not in answers(page, "F03")[0]
    assert not any("now" in row.left.detail for row in page.glance)


def test_a_promotion_by_another_host_is_not_the_providers_own():
    assert not said(two([*promoted("0.2", host="azure"), *tokens("1")], []), "R15")


def test_a_promotion_in_another_unit_is_converted_exactly():
    per_hour = price("transcription", "0.1", unit="hour", kind=PriceKind.PROMOTION)
    page = two([per_hour, price("transcription", "0.006", unit="minute")], [], "speech_to_text")
    assert said(page, "R15") == [
        "Alpha has a promotion with no end date given: "
        "transcription $0.1 instead of $0.36 per hour."
    ]


def checked(days_ago):
    return {"checked": ON - timedelta(days=days_ago)}


@pytest.mark.parametrize(
    ("days_ago", "ending"),
    [
        (45, "per million)."),
        (46, "per million). Prices as of Oct 8, 2026."),
        (120, "per million). Prices as of Jul 26, 2026."),
    ],
)
def test_a_price_past_the_soft_limit_is_dated(days_ago, ending):
    (text,) = said(two(tokens("1", **checked(days_ago)), tokens("2")), "R04")
    assert text.endswith(ending)


def test_a_price_past_the_hard_limit_is_not_ranked():
    page = two(tokens("1", "2", **checked(121)), tokens("2", "4"))
    assert not any(item.family == "PR" for item in statements(page))
    assert not answers(page, "F01")
    assert said(page, "R39") == ["The oldest price on this page was checked on Jul 25, 2026."]


def test_a_price_that_nobody_recorded_a_check_of_is_ranked_and_said_to_be_unchecked():
    page = two(tokens("1", "2", checked=None), tokens("2", "4"))
    assert said(page, "R04") == ["Alpha is 50% cheaper on input tokens ($1 vs $2 per million)."]
    assert "not all of them have a recorded check" in answers(page, "F03")[0]


def test_nearly_opposite_prices_name_the_side_that_is_cheaper_in_almost_every_mix():
    page = two(tokens("1", "5"), tokens("1.01", "2"))
    (item,) = statements(page, "R07")
    assert item.text.endswith("In almost every mix Beta is cheaper.")
    assert item.winner == "beta"
    page = two(tokens("1", "2.01"), tokens("9", "2"))
    assert said(page, "R07")[0].endswith("In almost every mix Alpha is cheaper.")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("1", "2"), ("2", "4")),
        (("1", "2"), ("1", "4")),
        (("1", "4"), ("2", "4")),
        (("1", "4"), ("1", "4")),
    ],
)
def test_prices_that_do_not_disagree_have_no_break_even(left, right):
    assert not said(two(tokens(*left), tokens(*right)), "R07")


def test_a_long_request_is_billed_as_a_whole_at_the_price_of_its_tier():
    tiered = [
        *tokens("1", "2"),
        price("input_text", "2", input_tokens_over=32000),
        price("input_text", "4", input_tokens_over=128000),
    ]
    (text,) = said(two(tiered, tokens("1", "2")), "R08")
    assert "a long document (50,000 tokens in, 1,000 out) $0.102 vs $0.052" in text
    assert "a turn of a chat (2,000 tokens in, 500 out) $0.003 with both" in text


def test_steps_beyond_the_first_are_named():
    tiered = [
        *tokens("1", "5"),
        *tokens("1.8", "9", input_tokens_over=32000),
        *tokens("3", "15", input_tokens_over=128000),
    ]
    (text,) = said(two(tiered, tokens("2", "8")), "R12")
    assert text == (
        "Above 32,000 input tokens, Alpha charges $1.8 instead of $1 per million input tokens and "
        "$9 instead of $5 per million output tokens, for the whole request. "
        "The price changes again above 128,000 input tokens."
    )


@pytest.mark.parametrize(
    ("component", "word"), [("input_text", "million input"), ("output_text", "million output")]
)
def test_a_step_of_one_direction_names_only_that_one(component, word):
    tiered = [price(component, "1"), price(component, "2", input_tokens_over=200000)]
    (text,) = said(two(tiered, []), "R12")
    assert text == (
        f"Above 200,000 input tokens, Alpha charges $2 instead of $1 per {word} tokens, "
        "for the whole request."
    )


def test_a_step_without_a_standard_price_says_nothing():
    assert not said(two([price("input_text", "2", input_tokens_over=200000)], []), "R12")


def test_tokens_are_said_to_be_unlike_wherever_a_percentage_stands():
    assert said(two(tokens("1"), tokens("2")), "R38")
    assert not said(two(tokens("1"), tokens("1")), "R38")
    own_discount = [price("input_text", "0.5", service_tier="batch"), *tokens("1")]
    assert not said(two(own_discount, []), "R38")


def test_an_announced_price_is_told_with_its_day_and_ranks_nothing():
    later = sheet(
        "Alpha",
        "text",
        *tokens("1"),
        announced=(price("input_text", "9", starts=date(2027, 1, 1)),),
    )
    page = compared(later, sheet("Beta", "text", *tokens("2")))
    assert said(page, "R16") == [
        "The price of Alpha changes on Jan 1, 2027: input price from $1 to $9 per million tokens."
    ]
    assert said(page, "R04") == ["Alpha is 50% cheaper on input tokens ($1 vs $2 per million)."]
    rows = [row for group in page.groups for row in group.rows if row.key == "input_text"]
    assert [row.condition for row in rows] == ["", "from Jan 1, 2027"]


FREE_SENTENCES = {
    FreeKind.FREE_TIER: (
        "Alpha has a free tier; Beta charges $2 per million tokens (input price).",
        "alpha",
    ),
    FreeKind.FREE_OF_CHARGE: (
        "Alpha is free of charge; Beta charges $2 per million tokens (input price).",
        "alpha",
    ),
    FreeKind.PROMOTIONAL: (
        "Alpha is free for now; Beta charges $2 per million tokens (input price).",
        None,
    ),
    FreeKind.SELF_HOST: (
        "Running Alpha yourself takes your own hardware instead of a fee; "
        "Beta charges $2 per million tokens (input price).",
        None,
    ),
}


@pytest.mark.parametrize("kind", FreeKind)
def test_free_names_its_kind_and_is_no_percentage(kind):
    page = two([price("input_text", None, free=kind)], tokens("2"))
    text, winner = FREE_SENTENCES[kind]
    (item,) = statements(page, "R06")
    assert (item.text, item.winner) == (text, winner)
    assert not said(page, "R04")
    assert "%" not in " ".join(said(page))


def test_free_on_the_right_side_is_said_of_that_side():
    page = two(tokens("2"), [price("input_text", None, free=FreeKind.FREE_TIER)])
    assert said(page, "R06") == [
        "Beta has a free tier; Alpha charges $2 per million tokens (input price)."
    ]


def test_free_on_both_sides_has_no_winner():
    free = [price("input_text", None, free=FreeKind.FREE_OF_CHARGE)]
    (item,) = statements(two(free, free), "R06")
    assert item.winner is None
    assert item.text == (
        "Neither is charged for on its provider's own API (input price: free of charge)."
    )


def test_two_kinds_of_free_are_both_named():
    page = two(
        [price("input_text", None, free=FreeKind.FREE_TIER)],
        [price("input_text", None, free=FreeKind.SELF_HOST)],
    )
    assert said(page, "R06") == [
        "Neither is charged for on its provider's own API "
        "(input price: free tier with Alpha, free if you run it yourself with Beta)."
    ]


FREE = {"free": FreeKind.FREE_TIER}


def test_a_model_that_is_free_in_part_is_not_called_free_and_wins_nothing():
    half = [price("input_text", None, terms="up to 9 a day", **FREE), price("output_text", "5")]
    page = two(half, [price("input_text", "2"), price("output_text", None, **FREE)])
    assert said(page, "R06") == [
        "Alpha, input price: free tier (up to 9 a day); Beta charges $2 per million tokens for it.",
        "Beta, output price: free tier; Alpha charges $5 per million tokens for it.",
    ]
    assert winners(page, "R06") == [None, None]


def test_what_is_free_in_two_ways_is_said_price_by_price():
    left = [
        price("input_text", None, **FREE),
        price("output_text", None, free=FreeKind.PROMOTIONAL),
    ]
    assert said(two(left, tokens("2", "3")), "R06") == [
        "Alpha, input price: free tier; Beta charges $2 per million tokens for it.",
        "Alpha, output price: free for now; Beta charges $3 per million tokens for it.",
    ]


@pytest.mark.parametrize(
    "second",
    [
        price("output_text", None, state=PriceState.NOT_PUBLISHED),
        price("image_generation", "0.1", quality="low"),
        price("request", "3", unit="1k_requests"),
    ],
)
def test_a_price_beside_what_is_free_makes_a_model_not_free(second):
    left = [price("input_text", None, **FREE), second]
    assert said(two(left, tokens("2")), "R06") == [
        "Alpha, input price: free tier; Beta charges $2 per million tokens for it."
    ]
    free = [price("input_text", None, **FREE)]
    assert not said(two(left, free), "R06")


@pytest.mark.parametrize("state", [PriceState.INCLUDED, PriceState.NOT_OFFERED])
def test_what_is_not_billed_leaves_a_model_free(state):
    left = [price("output_text", None, state=state), price("input_text", None, **FREE)]
    page = two(left, tokens("2", "3"))
    assert said(page, "R06") == [
        "Alpha has a free tier; Beta charges $2 per million tokens (input price)."
    ]
    assert winners(page, "R06") == ["alpha"]


def test_a_free_model_is_set_against_what_the_other_charges_for():
    free = [price("input_text", None, **FREE), price("output_text", None, **FREE)]
    page = two(free, [price("input_text", None, **FREE), price("output_text", "3")])
    assert said(page, "R06") == [
        "Alpha has a free tier; Beta charges $3 per million tokens (output price)."
    ]
    assert proofs(page, "R06") == [
        ("Alpha", "Input price", "free tier", ""),
        ("Alpha", "Output price", "free tier", ""),
        ("Beta", "Output price", "$3", "per million tokens"),
    ]


def test_two_models_without_a_free_price_in_common_are_not_both_called_free():
    free = [price("input_text", None, **FREE)]
    assert not said(two(free, [price("output_text", None, **FREE)]), "R06")
    other = [
        price("input_text", None, state=PriceState.INCLUDED),
        price("output_text", None, **FREE),
    ]
    assert not said(two(free, other), "R06")


def test_free_against_a_withheld_price_says_nothing_until_a_price_is_met():
    free_input = price("input_text", None, free=FreeKind.FREE_TIER)
    free_output = price("output_text", None, free=FreeKind.FREE_TIER)
    withheld = price("input_text", None, state=PriceState.NOT_PUBLISHED)
    assert not said(two([free_input], [withheld]), "R06")
    page = two([free_input, free_output], [withheld, price("output_text", "3")])
    assert said(page, "R06") == [
        "Alpha has a free tier; Beta charges $3 per million tokens (output price)."
    ]


def test_different_jobs_state_equal_and_near_prices_of_a_shared_meter():
    text = sheet("Alpha", "text", *tokens("2"))
    same = compared(text, sheet("Beta", "embedding", *tokens("2")))
    assert said(same, "R04") == [
        "Both bill text input by the token, at the same price: $2 per million."
    ]
    near = compared(text, sheet("Beta", "embedding", *tokens("2.01")))
    assert said(near, "R04") == [
        "Both bill text input by the token, at about the same price: "
        "$2 per million with Alpha, $2.01 with Beta."
    ]


def test_nothing_but_the_shared_meters_is_set_side_by_side_for_different_jobs():
    prices = [
        *tokens("1", "2"),
        price("cached_input_text", "0.1"),
        price("input_text", "0.5", service_tier="batch"),
        price("image_generation", "0.1"),
    ]
    dearer = [
        *tokens("2", "4"),
        price("cached_input_text", "0.2"),
        price("input_text", "1", service_tier="batch"),
        price("image_generation", "0.2"),
    ]
    page = compared(sheet("Alpha", "text", *prices), sheet("Beta", "image", *dearer))
    priced = [item for item in statements(page) if item.family == "PR"]
    assert [item.rule for item in priced] == ["R05", "R04", "R09", "R11"]
    assert all(item.outcome == "shared_cheaper" and item.winner is None for item in priced)


def test_retired_models_have_no_price_sentence_of_any_kind():
    ended = sheet(
        "Alpha",
        "text",
        *tokens("1", "2"),
        price("input_text", "0.1", kind=PriceKind.PROMOTION),
        lifecycle=Lifecycle(retires_on=ON),
    )
    page = compared(ended, sheet("Beta", "text", *tokens("2", "4")))
    assert not any(item.family == "PR" for item in statements(page))


def test_amounts_in_two_currencies_are_never_added_up():
    left = [price("input_text", "1"), price("output_text", "8", currency="CNY")]
    right = [price("input_text", "2"), price("output_text", "4", currency="CNY")]
    page = two(left, right)
    assert len(said(page, "R04", "R05")) == 2
    assert not said(page, "R07", "R08")
    assert not answers(page, "F01")


def test_a_tier_in_another_currency_is_no_tier_of_the_price():
    left = [*tokens("1", "2"), price("input_text", "9", currency="CNY", input_tokens_over=32000)]
    page = two(left, tokens("1", "2"))
    assert not said(page, "R12")
    assert "(50,000 tokens in, 1,000 out) $0.052 with both" in said(page, "R08")[0]


def test_a_tier_of_another_service_is_no_step_of_the_standard_price():
    other = price("input_text", "9", input_tokens_over=32000, service_tier="batch")
    assert not said(two([*tokens("1", "2"), other], tokens("1", "2")), "R12")


def test_a_tier_whose_price_is_withheld_is_no_step():
    withheld = price("input_text", None, state=PriceState.NOT_PUBLISHED, input_tokens_over=32000)
    assert not said(two([*tokens("1", "2"), withheld], tokens("1", "2")), "R12")


def test_the_request_up_to_which_a_price_holds_is_in_the_evidence():
    tiered = [
        *tokens("1", "2"),
        price("input_text", "2", input_tokens_over=272000),
        price("input_text", "4", input_tokens_over=400000),
    ]
    (item,) = statements(two(tiered, tokens("2", "4")), "R04")
    assert item.text.endswith("These prices hold up to 272,000 input tokens in a request.")
    assert [(one.label, one.value) for one in item.evidence] == [
        ("Input price", "$1"),
        ("Input price", "$2"),
        ("Input price (above 272,000 input tokens)", "$2"),
    ]


def test_a_limit_on_the_output_price_alone_reaches_the_answer():
    tiered = [*tokens("1", "2"), price("output_text", "3", input_tokens_over=200000)]
    (answer,) = answers(two(tiered, tokens("2", "4")), "F01")
    assert answer.startswith("Alpha is cheaper for requests of up to 200,000 input tokens.")


FEE = [*tokens("1", "9"), price("request", "0.01")]
WIDE = {"context_window": 1000000}


def test_a_fee_for_each_request_makes_the_cheaper_one_depend_on_the_request():
    page = two(FEE, tokens("2", "8"))
    assert not said(page, "R07")
    (answer,) = answers(page, "F01")
    assert answer.startswith(
        "That depends on the request, as a fee for each comes on top of its tokens."
    )
    (cost,) = said(page, "R08")
    assert "(2,000 tokens in, 500 out) $0.00651" in cost
    (faq,) = [one for one in page.faqs if one.key == "F01"]
    assert "Request fee" in {one.label for one in faq.evidence}


def test_what_a_request_costs_is_left_out_where_a_model_cannot_take_it():
    small = sheet("Alpha", "text", *tokens("1", "9"), facts={"context_window": 16000})
    page = compared(small, sheet("Beta", "text", *tokens("2", "8"), facts=WIDE))
    (text,) = said(page, "R08")
    assert "(2,000 tokens in, 500 out)" in text
    assert "(100,000 tokens in" not in text
    tiny = sheet("Alpha", "text", *tokens("1", "9"), facts={"context_window": 1000})
    assert not said(compared(tiny, sheet("Beta", "text", *tokens("2", "8"), facts=WIDE)), "R08")


def test_what_a_long_request_costs_is_left_out_where_its_step_has_no_amount():
    step = price("input_text", None, state=PriceState.NOT_PUBLISHED, input_tokens_over=32000)
    (text,) = said(two([*tokens("1", "9"), step], tokens("2", "8")), "R08")
    assert "(2,000 tokens in, 500 out)" in text
    assert "(100,000 tokens in" not in text
