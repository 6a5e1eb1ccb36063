"""R09, R11, R13, R14: cached and batch prices, and prices by the image, minute or page."""

from __future__ import annotations

from model_pages.specs.prices import PriceState
from tests.engine.factories import answers, compared, price, said, sheet, statements, tokens


def two(left, right, model_type="text"):
    return compared(sheet("Alpha", model_type, *left), sheet("Beta", model_type, *right))


def image(amount, quality=None, size="1024x1024", **options):
    conditions = {"quality": quality, "size": size} if quality else {}
    return price("image_generation", amount, **conditions, **options)


def test_one_price_for_every_image_is_compared_with_another_one_and_framed():
    page = two([image("0.04")], [image("0.08")], "image")
    expected = [
        "Alpha is 50% cheaper per image ($0.04 vs $0.08). "
        "Each lists one price per image and states no size."
    ]
    assert said(page, "R13") == expected
    assert answers(page, "F21") == expected


NOT_ALIKE = [
    "Alpha and Beta do not both say for which size and quality their prices per image hold, "
    "so these are not compared."
]


def test_one_price_for_every_image_is_not_set_against_the_cells_of_a_matrix():
    matrix = [image("0.01", "low"), image("0.04", "medium")]
    assert said(two([image("0.04")], matrix, "image"), "R13") == NOT_ALIKE
    assert said(two(matrix, [image("0.04")], "image"), "R13") == NOT_ALIKE
    both = [image("0.02"), *matrix]
    assert said(two([image("0.04")], both, "image"), "R13") == NOT_ALIKE
    (text,) = said(two(both, matrix, "image"), "R13")
    assert text == (
        "At medium quality, 1024×1024, both cost the same per image: $0.04. "
        "Also, with Alpha vs Beta: $0.01 vs $0.01 (low quality, 1024×1024)."
    )


def test_an_estimate_of_what_the_tokens_of_an_image_cost_is_no_price_for_every_image():
    estimate = [image("0.067"), price("output_image", "60")]
    assert said(two(estimate, [image("0.02")], "image"), "R13") == NOT_ALIKE
    assert said(two([image("0.02")], estimate, "image"), "R13") == NOT_ALIKE
    page = two(estimate, [image("0.039"), price("output_image", "30")], "image")
    assert said(page, "R13", "R14") == [
        *NOT_ALIKE,
        "The image output price of Beta is 50% lower ($30 vs $60 per million tokens).",
    ]


def test_a_second_of_video_needs_its_resolution_as_an_image_its_size():
    flat = [price("video_generation", "0.1")]
    page = two(flat, [price("video_generation", "0.4")], "video")
    assert said(page, "R14") == [
        "Alpha is 75% cheaper per second ($0.1 vs $0.4). "
        "Each lists one price per second and states no resolution."
    ]
    both = [*flat, price("video_generation", "0.4", resolution="720p")]
    assert not said(two(flat, both, "video"), "R14")


def test_equal_and_near_image_prices_have_no_winner():
    same = two([image("0.04")], [image("0.040")], "image")
    assert said(same, "R13") == [
        "Both cost the same per image: $0.04. Each lists one price per image and states no size."
    ]
    near = two([image("0.0400", "low")], [image("0.0401", "low")], "image")
    assert said(near, "R13") == [
        "At low quality, 1024×1024, both cost about the same per image: "
        "$0.04 with Alpha, $0.0401 with Beta."
    ]


def test_without_the_usual_cell_the_cheapest_shared_one_is_compared():
    left = [image("0.03", "high"), image("0.01", "low")]
    right = [image("0.02", "high"), image("0.02", "low")]
    (text,) = said(two(left, right, "image"), "R13")
    assert text == (
        "At low quality, 1024×1024, Alpha is 50% cheaper per image ($0.01 vs $0.02). "
        "Also, with Alpha vs Beta: $0.03 vs $0.02 (high quality, 1024×1024)."
    )


def test_nobody_wins_by_the_image_who_is_not_cheaper_in_every_size():
    def winner(*right):
        left = [image("0.01", "low"), image("0.02", "medium"), image("0.03", "high")]
        qualities = zip(("low", "medium", "high"), right, strict=True)
        cells = [image(amount, quality) for quality, amount in qualities]
        (item,) = statements(two(left, cells, "image"), "R13")
        return item.winner

    assert winner("0.02", "0.04", "0.06") == "alpha"
    assert winner("0.02", "0.04", "0.02") is None
    assert winner("0.02", "0.04", "0.03") is None


def test_different_sizes_are_said_not_to_be_compared():
    page = two([image("0.01", "low")], [image("0.02", "high")], "image")
    assert said(page, "R13") == [
        "Alpha and Beta publish prices for different sizes or qualities, "
        "so their prices per image are not compared."
    ]


def test_image_prices_in_two_currencies_are_left_to_the_sentence_about_currencies():
    page = two([image("0.01")], [image("0.1", currency="CNY")], "image")
    assert not said(page, "R13")
    assert said(page, "R17")


def test_an_image_price_of_another_service_is_no_cell():
    assert not said(two([image("0.01")], [image("0.02", service_tier="batch")], "image"), "R13")


def test_one_unknown_image_price_is_silent():
    assert not said(two([image("0.01")], [], "image"), "R13")


def test_seconds_minutes_and_hours_are_one_meter():
    page = two(
        [price("transcription", "0.006", unit="minute")],
        [price("transcription", "0.111", unit="hour")],
        "speech_to_text",
    )
    assert said(page, "R14") == ["Beta is 69% cheaper per hour ($0.111 vs $0.36)."]
    assert [item.value for item in statements(page, "R14")[0].evidence] == ["$0.36", "$0.111"]


def test_one_unit_on_both_lists_is_kept_as_it_is_printed():
    page = two(
        [price("video_generation", "0.1", unit="second", resolution="720p")],
        [price("video_generation", "0.4", unit="second", resolution="720p")],
        "video",
    )
    assert said(page, "R14") == ["At 720p, Alpha is 75% cheaper per second ($0.1 vs $0.4)."]


def test_characters_and_tokens_are_never_compared():
    page = two(
        [price("speech_synthesis", "15")],
        [*tokens("0.6"), price("output_audio", "12")],
        "text_to_speech",
    )
    assert not any(item.family == "PR" for item in statements(page))
    assert said(page, "R02") == ["Alpha is billed per million characters; Beta per million tokens."]


def test_two_kinds_of_piece_have_two_anchors():
    prices = [price("transcription", "1"), price("ocr_page", "2")]
    anchors = [item.anchor for item in statements(two(prices, prices), "R14")]
    assert anchors == ["r14-same-transcription", "r14-same-ocr-page"]


def test_image_tokens_are_compared_before_the_prompt():
    page = two(
        [*tokens("2"), price("output_image", "8")],
        [*tokens("5"), price("output_image", "30")],
        "image",
    )
    assert said(page, "R14", "R04") == [
        "The image output price of Alpha is 73% lower ($8 vs $30 per million tokens).",
        "Alpha is 60% cheaper on input tokens ($2 vs $5 per million).",
    ]


def test_near_and_equal_prices_of_speech_have_no_winner():
    near = two([price("output_audio", "12")], [price("output_audio", "12.1")], "text_to_speech")
    assert said(near, "R14") == [
        "The audio output price is about the same: "
        "$12 per million tokens with Alpha, $12.1 with Beta."
    ]
    same = two([price("output_audio", "12")], [price("output_audio", "12")], "realtime")
    assert said(same, "R14") == ["The audio output price is the same: $12 per million tokens."]


def test_image_tokens_of_text_models_stay_in_the_table():
    page = two([price("output_image", "8")], [price("output_image", "30")], "text")
    assert not said(page, "R14")


def cached(amount=None, state=PriceState.PRICED, **options):
    return price("cached_input_text", amount, state=state, **options)


def test_cached_input_is_compared_where_both_price_it():
    page = two([cached("0.1")], [cached("0.025")])
    assert said(page, "R09") == [
        "Beta is 75% cheaper on cached input tokens ($0.025 vs $0.1 per million)."
    ]


def test_a_sourced_refusal_is_told_and_an_empty_field_is_not():
    refused = cached(state=PriceState.NOT_OFFERED)
    assert said(two([refused], [cached("0.1")]), "R09") == [
        "Alpha has no lower price for cached input."
    ]
    unsourced = cached(state=PriceState.NOT_OFFERED, source=None)
    assert not said(two([unsourced], [cached("0.1")]), "R09")
    assert not said(two([], [cached("0.1")]), "R09")


def test_a_refusal_says_nothing_between_models_of_different_jobs():
    page = compared(
        sheet("Alpha", "text", cached(state=PriceState.NOT_OFFERED)),
        sheet("Beta", "image", cached("0.1")),
    )
    assert not said(page, "R09")


def batch(amount, **options):
    return price("input_text", amount, service_tier="batch", **options)


def test_batch_prices_are_compared_where_both_have_one():
    page = two([*tokens("2"), batch("1")], [*tokens("1"), batch("0.5")])
    assert said(page, "R11") == [
        "In batch, Beta is 50% cheaper on input tokens ($0.5 vs $1 per million)."
    ]


def test_the_batch_price_of_one_side_says_nothing_about_the_other():
    page = two([*tokens("2"), batch("1")], tokens("1"))
    assert said(page, "R11") == [
        "Alpha has a batch price, 50% under its standard one ($1 vs $2 per million input tokens)."
    ]


def test_a_sourced_refusal_of_batch_is_told():
    refused = batch(None, state=PriceState.NOT_OFFERED)
    page = two([*tokens("2"), batch("1")], [*tokens("1"), refused])
    assert said(page, "R11") == [
        "Alpha has a batch price, 50% under its standard one ($1 vs $2 per million input tokens); "
        "Beta has none."
    ]


def test_a_batch_price_that_saves_nothing_or_stands_alone_is_not_news():
    assert not said(two([*tokens("2"), batch("2")], tokens("1")), "R11")
    assert not said(two([batch("1")], tokens("1")), "R11")
    in_yuan = batch("1", currency="CNY")
    assert not said(two([*tokens("2"), in_yuan], tokens("1")), "R11")


def test_batch_prices_in_two_currencies_are_told_of_neither():
    page = two([*tokens("2"), batch("1")], [batch("1", currency="CNY")])
    assert not said(page, "R11")


def test_batch_of_one_side_is_silent_between_models_of_different_jobs():
    page = compared(
        sheet("Alpha", "text", *tokens("2"), batch("1")), sheet("Beta", "image", *tokens("1"))
    )
    assert not said(page, "R11")
