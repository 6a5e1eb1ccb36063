"""The two tables: at a glance, and everything that is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from comparisons.engine import compare
from model_pages.specs.facts import Fact, Source, State
from model_pages.specs.prices import PriceKind, PriceState
from model_pages.specs.sheet import Benchmark, ProviderRef
from tests.engine.factories import GOOGLE, ON, OPENAI, compared, price, sheet, tokens


def rows(page, group):
    found = [one.rows for one in page.groups if one.key == group]
    return found[0] if found else ()


def texts(page, group):
    return [(row.label, row.condition, row.left.text, row.right.text) for row in rows(page, group)]


def two(left, right):
    return compared(sheet("Alpha", "text", *left), sheet("Beta", "text", *right))


def test_input_output_and_context_stand_at_a_glance_even_where_nothing_is_known():
    page = compared(sheet("Alpha"), sheet("Beta"))
    assert [row.key for row in page.glance] == [
        "provider",
        "model_type",
        "context_window",
        "input_text",
        "output_text",
        "status",
    ]


def test_other_headline_prices_stand_where_either_side_has_them_in_one_order():
    page = compared(
        sheet("Alpha", "image", price("output_image", "40")),
        sheet("Beta", "image", price("image_generation", "0.04")),
    )
    keys = [row.key for row in page.glance]
    assert keys[-3:] == ["image_generation", "output_image", "status"]


def test_what_a_model_says_by_the_token_stands_at_a_glance():
    page = compared(
        sheet("Alpha", "realtime", *tokens("4", "24"), price("output_audio", "64")),
        sheet("Beta", "speech_to_text", *tokens("2")),
    )
    row = next(row for row in page.glance if row.key == "output_audio")
    assert (row.left.text, row.right.detail) == ("$64 / 1M tokens", "not applicable")


def test_rows_of_both_sides_meet_by_component_and_condition():
    page = two(
        [*tokens("1"), price("input_text", "0.5", service_tier="batch")],
        [*tokens("2"), price("input_text", "4", input_tokens_over=200000)],
    )
    assert texts(page, "input") == [
        ("Input price", "", "$1 / 1M tokens", "$2 / 1M tokens"),
        ("Input price", "above 200,000 input tokens", "–", "$4 / 1M tokens"),
        ("Input price", "batch", "$0.5 / 1M tokens", "–"),
    ]
    assert rows(page, "input")[1].left.detail == "no data"


def test_lists_promotions_hosts_and_announcements_have_their_own_rows():
    left = sheet(
        "Alpha",
        "text",
        *tokens("2"),
        price("input_text", "1", kind=PriceKind.PROMOTION, until=date(2026, 12, 31)),
        price("input_text", "1.8", host="azure"),
        announced=(price("input_text", "3", starts=date(2027, 1, 1)),),
    )
    page = compared(left, sheet("Beta", "text", *tokens("2")))
    assert [(row.condition, row.left.text) for row in rows(page, "input")] == [
        ("", "$2 / 1M tokens"),
        ("promotion", "$1 / 1M tokens"),
        ("azure", "$1.8 / 1M tokens"),
        ("from Jan 1, 2027", "$3 / 1M tokens"),
    ]


def test_a_price_announced_for_one_side_leaves_no_gap_on_the_other():
    later = {
        "announced": tuple(
            price(key, "3", starts=date(2027, 1, 1)) for key in ("input_text", "output_text")
        )
    }
    left = sheet("Alpha", "text", *tokens("2", "4"), **later)
    page = compared(left, sheet("Beta", "image", *tokens("2")))
    (announced,) = (row for row in rows(page, "input") if row.condition)
    assert (announced.right.text, announced.right.detail) == ("–", "nothing announced")
    (impossible,) = (row for row in rows(page, "output") if row.condition)
    assert impossible.right.detail == "not applicable"


def test_two_currencies_of_one_price_are_two_rows():
    both = [price("input_text", "1"), price("input_text", "7", currency="CNY")]
    page = two(both, tokens("2"))
    assert texts(page, "input") == [
        ("Input price", "", "$1 / 1M tokens", "$2 / 1M tokens"),
        ("Input price", "", "CN¥7 / 1M tokens", "–"),
    ]


def test_rows_that_neither_side_has_are_left_out():
    page = two(tokens("1"), tokens("2"))
    assert [group.key for group in page.groups] == ["input"]


def test_a_sourced_absence_is_something_to_show():
    page = two([price("cached_input_text", None, state=PriceState.NOT_OFFERED)], tokens("2"))
    (row,) = rows(page, "cache")
    assert (row.left.text, row.left.detail) == ("–", "not offered")


def test_the_words_of_each_state_stand_under_the_dash():
    withheld = Fact("knowledge_cutoff", State.NOT_PUBLISHED, source=Source("Card"))
    left = sheet("Alpha", "text", facts={"context_window": 1000})
    right = sheet("Beta", "image")
    left = replace(left, facts={**left.facts, "knowledge_cutoff": withheld})
    page = compared(left, right)
    (context,) = rows(page, "limits")
    assert context.right.detail == "not applicable"
    (cutoff,) = rows(page, "lifecycle")
    assert (cutoff.left.detail, cutoff.right.detail) == ("not published", "no data")


def test_identity_comes_first_and_names_a_developer_only_where_there_is_another():
    left = sheet("Alpha", "text", provider=GOOGLE, developer=OPENAI, model_id="alpha-1")
    page = compared(left, sheet("Beta", "text", family="Greek"))
    assert page.groups[0].key == "identity"
    assert texts(page, "identity") == [
        ("Developer", "", "OpenAI", "OpenAI"),
        ("Model ID", "", "alpha-1", "–"),
        ("Family", "", "–", "Greek"),
    ]
    assert not rows(page, "identity")[0].differs
    alone = compared(sheet("Alpha", "text", model_id="a"), sheet("Beta"))
    assert [row.key for row in rows(alone, "identity")] == ["model_id"]


def result(score, setting="", **options):
    defaults = {"name": "GPQA", "version": "Diamond", "metric": "accuracy", "self_reported": True}
    return Benchmark(
        setting=setting, score=Decimal(score), source=Source("Card"), **(defaults | options)
    )


def test_benchmarks_meet_only_where_they_were_measured_alike():
    left = sheet("Alpha", "text", benchmarks=(result("80.5"), result("85", "high")))
    right = sheet("Beta", "text", benchmarks=(result("80.5"), result("70", self_reported=False)))
    page = compared(left, right)
    assert texts(page, "benchmarks") == [
        ("GPQA Diamond", "accuracy, high, self-reported", "85", "–"),
        ("GPQA Diamond", "accuracy, independent", "–", "70"),
        ("GPQA Diamond", "accuracy, self-reported", "80.5", "80.5"),
    ]
    assert rows(page, "benchmarks")[0].right.detail == "not tested"
    assert [row.differs for row in rows(page, "benchmarks")] == [True, True, False]


@pytest.mark.parametrize(
    ("left", "right", "differs"),
    [
        (price("input_text", "0.40"), price("input_text", "0.4"), False),
        (price("input_text", "0.0004", unit="1k_tokens"), price("input_text", "0.4"), False),
        (price("input_text", "0.4"), price("input_text", "0.41"), True),
        (price("input_text", "0.4"), price("input_text", "0.4", currency="CNY"), True),
    ],
)
def test_a_row_differs_by_raw_values(left, right, differs):
    (row,) = rows(two([left], [right]), "input")
    assert row.differs is differs


def test_the_rows_that_are_alike_are_counted():
    same, other = {"context_window": 1000}, {"context_window": 2000}
    left = sheet("Alpha", "text", *tokens("1", "2"), facts=same, reads="text")
    right = sheet("Beta", "text", *tokens("1", "3"), facts=other, reads="text")
    page = compared(left, right)
    rows_ = [row for group in page.groups for row in group.rows]
    assert (len(rows_), page.rows_alike) == (4, 2)


def test_a_model_is_formatted_once_for_all_its_pages(monkeypatch):
    left = sheet("Alpha", "text", *tokens("1"))
    compared(left, sheet("Beta", "text", *tokens("2")))
    from model_pages.specs.cells import SheetCells

    def formatted_again(*_args):
        raise AssertionError("the cells of a sheet were made twice")

    monkeypatch.setattr(SheetCells, "price_rows", formatted_again)
    compared(left, left)


def test_sheets_of_another_day_are_refused():
    yesterday = sheet("Beta", on=date(2026, 11, 22))
    with pytest.raises(ValueError, match="sheet of 'beta' is of 2026-11-22, not of 2026-11-23"):
        compare(sheet("Alpha"), yesterday, ON)


def test_the_page_texts_name_both_sides():
    page = two([], [])
    assert page.title == "Alpha vs Beta"
    assert page.lead.startswith("Prices, limits and dates of Alpha by OpenAI and Beta by OpenAI")
    assert page.description.startswith("Alpha and Beta compared")
    assert page.class_note == ""


def test_a_price_that_the_type_cannot_have_is_told_from_one_that_nobody_knows():
    text = sheet("Alpha", "text", *tokens("1", "2"))
    image = compared(text, sheet("Beta", "image", *tokens("1")))
    assert rows(image, "output")[0].right.detail == "not applicable"
    other = compared(text, sheet("Beta", "text", *tokens("1")))
    assert rows(other, "output")[0].right.detail == "no data"


def test_a_price_that_depends_on_the_hour_alone_is_not_called_unknown():
    by_the_hour = [price("input_text", "2", time_of_day="peak")]
    page = compared(sheet("Alpha", "text", *by_the_hour), sheet("Beta", "text", *tokens("1")))
    rows = {row.condition: row for group in page.groups for row in group.rows}
    assert rows[""].left.detail == "only under the conditions below"
    assert rows["peak hours"].right.detail == "no data"


def test_a_host_that_one_side_cannot_name_is_called_alike_from_both_sides():
    hosted = tokens("1", host="azure")
    named = sheet("Alpha", "text", *hosted, hosts={"azure": ProviderRef("azure", "Azure")})
    unnamed = sheet("Beta", "text", *hosted)
    for page in (compared(named, unnamed), compared(unnamed, named)):
        rows = [row for group in page.groups for row in group.rows if row.key == "input_text"]
        assert [row.condition for row in rows] == ["Azure"]
