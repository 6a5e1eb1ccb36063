"""Every sentence about two prices that are equal or less than three percent apart: no winner."""

from __future__ import annotations

import pytest

from tests.engine.factories import answers, compared, price, sheet, statements, tokens, two

NEAR_TOKENS = "{} cost about the same: $1 per million with Alpha, $1.02 with Beta."
NEAR_PIECES = "{} cost about the same {}: $1 with Alpha, $1.02 with Beta."


def cached(amount):
    return price("cached_input_text", amount)


def batch(amount):
    return price("input_text", amount, service_tier="batch")


def image(amount, **cell):
    return price("image_generation", amount, **cell)


def video(amount, **cell):
    return price("video_generation", amount, **cell)


@pytest.mark.parametrize(
    ("rule", "make", "model_type", "equal", "near"),
    [
        (
            "R04",
            lambda amount: price("input_text", amount),
            "text",
            "Input tokens cost the same: $1 per million.",
            NEAR_TOKENS.format("Input tokens"),
        ),
        (
            "R05",
            lambda amount: price("output_text", amount),
            "text",
            "Output tokens cost the same: $1 per million.",
            NEAR_TOKENS.format("Output tokens"),
        ),
        (
            "R09",
            cached,
            "text",
            "Cached input tokens cost the same: $1 per million.",
            NEAR_TOKENS.format("Cached input tokens"),
        ),
        (
            "R11",
            batch,
            "text",
            "In batch, input tokens cost the same: $1 per million.",
            NEAR_TOKENS.format("In batch, input tokens"),
        ),
        (
            "R13",
            image,
            "image",
            "Both cost the same per image: $1. Each lists one price per image and states no size.",
            f"{NEAR_PIECES.format('Both', 'per image')} "
            "Each lists one price per image and states no size.",
        ),
        (
            "R13",
            lambda amount: image(amount, quality="low"),
            "image",
            "At low quality, both cost the same per image: $1.",
            NEAR_PIECES.format("At low quality, both", "per image"),
        ),
        (
            "R14",
            lambda amount: price("transcription", amount),
            "speech_to_text",
            "Both cost the same per minute: $1.",
            NEAR_PIECES.format("Both", "per minute"),
        ),
        (
            "R14",
            lambda amount: video(amount, resolution="720p"),
            "video",
            "At 720p, both cost the same per second: $1.",
            NEAR_PIECES.format("At 720p, both", "per second"),
        ),
    ],
)
def test_equal_and_near_prices_of_one_job(rule, make, model_type, equal, near):
    for amount, sentence in (("1.00", equal), ("1.02", near)):
        (item,) = statements(two([make("1")], [make(amount)], model_type), rule)
        assert (item.text, item.winner) == (sentence, None)


@pytest.mark.parametrize(
    ("rule", "make", "meter"),
    [
        ("R04", lambda amount: price("input_text", amount), "text input by the token"),
        ("R05", lambda amount: price("output_text", amount), "text output by the token"),
        ("R09", cached, "cached text input by the token"),
        ("R11", batch, "text input in batch by the token"),
    ],
)
def test_equal_and_near_prices_of_two_jobs_name_the_meter(rule, make, meter):
    endings = {
        "1.00": "at the same price: $1 per million.",
        "1.02": "at about the same price: $1 per million with Alpha, $1.02 with Beta.",
    }
    for amount, ending in endings.items():
        page = compared(sheet("Alpha", "text", make("1")), sheet("Beta", "image", make(amount)))
        (item,) = statements(page, rule)
        assert (item.text, item.winner) == (f"Both bill {meter}, {ending}", None)


@pytest.mark.parametrize(
    ("theirs", "verdict"),
    [
        (tokens("2", "4"), "Alpha is cheaper"),
        (tokens("1.02", "2"), "Alpha and Beta cost about the same"),
        (tokens("1", "2"), "Alpha and Beta have the same list prices"),
    ],
)
def test_the_answer_holds_up_to_the_size_from_which_one_side_charges_more(theirs, verdict):
    tiered = [*tokens("1", "2"), *tokens("2", "4", input_tokens_over=200000)]
    (answer,) = answers(two(tiered, theirs), "F01")
    assert answer.startswith(f"{verdict} for requests of up to 200,000 input tokens. ")


@pytest.mark.parametrize(
    ("left", "right", "sentence", "winner"),
    [
        (8192, 8192, "Both can answer with up to 8,192 tokens.", None),
        (
            8192,
            8193,
            "Both can answer about equally long: 8,192 tokens with Alpha, 8,193 with Beta.",
            None,
        ),
        (
            8192,
            8600,
            "Beta can answer slightly longer: 8,600 tokens against 8,192.",
            "beta",
        ),
    ],
)
def test_equal_and_near_lengths_of_an_answer(left, right, sentence, winner):
    facts = [{"facts": {"max_output_tokens": count}} for count in (left, right)]
    (item,) = statements(two(alpha=facts[0], beta=facts[1]), "R19")
    assert (item.text, item.winner) == (sentence, winner)
