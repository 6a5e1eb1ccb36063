"""Sheets that are kept are those that would be read: whatever they are made of may change."""

from datetime import date
from decimal import Decimal

import pytest
from wagtail.models import PageViewRestriction, Site

from model_pages.models import Check, ExchangeRate, ModelPage, Provider
from model_pages.remembered import live_directory
from model_pages.sheets import sheets_for
from tests import factories

ON = date(2026, 11, 23)


@pytest.fixture
def alpha(site):
    """A model with a successor, a host, a second currency, and sheets that are kept already."""
    host = factories.provider("Host")
    prices = [
        factories.price("input_text", "1"),
        factories.price("output_text", "8", currency="EUR"),
        factories.price("output_text", "9", host=host),
    ]
    ExchangeRate.objects.create(currency="EUR", per_dollar=Decimal("0.9"), day=date(2026, 11, 1))
    successor = factories.model("Beta", prices={"input_text": "2"})
    page = factories.model("Alpha", prices=prices, superseded_by=successor)
    live_directory(ON)
    return page


def published_prices(page, amount):
    page = ModelPage.objects.get(pk=page.pk)
    rows = list(page.prices.all())
    rows[0].amount = Decimal(amount)
    page.prices = rows
    factories.publish(page)


def rename_successor(page):
    successor = ModelPage.objects.get(slug="beta")
    successor.title = "Beta 2"
    factories.publish(successor)


def rewrite_live_revision(page):
    """As an autosave does that writes over a revision."""
    revision = ModelPage.objects.get(pk=page.pk).live_revision
    revision.content["model_id"] = "alpha-1"
    type(revision).objects.filter(pk=revision.pk).update(content=revision.content)


def remember_older_price(page):
    record = page.price_records.get(component="input_text")
    record.valid_from = date(2026, 11, 1)
    record.save()
    record.pk, record.amount = None, Decimal("0.5")
    record.valid_from, record.valid_until = date(2026, 10, 1), date(2026, 10, 31)
    record.save()


CHANGES = {
    "a price is published": lambda page: published_prices(page, "3"),
    "a revision is written over": rewrite_live_revision,
    "a price is checked": lambda page: factories.check_prices(page, ON),
    "checks are gone": lambda page: Check.objects.all().delete(),
    "the ledger learns of an older price": remember_older_price,
    "the provider is renamed": lambda page: Provider.objects.filter(slug="openai").update(
        name="Open AI"
    ),
    "the host is renamed": lambda page: Provider.objects.filter(slug="host").update(name="Hosts"),
    "the provider goes offline": lambda page: Provider.objects.update(live=False),
    "a newer rate is there": lambda page: ExchangeRate.objects.create(
        currency="EUR", per_dollar=Decimal("0.8"), day=date(2026, 11, 20)
    ),
    "the successor is renamed": rename_successor,
    "the successor goes offline": lambda page: ModelPage.objects.get(slug="beta").unpublish(),
    "the successor is closed to visitors": lambda page: PageViewRestriction.objects.create(
        page=ModelPage.objects.get(slug="beta"), restriction_type="login"
    ),
    "the site gets another root": lambda page: Site.objects.update(hostname="other.example"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_kept_sheet_says_what_the_database_says(alpha, change):
    change(alpha)
    Site.clear_site_root_paths_cache()
    pages = ModelPage.objects.published().for_sheets()
    assert list(live_directory(ON).sheets.values()) == sheets_for(pages, ON)


@pytest.mark.parametrize("change", list(CHANGES.values())[:10], ids=list(CHANGES)[:10])
def test_each_of_these_changes_is_one(alpha, change):
    """Or the test above could not fail."""
    pages = ModelPage.objects.published().for_sheets()
    before = sheets_for(pages, ON)
    change(alpha)
    assert sheets_for(pages.all(), ON) != before


def test_a_new_day_makes_new_sheets(alpha):
    day = date(2026, 11, 24)
    assert {sheet.on for sheet in live_directory(day).sheets.values()} == {day}


def test_what_did_not_change_is_not_read_again(alpha):
    before = live_directory(ON).sheets
    published_prices(alpha, "3")
    after = live_directory(ON).sheets
    successor = ModelPage.objects.get(slug="beta").pk
    assert after[successor] is before[successor]
    assert after[alpha.pk] is not before[alpha.pk]


def test_an_entry_without_a_revision_is_read_from_its_rows(alpha):
    ModelPage.objects.filter(pk=alpha.pk).update(live_revision=None)
    live_directory(ON)
    ModelPage.objects.filter(pk=alpha.pk).update(model_id="alpha-1")
    assert live_directory(ON).sheets[alpha.pk].model_id == "alpha-1"
