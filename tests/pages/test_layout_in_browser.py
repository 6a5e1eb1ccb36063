"""What a reader sees at the widths of real screens."""

import pytest

from comparisons.models import ComparisonIndexPage
from model_pages.models import ModelIndexPage, ModelPage, ProviderIndexPage
from tests import factories

pytestmark = pytest.mark.browser

PAIR = "/compare/gpt-4-1-vs-gpt-4-1-mini/"
PAGES = [PAIR, "/models/", "/models/gpt-4-1/", "/compare/", "/providers/openai/"]
WIDTHS = [320, 390, 768, 1440, 2560]


@pytest.fixture
def catalogue(live_site):
    for kind in (ModelIndexPage, ProviderIndexPage, ComparisonIndexPage):
        factories.index_page(kind)
    factories.model("GPT-4.1", prices={"input_text": "2", "output_text": "8"})
    factories.model("GPT-4.1 Mini", prices={"input_text": "0.4", "output_text": "1.6"})
    return live_site.url


def test_no_page_is_wider_than_its_window(catalogue, browser_page):
    too_wide = []
    for address in PAGES:
        browser_page.goto(f"{catalogue}{address}")
        browser_page.eval_on_selector_all("details", "folds => folds.forEach(f => (f.open = true))")
        for width in WIDTHS:
            browser_page.set_viewport_size({"width": width, "height": 800})
            needed = browser_page.evaluate("document.documentElement.scrollWidth")
            if needed > width:
                too_wide.append((address, width, needed))

    assert too_wide == []


def test_the_two_models_stand_side_by_side_on_a_phone(catalogue, browser_page):
    browser_page.set_viewport_size({"width": 390, "height": 800})
    browser_page.goto(f"{catalogue}{PAIR}")
    row = browser_page.locator(".vs-compare tbody tr", has_text="Input price").first
    label, left, right = (cell.bounding_box() for cell in row.locator("th, td").all())

    assert label["y"] < left["y"]
    assert left["y"] == right["y"]
    assert left["width"] == pytest.approx(right["width"], abs=1)


def test_a_link_into_folded_evidence_unfolds_it(catalogue, browser_page):
    browser_page.goto(f"{catalogue}{PAIR}")
    folded = browser_page.locator("details .vs-evidence > li").first
    folded.evaluate("item => (item.id = 'folded')")
    assert not folded.is_visible()

    browser_page.evaluate("location.hash = 'folded'")

    folded.wait_for(state="visible")


def test_words_in_pictures_are_large_enough_on_a_phone(catalogue, browser_page):
    for width in (320, 390):
        browser_page.set_viewport_size({"width": width, "height": 800})
        browser_page.goto(f"{catalogue}{PAIR}")
        heights = browser_page.eval_on_selector_all(
            ".vs-chart text:not(.vs-chart-letter)",
            "texts => texts.map(text => text.getBoundingClientRect().height)",
        )
        edges = browser_page.eval_on_selector_all(
            ".vs-chart text",
            "texts => texts.map(text => text.getBoundingClientRect())"
            ".flatMap(box => [box.left, innerWidth - box.right])",
        )

        assert len(heights) > 10
        assert min(heights) >= 11
        assert min(edges) >= 0


def test_a_dot_can_be_reached_by_keyboard_and_says_its_name(catalogue, browser_page):
    for number in range(3):
        factories.model(
            f"Other {number}", prices={"input_text": f"{number + 1}"}, context_window=1000
        )
    for page in ModelPage.objects.filter(slug__startswith="gpt-4-1"):
        page.context_window = 128000
        factories.publish(page)
    browser_page.goto(f"{catalogue}{PAIR}")
    dot = browser_page.get_by_role("link", name="Other 2: $3, 1,000 tokens")

    dot.focus()

    assert dot.evaluate("dot => dot === document.activeElement")
    assert dot.get_attribute("href") == "/models/other-2/"
