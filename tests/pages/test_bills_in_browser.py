"""The browser works a bill out to the last digit that Python prints."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from decimal import Decimal
from itertools import combinations, product
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comparisons.bill_data import data_of
from comparisons.bill_view import result_of
from comparisons.engine.counts import CountError, read_count, read_share
from comparisons.engine.presets import PRESETS
from comparisons.engine.sides import side_of
from comparisons.engine.workloads import MOST, Workload
from comparisons.workload_query import COUNTS
from model_pages.catalogue.parsing import read_catalogue
from model_pages.catalogue.sheeting import sheets_of
from model_pages.specs.language import load_language
from tests.engine.factories import ON, price, sheet, tokens
from tests.engine.strategies import pairs, priced_pairs, workloads

pytestmark = pytest.mark.browser

DEMO = Path(__file__).parents[2] / "fixtures" / "catalogue.yaml"
LANGUAGES = ("en", "de")

PRICE_ALL = """async ([module, groups]) => {
  const { resultOf, workloadOf } = await import(module);
  const number = (value) => (/^[0-9]+$/.test(value) ? BigInt(value) : value);
  const read = (asked) => Object.entries(asked).map(([key, value]) => [key, number(value)]);
  return groups.map(({ data, workloads }) => workloads.map((asked) => {
    const workload = workloadOf(Object.fromEntries(read(asked)), data.most);
    return JSON.stringify(resultOf(data, workload));
  }));
}"""

READ_ALL = """async ([module, texts]) => {
  const { readCount, readShare } = await import(module);
  const tried = (read, text) => {
    try { return String(read(text)); } catch (error) { return error.code ?? String(error); }
  };
  return texts.map((text) => [tried(readCount, text), tried(readShare, text)]);
}"""


@pytest.fixture
def in_browser(live_site, browser_page):
    """Calls a function with the address of a module and what else it takes."""

    def call(function, module, argument):
        assert finders.find(module)
        browser_page.goto(f"{live_site.url}/admin/login/")
        return browser_page.evaluate(function, [f"/static/{module}", argument])

    return call


def asked(workload):
    """The values that a form would give to the module."""
    values = {key: str(getattr(workload, name)) for key, name in COUNTS.items()}
    cells = {key: getattr(workload, key) for key in ("quality", "size", "resolution")}
    cached = str(int(workload.cached_share * 1_000_000))
    return values | cells | {"cached": cached, "batch": workload.is_batch}


def check(in_browser, cases):
    """``cases`` are groups of sheets in a language with their workloads."""
    groups, expected = [], []
    for sheets, language, held in cases:
        sides = [side_of(one, load_language(language)) for one in sheets]
        groups.append({"data": data_of(sides, ON), "workloads": [asked(one) for one in held]})
        expected.append([asdict(result_of(sides, one, ON)) for one in held])
    found = in_browser(PRICE_ALL, "comparisons/bill.js", groups)
    for (sheets, language, held), by_python, by_browser in zip(cases, expected, found, strict=True):
        for workload, one, other in zip(held, by_python, by_browser, strict=True):
            names = [item.slug for item in sheets]
            assert json.loads(json.dumps(one)) == json.loads(other), (names, language, workload)
    return sum(len(held) for _, _, held in cases)


def edges():
    """Ends of every range, crossed."""
    for tokens_in, out, share, is_batch, requests in product(
        (0, 1, 200_000, 200_001, MOST["input_tokens"]),
        (0, 3, MOST["output_tokens"]),
        ("0", "0.333333", "1"),
        (False, True),
        (1, 7, MOST["requests"]),
    ):
        if tokens_in or out:
            yield Workload("", tokens_in, out, Decimal(share), requests=requests, is_batch=is_batch)
    yield Workload("", **MOST)
    yield Workload("", **dict.fromkeys(MOST, 1))
    yield Workload("", seconds=1, requests=MOST["requests"])
    yield Workload("", images=3, size="1024x1024", quality="low", resolution="720p")


def test_every_pair_of_the_demo_catalogue_costs_the_same_in_both(in_browser):
    sheets = sheets_of(read_catalogue([DEMO], ON), ON)
    presets = [preset.workload for preset in PRESETS]
    same_type = [
        both for both in combinations(sheets, 2) if both[0].model_type == both[1].model_type
    ]
    cases = [
        (both, LANGUAGES[place % 2], presets[place % 3 :: 3])
        for place, both in enumerate(same_type)
    ]
    assert check(in_browser, cases) > 3_000


def test_the_ends_of_every_range_cost_the_same_in_both(in_browser):
    sheets = sheets_of(read_catalogue([DEMO], ON), ON)
    by_type = {one.model_type: one for one in sheets}
    groups = [tuple(by_type.values())[:6], tuple(sheets[:2]), tuple(sheets[5:7]), (sheets[0],)]
    held = list(edges())
    assert check(in_browser, [(group, "de", held) for group in groups]) > 1_000


def drawn(strategy, count):
    """As many examples as hypothesis thinks of, the same ones on the same tree."""
    found = []

    @settings(max_examples=count, database=None, suppress_health_check=list(HealthCheck))
    @given(strategy)
    def collect(example):
        found.append(example)

    collect()
    return found


def test_whatever_a_price_list_says_costs_the_same_in_both(in_browser):
    several = st.lists(workloads(), min_size=10, max_size=10)
    made = drawn(st.tuples(st.one_of(pairs(), priced_pairs()), several), 400)
    cases = [(both, LANGUAGES[place % 2], held) for place, (both, held) in enumerate(made)]
    assert check(in_browser, cases) >= 1_000


def test_amounts_that_no_float_holds_cost_the_same_in_both(in_browser):
    dear = tokens("12345678.123456789012", "0.000000000001", unit="token", confirmed=True)
    by_hour = price("transcription", "0.1", unit="hour", minimum="7")
    sheets = [
        sheet("Alpha", "text", *dear, by_hour),
        sheet("Beta", "text", *tokens("0.07", "0.3"), replace(by_hour, amount=Decimal("0.11"))),
    ]
    check(in_browser, [(sheets, language, list(edges())) for language in LANGUAGES])


TEXTS = [
    *("", "0", "00", "007", "5", "-5", "50,000", "50.000", "50 000", "50\u202f000", "50’000"),
    *("1,500k", "1.500M", "1.5", "1.5M", "1,5m", "2 k", "2k", " 2k ", "0.500k", "0.0005k", "2e6"),
    *(
        "1,234.5k",
        "1.500.5",
        "1,500,00",
        "many",
        "١٢",
        "٢k",
        "９",
        "1\u00a0000",
        "9" * 40,
        "9" * 41,
    ),
    *("70%", "33,3 %", "33.333", "1.23456", "100", "101", "\0", "1\n", "\t5", "𝟓", "😀" * 21),
]


def test_what_is_typed_is_read_alike_in_both(in_browser):
    alphabet = "0123456789.,' _kKM%-\u00a0"
    texts = [*TEXTS, *drawn(st.text(alphabet, max_size=9), 800)]

    def tried(read, text):
        try:
            return read(text)
        except CountError as error:
            return error.code

    found = in_browser(READ_ALL, "comparisons/counts.js", texts)

    for text, (count, share) in zip(texts, found, strict=True):
        by_python = tried(read_count, text)
        assert count == str(by_python), repr(text)
        part = tried(read_share, text)
        expected = "not_a_share" if isinstance(part, str) else str(int(part * 1_000_000))
        assert share == expected, repr(text)
