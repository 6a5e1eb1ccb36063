"""Swapping, replacing, moving and removing, with JavaScript and without, and by keyboard alone."""

import pytest

from comparisons.models import ComparisonIndexPage
from model_pages.models import ModelIndexPage, ProviderIndexPage
from tests import factories

pytestmark = pytest.mark.browser

THREE = "/compare/?models=model-a,model-b,model-c"
PAIR = "/compare/model-a-vs-model-b/"


@pytest.fixture
def catalogue(live_site):
    for kind in (ModelIndexPage, ProviderIndexPage, ComparisonIndexPage):
        factories.index_page(kind)
    for amount, letter in enumerate("ABCDEF", start=1):
        prices = {"input_text": str(amount), "output_text": str(amount * 4)}
        factories.model(f"Model {letter}", prices=prices, context_window=100_000)
    return live_site.url


@pytest.fixture
def plain_page(browser):
    """A page without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def names(page):
    return page.locator(".vs-lineup-name").all_inner_texts()


def test_a_model_is_moved_and_removed_without_a_reload(catalogue, browser_page):
    page = browser_page
    page.goto(f"{catalogue}{THREE}")
    page.evaluate("window.stayed = true")

    page.focus("#right-model-a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/compare/?models=model-b,model-a,model-c")
    assert names(page) == ["Model B", "Model A", "Model C"]
    assert page.evaluate("document.activeElement.id") == "right-model-a"
    assert "Model B, Model A" in page.locator("main > [role=status]").inner_text()

    page.click("#rows-toggle")
    page.wait_for_url("**rows=differ")
    assert page.evaluate("window.stayed")
    assert page.locator("#glance-context-window").count() == 0

    page.get_by_role("link", name="Remove Model C").click()
    page.wait_for_url("**/compare/model-a-vs-model-b/?rows=differ")


def test_a_table_is_used_without_javascript(catalogue, plain_page):
    page = plain_page
    page.goto(f"{catalogue}{THREE}")

    page.click("#left-model-c")
    page.wait_for_url("**?models=model-a,model-c,model-b")
    page.fill("#add", "model-d")
    page.keyboard.press("Enter")
    page.wait_for_url("**,model-d")

    assert names(page) == ["Model A", "Model C", "Model B", "Model D"]
    page.click("#rows-toggle")
    page.wait_for_url("**rows=differ")


def test_the_table_scrolls_in_its_own_region_and_keeps_its_heads(catalogue, browser_page):
    page = browser_page
    page.set_viewport_size({"width": 390, "height": 500})
    page.goto(f"{catalogue}/compare/?models=model-a,model-b,model-c,model-d,model-e,model-f")
    region = page.locator(".vs-scroll")
    label = page.locator("#glance-input-text th")
    before = label.bounding_box()["x"], page.locator(".vs-lineup thead").bounding_box()["y"]

    region.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    page.wait_for_timeout(500)
    assert region.evaluate("part => part.scrollLeft") > 40
    region.evaluate("part => part.scrollTo(part.scrollLeft, 200)")

    head = page.locator(".vs-lineup thead th").nth(1).bounding_box()["y"]
    assert label.bounding_box()["x"] == before[0]
    assert head == pytest.approx(region.bounding_box()["y"], abs=2)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("scripts", [True, False])
def test_a_pair_is_swapped_and_a_side_replaced(catalogue, browser_page, plain_page, scripts):
    page = browser_page if scripts else plain_page
    page.goto(f"{catalogue}{PAIR}")

    page.click("#swap")
    page.wait_for_url("**?first=model-b")
    assert "Model B" in page.locator("#model-left").inner_text()

    page.get_by_text("Replace Model B").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Model E")
    page.keyboard.press("Enter")
    page.wait_for_url("**/compare/model-a-vs-model-e/")


def test_the_list_of_sections_stays_in_view_and_marks_the_current_one(catalogue, browser_page):
    page = browser_page
    page.goto(f"{catalogue}{PAIR}")
    page.get_by_role("link", name="Questions", exact=True).click()

    page.locator(".vs-jump [aria-current][href='#faqs']").wait_for()
    assert page.locator(".vs-jump").bounding_box()["y"] == pytest.approx(0, abs=1)


def test_a_line_of_the_summary_opens_the_row_it_rests_on(catalogue, browser_page):
    page = browser_page
    page.goto(f"{catalogue}{PAIR}#price-output-text")

    page.locator("#price-output-text").wait_for(state="visible")


def test_the_link_to_a_claim_is_copied(catalogue, browser_page):
    page = browser_page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{catalogue}{PAIR}")
    page.locator("#r04-cheaper .vs-anchor").focus()
    page.keyboard.press("Enter")

    page.locator("main > [role=status]", has_text="copied").wait_for(state="attached")
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"{PAIR}#r04-cheaper")
