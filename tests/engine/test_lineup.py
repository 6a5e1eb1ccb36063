"""Two to six models in one table, and which value of a row may be called the best."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparisons.engine import PairClass, line_up
from comparisons.engine.best import LARGEST, LOWEST
from model_pages.specs.lifecycle import Lifecycle, Status
from model_pages.specs.price_cells import HARD_LIMIT
from model_pages.specs.prices import FreeKind, PriceKind
from tests.engine.factories import GOOGLE, ON, compared, price, sheet, statements, tokens
from tests.engine.strategies import pairs, sheets, thorough

NAMES = ("Alpha", "Beta", "Gamma")


def lined_up(*entries):
    return line_up(entries, ON)


def priced(*amounts, **options):
    return [
        sheet(name, "text", price("input_text", amount, **options))
        for name, amount in zip(NAMES, amounts, strict=False)
    ]


def lowest(*entries, anchor="price-input-text"):
    found = lined_up(*entries).best.get(anchor, {})
    assert set(found.values()) <= {LOWEST}
    return sorted(found)


def test_each_row_has_a_cell_of_every_model_in_the_order_asked_for():
    alpha, beta, gamma = priced("1", "2", "3")
    for order in ((alpha, beta, gamma), (gamma, alpha, beta)):
        row = next(row for row in lined_up(*order).glance if row.key == "input_text")
        assert [cell.text for cell in row.cells] == [
            f"${NAMES.index(one.name) + 1} / 1M tokens" for one in order
        ]


def test_a_row_that_only_one_of_three_models_has_says_why_the_others_lack_it():
    alpha = sheet("Alpha", "text", *tokens("1"), price("input_text", "2", service_tier="batch"))
    beta, gamma = sheet("Beta", "text", *tokens("1")), sheet("Gamma", "image", *tokens("1"))
    (group,) = (g for g in lined_up(alpha, beta, gamma).groups if g.key == "input")
    (row,) = group.rows
    assert row.anchor == "price-input-text-service-tier-batch"
    assert [cell.text for cell in row.cells] == ["$2 / 1M tokens", "–", "–"]
    assert row.differs


def test_what_stands_at_a_glance_is_not_repeated_below():
    table = lined_up(*priced("1", "2", "3"))
    assert "glance-input-text" in [row.anchor for row in table.glance]
    assert table.groups == ()


@pytest.mark.parametrize("number", [0, 1, 7])
def test_a_table_of_another_size_is_refused(number):
    with pytest.raises(ValueError, match=f"{number} models: a table has 2 to 6"):
        line_up([sheet(f"M{index}") for index in range(number)], ON)


def test_the_lowest_price_of_all_shown_is_marked_at_a_glance_and_below():
    entries = priced("1", "2", "3")
    assert lowest(*entries) == ["alpha"]
    assert lowest(*entries, anchor="glance-input-text") == ["alpha"]


def test_models_that_share_the_lowest_price_are_both_marked():
    assert lowest(*priced("1", "1", "3")) == ["alpha", "beta"]


def test_prices_that_are_all_equal_or_hardly_apart_have_no_lowest():
    assert lowest(*priced("1", "1.00", "1")) == []
    assert lowest(*priced("1", "1.02", "3")) == []


def test_one_price_that_cannot_be_compared_leaves_the_row_without_a_lowest():
    alpha, beta, gamma = priced("1", "2", "3")
    for other in (
        sheet("Gamma", "text"),
        sheet("Gamma", "text", price("input_text", None, free=FreeKind.FREE_TIER)),
        sheet("Gamma", "text", price("input_text", "3", currency="CNY")),
        sheet("Gamma", "text", price("input_text", "9000")),
        sheet("Gamma", "text", price("input_text", "3", checked=ON - HARD_LIMIT * 2)),
    ):
        assert lowest(alpha, beta, gamma) == ["alpha"]
        assert lowest(alpha, beta, other) == []


def test_a_promotion_leaves_the_row_without_a_lowest():
    promoted = price("input_text", "0.5", kind=PriceKind.PROMOTION, until=date(2026, 12, 31))
    alpha, beta, _ = priced("1", "2", "3")
    assert lowest(alpha, replace(beta, prices=(*beta.prices, promoted))) == []


def test_nothing_is_ranked_beside_a_retired_model_and_the_page_says_so():
    alpha, beta, gamma = priced("1", "2", "3")
    gone = replace(gamma, lifecycle=Lifecycle(retires_on=date(2026, 1, 1)))
    table = lined_up(alpha, beta, gone)
    assert table.best == {}
    assert table.notes == (
        "No value is marked as the lowest or the largest beside what is shut down: Gamma.",
    )


def test_models_of_different_jobs_are_shown_and_not_ranked():
    text, other, _ = priced("1", "2", "3")
    table = lined_up(text, other, sheet("Draw", "image", *tokens("0.1")))
    assert table.best == {}
    (note,) = table.notes
    assert note.startswith("These models do different jobs: Alpha is a text model, ")
    assert "Draw is an image model" in note


def test_the_largest_context_window_is_marked_where_it_is_clearly_larger():
    sizes = {"Alpha": 128_000, "Beta": 1_047_576, "Gamma": 1_048_576}
    entries = [sheet(n, "text", facts={"context_window": s}) for n, s in sizes.items()]
    assert "fact-context-window" not in lined_up(*entries).best
    assert lined_up(*entries[:2]).best["fact-context-window"] == {"beta": LARGEST}


def test_offers_of_one_model_are_told_apart_by_their_providers():
    own = sheet("Alpha", "text", *tokens("1"), model_id="alpha-1")
    hosted = replace(own, slug="alpha-hosted", provider=GOOGLE, developer=own.provider)
    other = sheet("Beta", "text", *tokens("2"))
    names = [one.name for one in lined_up(own, hosted, other).sheets]
    assert names == ["Alpha (OpenAI)", "Alpha (Google)", "Beta"]


@thorough
@given(pairs())
def test_a_table_of_two_has_the_rows_of_their_page(pair):
    page, table = compared(*pair), line_up(pair, ON)
    assert table.glance == page.glance
    rows = [row for group in table.groups for row in group.rows]
    theirs = [row for group in page.groups for row in group.rows]
    assert [row for row in theirs if row in rows] == rows
    at_a_glance = [row.cells for row in page.glance]
    assert all(row.cells in at_a_glance for row in theirs if row not in rows)


@thorough
@given(pairs())
def test_anchors_of_rows_are_unique_and_every_mark_has_its_row(pair):
    page = compared(*pair)
    rows = [*page.glance, *(row for group in page.groups for row in group.rows)]
    anchors = [row.anchor for row in rows]
    assert len(anchors) == len(set(anchors))
    assert set(line_up(pair, ON).best) <= set(anchors)


@thorough
@given(sheets("Alpha"), sheets("Beta"), sheets("Gamma"))
def test_the_order_of_the_models_decides_nothing(alpha, beta, gamma):
    table, turned = line_up((alpha, beta, gamma), ON), line_up((gamma, alpha, beta), ON)
    assert len(table.notes) == len(turned.notes)
    assert table.best == turned.best
    for group, other in zip(table.groups, turned.groups, strict=True):
        assert group.key == other.key
        for row, mirrored in zip(group.rows, other.rows, strict=True):
            assert (row.anchor, row.condition) == (mirrored.anchor, mirrored.condition)
            assert row.cells == (*mirrored.cells[1:], mirrored.cells[0])


@thorough
@given(pairs(("text",)))
def test_the_lowest_of_two_is_the_winner_of_their_own_page(pair):
    best = line_up(pair, ON).best
    for rule, anchor in (("R04", "price-input-text"), ("R05", "price-output-text")):
        if marked := best.get(anchor):
            page = compared(*pair)
            assert [{item.winner} for item in statements(page, rule)] == [set(marked)]


@thorough
@given(sheets("Alpha"), st.sampled_from(["text", "image"]))
def test_of_what_is_unknown_nobody_has_the_best(known, model_type):
    assert line_up((known, sheet("Beta", model_type)), ON).best == {}


@thorough
@given(pairs())
def test_nothing_is_marked_between_different_jobs_or_beside_the_retired(pair):
    table = line_up(pair, ON)
    unlike = compared(*pair).pair_class in (PairClass.DIFFERENT_JOB, PairClass.SAME_MODEL)
    if unlike or any(one.status is Status.RETIRED for one in pair):
        assert table.best == {}
