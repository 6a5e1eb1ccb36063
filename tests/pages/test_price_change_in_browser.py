"""The whole way of a price: an editor types it, a visitor reads it."""

import re

import pytest

from comparisons.models import ComparisonIndexPage
from model_pages.models import ModelIndexPage, ProviderIndexPage
from tests import factories

pytestmark = pytest.mark.browser

PAIR = "/compare/gpt-4-1-vs-gpt-4-1-mini/"


@pytest.fixture
def catalogue(live_site):
    for kind in (ModelIndexPage, ProviderIndexPage, ComparisonIndexPage):
        factories.index_page(kind)
    factories.model("GPT-4.1", prices={"input_text": "2", "output_text": "8"})
    return factories.model("GPT-4.1 Mini", prices={"input_text": "0.4", "output_text": "1.6"})


def test_a_price_that_an_editor_publishes_changes_the_pair_page(catalogue, admin, live_site):
    admin.goto(f"{live_site.url}{PAIR}")
    assert "80% cheaper" in admin.inner_text("main")

    admin.goto(f"{live_site.url}/admin/pages/{catalogue.pk}/edit/")
    admin.get_by_role("tab", name="Prices").click()
    admin.fill("#id_prices-0-amount", "1.2")
    admin.click("[data-w-dropdown-target='toggle'].button")
    admin.click("button[name=action-publish]")
    admin.wait_for_url(re.compile(r"/admin/pages/\d+/(\?.*)?$"))

    admin.goto(f"{live_site.url}{PAIR}")
    text = admin.inner_text("main")
    assert "$1.2" in text
    assert "40% cheaper" in text
    assert "$0.4 " not in text


def test_a_visitor_without_javascript_compares_two_models(catalogue, browser, live_site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_site.url}/compare/")
    page.fill("input[name=left]", "gpt 4.1 mini")
    page.fill("input[name=right]", "GPT-4.1")
    page.locator("main form button[type=submit]").first.click()

    assert page.url == f"{live_site.url}{PAIR}"
    page.locator("details summary").first.click()
    context.close()


@pytest.mark.parametrize("path", ["/models/", "/models/gpt-4-1/", "/compare/", PAIR, "/providers/"])
@pytest.mark.parametrize("width", [320, 390, 768, 1440])
def test_no_page_is_wider_than_the_screen(catalogue, browser_page, live_site, path, width):
    browser_page.set_viewport_size({"width": width, "height": 900})
    browser_page.goto(f"{live_site.url}{path}")

    assert browser_page.evaluate("document.documentElement.scrollWidth") <= width
