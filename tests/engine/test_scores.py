"""R34 and F26: tests that both models took in the same way."""

from __future__ import annotations

from datetime import date

import pytest

from model_pages.specs.facts import Source
from model_pages.specs.lifecycle import Lifecycle
from model_pages.specs.sheet import ProviderRef
from tests.engine.factories import (
    answers,
    compared,
    proofs,
    result,
    said,
    sheet,
    statements,
    two,
)

ACCORDING = "According to Leaderboard (Oct 1, 2026)."


def scored_by(left, right, **options):
    return two(alpha={"benchmarks": tuple(left), **options}, beta={"benchmarks": tuple(right)})


def test_a_clear_lead_is_told_with_both_results():
    (item,) = statements(scored_by([result("80.5")], [result("70")]), "R34")
    assert (item.text, item.winner) == (
        f"GPQA Diamond: Alpha leads with 80.5; Beta has 70. {ACCORDING}",
        "alpha",
    )
    assert item.anchor == "r34-leads-gpqa-diamond-accuracy-false"


def test_how_a_result_came_about_is_its_evidence():
    one = result("80.5", setting="high", interval="1.5", self_reported=True)
    page = scored_by([one], [result("70", setting="high", self_reported=True)])
    assert proofs(page, "R34") == [
        ("Alpha", "GPQA Diamond", "80.5 ± 1.5", "accuracy, high, self-reported, Oct 1, 2026"),
        ("Beta", "GPQA Diamond", "70", "accuracy, high, self-reported, Oct 1, 2026"),
    ]
    (found,) = statements(page, "R34")
    assert found.evidence[0].checked_on == date(2026, 10, 1)
    assert found.evidence[0].source.name == "Leaderboard"


@pytest.mark.parametrize(
    ("left", "right", "text", "winner"),
    [
        (("72",), ("70",), "no clear difference (Alpha 72, Beta 70).", None),
        (("72.1",), ("70",), "Alpha leads with 72.1; Beta has 70.", "alpha"),
        (("80", "5"), ("70", "5"), "no clear difference (Alpha 80, Beta 70).", None),
        (("70", "4.9"), ("80", "5"), "Beta leads with 80; Alpha has 70.", "beta"),
        (("71", "0.5"), ("70", "0.4"), "Alpha leads with 71; Beta has 70.", "alpha"),
        (("71", "1"), ("70",), "no clear difference (Alpha 71, Beta 70).", None),
        (("71.5", "1"), ("70",), "no clear difference (Alpha 71.5, Beta 70).", None),
        (("74",), ("70", "5"), "no clear difference (Alpha 74, Beta 70).", None),
        (("72.5", "1"), ("70",), "Alpha leads with 72.5; Beta has 70.", "alpha"),
        (("0.72",), ("0.7",), "no clear difference (Alpha 0.72, Beta 0.7).", None),
        (("0.721",), ("0.7",), "Alpha leads with 0.721; Beta has 0.7.", "alpha"),
        (("1.5",), ("0.7",), "no clear difference (Alpha 1.5, Beta 0.7).", None),
        (("1450",), ("1300",), "Alpha 1,450, Beta 1,300.", None),
        (("1450", "5"), ("1300",), "Alpha 1,450, Beta 1,300.", None),
        (("1450", "5"), ("1300", "9"), "Alpha leads with 1,450; Beta has 1,300.", "alpha"),
        (("-20",), ("30",), "Alpha -20, Beta 30.", None),
        (("70",), ("70.0",), "70 for both.", None),
        (("70", "1"), ("70", "3"), "70 for both.", None),
    ],
)
def test_a_lead_is_more_than_the_stated_uncertainty_or_two_points(left, right, text, winner):
    def scored(score, interval=None):
        return [result(score, interval=interval)]

    (item,) = statements(scored_by(scored(*left), scored(*right)), "R34")
    assert (item.text, item.winner) == (f"GPQA Diamond: {text} {ACCORDING}", winner)


@pytest.mark.parametrize(
    "metric", ["WER", "cer", "perplexity", "Hallucination rate", "word error rate", "loss"]
)
def test_of_errors_the_fewer_lead(metric):
    page = scored_by([result("9", metric=metric)], [result("4", metric=metric)])
    (item,) = statements(page, "R34")
    assert (item.text, item.winner) == (
        f"GPQA Diamond: Beta leads with 4; Alpha has 9. {ACCORDING}",
        "beta",
    )


@pytest.mark.parametrize("metric", ["", "%", "pass@1", "exact match", "F1", "win rate"])
def test_of_what_is_right_the_more_lead(metric):
    page = scored_by([result("9", metric=metric)], [result("4", metric=metric)])
    assert [item.winner for item in statements(page, "R34")] == ["alpha"]


@pytest.mark.parametrize("metric", ["rate", "refusals", "non-hallucination rate", "rank"])
def test_of_a_metric_that_does_not_tell_nobody_leads(metric):
    page = scored_by([result("9", metric=metric)], [result("4", metric=metric)])
    (item,) = statements(page, "R34")
    assert (item.text, item.winner) == (f"GPQA Diamond: Alpha 9, Beta 4. {ACCORDING}", None)


@pytest.mark.parametrize(
    "other",
    [
        {"name": "MMLU"},
        {"version": ""},
        {"metric": "pass@1"},
        {"setting": "high"},
        {"self_reported": True},
        {"metric": "tokens/s"},
    ],
)
def test_a_test_taken_in_another_way_is_another_test(other):
    page = scored_by([result("80")], [result("70", **other)])
    assert not said(page, "R34")
    assert not answers(page, "F26")


def many(*scores):
    return [result(score, name=name) for name, score in zip("PQRST", scores, strict=False)]


def test_at_most_three_tests_are_told_in_the_order_of_the_editors():
    page = scored_by(many("9", "9", "9", "9"), many("1", "1", "1", "1"))
    assert [text[0] for text in said(page, "R34")] == ["P", "Q", "R"]
    other_way = scored_by(many("9", "9", "9", "9"), many("1", "1", "1", "1")[::-1])
    assert [text[0] for text in said(other_way, "R34")] == ["P", "S", "Q"]


def test_a_test_that_the_other_one_leads_is_never_left_out():
    page = scored_by(many("9", "9", "9", "5", "1"), many("1", "1", "1", "5", "9"))
    assert [(item.text[0], item.winner) for item in statements(page, "R34")] == [
        ("P", "alpha"),
        ("Q", "alpha"),
        ("T", "beta"),
    ]


def test_three_tests_with_two_leaders_stay_as_they_are():
    page = scored_by(many("9", "1", "5", "9", "1"), many("1", "9", "5", "1", "9"))
    assert [item.text[0] for item in statements(page, "R34")] == ["P", "Q", "R"]


def test_of_two_results_of_one_test_the_newer_counts():
    old = result("10", measured_on=date(2026, 3, 1))
    for other in (old, result("10", measured_on=None)):
        for results in ([other, result("80")], [result("80"), other]):
            (text,) = said(scored_by(results, [result("70")]), "R34")
            assert text == f"GPQA Diamond: Alpha leads with 80; Beta has 70. {ACCORDING}"


def test_of_two_results_of_one_day_the_first_counts():
    page = scored_by([result("80"), result("10")], [result("70")])
    assert said(page, "R34") == [f"GPQA Diamond: Alpha leads with 80; Beta has 70. {ACCORDING}"]


def test_the_answer_repeats_the_tests_with_their_frame():
    assert answers(scored_by([result("80.5")], [result("70")]), "F26") == [
        f"GPQA Diamond: Alpha leads with 80.5; Beta has 70. {ACCORDING} "
        "Only tests that both took in the same way are set side by side."
    ]


def test_nothing_is_said_of_tests_of_what_is_gone_of_another_job_or_of_one_model():
    ended = {"lifecycle": Lifecycle(retires_on=date(2026, 1, 1))}
    assert not said(scored_by([result("80")], [result("70")], **ended), "R34")
    left, right = {"benchmarks": (result("80"),)}, {"benchmarks": (result("70"),)}
    assert not said(compared(sheet("Alpha", "text", **left), sheet("Beta", "ocr", **right)), "R34")
    azure = {
        "provider": ProviderRef("azure", "Azure"),
        "developer": ProviderRef("openai", "OpenAI"),
    }
    one = {"model_id": "alpha-1"}
    assert not said(two(alpha={**left, **one}, beta={**right, **one, **azure}), "R34")


def test_two_reports_of_one_test_are_both_named_with_their_days():
    one = result("80", source=Source("Model card"), measured_on=date(2026, 9, 1))
    for page in (scored_by([one], [result("70")]), scored_by([result("70")], [one])):
        (text,) = said(page, "R34")
        assert text.endswith("According to Leaderboard (Oct 1, 2026) and Model card (Sep 1, 2026).")
    undated = result("80", measured_on=None)
    (text,) = said(scored_by([undated], [result("70", measured_on=None)]), "R34")
    assert text.endswith("According to Leaderboard.")
