"""Which statements stand on the page, in which order, and how many."""

from __future__ import annotations

from datetime import date

from comparisons.engine import FAQS, RULES
from comparisons.engine.registry import FAMILIES
from model_pages.specs.lifecycle import Lifecycle
from tests.engine.factories import compared, price, sheet, statements, successor, tokens


def rich(name, scale, *, ended=False, longest=1000):
    """A model of which nearly everything is known."""
    return sheet(
        name,
        "text",
        *tokens(str(scale), str(4 * scale)),
        *tokens(str(2 * scale), str(8 * scale), input_tokens_over=200000),
        price("cached_input_text", str(scale)),
        price("input_text", str(scale * 5), service_tier="batch"),
        reads="text image" if scale == 1 else "text audio",
        writes="text",
        capabilities={"tool_call": scale == 1},
        family="Greek",
        facts={
            "context_window": 100000 * scale,
            "max_output_tokens": longest * scale,
            "release_date": f"202{scale}-01",
            "knowledge_cutoff": f"202{scale}-01",
            "open_weights": scale == 1,
        },
        lifecycle=Lifecycle(retires_on=date(2026, 12, 1) if not ended else date(2026, 1, 1)),
        successors=(successor("Gamma"),),
    )


def test_families_stand_in_their_order():
    page = compared(rich("Alpha", 1), rich("Beta", 3))
    families = [item.family for item in (*page.statements,)]
    assert families == sorted(families, key=FAMILIES.index)


def test_at_most_eight_and_three_of_a_family_stand_at_once_and_nothing_is_lost():
    page = compared(rich("Alpha", 1), rich("Beta", 3))
    assert [item.rule for item in page.statements] == [
        "R03",
        "R29",
        "R29",
        "R32",
        "R05",
        "R04",
        "R08",
        "R18",
    ]
    more = [item.rule for item in page.more_statements]
    assert more == [
        "R09",
        "R11",
        "R12",
        "R12",
        "R19",
        "R20",
        "R20",
        "R22",
        "R24",
        "R25",
        "R26",
        "R38",
    ]
    assert len({item.anchor for item in statements(page)}) == len(statements(page))


def test_a_shutdown_stands_before_the_identity():
    page = compared(rich("Alpha", 1, ended=True), rich("Beta", 3))
    assert [item.rule for item in page.statements[:2]] == ["R28", "R03"]


def test_answers_are_at_most_eight_and_the_sources_keep_their_place():
    page = compared(rich("Alpha", 1), rich("Beta", 3))
    keys = [faq.key for faq in page.faqs]
    assert keys == ["F01", "F03", "F04", "F05", "F06", "F07", "F07", "F29"]


def test_a_question_about_each_model_is_answered_for_both_or_for_neither():
    """One place is left when it comes to what replaces the two: neither takes it alone.

    The answers are too short for a turn of a chat, so that there is no bill for a month.
    """
    left, right = rich("Alpha", 1, longest=100), rich("Beta", 3, longest=100)
    for page in (compared(left, right), compared(right, left)):
        assert not any(faq.key == "F08" for faq in page.faqs)


def test_built_in_rules_and_questions_have_unique_keys_of_the_catalogue():
    assert all(rule.key.startswith("R") for rule in RULES)
    assert all(faq.key.startswith("F") for faq in FAQS)
    assert "R18" in RULES and "F29" in FAQS
