"""R36, R37, F22, F23 and F24: who else offers the models, for nothing or for another price."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from model_pages.specs.lifecycle import Lifecycle
from model_pages.specs.prices import FreeKind, PriceKind, PriceState
from model_pages.specs.sheet import ProviderRef
from tests.engine.factories import (
    GOOGLE,
    ON,
    answers,
    compared,
    price,
    proofs,
    said,
    sheet,
    statements,
    tokens,
    two,
)

NAMES = {"groq": "Groq", "azure": "Azure", "google": "Google"}
HOSTS = {"hosts": {slug: ProviderRef(slug, name) for slug, name in NAMES.items()}}
BY_GOOGLE = {**HOSTS, "provider": GOOGLE}
RETIRED = {"lifecycle": Lifecycle(retires_on=date(2026, 1, 1))}


def at(*hosts, amounts=("1", "2"), **options):
    return [one for host in hosts for one in tokens(*amounts, host=host, **options)]


def offered(left, right, alpha=HOSTS, beta=BY_GOOGLE):
    return two(left, right, alpha=alpha, beta=beta)


def test_the_one_with_more_providers_is_named_with_what_they_share():
    page = offered(at("groq", "azure", "google"), at("azure"))
    (item,) = statements(page, "R36")
    assert item.text == (
        "Alpha is offered by 4 of the providers recorded here, Beta by 2. "
        "Both can be had from Azure and Google."
    )
    assert item.winner == "alpha"
    assert proofs(page, "R36") == [
        ("Alpha", "Providers", "4: Azure, Google, Groq, and OpenAI", ""),
        ("Beta", "Providers", "2: Azure and Google", ""),
    ]


def test_as_many_providers_have_no_winner():
    (item,) = statements(offered(at("groq"), at("azure")), "R36")
    assert item.text == "Alpha and Beta are each offered by 2 of the providers recorded here."
    assert item.winner is None


def test_a_model_without_another_host_is_said_to_have_none_recorded():
    expected = (
        "Alpha is also offered by Azure and Groq; no other provider of Beta is recorded here."
    )
    page = offered(at("groq", "azure"), tokens("1"))
    assert said(page, "R36") == [expected]
    assert statements(page, "R36")[0].subject == "alpha"
    mirrored = two(tokens("1"), at("groq"), alpha=HOSTS, beta=BY_GOOGLE)
    assert said(mirrored, "R36") == [
        "Beta is also offered by Groq; no other provider of Alpha is recorded here."
    ]


@pytest.mark.parametrize(
    ("left", "right", "alpha", "beta"),
    [
        (tokens("1"), tokens("1"), HOSTS, BY_GOOGLE),
        (at("groq"), at("groq"), HOSTS, HOSTS),
        (at("groq", state=PriceState.NOT_OFFERED, amounts=()), tokens("1"), HOSTS, BY_GOOGLE),
        (
            [price("input_text", None, host="groq", state=PriceState.NOT_OFFERED)],
            tokens("1"),
            HOSTS,
            BY_GOOGLE,
        ),
        (at("groq"), tokens("1"), {**HOSTS, **RETIRED}, BY_GOOGLE),
        (at("groq"), tokens("1"), HOSTS, {**BY_GOOGLE, **RETIRED}),
    ],
)
def test_nobody_else_the_same_ones_or_what_is_gone_is_no_difference(left, right, alpha, beta):
    assert not said(offered(left, right, alpha, beta), "R36")


def test_a_provider_that_does_not_sell_the_model_is_none_of_those_that_offer_it():
    unsold = price("input_text", None, state=PriceState.NOT_OFFERED)
    page = offered([unsold, *at("groq", "azure")], tokens("1"))
    assert said(page, "R36") == ["Alpha is offered by 2 of the providers recorded here, Beta by 1."]
    assert proofs(page, "R36") == [
        ("Alpha", "Providers", "2: Azure and Groq", ""),
        ("Beta", "Providers", "1: Google", ""),
    ]
    assert said(offered([unsold, *at("groq")], at("azure")), "R36") == [
        "Beta is offered by 2 of the providers recorded here, Alpha by 1."
    ]
    part = [unsold, price("output_text", "1"), *at("groq")]
    assert said(offered(part, tokens("1")), "R36") == [
        "Alpha is also offered by Groq; no other provider of Beta is recorded here."
    ]


def test_a_model_that_nobody_sells_has_no_provider():
    unsold = price("input_text", None, state=PriceState.NOT_OFFERED)
    (item,) = statements(offered([unsold], at("groq")), "R36")
    assert item.text == "Beta is offered by 2 of the providers recorded here, Alpha by 0."
    assert item.evidence[0].value == "0"


def test_providers_are_told_between_different_jobs_without_a_winner():
    page = compared(
        sheet("Alpha", "text", *at("groq", "azure"), **HOSTS),
        sheet("Beta", "image", *at("azure"), **BY_GOOGLE),
    )
    (item,) = statements(page, "R36")
    assert item.winner is None
    assert not said(page, "R37")


CHEAPEST = (
    "The cheapest listed host of Alpha for a turn of a chat (2,000 tokens in, 500 out) is {}, "
    "at {} per million input and {} per million output tokens."
)


def test_the_cheapest_host_is_one_row_of_one_host():
    """Groq has the lower input, Azure the lower output price: 2,000 × 0.1 + 500 × 4 is 2,200,
    and 2,000 × 0.5 + 500 × 1 is 1,500."""
    prices = [*at("groq", amounts=("0.1", "4")), *at("azure", amounts=("0.5", "1"))]
    page = offered([*tokens("1", "5"), *prices], [])
    assert said(page, "R37") == [CHEAPEST.format("Azure", "$0.5", "$1")]
    assert proofs(page, "R37") == [
        ("Alpha", "Input price (Azure)", "$0.5", "per million tokens"),
        ("Alpha", "Output price (Azure)", "$1", "per million tokens"),
    ]


def test_no_host_is_the_cheapest_where_the_provider_bills_by_the_hour():
    by_the_hour = [
        *tokens("1", "1", time_of_day="peak"),
        *tokens("0.1", "0.1", time_of_day="off_peak"),
    ]
    hosts = [*at("groq", amounts=("0.5", "0.5")), *at("azure", amounts=("2", "2"))]
    assert not said(offered([*by_the_hour, *hosts], []), "R37")


@pytest.mark.parametrize(("amount", "speaks"), [("0.95", True), ("0.96", False), ("1", False)])
def test_hosts_that_lie_within_five_percent_are_alike(amount, speaks):
    page = offered([*tokens("1", "1"), *at("groq", amounts=(amount, amount))], [])
    assert bool(said(page, "R37")) is speaks


def test_the_providers_own_price_may_be_the_cheapest():
    page = offered([*tokens("1", "1"), *at("groq", amounts=("2", "2"))], [])
    assert said(page, "R37") == [CHEAPEST.format("OpenAI", "$1", "$1")]


@pytest.mark.parametrize(
    "theirs",
    [
        [],
        at("groq", amounts=("0.1",)),
        at("groq", amounts=(None, "0.1")),
        at("groq", amounts=("0.1", "0.1"), currency="CNY"),
        at("groq", amounts=("0.1", "0.1"), kind=PriceKind.PROMOTION),
        at("groq", amounts=("0.1", "0.1"), service_tier="batch"),
        at("groq", amounts=("0.0001", "0.0001")),
        at("groq", amounts=("0.1", "0.1"), checked=ON - timedelta(days=121)),
        [price(key, None, host="groq", free=FreeKind.FREE_TIER) for key in ("input_text",)],
    ],
)
def test_a_host_without_two_standard_amounts_that_can_be_weighed_is_not_the_cheapest(theirs):
    assert not said(offered([*tokens("1", "1"), *theirs], []), "R37")


def test_hosts_are_compared_in_dollars_where_the_provider_bills_nothing():
    prices = [*at("groq", amounts=("1", "1")), *at("azure", amounts=("2", "2"))]
    assert said(offered(prices, []), "R37") == [CHEAPEST.format("Groq", "$1", "$1")]


def test_no_host_is_named_while_a_side_is_retired():
    prices = [*tokens("1", "1"), *at("groq", amounts=("2", "2"))]
    assert not said(offered(prices, [], beta={**BY_GOOGLE, **RETIRED}), "R37")


def test_who_else_offers_them_is_one_answer():
    page = offered([*tokens("1", "1"), *at("groq", amounts=("2", "2"))], tokens("1"))
    assert answers(page, "F23") == [" ".join(said(page, "R36", "R37"))]
    assert not answers(offered(tokens("1"), tokens("1")), "F23")


def free(kind=FreeKind.FREE_TIER, component="input_text", **options):
    return price(component, None, free=kind, **options)


def test_every_kind_of_free_is_named_with_its_terms():
    left = [free(terms="up to 1,500 requests a day"), free(component="output_text")]
    page = two(left, [free(FreeKind.SELF_HOST)])
    assert answers(page, "F22") == [
        "Alpha, input price: free tier (up to 1,500 requests a day). "
        "Alpha, output price: free tier. Beta, input price: free if you run it yourself."
    ]
    assert proofs(page, "F22")[0] == (
        "Alpha",
        "Input price",
        "free tier",
        "up to 1,500 requests a day",
    )


def test_a_free_way_includes_ones_own_hardware():
    page = two(
        [free(FreeKind.SELF_HOST)],
        tokens("2"),
        alpha={"facts": {"open_weights": True}},
        beta={"facts": {"open_weights": False}},
    )
    assert answers(page, "F22") == [
        "Alpha, input price: free if you run it yourself. "
        "Running Alpha yourself takes your own hardware instead of a fee."
    ]


@pytest.mark.parametrize(
    "prices",
    [tokens("1"), [free(host="groq")], [price("input_text", None, state=PriceState.INCLUDED)]],
)
def test_without_a_kind_of_free_on_the_own_api_there_is_no_question(prices):
    assert not answers(two(prices, tokens("1")), "F22")


def test_free_is_no_answer_about_what_is_gone():
    assert not answers(two([free()], tokens("1"), beta=RETIRED), "F22")


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (FreeKind.FREE_TIER, "Alpha has a free tier (up to 9 requests a day)"),
        (FreeKind.PROMOTIONAL, "Alpha is free for now (up to 9 requests a day)"),
        (
            FreeKind.SELF_HOST,
            "Running Alpha yourself takes your own hardware instead of a fee "
            "(up to 9 requests a day)",
        ),
        (FreeKind.FREE_OF_CHARGE, "Alpha is free of charge (up to 9 requests a day)"),
    ],
)
def test_what_a_free_offer_is_tied_to_stands_beside_it(kind, sentence):
    page = two([free(kind, terms="up to 9 requests a day")], tokens("2"))
    assert said(page, "R06") == [f"{sentence}; Beta charges $2 per million tokens (input price)."]


def test_free_is_set_against_no_doubtful_price():
    assert not said(two([free()], tokens("5000")), "R06")


def variants(page):
    return [text.removeprefix("No. ").removeprefix("No: ") for text in answers(page, "F24")]


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"service_tier": "batch"}, "batch"),
        ({"service_tier": "priority"}, "priority"),
        ({"region": "eu-west-1"}, "eu-west-1"),
        ({"time_of_day": "off_peak"}, "off-peak hours"),
    ],
)
def test_another_service_region_or_hour_has_another_price(other, words):
    page = two([*tokens("1"), price("input_text", "0.5", **other)], tokens("1"))
    (text,) = variants(page)
    assert text.startswith("Alpha ")
    assert text.endswith(f" other prices for {words}.")
    assert proofs(page, "F24") == [
        ("Alpha", f"Input price ({words})", "$0.5", "per million tokens")
    ]


def test_the_variants_of_a_model_are_named_once_in_one_order():
    left = [
        *tokens("1", "2"),
        *tokens("3", "4", service_tier="priority"),
        *tokens("0.5", "1", service_tier="batch"),
        *tokens("1.1", "2.2", region="eu"),
    ]
    (text,) = variants(two(left, []))
    assert text.endswith("other prices for eu, batch, and priority.")


@pytest.mark.parametrize(
    "other",
    [
        price("input_text", None, service_tier="batch", state=PriceState.NOT_OFFERED),
        price("input_text", "1", region="eu"),
        price("input_text", "0.001", unit="1k_tokens", region="eu"),
        price("input_text", "0.5", host="groq", region="eu"),
        price("input_text", "0.5", kind=PriceKind.PROMOTION, region="eu"),
        price("input_text", "0.0001", region="eu"),
        price("input_text", "2", input_tokens_over=200000),
    ],
)
def test_what_is_not_offered_or_costs_the_same_is_no_other_price(other):
    assert not answers(two([*tokens("1"), other], tokens("1")), "F24")


def test_hours_without_a_standard_price_are_prices_of_their_own():
    left = [price("input_text", "2", time_of_day="peak")]
    assert variants(two(left, []))[0].endswith("other prices for peak hours.")


def test_variants_of_what_was_shut_down_are_not_named():
    left = [*tokens("1"), price("input_text", "0.5", service_tier="batch")]
    assert not answers(two(left, tokens("1"), alpha=RETIRED), "F24")
    assert answers(two(left, tokens("1"), beta=RETIRED), "F24")
