"""What an editor changed about the sentences of a pair, for as long as their evidence holds."""

from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparisons.engine import Override, compare, lapsed, load_wording, remembered, with_overrides
from comparisons.engine.order import MOST_OF_A_FAMILY, MOST_STATEMENTS
from comparisons.engine.overrides import Remembered, is_still
from model_pages.catalogue.parsing import read_catalogue
from model_pages.catalogue.sheeting import sheets_of
from tests.engine.factories import tokens, two

DEMO = Path("fixtures/catalogue.yaml")

MUTED, REPLACED = None, "An editor's own sentence."


@pytest.fixture(scope="module")
def demo_pairs():
    on = date(2026, 11, 23)
    sheets = sheets_of(read_catalogue([DEMO], on), on)[::3]
    return [compare(left, right, left.on) for left, right in combinations(sheets, 2)]


def override(said, text):
    return Override(said.anchor, text, remembered(said.evidence))


def said(page):
    return (*page.statements, *page.more_statements)


def test_no_two_sentences_of_a_page_share_an_anchor(demo_pairs):
    for page in demo_pairs:
        anchors = [one.anchor for one in said(page)]
        assert len(anchors) == len(set(anchors)), page.slug


def test_an_override_of_something_else_changes_nothing(demo_pairs):
    stranger = Override("r99-unheard-of", MUTED, ())
    for page in demo_pairs:
        assert with_overrides(page, [stranger], [stranger]) == page


def test_a_muted_sentence_is_gone_and_the_next_one_takes_its_place(demo_pairs):
    page = next(page for page in demo_pairs if len(page.statements) == MOST_STATEMENTS)
    muted = page.statements[0]

    edited = with_overrides(page, [override(muted, MUTED)])

    assert muted not in said(edited)
    assert len(edited.statements) == MOST_STATEMENTS
    assert set(said(edited)) == set(said(page)) - {muted}


def test_a_replaced_sentence_keeps_its_place_and_its_evidence():
    page = two(tokens("1", "4"), tokens("2", "8"))
    first = page.statements[0]

    edited = with_overrides(page, [override(first, REPLACED)])

    assert edited.statements[0].text == REPLACED
    assert edited.statements[0].evidence == first.evidence
    assert edited.statements[1:] == page.statements[1:]


def test_an_override_lapses_with_another_price():
    before = two(tokens("1", "4"), tokens("2", "8"))
    after = two(tokens("1.5", "4"), tokens("2", "8"))
    cheaper = next(one for one in before.statements if "input" in one.text)
    kept = override(cheaper, MUTED)

    assert with_overrides(after, [kept]) == after
    now = lapsed(said(after), [kept])[kept]
    assert (now.anchor, now.evidence) != (cheaper.anchor, cheaper.evidence)


def test_a_later_check_of_the_same_price_lapses_nothing():
    page = two(tokens("1", "4"), tokens("2", "8"))
    first = page.statements[0]
    kept = override(first, MUTED)
    checked = tuple(replace(one, checked_on=page.on) for one in first.evidence)

    assert kept.holds_for(first._replace(evidence=checked))
    assert lapsed([first._replace(evidence=checked)], [kept]) == {}


def test_an_override_of_a_sentence_that_is_not_said_any_more_has_lapsed():
    page = two(tokens("1", "4"), tokens("2", "8"))
    kept = override(page.statements[0], MUTED)

    assert lapsed(page.statements[1:], [kept]) == {kept: None}


def test_an_answer_is_replaced_for_as_long_as_its_evidence_holds():
    page = two(tokens("1", "4"), tokens("2", "8"))
    faq = page.faqs[0]

    edited = with_overrides(page, answers=[override(faq, REPLACED)])
    unmoved = with_overrides(page, answers=[Override(faq.anchor, REPLACED, ())])

    assert (edited.faqs[0].question, edited.faqs[0].answer) == (faq.question, REPLACED)
    assert unmoved.faqs == page.faqs


@given(data=st.data())
def test_no_choice_of_overrides_breaks_a_page(data):
    page = two(tokens("1", "4"), tokens("2", "8"), alpha={"facts": {"context_window": 1000}})
    texts = st.sampled_from([MUTED, REPLACED, ""])
    chosen = data.draw(st.lists(st.tuples(st.sampled_from(said(page)), texts)))

    edited = with_overrides(page, [override(one, text) for one, text in chosen])

    families = [one.family for one in edited.statements]
    assert len(families) <= MOST_STATEMENTS
    assert all(families.count(family) <= MOST_OF_A_FAMILY for family in families)
    assert {one.anchor for one in said(edited)} <= {one.anchor for one in said(page)}


def in_german(pair):
    return compare(pair.left, pair.right, pair.on, wording=load_wording(language="de"))


def test_every_sentence_has_its_evidence_as_data_whatever_the_language(demo_pairs):
    for page in demo_pairs[::7]:
        german = {one.anchor: one for one in (*said(in_german(page)), *in_german(page).faqs)}
        for one in (*said(page), *page.faqs):
            memory = remembered(one.evidence)
            assert all(value.about for value in memory), (one.anchor, memory)
            assert is_still(memory, remembered(german[one.anchor].evidence)), one.anchor


def test_a_memory_without_data_holds_by_what_was_printed(demo_pairs):
    page = demo_pairs[0]
    for one in said(page):
        printed = tuple(Remembered(*value.printed) for value in remembered(one.evidence))
        other = tuple(value._replace(value="another") for value in printed)
        assert is_still(printed, remembered(one.evidence))
        assert not printed or not is_still(other, remembered(one.evidence))


def test_another_exact_value_ends_a_memory_though_it_prints_alike(demo_pairs):
    memory = remembered(demo_pairs[0].statements[0].evidence)
    other = (memory[0]._replace(exact="0.4000001/1m_tokens"), *memory[1:])

    assert not is_still(memory, other)
