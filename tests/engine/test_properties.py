"""What must hold for every pair of sheets, whatever is known or missing."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from comparisons.engine import PairClass
from comparisons.engine.percent import percent_apart, rounded_ratio, whole
from model_pages.specs.formats import Formatter
from model_pages.specs.lifecycle import Status
from model_pages.specs.price_cells import HARD_LIMIT
from model_pages.specs.prices import PriceState
from tests.engine.factories import compared, sheet, statements, tokens
from tests.engine.strategies import amounts, pairs, sheets, thorough


@thorough
@given(pairs())
def test_any_two_sheets_can_be_compared(pair):
    page = compared(*pair)
    assert len(page.statements) <= 8
    assert len(page.faqs) <= 8
    for family in {item.family for item in page.statements}:
        assert sum(item.family == family for item in page.statements) <= 3


@thorough
@given(pairs())
def test_swapping_the_sides_mirrors_every_cell_and_claim(pair):
    left, right = pair
    page, mirrored = compared(left, right), compared(right, left)
    assert _rows(page.glance) == _rows(mirrored.glance, mirrored=True)
    assert [group.key for group in page.groups] == [group.key for group in mirrored.groups]
    for group, other in zip(page.groups, mirrored.groups, strict=True):
        assert _rows(group.rows) == _rows(other.rows, mirrored=True)
    assert _claims(page) == _claims(mirrored)
    assert _answers(page) == _answers(mirrored)
    assert {*page.doubts} == {*mirrored.doubts}
    assert page.slug == mirrored.slug


def _rows(rows, *, mirrored=False):
    return [
        (row.key, row.condition, *((row.right, row.left) if mirrored else (row.left, row.right)))
        for row in rows
    ]


def _claims(page):
    return {
        (item.rule, item.outcome, item.winner, item.subject, frozenset(item.evidence))
        for item in statements(page)
    }


def _answers(page):
    """Two names of one model have no page: the question about them is that of a model's own."""
    if page.pair_class is PairClass.SAME_MODEL:
        return set()
    return {(faq.key, faq.subject, frozenset(faq.evidence)) for faq in page.faqs}


@thorough
@given(pairs(), sheets("Gamma"))
def test_a_page_depends_on_nothing_but_its_two_sheets(pair, other):
    left, right = pair
    fresh = [replace(one) for one in pair]
    page = _said(compared(left, right))
    compared(right, left)
    compared(left, other)
    compared(other, right)
    assert _said(compared(left, right)) == page
    assert _said(compared(*fresh)) == page


def _said(page):
    tables = page.glance, page.groups, page.oldest_check, page.newest_check, page.sources
    texts = page.title, page.lead, page.description, page.class_note
    return statements(page), page.faqs, page.doubts, tables, texts


@thorough
@given(pairs())
def test_every_statement_and_answer_has_evidence(pair):
    page = compared(*pair)
    assert all(item.evidence for item in statements(page))
    assert all(faq.evidence for faq in page.faqs)


@thorough
@given(pairs())
def test_anchors_are_unique(pair):
    page = compared(*pair)
    anchors = [item.anchor for item in (*statements(page), *page.faqs)]
    assert len(anchors) == len(set(anchors))


@thorough
@given(pairs())
def test_models_of_different_jobs_have_no_winner(pair):
    page = compared(*pair)
    if page.pair_class is PairClass.DIFFERENT_JOB:
        assert not any(item.winner for item in statements(page))
        assert not any(faq.key == "F01" for faq in page.faqs)


@thorough
@given(pairs())
def test_what_cannot_be_bought_any_more_is_not_weighed_by_price(pair):
    page = compared(*pair)
    retired = any(item.status is Status.RETIRED for item in pair)
    if retired and page.pair_class is not PairClass.SAME_MODEL:
        assert page.statements[0].rule == "R28"
        assert not any(item.family in ("PR", "CX", "BEN", "SPD") for item in statements(page))


@thorough
@given(pairs())
def test_no_price_sentence_rests_on_a_check_beyond_the_hard_limit(pair):
    page = compared(*pair)
    for item in statements(page):
        if item.family == "PR":
            checks = [one.checked_on for one in item.evidence if one.checked_on]
            assert all(page.on - day <= HARD_LIMIT for day in checks)


@thorough
@given(pairs(("text",)))
def test_a_ranked_price_names_the_side_with_the_lower_raw_amount(pair):
    by_slug = {item.slug: item for item in pair}
    for rule, component in (("R04", "input_text"), ("R05", "output_text")):
        for item in statements(compared(*pair), rule):
            found = {slug: one.price(component) for slug, one in by_slug.items()}
            assert all(one.state is PriceState.PRICED for one in found.values())
            raw = {slug: one.canonical_amount for slug, one in found.items()}
            low, high = min(raw.values()), max(raw.values())
            if item.winner:
                assert raw[item.winner] == low < high
            if low == high:
                assert item.outcome == "same"


@given(amounts)
def test_equal_prices_never_have_a_winner(amount):
    prices = tokens(str(amount), str(amount), confirmed=True)
    page = compared(sheet("Alpha", "text", *prices), sheet("Beta", "text", *prices))
    found = statements(page, "R04", "R05", "R07")
    assert [item.outcome for item in found] == ["same", "same"]
    assert not any(item.winner for item in found)


@thorough
@given(pairs())
def test_two_models_with_one_price_list_are_ranked_by_no_price(pair):
    left, right = pair
    alike = replace(right, prices=left.prices, exchange_rates=left.exchange_rates)
    ranked = [item for item in statements(compared(left, alike)) if item.family == "PR"]
    assert not any(item.winner for item in ranked)
    assert not [item for item in ranked if "%" in item.text and item.rule != "R11"]


@thorough
@given(sheets("Alpha"), st.sampled_from(["text", "image"]))
def test_of_what_is_unknown_no_number_is_given_and_nobody_wins(known, model_type):
    unknown = sheet("Beta", model_type)
    for page in (compared(known, unknown), compared(unknown, known)):
        assert not any(item.winner for item in statements(page))
        proofs = [one for item in (*statements(page), *page.faqs) for one in item.evidence]
        values = [one.value for one in proofs if one.slug == "beta" and one.label != "Providers"]
        chained = {link.name for link in known.successors}
        assert "Beta" in chained or not re.search(r"\d", " ".join(values)), values


@given(amounts, amounts)
def test_printed_prices_order_as_the_raw_ones_do(one, other):
    one, other = Decimal(one), Decimal(other)
    printed = [
        Decimal(Formatter().money(amount, "USD").replace("$", "").replace(",", ""))
        for amount in (one, other)
    ]
    assert printed == [one, other]
    assert (Formatter().money(one, "USD") == Formatter().money(other, "USD")) == (one == other)


@given(st.integers(1, 10**12), st.integers(1, 10**12))
def test_printed_counts_order_as_the_raw_ones_do(one, other):
    printed = [int(Formatter().integer(number).replace(",", "")) for number in (one, other)]
    assert printed == [one, other]


@given(st.decimals(0, 10**4, places=4), st.decimals(0, 10**4, places=4))
def test_printed_scores_order_as_the_raw_ones_do(one, other):
    printed = [Decimal(Formatter().decimal(score).replace(",", "")) for score in (one, other)]
    assert printed == [one, other]


@given(amounts, amounts)
def test_a_percentage_is_the_same_from_both_sides_and_below_100(one, other):
    one, other = Decimal(one), Decimal(other)
    percent = percent_apart(one, other)
    assert percent == percent_apart(other, one)
    assert 0 <= percent < 100
    assert abs(whole(percent) - percent) <= Decimal("0.5")


@given(st.decimals(1, 10**6, allow_nan=False, places=6))
def test_a_ratio_has_one_decimal_under_ten_and_none_above(ratio):
    printed = rounded_ratio(ratio)
    assert printed == printed.quantize(Decimal("0.1") if printed < 10 else Decimal(1))
    assert abs(printed - ratio) <= Decimal("0.55")
