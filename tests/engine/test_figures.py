"""Every number that a page says is in its evidence, or follows from it."""

from __future__ import annotations

import re
from decimal import Decimal

from hypothesis import given

from comparisons.engine import load_wording
from comparisons.engine.percent import percent_apart, rounded_ratio
from comparisons.engine.values import Percent, Ratio
from comparisons.engine.workloads import MONTH, WORKLOADS
from model_pages.specs.formats import Formatter
from model_pages.specs.units import UNITS
from tests.engine.factories import ON, compared, statements
from tests.engine.strategies import pairs, priced_pairs, thorough

COMPUTED = r"\d+%|about [\d,.]+ times|in \d+ days?\b|\(2,000 tokens in, 500 out\)"
"""Percentages, ratios and days, and the turn of a chat by which hosts are ranked."""

AMOUNT = r"(?<![\d,.])\d[\d,]*(?:\.\d+)?"


@thorough
@given(pairs())
def test_every_number_in_a_sentence_or_an_answer_is_in_its_evidence(pair):
    page = compared(*pair)
    mixes = [_undated(item.text) for item in statements(page, "R07", "R08")]
    spoken = [item for item in statements(page) if item.rule not in ("R07", "R08")]
    for item in spoken:
        _assert_proven(item.text, item.evidence)
    for faq in page.faqs:
        text = faq.answer if faq.key != "F04" else faq.answer.partition("both.")[2]
        for mix in mixes:
            text = text.replace(mix, "")
        _assert_proven(text, faq.evidence)


def _assert_proven(text, evidence):
    proof = " ".join(map(_printed, evidence))
    for number in re.findall(r"\d[\d,.×]*", re.sub(COMPUTED, "", text)):
        assert number.rstrip(".,") in proof, (text, proof)


def _printed(one):
    checked = Formatter().date(one.checked_on) if one.checked_on else ""
    return f"{one.label} {one.value} {one.unit} {checked}"


def _undated(text):
    return text.partition(" Prices as of")[0]


@thorough
@given(pairs())
def test_a_percentage_is_that_of_the_two_amounts_that_prove_it_first(pair):
    """So free, withheld and unknown prices are never part of one."""
    for item in statements(compared(*pair)):
        if "%" in item.text:
            one, other = map(_number, item.evidence[:2])
            assert _said(Percent(percent_apart(one, other))) in item.text


@thorough
@given(priced_pairs())
def test_a_discount_is_that_of_the_two_amounts_beside_it(pair):
    for faq in compared(*pair).faqs:
        found = re.findall(rf"(\S*\d+%) less: \D*({AMOUNT}) instead of \D*({AMOUNT})", faq.answer)
        for percent, low, high in found:
            apart = percent_apart(*(Decimal(text.replace(",", "")) for text in (low, high)))
            assert _said(Percent(apart)).endswith(percent)


@thorough
@given(priced_pairs())
def test_a_ratio_is_that_of_the_two_numbers_that_prove_it(pair):
    for item in statements(compared(*pair), "R18", "R19", "R35"):
        if "times" in item.text:
            low, high = sorted(map(_number, item.evidence))
            assert f"about {_said(Ratio(high / low))} times" in item.text


@thorough
@given(pairs())
def test_days_are_counted_from_the_day_of_the_page(pair):
    by_slug = {one.slug: one for one in pair}
    for item in statements(compared(*pair), "R29"):
        if item.outcome == "retiring":
            days = (by_slug[item.subject].lifecycle.retires_on - ON).days
            assert f"in {days} day" in item.text


@thorough
@given(priced_pairs())
def test_a_break_even_mix_costs_the_same_on_both_sides(pair):
    for item in statements(compared(*pair), "R07"):
        reading, other_reading, writing, other_writing = map(_number, item.evidence[:4])
        tokens = 100 * abs(reading - other_reading) / abs(writing - other_writing)
        assert (item.outcome == "break_even") == (1 <= tokens <= 1000)
        if item.outcome == "break_even":
            assert f"about {_said(Ratio(tokens))} output to 100" in item.text


@thorough
@given(priced_pairs())
def test_the_cost_of_a_request_follows_from_the_prices_that_prove_it(pair):
    for item in statements(compared(*pair), "R08"):
        for workload in WORKLOADS:
            tokens = (workload.input_tokens, workload.output_tokens)
            costs = [_cost(item.evidence, one.slug, *tokens) for one in pair]
            printed = [Formatter().decimal(cost) for cost in costs]
            line = re.search(rf"\({tokens[0]:,} tokens in, {tokens[1]:,} out\) ([^(]+)", item.text)
            amounts = re.findall(AMOUNT, line[1])
            assert amounts == (printed[:1] if costs[0] == costs[1] else printed)


def _cost(evidence, slug, tokens_in, tokens_out):
    """Of one request, at the tier of its size."""
    parts = (("Input price", tokens_in), ("Output price", tokens_out))
    return sum(_price_at(evidence, slug, label, tokens_in) * n for label, n in parts) / 10**6


def _price_at(evidence, slug, label, tokens):
    tiers = {}
    for one in evidence:
        match = re.fullmatch(rf"{label}(?: \(above ([\d,]+) input tokens\))?", one.label)
        if match and one.slug == slug:
            tiers[int((match[1] or "0").replace(",", ""))] = _number(one)
    return tiers[max(over for over in tiers if tokens > over)]


QUANTITIES = {
    "Input price": MONTH.input_tokens * MONTH.requests,
    "Output price": MONTH.output_tokens * MONTH.requests,
}


@thorough
@given(priced_pairs())
def test_the_cost_of_a_month_follows_from_the_prices_that_prove_it(pair):
    answers = [faq for faq in compared(*pair).faqs if faq.key == "F04"]
    if not answers:
        return
    costs = [sum(map(_of_a_month, _of(answers[0], one))) for one in pair]
    printed = list(dict.fromkeys(Formatter().decimal(cost) for cost in costs))
    sentence = answers[0].answer.partition("each) cost ")[2].partition(". These are")[0]
    assert re.findall(AMOUNT, sentence) == printed


def _of(faq, sheet):
    return [one for one in faq.evidence if one.slug == sheet.slug]


def _of_a_month(one):
    (unit,) = (unit for unit in UNITS if unit.words == one.unit)
    smallest = max(other.factor for other in UNITS if other.meter == unit.meter)
    return _number(one) * unit.factor / smallest * QUANTITIES[one.label]


def _number(one):
    """The amount of "$1,234.5" or of "80.5 ± 1.5"."""
    return Decimal(re.search(AMOUNT, one.value)[0].replace(",", ""))


def _said(value):
    return load_wording().write(value)


def test_a_ratio_is_rounded_as_it_is_printed():
    assert _said(Ratio(Decimal("7.99"))) == str(rounded_ratio(Decimal("7.99")).normalize())
