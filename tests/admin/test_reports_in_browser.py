"""Every report opens, is filtered and exported, by an editor who clicks."""

import csv
from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from comparisons.admin.reports import REPORTS as COMPARISON_REPORTS
from comparisons.models import ComparisonIndexPage, StatementOverride
from model_pages.admin.reports import REPORTS
from model_pages.models import ModelIndexPage, ProviderIndexPage
from tests import factories

pytestmark = pytest.mark.browser

PAIR = "Claude Haiku 4.5 vs GPT-4.1 Mini"


@pytest.fixture
def catalogue(live_site):
    """Two models with something for every report, each of a provider of its own."""
    for kind in (ModelIndexPage, ProviderIndexPage, ComparisonIndexPage):
        factories.index_page(kind)
    return faulty("Claude Haiku 4.5", "Anthropic"), faulty("GPT-4.1 Mini", "OpenAI")


def faulty(name, provider):
    """Checked long ago, without facts, announced, hosted dearer, with a successor that is gone."""
    maker = factories.provider(provider)
    gone = factories.model(f"{name} gone", provider=maker, retires_on=date(2026, 1, 1))
    prices = [
        factories.price("input_text", "1"),
        factories.price("input_text", "2", host=factories.provider("Azure")),
        factories.price("input_text", "3", effective_from=date(2099, 1, 1)),
    ]
    return factories.model(
        name, provider=maker, prices=prices, checked_on=date(2026, 1, 1), superseded_by=gone
    )


def choose_provider(window, name):
    window.get_by_role("button", name="Show filters").click()
    window.get_by_role("button", name="Provider", exact=True).click()
    window.get_by_label("Provider", exact=True).select_option(label=name)


def exported(window):
    """The rows of the CSV that the menu of the report offers."""
    window.locator("header").get_by_role("button", name="Actions").first.click()
    with window.expect_download() as download:
        window.get_by_role("link", name="Download CSV").click()
    return list(csv.DictReader(Path(download.value.path()).read_text().splitlines()))


@pytest.mark.parametrize("slug", [report.slug for report in REPORTS])
def test_a_report_of_models_opens_and_exports_what_its_filter_leaves(
    catalogue, admin, live_site, slug
):
    admin.goto(live_site.url + reverse(f"model_pages_admin:{slug}"))
    table = admin.locator("main")
    expect(table).to_contain_text("GPT-4.1 Mini")
    expect(table).to_contain_text("Claude Haiku 4.5")

    choose_provider(admin, "OpenAI")
    expect(table.locator("#listing-results")).not_to_contain_text("Claude Haiku 4.5")
    expect(table.locator("#listing-results")).to_contain_text("GPT-4.1 Mini")

    rows = exported(admin)
    assert rows
    assert all("GPT-4.1 Mini" in row["Model"] for row in rows)


@pytest.fixture
def faulty_page(catalogue):
    """Listed against the rule, names a model that is gone, mutes a sentence that is not said."""
    verdict = "<p>Better than GPT-4.1 Mini gone.</p>"
    page = factories.comparison(
        *catalogue, verdict=verdict, listing="always", listing_reason="Asked for"
    )
    page.statement_overrides = [StatementOverride(anchor="r99", action="mute", sentence="Gone.")]
    return factories.publish(page)


@pytest.mark.parametrize("slug", COMPARISON_REPORTS)
def test_a_report_of_comparisons_opens_and_exports(faulty_page, admin, live_site, slug):
    admin.goto(f"{live_site.url}/admin/reports/comparisons/{slug}/")

    expect(admin.locator("main")).to_contain_text(PAIR)
    assert PAIR in {row["Comparison"] for row in exported(admin)}
