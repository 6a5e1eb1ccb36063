"""Reading a sheet: states, headline prices, and cells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from model_pages.specs.cells import SheetCells
from model_pages.specs.dates import PartialDate
from model_pages.specs.facts import Fact, Source, State
from model_pages.specs.formats import Formatter
from model_pages.specs.language import load_language
from model_pages.specs.lifecycle import Lifecycle, Status
from model_pages.specs.prices import FreeKind, PriceKind, PriceState
from model_pages.specs.sheet import Benchmark, SpecSheet
from tests.engine.factories import CHECKED, GOOGLE, ON, OPENAI, price, sheet, successor, tokens


def cells(*args, **options):
    return SheetCells(sheet(*args, **options), load_language())


def test_a_fact_nobody_stored_is_unknown_or_not_applicable_by_the_type():
    assert sheet("A", "text").fact("context_window").state is State.UNKNOWN
    assert sheet("A", "image").fact("context_window").state is State.NOT_APPLICABLE
    stored = sheet("A", "image", facts={"context_window": 32000})
    assert stored.fact("context_window").value == 32000


def test_an_unregistered_field_or_capability_is_refused_with_the_known_ones():
    with pytest.raises(KeyError, match=r"No Spec field 'colour' is registered\. Known: "):
        sheet().fact("colour")
    with pytest.raises(KeyError, match="No Capability 'singing' is registered"):
        sheet().capability("singing")


def test_a_capability_is_yes_no_or_unknown():
    able = sheet(capabilities={"vision": True, "reasoning": False})
    assert [able.capability(key).value for key in ("vision", "reasoning", "streaming")] == [
        True,
        False,
        None,
    ]


def test_modalities_are_sets_or_not_known():
    assert sheet(reads="text image").reads == {"text", "image"}
    assert sheet().writes is None


def test_who_developed_a_model_is_its_provider_unless_said_otherwise():
    assert sheet().developer_or_provider is OPENAI
    assert sheet(developer=GOOGLE).developer_or_provider is GOOGLE
    assert sheet("A", "image").noun == "an image model"


def test_the_headline_is_the_standard_price_however_cheap_a_tier_is():
    one = sheet("A", "text", *tokens("2"), price("input_text", "1", service_tier="batch"))
    headline = one.headlines["input_text"]
    assert (headline.price.amount, headline.is_from) == (2, False)


def test_without_a_standard_price_the_headline_is_the_cheapest_cell():
    one = sheet(
        "A",
        "image",
        price("image_generation", "0.011", quality="medium", size="1024x1024"),
        price("image_generation", "0.005", quality="low", size="1024x1024"),
    )
    assert (
        one.headlines["image_generation"].price.amount,
        one.headlines["image_generation"].is_from,
    ) == (
        Decimal("0.005"),
        True,
    )


@pytest.mark.parametrize(
    "options", [{"host": "azure"}, {"kind": PriceKind.PROMOTION}, {"service_tier": "batch"}]
)
def test_a_host_a_promotion_or_another_service_is_no_headline(options):
    assert sheet("A", "text", price("input_text", "1", **options)).headlines == {}


def test_a_withheld_standard_price_is_a_headline_and_a_withheld_cell_is_none():
    withheld = price("input_text", None, state=PriceState.NOT_PUBLISHED)
    assert sheet("A", "text", withheld).headlines["input_text"].price is withheld
    cell = price("image_generation", None, state=PriceState.NOT_PUBLISHED, quality="low")
    assert sheet("A", "image", cell).headlines == {}


def test_billed_components_are_those_of_the_own_api_in_the_order_of_the_registry():
    one = sheet(
        "A", "text", *tokens("1", "2")[::-1], price("web_search", "1", host="azure", unit="query")
    )
    assert one.billed_components == ("input_text", "output_text")


def test_status_and_successor_are_read_on_the_day_of_the_sheet():
    one = sheet(lifecycle=Lifecycle(retires_on=date(2027, 1, 1)), successors=(successor("B"),))
    assert one.status is Status.RETIRING
    assert one.live_successor is one.successors[0]


@pytest.mark.parametrize(
    ("options", "text", "detail"),
    [
        ({}, "Current", ""),
        ({"lifecycle": Lifecycle(is_preview=True)}, "Preview", ""),
        ({"lifecycle": Lifecycle(retires_on=date(2026, 1, 1))}, "Retired on Jan 1, 2026", ""),
        ({"lifecycle": Lifecycle(deprecated_on=date(2026, 1, 1))}, "Deprecated", ""),
        ({"successors": (successor("B"),)}, "Superseded by B", ""),
        ({"lifecycle": Lifecycle(has_successor=True)}, "Superseded", ""),
        (
            {
                "lifecycle": Lifecycle(retires_on=date(2026, 12, 1)),
                "successors": (successor("B"),),
            },
            "Retires on Dec 1, 2026",
            "listed successor: B",
        ),
    ],
)
def test_the_status_cell_names_the_day_or_the_successor(options, text, detail):
    cell = cells(**options).status()
    assert (cell.text, cell.detail) == (text, detail)


def test_two_statuses_differ_where_their_words_do():
    one = cells(lifecycle=Lifecycle(retires_on=date(2026, 1, 1))).status()
    other = cells(lifecycle=Lifecycle(retires_on=date(2025, 1, 1))).status()
    assert one.compare != other.compare


@pytest.mark.parametrize(
    ("key", "value", "text", "detail"),
    [
        ("context_window", 1047576, "1.05M tokens", "1,047,576 tokens"),
        ("context_window", 128000, "128K tokens", "128,000 tokens"),
        ("context_window", 999, "999 tokens", ""),
        ("embedding_dimensions", 3072, "3,072", ""),
        ("open_weights", True, "Yes", ""),
        ("open_weights", False, "No", ""),
        ("retires_on", date(2026, 12, 1), "Dec 1, 2026", ""),
        ("release_date", "2025-04", "Apr 2025", ""),
        ("modalities_in", ("image", "text"), "Text, Image", ""),
        ("licence", "MIT", "MIT", ""),
    ],
)
def test_each_kind_of_fact_has_its_form(key, value, text, detail):
    cell = cells("A", "text", facts={key: value}).fact(key)
    assert (cell.text, cell.detail, cell.known) == (text, detail, True)
    assert cell.checked_on == CHECKED


def test_an_empty_cell_says_why():
    one = sheet("A", "image")
    withheld = Fact("knowledge_cutoff", State.NOT_PUBLISHED, source=Source("Card"))
    shown = SheetCells(replace(one, facts={"knowledge_cutoff": withheld}), load_language())
    assert (shown.fact("context_window").text, shown.fact("context_window").detail) == (
        "–",
        "not applicable",
    )
    assert shown.fact("knowledge_cutoff").detail == "not published"
    assert shown.fact("licence").detail == "no data"
    assert shown.capability("vision").detail == "no data"
    assert shown.headline("input_text").detail == "no data"
    assert shown.headline("output_text").detail == "not applicable"


@pytest.mark.parametrize(
    ("options", "text", "detail"),
    [
        ({"amount": "0.40"}, "$0.4 / 1M tokens", ""),
        ({"amount": "8", "currency": "CNY"}, "CN¥8 / 1M tokens", ""),
        ({"amount": None, "free": FreeKind.FREE_TIER}, "Free tier", ""),
        ({"amount": None, "state": PriceState.INCLUDED}, "Included", ""),
        ({"amount": None, "state": PriceState.DYNAMIC}, "Varies by request", ""),
        ({"amount": None, "state": PriceState.NOT_OFFERED}, "–", "not offered"),
        ({"amount": None, "state": PriceState.NOT_PUBLISHED}, "–", "not published"),
        (
            {"amount": "1", "kind": PriceKind.PROMOTION, "until": date(2026, 12, 31)},
            "$1 / 1M tokens",
            "promotion until Dec 31, 2026",
        ),
        (
            {"amount": "1", "kind": PriceKind.PROMOTION},
            "$1 / 1M tokens",
            "promotion, no end date given",
        ),
    ],
)
def test_each_state_of_a_price_has_its_form(options, text, detail):
    cell = cells().price(price("input_text", **options))
    assert (cell.text, cell.detail) == (text, detail)


@pytest.mark.parametrize(
    ("conditions", "words"),
    [
        ({}, ""),
        ({"service_tier": "batch"}, "batch"),
        ({"input_tokens_over": 200000}, "above 200,000 input tokens"),
        ({"quality": "low", "size": "1024x1536"}, "low quality, 1024×1536"),
        ({"cache_ttl": "1h"}, "kept 1 hour"),
        ({"region": "eu-west-1"}, "eu-west-1"),
        ({"time_of_day": "off_peak"}, "off-peak hours"),
    ],
)
def test_conditions_are_told_in_words(conditions, words):
    assert cells().conditions(price("input_text", "1", **conditions)) == words


def test_a_price_is_stale_beyond_the_hard_limit_and_an_unchecked_one_has_no_age():
    shown = cells()
    assert not shown.price(price("input_text", "1", checked=date(2026, 7, 26))).stale
    assert shown.price(price("input_text", "1", checked=date(2026, 7, 25))).stale
    assert not shown.price(price("input_text", "1", checked=None)).stale


CELL = {"quality": "low", "size": "1024x1024"}


@pytest.mark.parametrize(
    ("component", "listed", "running", "text", "detail"),
    [
        (
            "input_text",
            {"amount": "1.5"},
            {"amount": "0.75", "until": date(2026, 12, 31)},
            "$1.5 / 1M tokens",
            "now $0.75 until Dec 31, 2026",
        ),
        (
            "input_text",
            {"amount": "1.5"},
            {"amount": "0.00075", "unit": "1k_tokens"},
            "$1.5 / 1M tokens",
            "now $0.00075 / 1K tokens with no end date given",
        ),
        (
            "image_generation",
            {"amount": "0.04", **CELL},
            {"amount": "0.02", "until": date(2026, 12, 31), **CELL},
            "From $0.04 / image",
            "low quality, 1024×1024, now $0.02 until Dec 31, 2026",
        ),
        (
            "input_text",
            None,
            {"amount": "0.75", "until": date(2026, 12, 31)},
            "–",
            "now $0.75 / 1M tokens until Dec 31, 2026, no list price recorded",
        ),
        ("input_text", {"amount": "1.5"}, {"amount": "1.5"}, "$1.5 / 1M tokens", ""),
    ],
)
def test_a_running_promotion_stands_under_the_headline_price(
    component, listed, running, text, detail
):
    prices = [price(component, kind=PriceKind.PROMOTION, **running)]
    if listed:
        prices.append(price(component, **listed))
    cell = cells("A", "text", *prices).headline(component)
    assert (cell.text, cell.detail) == (text, detail)


def test_two_equal_list_prices_differ_while_a_promotion_runs_on_one():
    promoted = cells("A", "text", *tokens("2"), *tokens("1", kind=PriceKind.PROMOTION))
    assert (
        promoted.headline("input_text").compare
        != cells("B", "text", *tokens("2")).headline("input_text").compare
    )


def test_the_cheapest_cell_says_that_it_is_one():
    one = sheet("A", "image", price("image_generation", "0.005", quality="low", size="1024x1024"))
    cell = SheetCells(one, load_language()).headline("image_generation")
    assert (cell.text, cell.detail) == ("From $0.005 / image", "low quality, 1024×1024")


def test_the_groups_of_a_model_hold_what_is_known_and_what_could_be():
    result = Benchmark("GPQA", "", "accuracy", "", Decimal("80.50"), False, Source("Card"))
    one = sheet(
        "A",
        "image",
        *tokens("2"),
        capabilities={"vision": True},
        benchmarks=(result,),
    )
    groups = {group.key: group for group in SheetCells(one, load_language()).groups()}
    assert list(groups) == [
        "input",
        "modalities",
        "capabilities",
        "lifecycle",
        "licence",
        "benchmarks",
    ]
    assert groups["benchmarks"].rows[0].cell.text == "80.5"
    assert groups["benchmarks"].rows[0].condition == "accuracy, independent"
    assert [row.key for row in groups["licence"].rows] == ["open_weights"]


def test_the_least_that_a_sheet_must_hold():
    one = SpecSheet("a", "A", ON, "text", OPENAI)
    assert (one.fact("licence").state, one.capability("vision").state) == (
        State.UNKNOWN,
        State.UNKNOWN,
    )
    assert (one.status, one.live_successor, dict(one.headlines)) == (Status.CURRENT, None, {})


def test_a_developer_beside_the_provider_is_named():
    assert cells(developer=GOOGLE).provider().detail == "developed by Google"
    assert cells().provider().detail == ""
    assert cells("A", "image").model_type().text == "Image"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (Formatter().money(Decimal("0.0375"), "USD"), "$0.0375"),
        (Formatter().money(Decimal("1E+3"), "USD"), "$1,000"),
        (Formatter().money(Decimal("1E+12"), "USD"), "$1,000,000,000,000"),
        (Formatter().compact(10**12), "1T"),
        (Formatter().money(Decimal("0.000000000000001"), "USD"), "$0.000000000000001"),
        (Formatter("de").money(Decimal("0.4"), "USD"), "0,4\xa0$"),
        (Formatter().compact(1048576), "1.05M"),
        (Formatter().compact(8192), "8.19K"),
        (Formatter("de").compact(1048576), "1,05\xa0Mio."),
        (Formatter("de").compact(8192), "8.192"),
        (Formatter().compact(999999), "1M"),
        (Formatter().decimal(Decimal("80.50")), "80.5"),
        (Formatter("de").integer(1047576), "1.047.576"),
        (Formatter().partial_date(PartialDate(2025)), "2025"),
        (Formatter().partial_date(PartialDate(2025, 4, 14)), "Apr 14, 2025"),
        (Formatter().listing(["text"]), "text"),
        (Formatter().listing([]), ""),
        (Formatter().percent(80), "80%"),
        (Formatter().days(0), "0 days"),
    ],
)
def test_values_are_formatted_for_the_locale_without_losing_a_digit(written, expected):
    assert written == expected
