"""F31: which of the two for what."""

from __future__ import annotations

from datetime import date

import pytest

from model_pages.specs.facts import Source
from model_pages.specs.lifecycle import Lifecycle
from tests.engine.factories import answers, compared, price, proofs, result, sheet, tokens, two


def window(count):
    return {"facts": {"context_window": count}}


def test_each_is_named_for_what_it_leads_in():
    page = two(tokens("1", "4"), tokens("2", "8"), alpha=window(1000), beta=window(2000))
    assert answers(page, "F31") == [
        "Alpha if you need cheaper input and cheaper output. "
        "Beta if you need a larger context window."
    ]
    assert {one[1] for one in proofs(page, "F31")} == {
        "Input price",
        "Output price",
        "Context window",
    }


def test_every_kind_of_lead_has_its_words():
    fast = result("200", metric="tokens/s", name="Speed")
    slow = result("100", metric="tokens/s", name="Speed")
    page = two(
        [price("image_generation", "0.1", quality="low"), price("transcription", "1")],
        [price("image_generation", "0.2", quality="low"), price("transcription", "2")],
        alpha={"facts": {"max_output_tokens": 2000}, "benchmarks": (slow, result("80"))},
        beta={
            "facts": {"max_output_tokens": 1000},
            "benchmarks": (fast, result("70")),
        },
    )
    assert answers(page, "F31") == [
        "Alpha if you need a lower price per image, a lower price by the piece, longer answers, "
        "and better test results. Beta if you need more speed."
    ]
    later = {"knowledge_cutoff": "2025-06", "context_window": 1000}
    earlier = {"knowledge_cutoff": "2024-06", "context_window": 2000}
    assert answers(two(alpha={"facts": later}, beta={"facts": earlier}), "F31") == [
        "Alpha if you need more recent knowledge. Beta if you need a larger context window."
    ]


@pytest.mark.parametrize(
    ("left", "right", "alpha", "beta"),
    [
        (tokens("1", "4"), tokens("2", "8"), window(2000), window(1000)),
        (tokens("1", "8"), tokens("2", "4"), {}, {}),
        (tokens("1"), tokens("1"), window(1000), window(2000)),
        (tokens("1"), tokens("1.01"), window(1000), window(2000)),
        ([], [], {}, {}),
        (
            tokens("1"),
            tokens("2"),
            window(1000),
            {**window(2000), "lifecycle": Lifecycle(retires_on=date(2026, 1, 1))},
        ),
    ],
)
def test_a_sweep_a_single_family_and_ties_are_no_choice(left, right, alpha, beta):
    assert not answers(two(left, right, alpha=alpha, beta=beta), "F31")


def test_models_of_different_jobs_are_no_choice():
    left = sheet("Alpha", "text", *tokens("1"), **window(1000))
    right = sheet("Beta", "ocr", *tokens("2"), **window(2000))
    assert not answers(compared(left, right), "F31")


def test_a_lead_of_no_test_is_no_reason():
    own = result("80", source=Source("Own"))
    page = two(alpha={"benchmarks": (own,)}, beta={"benchmarks": (result("79"),)})
    assert not answers(page, "F31")


def test_what_both_lead_in_is_a_reason_for_neither():
    def tested(gpqa, mmlu, tokens_):
        scores = (result(gpqa), result(mmlu, name="MMLU"))
        return {**window(tokens_), "benchmarks": scores}

    page = two(tokens("1"), tokens("2"), alpha=tested("80", "50", 1), beta=tested("50", "80", 2))
    assert answers(page, "F31") == [
        "Alpha if you need cheaper input. Beta if you need a larger context window."
    ]
    assert "GPQA Diamond" not in {one[1] for one in proofs(page, "F31")}
    page = two(tokens("1"), tokens("1"), alpha=tested("80", "50", 1), beta=tested("50", "80", 2))
    assert not answers(page, "F31")
