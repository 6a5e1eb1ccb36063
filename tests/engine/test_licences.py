"""R26, R27, F16 and F17: running a model oneself, and earning money with it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from model_pages.specs.lifecycle import Lifecycle
from model_pages.specs.sheet import ProviderRef
from tests.engine.factories import (
    ON,
    answers,
    compared,
    proofs,
    said,
    sheet,
    statements,
    tokens,
    two,
    unsourced,
    winners,
)

OPEN = {"facts": {"open_weights": True}}
CLOSED = {"facts": {"open_weights": False}}
HOSTS = {"hosts": {"groq": ProviderRef("groq", "Groq"), "azure": ProviderRef("azure", "Azure")}}
RETIRED = {"lifecycle": Lifecycle(retires_on=date(2026, 1, 1))}
OWN = "Running Alpha yourself takes your own hardware instead of a fee"


def hosted(*prices, charged="2", **options):
    return two(prices, tokens(charged), alpha={**OPEN, **HOSTS, **options}, beta=CLOSED)


@pytest.mark.parametrize(
    ("prices", "ending"),
    [
        ([], "."),
        (tokens("0.1", host="groq"), "; hosted by Groq, it costs $0.1 per million input tokens."),
        (tokens("0.1", host="else"), "; hosted by else, it costs $0.1 per million input tokens."),
        (tokens("0.1"), "; hosted by OpenAI, it costs $0.1 per million input tokens."),
        (
            [*tokens("0.1", host="groq"), *tokens("0.15", host="azure"), *tokens("0.4")],
            "; hosted, it costs $0.1 to $0.4 per million input tokens with 3 providers.",
        ),
        (
            [*tokens("0.1", host="groq"), *tokens("0.0001", host="azure", unit="1k_tokens")],
            "; hosted, it costs $0.1 per million input tokens with each of 2 providers.",
        ),
        (
            [
                *tokens("0.1", host="groq"),
                *tokens("0.2"),
                *tokens("1", host="azure", currency="CNY"),
            ],
            "; hosted, it costs $0.1 to $0.2 per million input tokens with 2 providers.",
        ),
    ],
)
def test_ones_own_hardware_is_weighed_against_what_hosts_charge(prices, ending):
    assert said(hosted(*prices), "R26") == [OWN + ending]


@pytest.mark.parametrize(
    "unusable",
    [
        tokens("9000", host="azure"),
        tokens("0.01", host="azure", checked=ON - timedelta(days=121)),
        tokens("0.01", host="azure", service_tier="batch"),
        tokens(None, "0.01", host="azure"),
    ],
)
def test_a_doubtful_stale_or_other_price_of_a_host_is_left_out(unusable):
    page = hosted(*tokens("0.1", host="groq"), *unusable)
    assert said(page, "R26") == [f"{OWN}; hosted by Groq, it costs $0.1 per million input tokens."]


def test_the_lowest_the_highest_and_the_number_of_hosts_are_the_evidence():
    page = hosted(*tokens("0.1", host="groq"), *tokens("0.2"), *tokens("0.4", host="azure"))
    assert proofs(page, "R26")[2:] == [
        ("Alpha", "Input price (Groq)", "$0.1", "per million tokens"),
        ("Alpha", "Input price (Azure)", "$0.4", "per million tokens"),
        ("Alpha", "Hosts with a price", "3", ""),
    ]
    assert winners(page, "R26") == [None]


def test_hosts_are_not_set_beside_a_provider_that_bills_by_the_hour():
    by_the_hour = tokens("0.05", time_of_day="off_peak")
    assert said(hosted(*by_the_hour, *tokens("0.1", host="groq")), "R26") == [f"{OWN}."]


def test_what_was_shut_down_is_not_hosted_by_its_provider_any_more():
    page = hosted(*tokens("0.2"), *tokens("0.1", host="groq"), **RETIRED)
    assert said(page, "R26") == [f"{OWN}; hosted by Groq, it costs $0.1 per million input tokens."]


@pytest.mark.parametrize(
    ("alpha", "beta", "charged"),
    [
        (OPEN, OPEN, "2"),
        (CLOSED, CLOSED, "2"),
        (OPEN, {}, "2"),
        (OPEN, {"facts": {"open_weights": unsourced("open_weights", False)}}, "2"),
        (OPEN, {**CLOSED, **RETIRED}, "2"),
        (OPEN, CLOSED, None),
    ],
)
def test_ones_own_hardware_needs_a_closed_model_that_charges(alpha, beta, charged):
    assert not said(two([], tokens(charged), alpha=alpha, beta=beta), "R26")


def test_ones_own_hardware_is_told_between_different_jobs():
    left, right = sheet("Alpha", "text", **OPEN), sheet("Beta", "image", *tokens("2"), **CLOSED)
    assert said(compared(left, right), "R26") == [f"{OWN}."]


def use(permission, limit=None, **facts):
    values = {"commercial_use": permission, **facts}
    return {"facts": values | ({"commercial_limit": limit} if limit else {})}


@pytest.mark.parametrize(
    ("alpha", "beta", "sentence"),
    [
        (use("yes"), use("no"), "allows commercial use; that of Beta does not."),
        (use("yes"), use("limited"), "allows commercial use; that of Beta sets limits to it."),
        (
            use("yes"),
            use("limited", "up to 700 million users"),
            "allows commercial use; that of Beta limits it: up to 700 million users.",
        ),
        (
            use("limited"),
            use("no"),
            "allows commercial use within limits; that of Beta does not allow it.",
        ),
    ],
)
def test_the_freer_licence_is_named_first_and_wins(alpha, beta, sentence):
    (item,) = statements(two(alpha=alpha, beta=beta), "R27")
    assert (item.text, item.winner) == (f"The licence of Alpha {sentence}", "alpha")
    mirrored = two(alpha=beta, beta=alpha)
    assert winners(mirrored, "R27") == ["beta"]


@pytest.mark.parametrize(
    ("alpha", "beta"),
    [(use("yes"), use("yes")), (use("limited"), use("limited")), (use("yes"), {}), ({}, use("no"))],
)
def test_equal_and_unknown_permissions_are_silent(alpha, beta):
    assert not said(two(alpha=alpha, beta=beta), "R27")


def test_permissions_are_told_between_different_jobs_without_a_winner():
    left, right = sheet("Alpha", "text", **use("yes")), sheet("Beta", "image", **use("no"))
    assert winners(compared(left, right), "R27") == [None]


def test_open_weights_on_both_sides_are_a_plain_yes():
    assert answers(two(alpha=OPEN, beta=OPEN), "F16") == [
        "Yes, the weights of both Alpha and Beta can be downloaded."
    ]


def test_open_weights_on_one_side_are_told_with_what_they_save():
    assert answers(hosted(*tokens("0.1", host="groq")), "F16") == [
        "The weights of Alpha can be downloaded; Beta is only available as a service. "
        f"{OWN}; hosted by Groq, it costs $0.1 per million input tokens."
    ]


@pytest.mark.parametrize(("alpha", "beta"), [(CLOSED, CLOSED), (OPEN, {}), ({}, {})])
def test_closed_or_unknown_weights_are_no_question(alpha, beta):
    assert not answers(two(alpha=alpha, beta=beta), "F16")


def weights(permission, **facts):
    return use(permission, open_weights=True, **facts)


@pytest.mark.parametrize(
    ("alpha", "beta", "expected"),
    [
        (weights("yes"), {}, "Commercial use of Alpha under its licence: allowed."),
        (
            weights("yes", licence="MIT"),
            weights("no"),
            "Commercial use of Alpha under MIT: allowed. "
            "Commercial use of Beta under its licence: not allowed.",
        ),
        (
            weights("limited", limit="up to 700 million users", licence="Llama 4"),
            CLOSED,
            "Commercial use of Alpha under Llama 4: allowed within limits. "
            "The limit: up to 700 million users.",
        ),
    ],
)
def test_earning_money_is_answered_of_every_model_whose_weights_can_be_had(alpha, beta, expected):
    assert answers(two(alpha=alpha, beta=beta), "F17") == [expected]


@pytest.mark.parametrize(
    ("alpha", "beta"),
    [({}, {}), (use("yes"), CLOSED), (OPEN, CLOSED), (weights("yes"), OPEN)],
)
def test_earning_money_is_no_question_unless_it_is_known_of_all_of_them(alpha, beta):
    assert not answers(two(alpha=alpha, beta=beta), "F17")


def test_the_permission_stands_in_the_evidence_with_its_limit():
    page = two(alpha=weights("limited", limit="up to 700 million users", licence="Llama 4"))
    assert [one[1:3] for one in proofs(page, "F17")] == [
        ("Licence", "Llama 4"),
        ("Commercial use", "Allowed within limits"),
        ("Limit of commercial use", "up to 700 million users"),
    ]
