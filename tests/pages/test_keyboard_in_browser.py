"""From the first search to a correction sent, with nothing but keys."""

import pytest
from django.core.cache import cache

from comparisons.models import ComparisonIndexPage
from model_pages.models import ModelIndexPage, ProviderIndexPage
from tests import factories
from tests.keyboard import Keyboard

pytestmark = pytest.mark.browser

FLASHES = ("Gemini 2.0 Flash", "Gemini 2.5 Flash", "Gemini 3 Flash")
DIRECTORY = "/models/?q=flash&models=gemini-2-5-flash,nova"
PAIR = "/compare/gemini-2-0-flash-vs-gemini-2-5-flash/"
FOUR = "/compare/?models=gemini-2-0-flash,gemini-2-5-flash,gemini-3-flash,nova"
SAID = "main > [role=status]"


@pytest.fixture
def catalogue(live_site):
    cache.clear()
    factories.home_page()
    for kind in (ModelIndexPage, ProviderIndexPage, ComparisonIndexPage):
        factories.index_page(kind)
    google = factories.provider("Google")
    for number, name in enumerate(FLASHES, start=1):
        prices = {"input_text": str(number), "output_text": str(number * 4)}
        factories.model(name, provider=google, prices=prices, context_window=1_000_000)
    factories.model("Gemini Flash Resold", prices={"input_text": "3"})
    factories.model("Nova", provider=factories.provider("Amazon"), prices={"input_text": "9"})
    return live_site.url


@pytest.fixture
def keys(browser_page):
    browser_page.emulate_media(reduced_motion="reduce")
    return Keyboard(browser_page)


def wait_until_said(page, text):
    page.locator(SAID, has_text=text).wait_for(state="attached")


def test_from_the_search_to_a_sent_correction(catalogue, browser_page, keys):
    page = browser_page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(catalogue)

    keys.go_to("#home-search")
    keys.type("gemni flash")
    keys.press("Enter")
    page.wait_for_url("**/models/?q=gemni+flash")
    assert page.locator(".vs-list tbody tr").count() == 4

    keys.go_to("Provider")
    keys.press("Enter")
    held = keys.go_to("Google 3 models")
    keys.press("Space")
    page.wait_for_url("**provider=google**")
    wait_until_said(page, "3 of 5 models")
    assert keys.focused().id == held.id

    for number, name in enumerate(FLASHES, start=1):
        held = keys.go_to(f"Compare {name}")
        keys.press("Space")
        wait_until_said(page, "one more" if number == 1 else f"Compare {number} models")
        assert keys.focused().id == held.id
        assert keys.focused().is_seen
    keys.go_to("Compare 3 models")
    keys.press("Enter")
    page.wait_for_url("**/compare/?models=**")

    keys.go_to("Move Gemini 2.0 Flash to the right")
    keys.press("Enter")
    wait_until_said(page, "Gemini 2.5 Flash, Gemini 2.0 Flash")
    assert keys.focused().name == "Move Gemini 2.0 Flash to the right"
    keys.go_to("Remove Gemini 3 Flash")
    keys.press("Enter")
    page.wait_for_url("**/compare/gemini-2-0-flash-vs-gemini-2-5-flash/**")

    keys.go_to("Evidence")
    keys.press("Enter")
    assert page.locator(".vs-evidence").first.is_visible()
    keys.go_to("Swap sides", key="Shift+Tab")
    keys.press("Enter")
    page.wait_for_url("**?first=gemini-2-5-flash")
    assert "Gemini 2.5 Flash" in page.inner_text("#model-left")

    keys.go_to("A long document")
    keys.press("Enter")
    assert keys.focused().name == "A long document"
    assert page.locator(".vs-cost-presets [aria-current]").inner_text() == "A long document"
    keys.go_to("Input tokens")
    before = page.inner_text(".vs-cost-verdict")
    keys.press("Control+a")
    keys.type("nonsense")
    wait_until_said(page, "Input tokens:")
    keys.press("Control+a")
    keys.type("123,456")
    assert page.inner_text(".vs-cost-verdict") not in ("", before)
    keys.go_to("Input tokens, roughly")
    keys.press("ArrowRight", times=50)
    assert page.input_value("#cost-in") not in ("", "123,456")
    keys.go_to("Copy a link to this")
    keys.press("Enter")
    wait_until_said(page, "Link copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.url

    keys.go_to("Suggest a correction")
    keys.press("Enter")
    page.wait_for_url("**/corrections/")
    keys.go_to("Model")
    keys.type("Gemini 2.5")
    keys.go_to("Continue")
    keys.press("Enter")
    page.wait_for_url("**/corrections/?model=gemini-2-5-flash")
    keys.go_to("What is wrong?")
    keys.type("Input")
    keys.go_to("What should stand there?")
    keys.type("$2.5 per million tokens")
    keys.go_to("Send to the editors")
    keys.press("Enter")
    assert keys.focused().name == "Where can editors read it?"
    keys.type("https://example.com/prices")
    keys.press("Enter")
    page.get_by_role("heading", name="Thank you").wait_for()


def test_the_first_key_offers_a_way_past_the_header(catalogue, browser_page, keys):
    browser_page.goto(f"{catalogue}/models/")
    keys.press("Tab")
    skip = keys.focused()
    assert skip.name == "Skip to the content"
    assert skip.is_ringed and skip.is_seen

    keys.press("Enter")
    assert keys.focused().id == "content"
    keys.press("Tab")
    assert keys.focused().id == "q"


@pytest.mark.parametrize(
    ("address", "width", "height"),
    [
        (DIRECTORY, 1280, 900),
        (DIRECTORY, 390, 700),
        ("/models/?view=cards&sort=-price", 1280, 900),
        ("/models/gemini-2-5-flash/", 1280, 900),
        (PAIR, 1280, 900),
        (PAIR, 390, 700),
        (FOUR, 1280, 900),
        (FOUR, 390, 700),
        (FOUR, 320, 256),
    ],
)
def test_the_focus_is_always_seen_and_leaves_the_page_both_ways(
    catalogue, browser_page, keys, address, width, height
):
    browser_page.set_viewport_size({"width": width, "height": height})
    browser_page.goto(f"{catalogue}{address}")
    browser_page.eval_on_selector_all("details", "folds => folds.forEach(f => (f.open = true))")

    stops = [*keys.round(), *keys.round("Shift+Tab")]

    assert len(stops) > 40
    unseen = [stop for stop in stops if not (stop.is_ringed and stop.is_seen)]
    assert unseen == []


def test_the_keyboard_stays_near_what_it_took_away(catalogue, browser_page, keys):
    page = browser_page
    page.goto(f"{catalogue}/models/?provider=google&type=text&models=nova,gemini-3-flash")

    keys.go_to("Remove Provider Google×")
    keys.press("Enter")
    page.wait_for_url("**/models/?type=text**")
    assert keys.focused().name == "Remove Type Text×"
    keys.press("Enter")
    page.wait_for_url("**/models/?models=**")
    assert keys.focused().name == "5 models"

    keys.go_to("Take Nova out")
    keys.press("Enter")
    wait_until_said(page, "one more")
    assert keys.focused().name == "Take Gemini 3 Flash out"
    keys.go_to("Status", key="Shift+Tab")
    keys.press("Enter")
    wait_until_said(page, "Order: Status")
    assert keys.focused().id == "sort-status"


def test_at_the_end_of_a_table_the_keyboard_stays_with_its_model(catalogue, browser_page, keys):
    page = browser_page
    page.goto(f"{catalogue}{FOUR}")

    keys.go_to("Move Gemini 3 Flash to the right")
    keys.press("Enter")
    wait_until_said(page, "Nova, and Gemini 3 Flash")
    assert keys.focused().name == "Move Gemini 3 Flash to the left"

    keys.go_to("Remove Gemini 3 Flash")
    keys.press("Enter")
    wait_until_said(page, "Gemini 2.5 Flash, and Nova")
    assert keys.focused().name.startswith("Gemini 2.0 Flash, Gemini 2.5 Flash, and Nova")
    assert keys.focused().is_seen
