"""Pages as the records stand for another day than today."""

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from model_pages.as_of import cards_on, sheets_on
from model_pages.directory import row_of
from model_pages.ledger import new_record
from model_pages.models import BenchmarkResult, Check, ModelPage, PriceRecord
from model_pages.sheets import sheets_for
from model_pages.specs.lifecycle import Status
from model_pages.specs.prices import Price, PriceState
from tests import factories

TODAY = date(2026, 11, 23)
PAIR = "/compare/gpt-4-1-mini-vs-gpt-5-mini/"

pytestmark = pytest.mark.usefixtures("site")


def at(day):
    return time_machine.travel(f"{day} 12:00", tick=True)


def pages(*entries):
    rows = ModelPage.objects.published().for_sheets().order_by("pk")
    return rows.filter(pk__in=[entry.pk for entry in entries]) if entries else rows


def sheet(entry, day):
    (found,) = sheets_on(pages(entry), date.fromisoformat(day))
    return found


def input_price(entry, day):
    return sheet(entry, day).price("input_text").amount


def reprice(entry, *rows, **fields):
    entry = ModelPage.objects.get(pk=entry.pk)
    entry.prices = factories.in_order(list(rows))
    for name, value in fields.items():
        setattr(entry, name, value)
    return factories.publish(entry)


@pytest.fixture
def mini():
    """0.4 from June on, 0.3 since October, 0.2 announced for the new year."""
    with at("2026-06-01"):
        entry = factories.model(
            "GPT-4.1 Mini", prices={"input_text": "0.4"}, context_window=1000, checked_on=None
        )
    with at("2026-10-12"):
        entry = reprice(entry, factories.price("input_text", "0.3"), context_window=2000)
    with at("2026-11-01"):
        later = factories.price("input_text", "0.2", effective_from=date(2027, 1, 1))
        reprice(entry, factories.price("input_text", "0.3"), later)
    return ModelPage.objects.get(pk=entry.pk)


@pytest.fixture
def other():
    with at("2026-08-01"):
        return factories.model("GPT-5 Mini", prices={"input_text": "0.25"}, checked_on=None)


@pytest.mark.parametrize(
    ("day", "amount", "context"),
    [
        ("2026-06-01", "0.4", 1000),
        ("2026-08-15", "0.4", 1000),
        ("2026-10-11", "0.4", 1000),
        ("2026-10-12", "0.3", 2000),
        ("2026-12-31", "0.3", 2000),
        ("2027-01-01", "0.2", 2000),
    ],
)
def test_a_sheet_of_a_day_has_the_price_and_the_facts_of_that_day(mini, day, amount, context):
    found = sheet(mini, day)

    assert found.price("input_text").amount == Decimal(amount)
    assert found.fact("context_window").value == context
    assert found.facts_recorded_on is None


def test_an_announcement_is_known_from_the_day_on_which_it_was_published(mini):
    assert sheet(mini, "2026-10-31").announced == ()
    assert [price.amount for price in sheet(mini, "2026-11-01").announced] == [Decimal("0.2")]


def test_as_of_today_is_the_sheet_of_today(mini, other):
    assert sheets_on(pages(), TODAY) == sheets_for(pages(), TODAY)


def test_checks_after_the_day_are_not_known(mini):
    for day in (date(2026, 7, 1), date(2026, 9, 1)):
        Check.objects.create(
            page=mini,
            subject="price:input_text/tokens/USD/list",
            value="0.4/1m_tokens",
            checked_on=day,
        )

    assert sheet(mini, "2026-06-30").price("input_text").checked_on is None
    assert sheet(mini, "2026-08-31").price("input_text").checked_on == date(2026, 7, 1)


def test_before_an_entry_was_published_its_prices_may_be_known_from_the_ledger():
    entry = factories.model(
        "Old",
        prices=[factories.price("input_text", "2", effective_from=date(2026, 1, 1))],
        context_window=1000,
        deprecated_on=date(2026, 9, 1),
        retires_on=date(2027, 9, 1),
        checked_on=None,
    )
    entry.benchmarks = [
        BenchmarkResult(name="MMLU", score=1, source_name="x", measured_on=date(2026, 11, 1))
    ]
    factories.publish(entry)

    found = sheet(entry, "2026-05-01")
    assert found.price("input_text").amount == Decimal(2)
    assert found.fact("context_window").value == 1000
    assert found.facts_recorded_on == TODAY
    assert (found.status, found.benchmarks) == (Status.CURRENT, ())
    assert sheet(entry, "2026-10-01").status is Status.DEPRECATED
    assert sheets_on(pages(entry), date(2025, 12, 31)) == []


def test_a_successor_of_a_later_day_is_not_named():
    newer = factories.model("Newer", prices={"input_text": "1"}, release_date="2026-08")
    row = factories.price("input_text", "2", effective_from=date(2026, 1, 1))
    older = factories.model("Older", prices=[row], superseded_by=newer)
    PriceRecord.objects.filter(page=newer).update(valid_from=date(2026, 8, 1))

    assert sheet(older, "2026-07-31").successors == ()
    assert [link.slug for link in sheet(older, "2026-08-02").successors] == ["newer"]
    assert sheet(older, "2026-07-31").status is Status.CURRENT


def test_what_was_offline_on_the_day_is_not_shown(mini):
    with at("2026-07-01"):
        mini.unpublish()
    with at("2026-07-10"):
        mini.save_revision().publish()

    assert sheets_on(pages(mini), date(2026, 7, 5)) == []
    assert len(sheets_on(pages(mini), date(2026, 7, 10))) == 1


def test_a_price_with_a_gap_before_it_is_not_filled(mini):
    PriceRecord.objects.filter(amount=Decimal("0.4")).update(valid_until=date(2026, 9, 30))

    assert sheet(mini, "2026-10-05").price("input_text") is None


def test_the_number_of_queries_does_not_grow_with_the_models(mini, django_assert_num_queries):
    day = date(2026, 11, 20)
    sheets_on(pages(), day)  # site root paths
    with django_assert_num_queries(8):
        assert len(sheets_on(pages(), day)) == 1
    with at("2026-08-01"):
        for name in "abcde":
            factories.model(f"More {name}", prices={"input_text": "1"})
    with django_assert_num_queries(8):
        assert len(sheets_on(pages(), day)) == 6


def prices_in_the_directory(day):
    cards = cards_on(ModelPage.objects.published(), day)
    return [(card.name, row_of(card, day).prices) for card in cards]


def test_a_past_day_is_shown_as_it_was_shown_on_that_day():
    with at("2026-09-01"):
        entry = factories.model("GPT-4.1 Mini", prices={"input_text": "0.4"}, summary="Small.")
        prices = prices_in_the_directory(date(2026, 9, 1))
        sheets = sheets_on(pages(), date(2026, 9, 1))
    reprice(entry, factories.price("input_text", "0.3"), summary="Smaller.", title="GPT")

    assert prices_in_the_directory(date(2026, 9, 1)) == prices
    assert sheets_on(pages(), date(2026, 9, 1)) == sheets


@given(offset=st.integers(0, 90))
@pytest.mark.django_db
def test_between_two_records_the_earlier_one_holds(offset):
    day = date(2026, 3, 1) + timedelta(days=offset)
    lines = [(date(2026, 3, 1), "3"), (date(2026, 4, 1), "2"), (date(2026, 5, 1), "1")]
    expected = next(amount for start, amount in reversed(lines) if start <= day)
    from model_pages.past_entries import _held

    entry = ModelPage(title="x", slug="x")
    records = [
        new_record(
            entry,
            Price("input_text", "1m_tokens", "USD", PriceState.PRICED, Decimal(amount)),
            start,
        )
        for start, amount in lines
        if start <= day
    ]
    (row,) = _held(entry, records, {}, day)
    assert row.amount == Decimal(expected)


# Pages


def test_the_pages_of_a_day_show_its_prices_and_keep_the_day_in_their_links(client, mini, other):
    for address in ("/models/", "/models/gpt-4-1-mini/", PAIR, "/providers/openai/"):
        page = client.get(address, {"on": "2026-09-01"}).content.decode()

        assert "As recorded on Sep 1, 2026" in page
        assert "$0.4" in page
        assert "$0.3 " not in page
        inside = re.findall(r"<main.*</main>", page, re.S)[0]
        links = set(re.findall(r'href="(/[^"#]*)"', inside)) - {address}
        assert links
        links = {link for link in links if not link.startswith("/corrections/")}
        assert [link for link in links if "on=2026-09-01" not in link] == []


def test_a_future_day_shows_what_is_announced(client, mini, other):
    page = client.get(PAIR, {"on": "2027-01-01"}).content.decode()

    assert "As announced for Jan 1, 2027" in page
    assert "$0.2 " in page


def test_the_page_of_today_has_no_banner_and_no_day_in_its_links(client, mini, other):
    for query in ({}, {"on": "2026-11-23"}):
        page = client.get(PAIR, query).content.decode()
        assert "vs-as-of" not in page
        log = re.search(r'<section[^>]*aria-labelledby="changes".*?</section>', page, re.S)
        assert "on=20" not in page.replace(log[0], "")


def test_a_model_that_was_not_there_leads_to_its_first_day(client, mini, other):
    for address in (PAIR, "/models/gpt-5-mini/"):
        response = client.get(address, {"on": "2026-07-01"})
        page = response.content.decode()

        assert response.status_code == 404
        assert "GPT-5 Mini is not recorded here for Jul 1, 2026." in page
        assert f'<a href="{address}?on=2026-08-01">' in page


def test_an_editors_words_are_not_put_beside_the_prices_of_another_day(client, mini, other):
    factories.comparison(mini, other, verdict="<p>Take the cheap one.</p>")

    assert "Take the cheap one." in client.get(PAIR).content.decode()
    assert "Take the cheap one." not in client.get(PAIR, {"on": "2026-09-01"}).content.decode()


def test_a_page_of_a_past_day_says_what_has_no_record_of_that_day(client, mini):
    said = "Providers have no such record: their names"
    assert said in client.get("/models/gpt-4-1-mini/?on=2026-09-01").content.decode()
    assert said not in client.get("/models/gpt-4-1-mini/?on=2026-11-24").content.decode()
    assert said not in client.get("/models/gpt-4-1-mini/").content.decode()
