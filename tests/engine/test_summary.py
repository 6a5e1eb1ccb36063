"""The lines at the top of a page: what decides, and never a false winner."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparisons.engine import Override, compare, load_wording, remembered, with_overrides
from comparisons.engine.workloads import Workload
from model_pages.specs.lifecycle import Lifecycle
from model_pages.specs.price_cells import HARD_LIMIT, SOFT_LIMIT
from model_pages.specs.prices import FreeKind
from tests.engine.factories import (
    ON,
    compared,
    price,
    refused,
    sheet,
    statements,
    successor,
    tokens,
    two,
)
from tests.engine.strategies import pairs, sheets, thorough, workloads


def lines(page, topic=""):
    return [line.text for line in page.summary if topic in ("", line.topic)]


def test_the_price_of_a_usual_request_is_told_with_its_winner():
    page = two(tokens("0.4", "1.6"), tokens("2", "8"))
    (line,) = (line for line in page.summary if line.topic == "price")
    assert line.text == "Alpha is 80% cheaper for a turn of a chat: $0.0016 vs $0.008."
    assert (line.winner, line.rests_on) == ("alpha", "r08-costs")


@pytest.mark.parametrize(
    ("other", "text"),
    [
        (tokens("0.40", "1.6"), "Both cost the same for a turn of a chat: $0.0016."),
        (
            tokens("0.41", "1.6"),
            "Both cost about the same for a turn of a chat: $0.0016 and $0.00162.",
        ),
        (tokens("0.4"), "Not every price that a turn of a chat needs is known of Beta."),
        (
            tokens("3", "12", currency="CNY"),
            "a turn of a chat is billed in two currencies, so neither is called cheaper.",
        ),
    ],
)
def test_where_no_price_is_lower_the_line_says_so(other, text):
    page = two(tokens("0.4", "1.6"), other)
    assert lines(page, "price") == [text]
    assert not any(line.winner for line in page.summary)


@pytest.mark.parametrize(
    "other",
    [
        [price("input_text", None, free=FreeKind.FREE_TIER), price("output_text", "1")],
        tokens("2", "8", checked=ON - HARD_LIMIT * 2),
    ],
)
def test_a_price_that_is_free_or_too_old_is_not_weighed(other):
    assert lines(two(tokens("0.4", "1.6"), other), "price") == []


def test_old_prices_say_of_when_they_are():
    page = two(tokens("0.4", "1.6", checked=ON - SOFT_LIMIT * 2), tokens("2", "8"))
    assert lines(page, "price")[0].endswith("Prices as of Aug 25, 2026.")


def test_the_workload_of_a_visitor_takes_the_place_of_the_usual_one():
    left, right = (
        sheet("Alpha", "text", *tokens("1", "10")),
        sheet("Beta", "text", *tokens("2", "4")),
    )
    reading = compare(left, right, ON, workload=Workload(input_tokens=1000))
    writing = compare(left, right, ON, workload=Workload(output_tokens=1000, requests=1000))
    assert lines(reading, "price") == ["Alpha is 50% cheaper for your workload: $0.001 vs $0.002."]
    assert lines(writing, "price") == ["Beta is 60% cheaper for your workload: $4 vs $10."]
    assert [line.rests_on for line in writing.summary] == ["cost-result"]


def test_models_that_draw_are_compared_by_the_image():
    cell = {"quality": "medium", "size": "1024x1024"}
    page = two(
        [price("image_generation", "0.011", **cell)],
        [price("image_generation", "0.042", **cell)],
        "image",
    )
    (line,) = (line for line in page.summary if line.topic == "price")
    assert line.winner == "alpha"
    assert (line.rests_on, "per image" in line.text) == ("r13-cheaper-in-cell", True)


def test_what_only_one_can_do_stands_in_one_line():
    facts = {"modalities_in": ("text", "image")}
    page = two(
        alpha={"facts": facts, "capabilities": {"vision": True, "tool_call": True}},
        beta={"reads": "text", "capabilities": {"tool_call": False}},
    )
    (line,) = (line for line in page.summary if line.topic == "only")
    assert line.text == "Only Alpha: reads images and tool calling."
    assert line.subject == "alpha"
    assert line.claims == ("r20-also-reads-alpha", "r22-supports-alpha")


def test_a_feature_that_nobody_denies_is_no_difference():
    page = two(
        alpha={"capabilities": {"tool_call": True}},
        beta={"capabilities": {"tool_call": refused("tool_call")}},
    )
    assert lines(page, "only") == []


def test_what_is_shut_down_stands_first_and_is_not_priced():
    gone = Lifecycle(retires_on=date(2026, 1, 1))
    page = two(tokens("1", "1"), tokens("2", "2"), beta={"lifecycle": gone})
    assert lines(page) == ["Beta was shut down on Jan 1, 2026."]


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({"lifecycle": Lifecycle(retires_on=date(2026, 12, 1))}, "stops working on Dec 1, 2026"),
        ({"lifecycle": Lifecycle(deprecated_on=date(2026, 5, 1))}, "deprecated on May 1, 2026"),
        ({"successors": (successor("Gamma"),)}, "superseded by Gamma"),
    ],
)
def test_who_is_being_withdrawn_is_told_after_what_decides(options, text):
    page = two(tokens("1", "1"), tokens("2", "2"), beta=options)
    assert [line.topic for line in page.summary] == ["price", "lifecycle"]
    assert text in lines(page)[-1]


def test_models_of_different_jobs_are_not_weighed():
    page = compared(sheet("Alpha", "text", *tokens("1", "1")), sheet("Beta", "image", *tokens("2")))
    assert page.summary == ()


def test_what_an_editor_muted_or_reworded_is_not_said_at_the_top():
    facts = [{"facts": {"context_window": size}} for size in (1000, 9000)]
    page = two(alpha=facts[0], beta=facts[1])
    (said,) = statements(page, "R18")
    for text in (None, "About as much."):
        override = Override(said.anchor, text, remembered(said.evidence))
        assert lines(with_overrides(page, [override]), "context") == []
    lapsed = Override(said.anchor, None, ())
    assert lines(with_overrides(page, [lapsed]), "context") == [said.text]


def test_the_lines_are_said_in_german():
    left, right = (
        sheet("Alpha", "text", *tokens("1", "1")),
        sheet("Beta", "text", *tokens("2", "2")),
    )
    page = compared(left, right, wording=load_wording(language="de"))
    assert lines(page, "price")[0].startswith("Alpha kostet 50\xa0% weniger für eine Runde im Chat")


@thorough
@given(pairs(), st.one_of(st.none(), workloads()))
def test_swapping_the_sides_changes_no_line(pair, workload):
    left, right = pair
    page = compared(left, right, workload=workload)
    mirrored = compared(right, left, workload=workload)
    assert _told(page) == _told(mirrored)


def _told(page):
    return {
        (line.topic, line.outcome, line.winner, line.subject, frozenset(line.evidence))
        for line in page.summary
    }


@thorough
@given(pairs(), st.one_of(st.none(), workloads()))
def test_every_line_rests_on_something_that_stands_on_the_page(pair, workload):
    page = compared(*pair, workload=workload)
    rows = [row for group in page.groups for row in group.rows]
    anchors = {item.anchor for item in (*statements(page), *rows)}
    if workload is not None:
        anchors.add("cost-result")  # of the calculator
    for line in page.summary:
        assert line.evidence
        assert line.rests_on in anchors
        assert anchors.issuperset(line.claims)


@thorough
@given(pairs(("text",)), workloads())
def test_equal_price_lists_never_have_a_cheaper_side(pair, workload):
    left, right = pair
    alike = replace(right, prices=left.prices, exchange_rates=left.exchange_rates)
    page = compared(left, alike, workload=workload)
    assert not [line for line in page.summary if line.topic == "price" and line.winner]


@thorough
@given(sheets("Alpha"), st.sampled_from(["text", "image"]), workloads())
def test_what_is_unknown_never_wins_and_never_loses(known, model_type, workload):
    unknown = sheet("Beta", model_type)
    for asked in (None, workload):
        for page in (compared(known, unknown, workload=asked), compared(unknown, known)):
            assert not any(line.winner for line in page.summary)


def test_a_price_of_nothing_is_no_winner():
    included = [price("input_text", "1"), price("output_text", None, free=FreeKind.FREE_OF_CHARGE)]
    page = two(included, tokens("1", str(Decimal("0.1"))))
    assert lines(page, "price") == []
