"""F01 and F03: the answers about price."""

from __future__ import annotations

from datetime import date

from model_pages.specs.lifecycle import Lifecycle
from model_pages.specs.prices import FreeKind, PriceKind, PriceState
from tests.engine.factories import ON, answers, compared, price, sheet, tokens

FRAME = (
    "These are list prices for standard service on each provider's own API, checked on Nov 1, 2026."
)


def two(left, right, model_type="text"):
    return compared(sheet("Alpha", model_type, *left), sheet("Beta", model_type, *right))


def test_cheaper_in_both_directions_is_one_name_with_both_figures():
    (answer,) = answers(two(tokens("1", "2"), tokens("2", "4")), "F01")
    assert answer.startswith(
        "Alpha is cheaper. Alpha is 50% cheaper on input tokens ($1 vs $2 per million). "
        "Alpha is 50% cheaper on output tokens ($2 vs $4 per million). One request costs"
    )
    assert answer.endswith(FRAME)


def test_cheaper_in_one_direction_and_alike_in_the_other_is_still_one_name():
    (answer,) = answers(two(tokens("2", "4"), tokens("2", "3")), "F01")
    assert answer.startswith("Beta is cheaper. Input tokens cost the same: $2 per million.")


def test_the_same_list_price_has_no_name():
    (answer,) = answers(two(tokens("2", "4"), tokens("2", "4")), "F01")
    assert answer.startswith("Alpha and Beta have the same list prices. Input tokens cost the same")


def test_nearly_the_same_list_price_has_no_name_either():
    (answer,) = answers(two(tokens("2", "4"), tokens("2.01", "4.01")), "F01")
    assert answer.startswith("Alpha and Beta cost about the same. Input tokens cost about the same")


def test_half_a_price_is_no_answer():
    assert not answers(two(tokens("1"), tokens("2", "4")), "F01")


def test_every_state_of_a_price_is_named():
    left = [
        price("input_text", None, free=FreeKind.FREE_TIER),
        price("output_text", None, state=PriceState.NOT_PUBLISHED),
    ]
    (answer,) = answers(two(left, tokens("2")), "F03")
    assert answer == (
        "Alpha: input price: free tier and output price: not published. "
        f"Beta: input price $2 per million tokens. {FRAME}"
    )


def promoted(*amounts, until=date(2026, 12, 31), **options):
    return tokens(*amounts, kind=PriceKind.PROMOTION, until=until, **options)


def test_what_a_price_is_for_now_stands_beside_what_it_is():
    left = [*tokens("1.5", "7.5"), *promoted("0.75"), *promoted(None, "3.75", until=None)]
    page = two(left, tokens("2"))
    (faq,) = (one for one in page.faqs if one.key == "F03")
    assert faq.answer == (
        "Alpha: input price $1.5 per million tokens (now $0.75 until Dec 31, 2026) and "
        "output price $7.5 per million tokens (now $3.75, with no end date given). "
        f"Beta: input price $2 per million tokens. {FRAME}"
    )
    assert [one.value for one in faq.evidence] == [
        "$1.5",
        "$0.75",
        "$7.5",
        "$3.75",
        "$2",
        "Dec 31, 2026",
    ]


def test_a_price_for_now_in_another_unit_names_it():
    per_hour = price("transcription", "0.1", unit="hour", kind=PriceKind.PROMOTION)
    usual = price("transcription", "0.006", unit="minute")
    (answer,) = answers(two([usual, per_hour], [], "speech_to_text"), "F03")
    assert answer.startswith(
        "Alpha: transcription $0.006 per minute (now $0.1 per hour, with no end date given)."
    )


def test_a_price_that_only_a_promotion_gives_is_told_as_such():
    (answer,) = answers(two(promoted("0.2"), promoted("0.3", until=None)), "F03")
    assert answer == (
        "Alpha: input price $0.2 per million tokens (promotion until Dec 31, 2026, "
        "no list price recorded). Beta: input price $0.3 per million tokens (promotion "
        f"with no end date given, no list price recorded). {FRAME}"
    )


def test_a_model_without_any_price_is_said_to_have_none_recorded():
    (answer,) = answers(two(tokens("2"), []), "F03")
    assert "No price of Beta is recorded here." in answer
    assert not answers(two([], []), "F03")


def test_what_was_shut_down_is_no_longer_sold():
    ended = sheet("Alpha", "text", *tokens("1", "2"), lifecycle=Lifecycle(retires_on=ON))
    (answer,) = answers(compared(ended, sheet("Beta", "text", *tokens("2"))), "F03")
    assert answer.startswith("Alpha was shut down on Nov 23, 2026 and is no longer sold. Beta:")
    assert "$1" not in answer
    assert not answers(compared(ended, sheet("Beta", "text")), "F03")


def test_prices_checked_on_several_days_name_the_first_and_the_last():
    (answer,) = answers(two(tokens("1", checked=date(2026, 10, 2)), tokens("2")), "F03")
    assert answer.endswith("checked between Oct 2, 2026 and Nov 1, 2026.")


def test_one_price_for_every_image_has_no_cell_to_name():
    (answer,) = answers(
        two([price("image_generation", "0.04")], [price("image_generation", "0.08")], "image"),
        "F03",
    )
    assert answer.startswith("Alpha: image generation $0.04 per image.")


def test_the_cheapest_hour_is_named_as_one():
    hours = [
        price("input_text", "2", time_of_day="peak"),
        price("input_text", "1", time_of_day="off_peak"),
    ]
    (answer,) = answers(two(hours, []), "F03")
    assert answer.startswith("Alpha: input price from $1 per million tokens (off-peak hours).")


def test_different_jobs_without_prices_still_hear_why_prices_do_not_compare():
    page = compared(sheet("Alpha", "text"), sheet("Beta", "image"))
    assert answers(page, "F02") == [
        "Only where both bill the same thing: Alpha is a text model and Beta is an image model, "
        "so a lower price of one does not make it the cheaper choice for the work of the other."
    ]


def test_of_a_voice_model_what_it_hears_and_says_is_told():
    voice = [*tokens("4", "24"), price("output_audio", "64"), price("input_audio", "32")]
    (answer,) = answers(two(voice, tokens("1"), "realtime"), "F03")
    assert answer.startswith(
        "Alpha: input price $4 per million tokens, output price $24 per million tokens, "
        "audio output price $64 per million tokens, and audio input price $32 per million tokens."
    )


def test_of_other_models_audio_input_is_left_to_the_table():
    (answer,) = answers(two([*tokens("1"), price("input_audio", "3")], tokens("2")), "F03")
    assert answer.startswith("Alpha: input price $1 per million tokens. Beta")


def test_a_fee_per_request_is_told_where_there_is_one():
    fee = price("request", "5", unit="1k_requests")
    none = price("request", None, unit="1k_requests", state=PriceState.NOT_OFFERED)
    (answer,) = answers(two([*tokens("1"), fee], [*tokens("2"), none]), "F03")
    assert answer == (
        "Alpha: input price $1 per million tokens and request fee $5 per thousand requests. "
        f"Beta: input price $2 per million tokens. {FRAME}"
    )
