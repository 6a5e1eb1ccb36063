"""Find models, tick them, and go to their comparison: with and without scripts."""

import pytest

from comparisons.models import ComparisonIndexPage
from model_pages.models import ModelIndexPage, ProviderIndexPage
from tests import factories

pytestmark = pytest.mark.browser


@pytest.fixture
def catalogue(live_site):
    for kind in (ModelIndexPage, ProviderIndexPage, ComparisonIndexPage):
        factories.index_page(kind)
    for name, maker in (("Nova", "Amazon"), ("GPT-4.1", "OpenAI"), ("GPT-4.1 Mini", "OpenAI")):
        factories.model(name, provider=factories.provider(maker), prices={"input_text": "1"})
    factories.model("GPT-5", prices={"input_text": "9"})
    return live_site.url


def test_find_tick_three_and_compare_without_a_reload(catalogue, browser_page):
    page = browser_page
    page.goto(f"{catalogue}/models/")
    page.evaluate("window.stayed = true")
    page.click("#filter-provider > summary")
    page.check("text=OpenAI")
    page.wait_for_url("**/models/?provider=openai")
    assert page.locator(".vs-list tbody tr").count() == 3
    assert page.get_attribute("#filter-provider", "open") is not None

    for name in ("GPT-4.1 Mini", "GPT-5"):
        page.get_by_label(f"Compare {name}", exact=True).check()
        page.locator(".vs-tray li", has_text=name).wait_for()
    page.locator(".vs-chips a", has_text="OpenAI").click()
    page.locator(".vs-list tbody tr", has_text="Nova").wait_for()
    page.get_by_label("Compare Nova").check()
    page.get_by_role("link", name="Compare 3 models").wait_for()

    assert page.evaluate("window.stayed")
    href = page.get_by_role("link", name="Compare 3 models").get_attribute("href")
    assert href == "/compare/?models=gpt-4-1-mini,gpt-5,nova"
    page.go_back()
    page.get_by_text("Take all out").wait_for()
    assert page.locator(".vs-tray li").count() == 2


def test_typing_finds_at_once_and_keeps_the_cursor(catalogue, browser_page):
    browser_page.goto(f"{catalogue}/models/")
    browser_page.locator("#q").press_sequentially("gtp 5")
    said = "No exact match for “gtp”; showing GPT."
    browser_page.locator(".vs-notice", has_text=said).wait_for()
    browser_page.locator("main > [role=status]", has_text=said).wait_for(state="attached")

    assert browser_page.locator(".vs-list mark").all_inner_texts() == ["GPT", "5"]
    assert browser_page.evaluate("document.activeElement.id") == "q"


def test_find_tick_three_and_compare_without_scripts(catalogue, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{catalogue}/models/")
    page.click("#filter-provider > summary")
    page.check("text=OpenAI")
    page.get_by_role("button", name="Show", exact=True).click()
    assert page.locator(".vs-list tbody tr").count() == 3

    for name in ("GPT-4.1", "GPT-4.1 Mini", "GPT-5"):
        page.get_by_role("link", name=f"Compare {name}", exact=True).click()
        page.locator(".vs-tray li").filter(has=page.get_by_text(name, exact=True)).wait_for()

    link = page.get_by_role("link", name="Compare 3 models")
    assert link.get_attribute("href") == "/compare/?models=gpt-4-1,gpt-4-1-mini,gpt-5"
    assert page.locator(".vs-list tbody tr").count() == 3
    context.close()


@pytest.mark.parametrize("view", ["table", "cards"])
def test_without_scripts_a_tick_stays_whatever_is_followed(catalogue, browser, view):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{catalogue}/models/?view={view}")
    assert not page.get_by_role("checkbox", name="Compare Nova").is_visible()
    page.get_by_role("link", name="Compare Nova", exact=True).click()
    page.get_by_role("link", name="Compare GPT-5", exact=True).click()
    page.locator("#sort-price" if view == "table" else "#order-price").click()
    page.get_by_role("link", name="Table" if view == "cards" else "Cards").click()
    assert page.locator(".vs-tray li span").all_inner_texts() == ["Nova", "GPT-5"]

    page.locator(".vs-tick-link", has_text="Take Nova out").click()
    assert page.locator(".vs-tray li span").all_inner_texts() == ["GPT-5"]
    context.close()


@pytest.mark.parametrize("view", ["table", "cards"])
def test_the_directory_fits_every_window(catalogue, browser_page, view):
    long = "?type=text&price_max=many&q=gtp&models=gpt-5,nova,nobody"
    browser_page.goto(f"{catalogue}/models/{long}&view={view}")
    for width in (320, 390, 768, 1000, 1440, 2560):
        browser_page.set_viewport_size({"width": width, "height": 800})
        assert browser_page.evaluate("document.documentElement.scrollWidth") <= width
