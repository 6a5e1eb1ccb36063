"""One model that two providers serve: only what the two offer is compared."""

from __future__ import annotations

import pytest

from comparisons.engine import PairClass
from comparisons.engine.classes import pair_class
from model_pages.specs.sheet import Alias, ProviderRef
from tests.engine.factories import GOOGLE, OPENAI, compared, sheet, tokens

AZURE = ProviderRef("azure", "Azure")
HOSTED = {"provider": AZURE, "developer": OPENAI}


def classed(own, hosted, model_type="text"):
    left = sheet("Alpha", "text", **own)
    right = sheet("Beta", model_type, **{**HOSTED, **hosted})
    assert pair_class(left, right) is pair_class(right, left)
    return pair_class(left, right)


def alias(identifier, **options):
    return {"aliases": (Alias(identifier, "an-alias", **options),)}


@pytest.mark.parametrize(
    ("own", "hosted"),
    [
        ({"model_id": "gpt-oss-120b"}, {"model_id": "openai/gpt-oss-120b"}),
        ({"model_id": "gpt-oss-120b"}, {"model_id": "azure/openai/GPT-OSS-120B"}),
        ({"model_id": "gpt-oss-120b"}, {"model_id": "openai.gpt-oss-120b"}),
        ({"model_id": "gpt-4.1"}, {"model_id": "gpt-4-1"}),
        ({"model_id": "gpt 4_1 "}, {"model_id": "GPT-4.1"}),
        ({"model_id": "gpt-4.1"}, alias("gpt-4.1-2025-04-14") | {"model_id": "gpt-4.1"}),
        (alias("gpt-4.1-2025-04-14", is_snapshot=True), {"model_id": "gpt-4.1-2025-04-14"}),
        ({}, {"model_id": "alpha"}),
        ({"model_id": "beta"}, {}),
    ],
)
def test_one_identifier_of_one_maker_at_two_providers_is_one_model(own, hosted):
    assert classed(own, hosted) is PairClass.TWO_OFFERS


@pytest.mark.parametrize(
    ("own", "hosted"),
    [
        ({}, {}),
        ({"model_id": "gpt-4.1"}, {"model_id": "gpt-4.1-mini"}),
        ({"model_id": "gpt-4.1"}, {"model_id": "gpt-4.1", "developer": GOOGLE}),
        ({"model_id": "gpt-4.1"}, {"model_id": "google.gpt-4.1"}),
    ],
)
def test_another_identifier_or_maker_is_another_model(own, hosted):
    assert classed(own, hosted) is PairClass.SAME_JOB


def test_one_identifier_at_one_provider_is_two_names_of_a_model():
    own = {"model_id": "gpt-4.1"}
    same_place = {"provider": OPENAI, "developer": None}
    assert classed(own, {**same_place, "model_id": "gpt-4.1"}) is PairClass.SAME_MODEL
    assert classed(own, {**same_place, **alias("gpt-4.1")}) is PairClass.SAME_MODEL
    assert classed(own, {**same_place, "model_id": "gpt-4.1-mini"}) is PairClass.SAME_JOB


def test_a_name_alone_makes_two_entries_of_one_provider_no_single_model():
    """Each provider gives a model its own ID; within one, IDs tell models apart."""
    one, other = (sheet("Alpha", slug=slug, model_id=slug) for slug in ("alpha-1", "alpha-2"))
    assert pair_class(one, other) is PairClass.SAME_JOB
    elsewhere = sheet("ALPHA", slug="alpha-azure", model_id="other-id", **HOSTED)
    assert pair_class(one, elsewhere) is PairClass.TWO_OFFERS


def test_two_offers_of_one_name_are_told_apart_on_every_page_by_their_providers():
    own = sheet("GLM-5.3", slug="glm", model_id="glm-5.3")
    hosted = sheet("GLM-5.3", slug="glm-azure", model_id="glm-5.3", **HOSTED)
    page = compared(own, hosted)
    assert page.title == "GLM-5.3 (OpenAI) vs GLM-5.3 (Azure)"
    assert compared(hosted, own).right is page.left
    named = sheet("GLM-5.3 (on Azure)", slug="named", model_id="glm-5.3", **HOSTED)
    assert compared(own, named).title == "GLM-5.3 (OpenAI) vs GLM-5.3 (on Azure)"


def test_the_maker_in_the_name_of_a_model_is_not_who_serves_it():
    one = {"model_id": "large-3", "developer": ProviderRef("mistral", "Mistral")}
    own = sheet("Mistral Large 3", provider=one["developer"], **one)
    hosted = sheet("Mistral Large 3 (Azure)", provider=AZURE, **one)
    assert compared(own, hosted).title == "Mistral Large 3 (Mistral) vs Mistral Large 3 (Azure)"
    short = ProviderRef("z-ai", "Z.ai")
    assert compared(own, sheet("Large 3 (Z.ai)", provider=short, **one)).right.name == (
        "Large 3 (Z.ai)"
    )


def test_another_type_is_another_job_whatever_the_identifier():
    one = {"model_id": "gpt-4.1"}
    assert classed(one, one, "image") is PairClass.DIFFERENT_JOB


def test_a_name_that_holds_a_word_of_its_provider_in_brackets_stays():
    own = sheet("Alpha", "text", *tokens("1"), model_id="alpha")
    hosted = sheet(
        "Alpha (Azure)",
        "text",
        *tokens("2"),
        model_id="alpha",
        provider=ProviderRef("azure", "Microsoft Azure"),
        developer=OPENAI,
    )
    assert compared(own, hosted).title == "Alpha (OpenAI) vs Alpha (Azure)"
