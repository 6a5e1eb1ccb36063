"""What a page is to a screen reader, on paper, in colours of one's own, and at any size."""

from collections import Counter

import pytest

from comparisons.models import ComparisonIndexPage
from model_pages.models import ModelIndexPage, ProviderIndexPage
from tests import factories

pytestmark = pytest.mark.browser

DIRECTORY = "/models/?q=model&models=model-a,model-b"
MODEL = "/models/model-a/"
PAIR = "/compare/model-a-vs-model-b/"
FOUR = "/compare/?models=model-a,model-b,model-c,model-d"
PAGES = ["/", DIRECTORY, "/models/?view=cards", MODEL, PAIR, FOUR]
LANDMARKS = {"banner", "complementary", "contentinfo", "main", "navigation", "region", "search"}
FIELDS = {"button", "checkbox", "combobox", "link", "searchbox", "slider", "textbox"}
WIDE_SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { letter-spacing: .12em !important; line-height: 1.5 !important }
    * { word-spacing: .16em !important }
    p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""


@pytest.fixture
def catalogue(live_site):
    factories.home_page()
    for kind in (ModelIndexPage, ProviderIndexPage, ComparisonIndexPage):
        factories.index_page(kind)
    for amount, letter in enumerate("ABCD", start=1):
        prices = {"input_text": str(amount), "output_text": str(amount * 4)}
        window = 10**amount * 1000
        factories.model(f"Model {letter}", prices=prices, context_window=window)
    return live_site.url


def unfold(page):
    page.eval_on_selector_all("details", "folds => folds.forEach(f => (f.open = true))")


def read_out(page):
    """(role, name) of all that a screen reader comes to."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    return [
        (node["role"]["value"], node.get("name", {}).get("value", "").strip())
        for node in nodes
        if not node["ignored"] and "role" in node
    ]


@pytest.mark.parametrize("address", PAGES)
def test_what_is_read_out_has_names_that_stand_alone(catalogue, browser_page, address):
    browser_page.goto(f"{catalogue}{address}")
    unfold(browser_page)
    read = read_out(browser_page)
    landmarks = Counter(one for one in read if one[0] in LANDMARKS)
    targets = browser_page.eval_on_selector_all(
        "main a.vs-anchor, main a.vs-suggest",
        "links => links.map(link => link.getAttribute('href'))",
    )
    own = [
        name
        for role, name in read
        if role == "link" and name.startswith(("Link to", "Suggest a v"))
    ]

    assert [name for name, times in landmarks.items() if times > 1] == []
    assert [role for role, name in read if role in FIELDS and not name] == []
    assert len(set(own)) >= len(set(targets))


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("address", [DIRECTORY, MODEL, PAIR, FOUR])
def test_a_table_is_one_at_every_width_and_its_headers_are_short(
    catalogue, browser_page, address, width
):
    browser_page.set_viewport_size({"width": width, "height": 800})
    browser_page.goto(f"{catalogue}{address}")
    unfold(browser_page)
    read = read_out(browser_page)
    roles = Counter(role for role, _ in read)
    rows = browser_page.locator("main tr").count()

    assert roles["table"] == browser_page.locator("main table").count() > 0
    assert roles["row"] == rows
    headers = [name for role, name in read if role in ("columnheader", "rowheader")]
    assert [name for name in headers if not name or "Link to" in name or "Remove" in name] == []


@pytest.mark.parametrize("address", [DIRECTORY, MODEL, PAIR, FOUR])
def test_paper_has_no_controls_and_all_that_is_folded_away(catalogue, browser_page, address):
    page = browser_page
    page.goto(f"{catalogue}{address}")
    page.emulate_media(media="print")
    controls = page.locator(
        "button, input[type=range], input[type=search], summary + form, .vs-jump"
    )
    stuck = page.eval_on_selector_all(
        "main *",
        "all => all.filter(one => getComputedStyle(one).position === 'sticky' && one.offsetHeight)"
        ".map(one => one.className)",
    )
    folded = page.eval_on_selector_all(
        "main details:not(.vs-replace, .vs-actions *, .vs-directory-side *)",
        "folds => folds.filter(fold => !fold.lastElementChild.checkVisibility()).length",
    )

    assert not any(control.is_visible() for control in controls.all())
    assert stuck == []
    assert folded == 0


def test_paper_has_the_addresses_of_the_sources_and_the_workload(catalogue, browser_page):
    page = browser_page
    page.goto(f"{catalogue}{PAIR}")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 703, "height": 1000})
    link = page.locator(".vs-evidence a").first

    content = link.evaluate("link => getComputedStyle(link, '::after').content")
    assert "https://example.com/prices" in content or "attr(href)" in content
    assert page.locator("#cost-requests").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 703


def test_folds_are_after_printing_what_they_were(catalogue, browser_page):
    page = browser_page
    page.goto(f"{catalogue}{PAIR}")
    page.locator(".vs-statements summary").first.click()
    count = "document.querySelectorAll('.vs details[open]').length"
    before = page.evaluate(count)

    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(count) == page.locator(".vs details").count() > before
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(count) == before


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_the_visitors_colours_what_was_found_and_chosen_is_to_be_seen(
    catalogue, browser_page, scheme
):
    page = browser_page
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    page.goto(f"{catalogue}{DIRECTORY}")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    colour = "one => getComputedStyle(one).color"
    ground = "one => getComputedStyle(one).backgroundColor"

    assert page.locator(".vs-list mark").first.evaluate(colour) != paper
    views = page.locator(".vs-views a")
    assert views.first.evaluate(ground) not in (paper, views.last.evaluate(ground))

    page.goto(f"{catalogue}{PAIR}")
    lines = page.locator(".vs-chart-line path")
    strokes = lines.evaluate_all("all => all.map(one => getComputedStyle(one).stroke)")
    widths = lines.evaluate_all("all => all.map(one => getComputedStyle(one).strokeWidth)")
    assert paper not in strokes
    assert len(set(widths)) == 2


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("address", PAGES)
def test_wide_spacing_of_text_breaks_nothing(catalogue, browser_page, address, width):
    browser_page.set_viewport_size({"width": width, "height": 800})
    browser_page.goto(f"{catalogue}{address}")
    unfold(browser_page)
    browser_page.evaluate(WIDE_SPACING)
    cut = browser_page.eval_on_selector_all(
        "main :is(p, li, dd, th, td, a, h1, h2, h3)",
        "all => all.filter(one => getComputedStyle(one).overflow !== 'visible'"
        " && !one.closest('.vs-hidden') && one.scrollHeight > one.clientHeight + 1)"
        ".map(one => one.textContent)",
    )

    assert browser_page.evaluate("document.documentElement.scrollWidth") <= width
    assert cut == []


def test_a_dot_that_stands_alone_is_large_enough_for_a_finger(catalogue, browser_page):
    for page in factories.ModelPage.objects.exclude(slug="model-a"):
        page.context_window = 128_000
        factories.publish(page)
    for width in (320, 390, 1280):
        browser_page.set_viewport_size({"width": width, "height": 800})
        browser_page.goto(f"{catalogue}{MODEL}")
        sizes = browser_page.eval_on_selector_all(
            ".vs-chart a", "dots => dots.map(dot => dot.getBoundingClientRect().width)"
        )
        heights = browser_page.eval_on_selector_all(
            ".vs-figures a", "links => links.map(link => link.getBoundingClientRect().height)"
        )

        assert max(sizes) >= 24
        assert all(height == 0 or height >= 24 for height in heights)
