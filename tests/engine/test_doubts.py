"""R40 and the marks for editors: prices that look wrong are shown and not ranked."""

from __future__ import annotations

import pytest

from model_pages.specs.sheet import ProviderRef
from tests.engine.factories import (
    GOOGLE,
    OPENAI,
    answers,
    compared,
    price,
    proofs,
    said,
    sheet,
    tokens,
    two,
)

IN_DOUBT = "Prices of {} that look wrong are not compared until somebody has checked them."


def marks(page):
    return [(doubt.slug, doubt.subject, doubt.reason) for doubt in page.doubts]


def test_a_price_a_thousand_times_too_high_is_marked_and_ranked_nowhere():
    page = two(tokens("3200", "8"), tokens("2", "9"))
    assert marks(page) == [("alpha", "input_text/tokens/USD", "implausible")]
    assert said(page, "R40") == [IN_DOUBT.format("Alpha")]
    assert proofs(page, "R40") == [("Alpha", "Input price", "$3,200", "per million tokens")]
    assert not said(page, "R04", "R07", "R08")
    assert said(page, "R05")


def test_a_confirmed_price_is_ranked_however_unlikely():
    page = two(tokens("3200", confirmed=True), tokens("2"))
    assert marks(page) == []
    assert said(page, "R04") == [
        "Beta is more than 99% cheaper on input tokens ($2 vs $3,200 per million)."
    ]
    assert not said(page, "R40")


def test_each_side_in_doubt_has_its_sentence():
    page = two(tokens("3200"), tokens("0.0001"))
    assert said(page, "R40") == [IN_DOUBT.format("Alpha"), IN_DOUBT.format("Beta")]


def test_an_answer_above_the_context_window_is_marked_and_not_ranked():
    doubted = {"context_window": 1000, "max_output_tokens": 1001}
    plain = {"context_window": 1000, "max_output_tokens": 500}
    page = two(alpha={"facts": doubted}, beta={"facts": plain})
    assert marks(page) == [("alpha", "max_output_tokens", "output_above_context")]
    assert said(page, "R18", "R19") == ["Both take in 1,000 tokens."]
    assert not answers(page, "F06")
    assert not [text for text in said(page, "R40") if "look wrong" in text]


AZURE = {"provider": ProviderRef("azure", "Azure"), "developer": OPENAI, "model_id": "one-id"}
OWN = {"model_id": "one-id"}


def offers(left, right, **hosted):
    return two(left, right, alpha=OWN, beta={**AZURE, **hosted})


@pytest.mark.parametrize(
    "factor", [("1", "2", "6", "12"), ("1", "2", "9", "18"), ("1", "2", "7.2", "14.4")]
)
def test_a_list_that_is_a_multiple_of_the_other_hosts_may_be_in_another_currency(factor):
    one, other = tokens(*factor[:2]), tokens(*factor[2:])
    for page, dearer in ((offers(one, other), "beta"), (offers(other, one), "alpha")):
        assert marks(page) == [(dearer, "prices", "currency")]
        assert not [item for item in page.statements if item.family == "PR"]
        assert said(page, "R40")[-1].startswith("Prices of ")


def test_the_headline_prices_stand_for_a_list_that_is_doubted_as_a_whole():
    page = offers(tokens("1", "2"), [*tokens("7", "14"), price("cached_input_text", "1")])
    in_doubt = [item for item in page.statements if item.outcome == "in_doubt"]
    assert [one.value for one in in_doubt[0].evidence] == ["$7", "$14"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (tokens("1", "2"), tokens("7", "15")),
        (tokens("1", "2"), tokens("5.9", "11.8")),
        (tokens("1", "2"), tokens("9.1", "18.2")),
        (tokens("1", "14"), tokens("7", "2")),
        (tokens("1"), tokens("7")),
        (tokens("1", "2"), []),
        (tokens("1", "2"), tokens("7", "14", currency="CNY")),
        (tokens("1", "2"), tokens("7", "14", confirmed=True)),
    ],
)
def test_another_factor_one_price_or_a_confirmed_list_is_no_doubt(left, right):
    assert marks(offers(left, right)) == []


def test_the_same_multiple_between_two_models_is_a_price_difference():
    page = two(tokens("1", "2"), tokens("7", "14"))
    assert marks(page) == []
    assert len(said(page, "R04", "R05")) == 2


def sibling(size, **options):
    return {"family": "Greek", "facts": {"size_class": size}, **options}


def test_a_smaller_sibling_that_costs_more_by_every_price_may_be_swapped():
    page = two(tokens("2", "8"), tokens("1", "4"), alpha=sibling("small"), beta=sibling("large"))
    assert marks(page) == [("alpha", "prices", "size")]
    assert said(page, "R40")[-1] == IN_DOUBT.format("Alpha")
    assert not said(page, "R04", "R05", "R07", "R08")
    assert not answers(page, "F04")
    mirrored = two(
        tokens("1", "4"), tokens("2", "8"), alpha=sibling("large"), beta=sibling("small")
    )
    assert marks(mirrored) == [("beta", "prices", "size")]


@pytest.mark.parametrize(
    ("left", "right", "alpha", "beta"),
    [
        (tokens("2", "4"), tokens("1", "8"), sibling("small"), sibling("large")),
        (tokens("2", "8"), tokens("2", "4"), sibling("small"), sibling("large")),
        (tokens("2", "8"), tokens("1", "4"), sibling("large"), sibling("small")),
        (tokens("2", "8"), tokens("1", "4"), sibling("small"), sibling("small")),
        (tokens("2", "8"), tokens("1", "4"), sibling("small"), {"family": "Greek"}),
        (tokens("2", "8"), tokens("1", "4"), sibling("giant"), sibling("large")),
        (tokens("2", "8"), tokens("1", "4"), sibling("small", family=""), sibling("large")),
        (tokens("2", "8"), tokens("1", "4"), sibling("small"), sibling("large", family="Latin")),
        (tokens("2", "8"), tokens("1", "4"), sibling("small"), sibling("large", provider=GOOGLE)),
        (tokens("2", "8", confirmed=True), tokens("1", "4"), sibling("small"), sibling("large")),
        ([], tokens("1", "4"), sibling("small"), sibling("large")),
    ],
)
def test_sizes_that_fit_their_prices_or_are_not_siblings_are_no_doubt(left, right, alpha, beta):
    assert marks(two(left, right, alpha=alpha, beta=beta)) == []


def test_siblings_of_two_jobs_are_not_weighed():
    left = sheet("Alpha", "text", *tokens("2", "8"), **sibling("small"))
    right = sheet("Beta", "image", *tokens("1", "4"), **sibling("large"))
    assert marks(compared(left, right)) == []
