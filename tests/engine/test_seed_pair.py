"""GPT-4.1 Mini against GPT Image 1 Mini: the page that the project began from."""

from __future__ import annotations

from datetime import date

import pytest

from comparisons.engine import PairClass
from model_pages.specs.lifecycle import Lifecycle
from tests.engine.factories import (
    answers,
    compared,
    price,
    said,
    sheet,
    statements,
    successor,
    tokens,
)


def text_model(*chain):
    return sheet(
        "GPT-4.1 Mini",
        "text",
        *tokens("0.4", "1.6"),
        reads="text image",
        writes="text",
        facts={"context_window": 1047576},
        successors=chain or (successor("GPT-5 Mini"),),
    )


def image_model():
    return sheet(
        "GPT Image 1 Mini",
        "image",
        price("input_text", "2"),
        price("image_generation", "0.005", quality="low", size="1024x1024"),
        price("image_generation", "0.011", quality="medium", size="1024x1024"),
        reads="text image",
        writes="image",
    )


@pytest.fixture
def page():
    return compared(text_model(), image_model())


def test_the_rows_at_a_glance_are_those_of_the_seed(page):
    rows = [(row.label, row.left.text, row.right.text) for row in page.glance]
    assert rows == [
        ("Provider", "OpenAI", "OpenAI"),
        ("Model type", "Text", "Image"),
        ("Context window", "1.05M tokens", "–"),
        ("Input price", "$0.4 / 1M tokens", "$2 / 1M tokens"),
        ("Output price", "$1.6 / 1M tokens", "–"),
        ("Image generation", "–", "From $0.005 / image"),
        ("Status", "Superseded by GPT-5 Mini", "Current"),
    ]


def test_it_says_first_that_they_are_different_kinds_of_model(page):
    first = page.statements[0]
    assert page.pair_class is PairClass.DIFFERENT_JOB
    assert first.rule == "R01"
    assert "GPT-4.1 Mini is a text model and produces text" in first.text
    assert "GPT Image 1 Mini is an image model and produces images" in first.text


def test_the_shared_meter_is_stated_after_that_without_a_winner(page):
    rules = [statement.rule for statement in page.statements]
    (shared,) = statements(page, "R04")
    assert rules.index("R01") < rules.index("R04")
    assert shared.text == (
        "Both bill text input by the token: GPT-4.1 Mini is 80% cheaper on input tokens, "
        "$0.4 vs $2 per million."
    )
    assert shared.winner is None


def test_no_statement_names_a_winner_or_a_workload(page):
    assert all(statement.winner is None for statement in statements(page))
    text = " ".join([*said(page), *(faq.answer for faq in page.faqs)])
    assert "adds up" not in text
    assert "document" not in text
    assert not said(page, "R05", "R07", "R13", "R18", "R20")


def test_the_bill_of_each_is_named_by_its_meters(page):
    assert said(page, "R02") == [
        "GPT-4.1 Mini is billed per million tokens; "
        "GPT Image 1 Mini per million tokens and per image."
    ]


def test_a_living_successor_is_named(page):
    assert said(page, "R30") == ["GPT-4.1 Mini has been superseded by GPT-5 Mini."]


def test_a_successor_that_goes_first_is_named_with_its_day_and_the_one_that_lasts():
    chain = successor("GPT-5 Mini", retires_on=date(2026, 12, 11)), successor("GPT-5.6 Terra")
    (text,) = said(compared(text_model(*chain), image_model()), "R30")
    assert "superseded by GPT-5 Mini" in text
    assert "GPT-5 Mini is itself being withdrawn: it stops working on Dec 11, 2026." in text
    assert text.endswith("The next model in line is GPT-5.6 Terra.")


def test_which_is_cheaper_is_not_asked_but_what_can_be_compared_is(page):
    keys = [faq.key for faq in page.faqs]
    assert "F01" not in keys
    (answer,) = answers(page, "F02")
    assert answer.startswith("Only where both bill the same thing")


def test_every_headline_price_stands_in_the_answer_with_unit_frame_and_date(page):
    (answer,) = answers(page, "F03")
    assert answer == (
        "GPT-4.1 Mini: input price $0.4 per million tokens and output price $1.6 per million "
        "tokens. GPT Image 1 Mini: input price $2 per million tokens and image generation from "
        "$0.005 per image (low quality, 1024×1024). These are list prices for standard service on "
        "each provider's own API, checked on Nov 1, 2026."
    )


def test_no_answer_sends_the_reader_elsewhere(page):
    assert page.faqs
    assert not any("see the" in faq.answer.lower() for faq in page.faqs)


def test_nothing_unknown_is_printed_as_zero(page):
    output = next(row for row in page.glance if row.key == "output_text")
    assert (output.right.text, output.right.detail) == ("–", "not applicable")
    context = next(row for row in page.glance if row.key == "context_window")
    assert (context.right.text, context.right.detail) == ("–", "not applicable")


def test_a_shutdown_date_of_the_image_model_is_told_before_any_price():
    ending = sheet(
        "GPT Image 1 Mini",
        "image",
        price("input_text", "2"),
        writes="image",
        lifecycle=Lifecycle(retires_on=date(2026, 12, 1), has_successor=True),
        successors=(successor("GPT Image 2", model_type="image"),),
    )
    page = compared(text_model(), ending)
    assert said(page, "R29") == [
        "GPT Image 1 Mini stops working on Dec 1, 2026, in 8 days. "
        "Its listed successor is GPT Image 2."
    ]
    rules = [statement.rule for statement in page.statements]
    assert rules.index("R29") < rules.index("R04")
