"""What a reader sees at the widths of real screens."""

import pytest

from comparisons.models import ComparisonIndexPage
from model_pages.models import ModelIndexPage, ProviderIndexPage
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
