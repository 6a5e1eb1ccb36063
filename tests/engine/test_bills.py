"""What a workload costs on a model, line by line, and what could not be counted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from comparisons.engine.bills import NotCounted, bill
from comparisons.engine.workloads import Workload
from model_pages.specs.prices import FreeKind, PriceKind, PriceState
from tests.engine.factories import price, side, tokens

OVER = {"input_tokens_over": 200000}


def billed(prices, model_type="text", *, facts=None, **workload):
    return bill(side("Alpha", model_type, *prices, facts=facts), Workload(**workload))


def lines(one):
    return [(line.price.component, line.quantity, line.amount) for line in one.lines]


def missing(one):
    return [(item.what, item.why) for item in one.not_counted]


def total(*args, **options):
    one = billed(*args, **options)
    assert one.is_complete, one.not_counted
    return one.total


def test_tokens_are_billed_by_the_million_for_every_request_of_a_month():
    one = billed(tokens("0.4", "1.6"), input_tokens=2000, output_tokens=500, requests=3000)
    assert lines(one) == [
        ("input_text", Decimal("0.002"), Decimal("2.4")),
        ("output_text", Decimal("0.0005"), Decimal("2.4")),
    ]
    assert (one.total, one.currency, one.is_complete) == (Decimal("4.8"), "USD", True)


def test_a_price_per_thousand_tokens_is_the_same_bill():
    prices = tokens("0.0004", "0.0016", unit="1k_tokens")
    assert total(prices, input_tokens=2000, output_tokens=500, requests=3000) == Decimal("4.8")


def test_the_cached_share_of_the_input_has_its_own_price():
    prices = [*tokens("2", "8"), price("cached_input_text", "0.5")]
    one = billed(prices, input_tokens=10000, output_tokens=1000, cached_share=Decimal("0.7"))
    assert lines(one) == [
        ("input_text", Decimal("0.003"), Decimal("0.006")),
        ("cached_input_text", Decimal("0.007"), Decimal("0.0035")),
        ("output_text", Decimal("0.001"), Decimal("0.008")),
    ]
    assert one.total == Decimal("0.0175")


def test_input_that_is_cached_as_a_whole_has_no_line_of_its_own():
    prices = [*tokens("2"), price("cached_input_text", "0.5")]
    one = billed(prices, input_tokens=1000000, cached_share=Decimal(1))
    assert lines(one) == [("cached_input_text", Decimal(1), Decimal("0.5"))]


@pytest.mark.parametrize(
    ("prices", "why"),
    [
        ([], "no_price"),
        ([price("cached_input_text", None, state=PriceState.NOT_PUBLISHED)], "no_price"),
        ([price("cached_input_text", None, state=PriceState.NOT_OFFERED)], "not_offered"),
        ([price("cached_input_text", None, state=PriceState.DYNAMIC)], "dynamic"),
        ([price("cached_input_text", "2000")], "doubtful"),
        ([price("cached_input_text", "3.5", currency="CNY")], "currency"),
    ],
)
def test_a_cached_part_without_an_amount_is_named_and_neither_free_nor_at_the_full_price(
    prices, why
):
    one = billed([*tokens("2"), *prices], input_tokens=1000000, cached_share=Decimal("0.5"))
    assert lines(one) == [("input_text", Decimal("0.5"), Decimal(1))]
    assert missing(one) == [("cached_input_text", why)]
    assert (one.total, one.is_complete) == (Decimal(1), False)


TIERED = [
    *tokens("1.25", "10"),
    *tokens("2.5", "15", **OVER),
    price("input_text", "5", input_tokens_over=500000),
]


@pytest.mark.parametrize(
    ("input_tokens", "expected"),
    [
        (200000, "0.26"),  # 0.2 × 1.25 + 0.001 × 10
        (200001, "0.5150025"),  # 0.200001 × 2.5 + 0.001 × 15
        (500000, "1.265"),  # 0.5 × 2.5 + 0.015
        (600000, "3.015"),  # 0.6 × 5 + 0.015
    ],
)
def test_a_tier_reprices_every_token_of_the_request(input_tokens, expected):
    assert total(TIERED, input_tokens=input_tokens, output_tokens=1000) == Decimal(expected)


@pytest.mark.parametrize(("input_tokens", "expected"), [(200000, "0.1"), (200001, "0.20000100")])
def test_a_tier_in_batch_is_that_of_batch(input_tokens, expected):
    batch = [
        price("input_text", "0.5", service_tier="batch"),
        price("input_text", "1", service_tier="batch", **OVER),
    ]
    one = total([*TIERED, *batch], input_tokens=input_tokens, is_batch=True)
    assert one == Decimal(expected)


def test_what_has_no_batch_price_is_not_counted_in_batch():
    prices = [*tokens("2", "8"), price("input_text", "1", service_tier="batch")]
    one = billed(prices, input_tokens=1000000, output_tokens=1000000, is_batch=True)
    assert lines(one) == [("input_text", Decimal(1), Decimal(1))]
    assert missing(one) == [("output_text", "no_batch")]


IMAGES = [
    price("image_generation", "0.011", quality="low", size="1024x1024"),
    price("image_generation", "0.042", quality="medium", size="1024x1024"),
]


def test_an_image_costs_what_its_quality_and_size_do():
    one = total(IMAGES, "image", images=3, quality="medium", size="1024x1024", requests=10)
    assert one == Decimal("1.26")


def test_an_image_of_another_size_or_of_none_is_not_counted():
    for cells in ({"quality": "high", "size": "1024x1024"}, {"quality": "low"}, {}):
        one = billed(IMAGES, "image", images=1, **cells)
        assert (lines(one), missing(one)) == ([], [("image_generation", "no_cell")])
        assert (one.total, one.currency, one.is_complete) == (None, "", False)


def test_one_price_for_every_image_is_that_of_any_size():
    prices = [price("image_generation", "40", unit="1k_images")]
    assert total(prices, "image", images=2, size="1024x1024") == Decimal("0.08")


def test_the_cell_of_an_image_in_batch_is_a_price_of_its_own():
    cell = {"quality": "low", "size": "1024x1024"}
    prices = [*IMAGES, price("image_generation", "0.0055", service_tier="batch", **cell)]
    assert total(prices, "image", images=2, is_batch=True, **cell) == Decimal("0.011")


def test_a_video_costs_by_the_second_of_its_resolution():
    prices = [
        price("video_generation", "0.1", resolution="720p"),
        price("video_generation", "18", unit="minute", resolution="1080p"),
    ]
    assert total(prices, "video", seconds=8, resolution="720p") == Decimal("0.8")
    assert total(prices, "video", seconds=8, resolution="1080p") == Decimal("2.4")
    assert missing(billed(prices, "video", seconds=8)) == [("video_generation", "no_cell")]


@pytest.mark.parametrize(
    ("amount", "unit", "seconds", "expected", "is_minimum"),
    [
        ("0.006", "minute", 90, "0.009", False),
        ("0.006", "minute", 10, "0.001", False),
        ("0.006", "minute", 3, "0.001", True),
        ("0.36", "hour", 3600, "0.36", False),
        ("0.36", "hour", 3, "0.001", True),
        ("0.0001", "second", 3, "0.001", True),
    ],
)
def test_audio_is_billed_by_the_second_of_any_price_with_the_least_of_ten(
    amount, unit, seconds, expected, is_minimum
):
    prices = [price("transcription", amount, unit=unit, minimum="10")]
    one = billed(prices, "speech_to_text", seconds=seconds)
    assert one.total == Decimal(expected)
    assert one.lines[0].is_minimum is is_minimum


def test_the_minimum_is_that_of_each_request():
    prices = [price("transcription", "0.006", unit="minute", minimum="10")]
    assert total(prices, "speech_to_text", seconds=3, requests=1000) == Decimal(1)


def test_a_minimum_of_what_is_free_costs_nothing():
    free = price("transcription", None, free=FreeKind.FREE_TIER, unit="minute", minimum="10")
    assert total([free], "speech_to_text", seconds=3) == 0


def test_speech_is_billed_by_characters_or_by_the_minute():
    by_character = [price("speech_synthesis", "15")]
    assert total(by_character, "text_to_speech", characters=20000) == Decimal("0.3")
    by_minute = [price("speech_time", "0.015", unit="minute")]
    assert total(by_minute, "text_to_speech", seconds=120) == Decimal("0.03")


def test_pages_and_searches_are_billed_by_the_thousand():
    assert total([price("ocr_page", "2")], "ocr", pages=250) == Decimal("0.5")
    assert total([price("rerank_search", "2")], "rerank", searches=50) == Decimal("0.1")


def test_searches_of_a_text_model_are_those_of_its_tool():
    prices = [*tokens("1"), price("web_search", "10", unit="1k_queries")]
    assert total(prices, input_tokens=1000, searches=3) == Decimal("0.031")


def test_a_fee_for_each_request_comes_on_top():
    prices = [*tokens("1"), price("request", "5", unit="1k_requests")]
    assert total(prices, input_tokens=1000, requests=200) == Decimal("1.2")


@pytest.mark.parametrize("options", [{"free": FreeKind.FREE_TIER}, {"state": PriceState.INCLUDED}])
def test_what_is_free_or_included_costs_a_known_nothing(options):
    one = billed([price("input_text", None, **options)], input_tokens=1000)
    assert lines(one) == [("input_text", Decimal("0.001"), 0)]
    assert (one.total, one.is_complete) == (0, True)


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"state": PriceState.DYNAMIC}, "dynamic"),
        ({"state": PriceState.NOT_OFFERED}, "not_offered"),
        ({"state": PriceState.NOT_PUBLISHED}, "no_price"),
        ({"amount": "3200"}, "doubtful"),
        ({"amount": "1", "host": "azure"}, "no_price"),
    ],
)
def test_what_has_no_amount_is_named_with_the_reason(options, why):
    amount = options.pop("amount", None)
    one = billed([price("input_text", amount, **options)], input_tokens=1000)
    assert (lines(one), missing(one)) == ([], [("input_text", why)])


def test_a_confirmed_price_is_counted_however_unlikely():
    assert total(tokens("3200", confirmed=True), input_tokens=1000000) == 3200


@pytest.mark.parametrize(
    ("workload", "component"),
    [
        ({"input_tokens": 1}, "input_text"),
        ({"output_tokens": 1}, "output_text"),
        ({"images": 1}, "image_generation"),
        ({"seconds": 1}, "transcription"),
        ({"characters": 1}, "speech_synthesis"),
        ({"pages": 1}, "ocr_page"),
        ({"searches": 1}, "rerank_search"),
    ],
)
def test_what_a_model_does_not_bill_is_not_counted(workload, component):
    one = billed([], **workload)
    assert (one.total, missing(one)) == (None, [(component, "no_price")])


def test_two_currencies_are_never_added_up():
    prices = [price("input_text", "1"), price("output_text", "8", currency="CNY")]
    one = billed(prices, input_tokens=1000000, output_tokens=1000000)
    assert (one.total, one.currency) == (1, "USD")
    assert missing(one) == [("output_text", "currency")]


@pytest.mark.parametrize(("window", "complete"), [(1000, True), (999, False)])
def test_a_request_above_the_context_window_is_marked(window, complete):
    one = billed(tokens("1"), facts={"context_window": window}, input_tokens=1000)
    assert one.is_complete is complete
    assert missing(one) == ([] if complete else [("input_text", "above_context")])


def test_a_promotion_and_an_announced_price_are_no_part_of_a_bill():
    prices = [*tokens("2"), price("input_text", "1", kind=PriceKind.PROMOTION)]
    assert total(prices, input_tokens=1000000) == 2
    later = (price("input_text", "9", starts=date(2027, 1, 1)),)
    one = bill(side("Alpha", "text", *tokens("2"), announced=later), Workload(input_tokens=10**6))
    assert one.total == 2


def test_a_component_that_only_a_promotion_prices_has_no_price():
    one = billed([price("input_text", "1", kind=PriceKind.PROMOTION)], input_tokens=1000)
    assert missing(one) == [("input_text", "no_price")]


def test_a_tier_in_another_currency_is_no_tier_of_the_price():
    prices = [*tokens("1"), price("input_text", "9", currency="CNY", **OVER)]
    assert total(prices, input_tokens=300000) == Decimal("0.3")


def test_a_batch_above_a_tier_without_a_batch_price_is_not_counted():
    prices = [
        *tokens("1"),
        *tokens("2", input_tokens_over=100_000),
        *tokens("0.5", service_tier="batch"),
    ]
    small = bill(side("Alpha", "text", *prices), Workload(input_tokens=100_000, is_batch=True))
    large = bill(side("Alpha", "text", *prices), Workload(input_tokens=100_001, is_batch=True))
    assert small.total == Decimal("0.05")
    assert large.total is None
    assert large.not_counted == (NotCounted("input_text", "no_batch"),)
