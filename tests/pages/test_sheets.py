"""What sheets read beside the entries themselves."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine

from model_pages.models import BenchmarkResult, ExchangeRate, ModelPage, PriceRecord
from model_pages.sheets import draft_sheet, live_content, live_copy, sheets_for
from model_pages.specs.facts import State
from tests import factories

ON = date(2026, 11, 23)

pytestmark = pytest.mark.usefixtures("site")


def sheet_of(page, on=ON):
    (sheet,) = sheets_for(ModelPage.objects.for_sheets().filter(pk=page.pk), on)
    return sheet


def reprice(page, *rows):
    page.prices = factories.in_order(list(rows))
    factories.publish(page)


def rate(amount, day, **fields):
    return ExchangeRate.objects.create(
        currency="CNY", per_dollar=Decimal(amount), day=day, **fields
    )


@pytest.fixture
def page():
    with time_machine.travel("2026-09-01"):
        return factories.model("GPT-4.1 Mini", prices={"input_text": "0.4"})


def changes(page, on=ON):
    return [
        (change.before.amount, change.after.amount, str(change.on))
        for change in sheet_of(page, on).changes
    ]


def test_a_new_amount_is_a_change_in_the_month_in_which_it_was_published(page):
    reprice(page, factories.price("input_text", "0.3"))

    assert changes(page) == [(Decimal("0.4"), Decimal("0.3"), "2026-11")]


def test_a_row_with_a_first_day_gives_the_day_of_the_change(page):
    announced = factories.price("input_text", "0.3", effective_from=date(2026, 11, 30))
    reprice(page, factories.price("input_text", "0.4"), announced)
    assert changes(page) == []

    with time_machine.travel("2026-11-30 12:00"):
        reprice(page, factories.price("input_text", "0.3", effective_from=date(2026, 11, 30)))
    assert changes(page, date(2026, 12, 1)) == [(Decimal("0.4"), Decimal("0.3"), "2026-11-30")]


def test_a_documented_record_gives_the_day_of_the_change(page):
    reprice(page, factories.price("input_text", "0.3"))
    PriceRecord.objects.filter(amount=Decimal("0.3")).update(basis="documented")

    assert changes(page) == [(Decimal("0.4"), Decimal("0.3"), "2026-11-23")]


def test_a_change_is_news_for_ninety_days(page):
    reprice(page, factories.price("input_text", "0.3"))

    assert changes(page, date(2027, 2, 21))
    assert not changes(page, date(2027, 2, 22))


def test_a_note_or_another_price_is_no_change(page):
    terms = factories.price("input_text", "0.4", terms="At night", minimum=Decimal(10))
    reprice(page, terms, factories.price("output_text", "1.6"))

    assert changes(page) == []
    assert PriceRecord.objects.count() == 2
    price = sheet_of(page).price("input_text")
    assert (price.terms, price.minimum) == ("At night", Decimal(10))


def test_a_choice_that_its_field_does_not_have_is_unknown(page, client):
    page.extra_specs, page.family = {"size_class": "giant"}, "GPT-4.1"
    factories.publish(page)
    factories.model("GPT-4.1", family="GPT-4.1", extra_specs={"size_class": "large"})

    for sheet in (sheet_of(page), draft_sheet(page, ON)):
        assert sheet.fact("size_class").state is State.UNKNOWN
    assert client.get("/compare/gpt-4-1-vs-gpt-4-1-mini/").status_code == 200


def test_the_hosts_of_prices_are_named_with_their_pages(page):
    host = factories.provider("Groq", website="https://groq.com")
    elsewhere = factories.price("input_text", "0.1", host=host)
    reprice(page, factories.price("input_text", "0.4"), elsewhere)

    for sheet in (sheet_of(page), draft_sheet(page, ON)):
        assert [price.host for price in sheet.prices] == ["", "groq"]
        assert sheet.hosts["groq"].name == "Groq"
        assert sheet.hosts["groq"].url == "/providers/groq/"


def test_a_sheet_has_the_newest_rate_that_is_not_after_its_day(page):
    rate("7.25", date(2026, 11, 1))
    rate("7.0", date(2026, 11, 20), source_name="Price map")
    rate("6.9", date(2026, 11, 22), live=False)
    rate("6.8", date(2026, 11, 24))
    reprice(page, factories.price("input_text", "2", currency="CNY"))

    for sheet in (sheet_of(page), draft_sheet(page, ON)):
        (found,) = sheet.exchange_rates.values()
        assert (found.per_dollar, found.on) == (Decimal(7), date(2026, 11, 20))
        assert found.source.name == "Price map"
    assert sheet_of(page, date(2026, 11, 19)).exchange_rates["CNY"].per_dollar == Decimal("7.25")
    assert sheet_of(page, date(2026, 10, 31)).exchange_rates == {}


def test_results_stand_in_the_order_of_the_editor(page):
    page.benchmarks = [
        BenchmarkResult(name=name, score=1, sort_order=order, interval=Decimal("1.5"))
        for name, order in (("MMLU", 2), ("GPQA", 0), ("AIME", 1))
    ]
    factories.publish(page)

    for sheet in (sheet_of(page), draft_sheet(page, ON)):
        assert [result.name for result in sheet.benchmarks] == ["GPQA", "AIME", "MMLU"]
        assert sheet.benchmarks[0].interval == Decimal("1.5")


def test_only_other_hosts_and_currencies_cost_a_query_of_their_own(page, django_assert_num_queries):
    plain = ModelPage.objects.for_sheets().filter(pk=page.pk)
    sheets_for(plain, ON)  # Wagtail reads once where the site's pages begin
    with django_assert_num_queries(2):
        sheets_for(plain.all(), ON)

    elsewhere = factories.price("input_text", "0.1", host=factories.provider("Groq"))
    reprice(page, elsewhere, factories.price("input_text", "2", currency="CNY"))
    with django_assert_num_queries(4):
        sheets_for(plain.all(), ON)


def test_successors_cost_no_query_of_their_own(page, django_assert_num_queries):
    last = factories.model("GPT-6 Mini")
    page.superseded_by = factories.model("GPT-5 Mini", superseded_by=last)
    factories.publish(page)
    found = ModelPage.objects.for_sheets().filter(pk=page.pk)
    sheets_for(found, ON)  # Wagtail reads once where the site's pages begin
    with django_assert_num_queries(2):
        (sheet,) = sheets_for(found.all(), ON)
    assert [successor.name for successor in sheet.successors] == ["GPT-5 Mini", "GPT-6 Mini"]


def test_a_revision_is_read_alike_for_a_sheet_and_for_an_editor(page):
    page.prices = factories.in_order(
        [
            factories.price("output_text", "1.6", effective_until=date(2026, 12, 31)),
            factories.price("input_text", "0.4", conditions={"service_tier": "batch"}),
            factories.price("input_audio", None),
        ]
    )
    page.release_date, page.retires_on, page.modalities_in = "2025-04", date(2027, 1, 1), ["text"]
    page.benchmarks = [BenchmarkResult(name="MMLU", score=Decimal("87.5"), version="Pro")]
    factories.publish(page)
    row = ModelPage.objects.for_sheets().get(pk=page.pk)
    content, copy = live_content(row), live_copy(row)

    for field in [one.attname for one in ModelPage._meta.local_fields if one.name != "page_ptr"]:
        assert getattr(content, field) == getattr(copy, field), field
    for rows in ("prices", "capabilities", "fact_sources", "other_names", "benchmarks"):
        read, expected = list(getattr(content, rows).all()), list(getattr(copy, rows).all())
        assert len(read) == len(expected)
        for one, other in zip(read, expected, strict=True):
            for field in other._meta.local_fields:
                if not field.primary_key:
                    assert getattr(one, field.attname) == getattr(other, field.attname), field
    assert [row.is_complete for row in content.prices.all()] == [True, True, False]
