"""A visitor prices her own workload, shares it, and finds it again."""

import pytest

from comparisons.models import ComparisonIndexPage
from model_pages.models import ModelIndexPage, ProviderIndexPage
from tests import factories

pytestmark = pytest.mark.browser

PAIR = "/compare/gpt-4-1-vs-gpt-4-1-mini/"


@pytest.fixture
def pair(live_site):
    for kind in (ModelIndexPage, ProviderIndexPage, ComparisonIndexPage):
        factories.index_page(kind)
    for name, reading, writing in (("GPT-4.1", "2", "8"), ("GPT-4.1 Mini", "0.4", "1.6")):
        factories.model(name, prices={"input_text": reading, "output_text": writing})
    return f"{live_site.url}{PAIR}"


def totals(page):
    return page.locator(".vs-bill-total").all_inner_texts()


def test_typing_prices_the_workload_and_the_address_can_be_shared(pair, browser, browser_page):
    browser_page.goto(pair)
    assert totals(browser_page) == ["$24", "$4.8"]

    browser_page.fill("#cost-in", "1.5M")
    browser_page.fill("#cost-out", "0")

    assert totals(browser_page) == ["$9,000", "$1,800"]
    shared = browser_page.url
    assert "in=1.5M" in shared
    for script in (True, False):
        other = browser.new_context(java_script_enabled=script)
        page = other.new_page()
        page.goto(shared)
        assert totals(page) == ["$9,000", "$1,800"]
        assert page.input_value("#cost-in") == "1.5M"
        other.close()


def test_without_a_script_the_form_does_it(pair, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(pair)
    assert not page.locator(".vs-cost-slider").first.is_visible()
    page.fill("#cost-in", "1,000,000")
    page.fill("#cost-out", "0")
    page.click(".vs-cost-submit")
    assert totals(page) == ["$6,000", "$1,200"]
    page.click("text=A long document")
    assert totals(page) == ["$0.108", "$0.0216"]
    context.close()


def test_a_wrong_field_is_told_while_it_is_typed(pair, browser_page):
    browser_page.goto(pair)
    browser_page.fill("#cost-in", "many")
    said = "Input tokens: “many” is not a number: write it like 50000 or 50k."
    assert browser_page.inner_text("#cost-in-error") == said
    assert totals(browser_page) == ["–", "–"]
    browser_page.fill("#cost-in", "2k")
    assert browser_page.inner_text("#cost-in-error") == ""
    assert totals(browser_page) == ["$24", "$4.8"]


def test_her_workload_is_kept_until_she_forgets_it_and_the_address_wins(pair, browser_page):
    browser_page.goto(pair)
    assert browser_page.evaluate("localStorage.length") == 0
    assert not browser_page.locator(".vs-cost-own").is_visible()
    browser_page.fill("#cost-out", "0")

    browser_page.goto(pair)
    assert totals(browser_page) == ["$12", "$2.4"]
    assert "out=0" in browser_page.url
    assert browser_page.locator(".vs-cost-own").is_visible()

    browser_page.goto(f"{pair}?mix=long_document")
    assert totals(browser_page) == ["$0.108", "$0.0216"]

    browser_page.goto(pair)
    browser_page.click(".vs-cost-forget")
    assert browser_page.evaluate("localStorage.length") == 0
    browser_page.goto(pair)
    assert totals(browser_page) == ["$24", "$4.8"]


def test_a_slider_writes_its_field_and_nothing_moves(pair, browser_page):
    browser_page.goto(pair)
    height = "document.documentElement.scrollHeight"
    before = browser_page.evaluate(height)
    slider = browser_page.locator("[data-for=cost-in]")
    slider.focus()
    slider.press("End")
    assert browser_page.input_value("#cost-in") == "100,000,000"
    assert totals(browser_page) == ["$600,012", "$120,002.4"]
    assert browser_page.evaluate(height) == before


def test_a_workload_to_begin_with_fills_the_form(pair, browser_page):
    browser_page.goto(pair)
    browser_page.click("text=A long document")
    assert browser_page.input_value("#cost-in") == "50,000"
    assert totals(browser_page) == ["$0.108", "$0.0216"]
    chosen = browser_page.locator(".vs-cost-presets [aria-current]")
    assert chosen.all_inner_texts() == ["A long document"]


def test_what_carries_a_workload_on_carries_the_one_that_is_shown(pair, browser_page):
    page = browser_page
    page.goto(f"{pair}?in=5&out=7")
    page.fill("#cost-in", "2000000")

    def carried(place):
        return page.get_attribute(place, "href")

    assert "in=2000000&out=7" in carried("#swap")
    assert "in=2000000&out=7" in carried(".vs-model-card--left .vs-more")
    assert "in=" not in carried(".site-nav a[href^='/providers/']")
    page.click("text=Add a third model")
    page.fill("#add", "Nobody")
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url("**add=Nobody**")
    assert "in=2000000" in page.url and "in=5" not in page.url


def test_the_line_at_the_top_tells_no_price_of_another_workload(pair, browser_page):
    page = browser_page
    page.goto(f"{pair}?in=1000000")
    line = page.locator(".vs-summary-strip dl > div", has_text="your workload")
    assert line.is_visible()
    page.fill("#cost-in", "2M")
    assert not line.is_visible()
    page.fill("#cost-in", "1000000")
    assert line.is_visible()
