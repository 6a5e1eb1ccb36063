"""Real pairs with the figures that they must give, and the sentences that they must not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from comparisons.engine import load_wording
from comparisons.engine.claims import Statement
from comparisons.engine.percent import ABOUT_THE_SAME, percent_apart
from comparisons.engine.rates import in_unit
from comparisons.engine.values import Percent
from model_pages.specs.prices import Price, normal_conditions
from tests.engine.factories import compared, said, sheet, tokens
from tests.engine.golden import Golden, all_pairs, occurs, rule_of, said_by, spoken

PAIRS = all_pairs()

NEVER = [
    {"pattern": pattern}
    for pattern in (
        r"\b(nan|infinity|null)\b|(?-i:\bNone\b)",
        r"(?<![\d.,])0%|\b100%",
        r"\$0(?![.\d])|\$0\.0+(?!\d)",
        r"(?<![\d.,])0 tokens",
        r"[-−]\$|\$[-−]",
        r"\d\.\d{13,}|\de-?\d",
        r"\t",
    )
]
"""What no page may ever hold: broken numbers, free by mistake, the noise of a float."""


def pairs(key: str = "", *, classes: str = ""):
    """The pairs that expect something under ``key``."""
    found = [golden for golden in PAIRS if not key or key in golden.raw]
    found = [golden for golden in found if not classes or golden.raw["class"] == classes]
    return pytest.mark.parametrize("golden", found, ids=str)


both_orders = pytest.mark.parametrize("swapped", [False, True], ids=["a_b", "b_a"])


def test_every_pair_of_the_data_is_here():
    numbers = {golden.raw["number"] for golden in PAIRS}
    assert {str(number) for number in range(1, 112, 2)} <= numbers


@pairs()
def test_a_pair_is_of_its_class_at_its_address(golden):
    page = golden.page()
    assert page.pair_class == golden.raw["class"]
    assert golden.page(swapped=True).slug == page.slug
    assert golden.raw.get("slug", page.slug) == page.slug
    assert golden.raw.get("page_title", page.title) == page.title


@pairs("figures")
def test_its_figures_are_exact(golden):
    assert [
        problem for figure in golden.listed("figures") for problem in wrong(golden, figure)
    ] == []


@pairs("says")
@both_orders
def test_a_page_says_what_it_must(golden, swapped):
    page = golden.page(swapped=swapped)
    missing = []
    for key, claims in golden.raw["says"].items():
        items = [item for item in spoken(page) if rule_of(item) == key]
        for claim in claims if isinstance(claims, list) else [claims]:
            if not any(claims_it(golden, claim, item) for item in items):
                missing.append((key, claim, [said_by(item) for item in items]))
    assert missing == []


@pairs()
@both_orders
def test_a_page_never_says_what_it_must_not(golden, swapped):
    page = golden.page(swapped=swapped)
    said = {str(wanted): occurs(wanted, page) for wanted in (*NEVER, *golden.listed("never_says"))}
    assert {wanted: found for wanted, found in said.items() if found} == {}


@pairs("also_says")
def test_a_page_holds_words_wherever_they_stand(golden):
    missing = [wanted for wanted in golden.raw["also_says"] if not occurs(wanted, golden.page())]
    assert missing == []


@pairs("shows")
@both_orders
def test_a_table_shows_both_values(golden, swapped):
    page = golden.page(swapped=swapped)
    rows = (*page.glance, *(row for group in page.groups for row in group.rows))
    sides = ("b", "a") if swapped else ("a", "b")
    for shown in golden.raw["shows"]:
        wanted = [shown[side] for side in sides]
        found = [row for row in rows if row.key == shown["row"]]
        found = [row for row in found if row.condition == shown.get("condition", "")]
        assert wanted in [[row.left.text, row.right.text] for row in found], shown


@pairs()
def test_swapped_sides_make_the_same_claims(golden):
    def claims(swapped):
        return {
            (item.rule, item.outcome, item.winner, item.subject, item.topic)
            for item in spoken(golden.page(swapped=swapped))
            if isinstance(item, Statement)
        }

    assert claims(False) == claims(True)


@pairs(classes="two_offers")
def test_two_offers_of_one_model_are_told_apart(golden):
    """Both entries may have one name: then the name alone is that of either."""
    one, other = golden.page().title.split(" vs ")
    assert one != other


@pairs("leads")
@both_orders
def test_what_matters_most_stands_first(golden, swapped):
    assert golden.page(swapped=swapped).statements[0].rule == golden.raw["leads"]


@pairs("order")
@both_orders
def test_statements_stand_in_order(golden, swapped):
    order = golden.raw["order"]
    rules = [rule_of(item) for item in spoken(golden.page(swapped=swapped))]
    assert [rule for rule in dict.fromkeys(rules) if rule in order] == order


@pairs()
def test_only_doubtful_values_are_marked_for_an_editor(golden):
    found = [(doubt.slug, doubt.subject, doubt.reason) for doubt in golden.pair.doubts]
    for expected in golden.listed("doubts"):
        slug = golden.slug(expected["model"]) if "model" in expected else None
        match = [
            doubt
            for doubt in found
            if doubt[0] == (slug or doubt[0])
            and doubt[1] == expected.get("subject", doubt[1])
            and doubt[2] == expected["reason"]
        ]
        assert match, (expected, found)
        found.remove(match[0])
    assert found == []


@pairs(classes="same_model")
def test_two_records_of_one_model_agree_or_their_disagreement_is_named(golden):
    page = golden.page()
    assert not (*page.statements, *page.more_statements)
    assert disagreements(golden) == set(golden.listed("disagree"))
    assert "disagree" not in golden.raw or "note" in golden.raw


def disagreements(golden: Golden) -> set[str]:
    """The facts and components of which the two records have different values."""
    theirs = {price.key: said_of(price) for price in golden.b.prices}
    prices = [price for price in golden.a.prices if price.key in theirs]
    facts = [key for key in golden.a.facts if key in golden.b.facts]
    return {
        *(price.component for price in prices if said_of(price) != theirs[price.key]),
        *(key for key in facts if golden.a.facts[key].value != golden.b.facts[key].value),
    }


def said_of(price: Price) -> tuple[object, ...]:
    """What a price says, whatever its unit, its source and its days."""
    return price.state, price.free_kind, price.canonical_amount


def claims_it(golden: Golden, expected: dict, item) -> bool:
    """Whether a statement or an answer is the one that is expected."""
    text, fragments = said_by(item), expected.get("text", [])
    fragments = [fragments] if isinstance(fragments, str) else fragments
    if "percent" in expected:
        fragments = [*fragments, expected["percent"]]
    fragments = [*fragments, *(expected[side] for side in "ab" if side in expected)]
    if any(fragment not in text for fragment in fragments):
        return False
    if "about" in expected and item.subject != golden.slug(expected["about"]):
        return False
    if "outcome" in expected and item.outcome != expected["outcome"]:
        return False
    if "winner" in expected and item.winner != golden.slug(expected["winner"]):
        return False
    proven = {(one.slug, one.value) for one in item.evidence}
    return all((golden.slug(side), expected[side]) in proven for side in "ab" if side in expected)


def wrong(golden: Golden, figure: dict) -> list[str]:
    """What the engine makes of two prices that differs from the figures expected."""
    component, when = figure["component"], conditions(figure.get("when", {}))
    rates = golden.pair.rates_in(component, normal_conditions(when))
    found = "not ranked"
    if rates is not None:
        lower = rates.lower.slug if rates.lower else None
        found = {golden.a.slug: "a cheaper", None: "equal"}.get(lower, "b cheaper")
    problems = [] if found == figure["result"] else [f"{component}: {found}"]
    if "a" not in figure:
        return problems
    unit = figure.get("unit", "1m_tokens")
    amounts = [amount(sheet, component, unit, when) for sheet in (golden.a, golden.b)]
    if amounts != [Decimal(figure[side]) for side in "ab"]:
        problems.append(f"{component}: {amounts}")
    elif "percent" in figure and printed(*amounts) != figure["percent"]:
        problems.append(f"{component}: {printed(*amounts)}")
    return problems


def conditions(raw: dict) -> dict:
    return {key: int(text) if text.isdigit() else text for key, text in raw.items()}


def amount(sheet, component: str, unit: str, when: dict) -> Decimal | None:
    price = sheet.price(component, **when)
    return None if price is None or price.amount is None else in_unit(price, unit)


def printed(one: Decimal, other: Decimal) -> str:
    apart = percent_apart(one, other)
    return "about the same" if apart < ABOUT_THE_SAME else load_wording().write(Percent(apart))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "9.8",
            "10",
            "Input tokens cost about the same: $9.8 per million with Alpha, $10 with Beta.",
        ),
        ("9.7", "10", "Alpha is 3% cheaper on input tokens ($9.7 vs $10 per million)."),
    ],
)
def test_a_percentage_is_printed_from_three_percent_on(one, other, expected):
    page = compared(sheet("Alpha", "text", *tokens(one)), sheet("Beta", "text", *tokens(other)))
    assert said(page, "R04") == [expected]
