"""Real pairs with the figures that they must give, and the sentences that they must not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from model_pages.specs.lifecycle import Lifecycle
from tests.engine.factories import (
    GOOGLE,
    answers,
    compared,
    price,
    said,
    sheet,
    statements,
    successor,
    tokens,
)


def gpt_4_1_mini(**options):
    facts = {"context_window": 1047576, "open_weights": False}
    return sheet("GPT-4.1 Mini", "text", *tokens("0.4", "1.6"), facts=facts, **options)


def test_gpt_4_1_and_its_mini_are_80_percent_apart_in_both_directions():
    big = sheet("GPT-4.1", "text", *tokens("2", "8"), facts={"context_window": 1047576})
    page = compared(big, gpt_4_1_mini())
    assert said(page, "R04", "R05") == [
        "GPT-4.1 Mini is 80% cheaper on output tokens ($1.6 vs $8 per million).",
        "GPT-4.1 Mini is 80% cheaper on input tokens ($0.4 vs $2 per million).",
    ]
    assert said(page, "R18") == ["Both take in 1,047,576 tokens."]
    assert not said(page, "R07")
    assert {item.winner for item in statements(page, "R04", "R05")} == {"gpt-4-1-mini"}


def test_opposite_prices_give_the_break_even_mix_and_no_single_winner():
    flash = sheet(
        "Gemini 2.5 Flash",
        "text",
        *tokens("0.3", "2.5"),
        facts={"context_window": 1048576},
        provider=GOOGLE,
    )
    page = compared(gpt_4_1_mini(), flash)
    assert said(page, "R04", "R05") == [
        "GPT-4.1 Mini is 36% cheaper on output tokens ($1.6 vs $2.5 per million).",
        "Gemini 2.5 Flash is 25% cheaper on input tokens ($0.3 vs $0.4 per million).",
    ]
    assert said(page, "R07") == [
        "Gemini 2.5 Flash has the lower input price, GPT-4.1 Mini the lower output price. They "
        "cost the same at about 11 output tokens per 100 input tokens; with more output GPT-4.1 "
        "Mini is cheaper."
    ]
    (workloads,) = said(page, "R08")
    assert "a long document (50,000 tokens in, 1,000 out) $0.0216 and $0.0175" in workloads
    assert "a turn of a chat (2,000 tokens in, 500 out) $0.0016 and $0.00185" in workloads
    assert "a long text (1,000 tokens in, 4,000 out) $0.0068 and $0.0103" in workloads
    assert said(page, "R18") == [
        "Both take in about the same: 1,047,576 tokens with GPT-4.1 Mini, "
        "1,048,576 with Gemini 2.5 Flash."
    ]
    (answer,) = answers(page, "F01")
    assert answer.startswith("Gemini 2.5 Flash has the lower input price")


def test_a_retired_side_stands_first_and_silences_its_price():
    retired = sheet(
        "Gemini 1.5 Flash",
        "text",
        *tokens("0.075", "0.3"),
        lifecycle=Lifecycle(retires_on=date(2025, 9, 24)),
        provider=GOOGLE,
    )
    page = compared(gpt_4_1_mini(), retired)
    assert page.statements[0].text == (
        "Gemini 1.5 Flash was shut down on Sep 24, 2025. No live successor is listed."
    )
    assert not any(statement.family == "PR" for statement in statements(page))
    assert "cheaper" not in " ".join(said(page))
    assert not answers(page, "F01")


def test_open_weights_are_a_licence_fact_and_no_price():
    open_model = sheet(
        "gpt-oss-120b",
        "text",
        facts={"context_window": 131072, "open_weights": True, "licence": "Apache-2.0"},
    )
    page = compared(gpt_4_1_mini(), open_model)
    assert said(page, "R25") == [
        "The weights of gpt-oss-120b can be downloaded under Apache-2.0; "
        "GPT-4.1 Mini is only available as a service."
    ]
    assert said(page, "R18") == [
        "GPT-4.1 Mini takes in 1,047,576 tokens, about 8 times gpt-oss-120b's 131,072."
    ]
    text = " ".join([*said(page), *(faq.answer for faq in page.faqs)])
    assert "free" not in text


def image_prices(text_input, **by_quality):
    return [
        price("input_text", text_input),
        *(
            price("image_generation", amount, quality=quality, size="1024x1024")
            for quality, amount in by_quality.items()
        ),
    ]


def test_images_are_compared_in_the_medium_cell_before_the_prompt():
    left = sheet("GPT Image 1", "image", *image_prices("5", low="0.011", medium="0.042"))
    right = sheet("GPT Image 1 Mini", "image", *image_prices("2", low="0.005", medium="0.011"))
    page = compared(left, right)
    assert said(page, "R13", "R04") == [
        "At medium quality, 1024×1024, GPT Image 1 Mini is 74% cheaper per image "
        "($0.011 vs $0.042). Also, with GPT Image 1 and with GPT Image 1 Mini: "
        "low quality, 1024×1024 $0.011 and $0.005.",
        "GPT Image 1 Mini is 60% cheaper on input tokens ($2 vs $5 per million).",
    ]


def test_images_with_only_a_low_cell_in_common_are_compared_there():
    left = sheet("GPT Image 1", "image", *image_prices("5", low="0.011"))
    right = sheet("GPT Image 1 Mini", "image", *image_prices("2", low="0.005", medium="0.011"))
    (text,) = said(compared(left, right), "R13")
    assert text.startswith("At low quality, 1024×1024, GPT Image 1 Mini is 55% cheaper per image")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("0.40", "0.4", "Input tokens cost the same: $0.4 per million."),
        ("0.0375", "0.04", "Alpha is 6% cheaper on input tokens ($0.0375 vs $0.04 per million)."),
        (
            "150",
            "0.05",
            "Beta is more than 99% cheaper on input tokens ($0.05 vs $150 per million).",
        ),
        ("0.25", "0.4", "Alpha is 38% cheaper on input tokens ($0.25 vs $0.4 per million)."),
        ("0.1", "0.13", "Alpha is 23% cheaper on input tokens ($0.1 vs $0.13 per million)."),
        (
            "9.8",
            "10",
            "Input tokens cost about the same: $9.8 per million with Alpha, $10 with Beta.",
        ),
        ("9.7", "10", "Alpha is 3% cheaper on input tokens ($9.7 vs $10 per million)."),
    ],
)
def test_two_input_prices(one, other, expected):
    page = compared(sheet("Alpha", "text", *tokens(one)), sheet("Beta", "text", *tokens(other)))
    assert said(page, "R04") == [expected]


def test_an_unknown_price_is_silent_and_listed_as_a_gap():
    page = compared(
        sheet("Alpha", "text", *tokens(None, "8")), sheet("Beta", "text", *tokens("2", "8"))
    )
    assert not said(page, "R04")
    assert said(page, "R40") == ["No data on Alpha for: input price."]


def test_prices_that_agree_up_to_float_noise_are_equal_once_quantised():
    noisy = Decimal("0.39999999999999997").quantize(Decimal("1e-12"))
    page = compared(
        sheet("Alpha", "text", *tokens(str(noisy))), sheet("Beta", "text", *tokens("0.4"))
    )
    assert said(page, "R04") == ["Input tokens cost the same: $0.4 per million."]


def test_a_successor_on_the_other_side_is_not_recommended_as_if_it_were_elsewhere():
    old = gpt_4_1_mini(
        successors=(
            successor("GPT-5 Mini", retires_on=date(2026, 12, 11)),
            successor("GPT-5.6 Terra"),
        )
    )
    new = sheet(
        "GPT-5 Mini",
        "text",
        *tokens("0.25", "2"),
        lifecycle=Lifecycle(retires_on=date(2026, 12, 11), has_successor=True),
        successors=(successor("GPT-5.6 Terra"),),
    )
    page = compared(old, new)
    assert said(page, "R31") == [
        "GPT-5 Mini replaces GPT-4.1 Mini, but does not outlast it. Moving changes this: "
        "input price $0.25 instead of $0.4 per million tokens and output price $2 instead of "
        "$1.6 per million tokens. The next model in line is GPT-5.6 Terra."
    ]
    assert not said(page, "R30")
    assert said(page, "R29") == [
        "GPT-5 Mini stops working on Dec 11, 2026, in 18 days. "
        "Its listed successor is GPT-5.6 Terra."
    ]
    assert said(page, "R04") == [
        "GPT-5 Mini is 38% cheaper on input tokens ($0.25 vs $0.4 per million)."
    ]
    assert said(page, "R05") == [
        "GPT-4.1 Mini is 20% cheaper on output tokens ($1.6 vs $2 per million)."
    ]


def test_two_models_shut_down_recommend_neither():
    ended = Lifecycle(retires_on=date(2026, 10, 23))
    page = compared(
        sheet("o1-pro", "text", *tokens("150", "600"), lifecycle=ended),
        sheet("GPT-4 Turbo", "text", *tokens("10", "30"), lifecycle=ended),
    )
    assert [item.subject for item in statements(page, "R28")] == ["o1-pro", "gpt-4-turbo"]
    assert not any(item.winner for item in statements(page))


def test_the_same_price_is_said_to_hold_only_in_the_lowest_tier():
    gemini = sheet(
        "Gemini 2.5 Pro",
        "text",
        *tokens("1.25", "10"),
        *tokens("2.5", "15", input_tokens_over=200000),
        provider=GOOGLE,
    )
    gpt = sheet("GPT-5", "text", *tokens("1.25", "10"))
    page = compared(gemini, gpt)
    assert said(page, "R04") == [
        "Input tokens cost the same: $1.25 per million. "
        "These prices hold up to 200,000 input tokens in a request."
    ]
    assert said(page, "R12") == [
        "Above 200,000 input tokens Gemini 2.5 Pro charges $2.5 instead of $1.25 per million "
        "input tokens and $15 instead of $10 per million output tokens, for the whole request."
    ]
    (answer,) = answers(page, "F01")
    assert answer.startswith("Gemini 2.5 Pro and GPT-5 have the same list price.")
    assert "up to 200,000 input tokens" in answer
