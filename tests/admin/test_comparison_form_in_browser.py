"""An editor chooses two models and decides what their page says, before anything is saved."""

import re

import pytest

from comparisons.models import ComparisonIndexPage, ComparisonPage
from model_pages.models import ModelIndexPage, ProviderIndexPage
from tests import factories

pytestmark = pytest.mark.browser

PAIR = "/compare/gpt-4-1-mini-vs-gpt-5-mini/"


@pytest.fixture
def form(live_site, admin, settings):
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0  # it refuses, aloud, a page that has one model only
    for kind in (ModelIndexPage, ProviderIndexPage, ComparisonIndexPage):
        factories.index_page(kind)
    factories.model("GPT-4.1 Mini", prices={"input_text": "0.4", "output_text": "1.6"})
    factories.model("GPT-5 Mini", prices={"input_text": "0.25", "output_text": "2"})
    factories.model("Claude", prices={"input_text": "1", "output_text": "5"})
    parent = ComparisonIndexPage.objects.get()
    admin.goto(f"{live_site.url}/admin/pages/add/comparisons/comparisonpage/{parent.pk}/")
    return admin


def choose(page, field, query, name):
    chooser = page.locator(f"#id_{field}-chooser")
    button = chooser.locator("[data-chooser-action-choose]:visible")
    if not button.count():
        chooser.locator("[data-w-dropdown-target=toggle]").click()
        button = page.locator("[data-chooser-action-choose]:visible").first
    with page.expect_response(re.compile("/model_chooser/")):
        button.click()
    page.fill(".modal-content input[name=q]", query)
    page.get_by_role("link", name=name, exact=True).click()
    page.wait_for_selector(".modal-content", state="detached")


def sentences(page):
    return page.locator("[data-said-part=statements] > :not([hidden]) [data-said-row]")


def open_tab(page, name):
    page.get_by_role("tab", name=name).click()


def test_what_is_typed_about_a_pair_outlives_another_choice_and_is_published(form, live_site):
    page = form
    with page.expect_response(re.compile("/comparisons/said/")):
        choose(page, "left", "4.1", "GPT-4.1 Mini")
    with page.expect_response(re.compile("/comparisons/said/")):
        choose(page, "right", "gpt-5", "GPT-5 Mini")
    open_tab(page, "Computed text")
    cheaper = sentences(page).filter(has_text="cheaper on input")
    cheaper.get_by_label("Replace", exact=True).check()
    cheaper.get_by_label("Replacement").fill("The newer one costs less to ask.")
    cheaper.get_by_label("Reason").fill("Plainer")

    open_tab(page, "Content")
    with page.expect_response(re.compile("/comparisons/said/")):
        choose(page, "right", "claude", "Claude")
    open_tab(page, "Computed text")
    assert sentences(page).filter(has_text="Claude").count() > 0
    assert page.locator("[value=replace]:checked:visible").count() == 0

    open_tab(page, "Content")
    with page.expect_response(re.compile("/comparisons/said/")):
        choose(page, "right", "gpt-5", "GPT-5 Mini")
    open_tab(page, "Computed text")
    typed = sentences(page).filter(has_text="cheaper on input").get_by_label("Replacement")
    assert typed.input_value() == "The newer one costs less to ask."

    page.click("[data-w-dropdown-target='toggle'].button")
    page.click("button[name=action-publish]")
    page.wait_for_url(re.compile(r"/admin/pages/\d+/(\?.*)?$"))
    assert ComparisonPage.objects.get().statement_overrides.count() == 1
    page.goto(f"{live_site.url}{PAIR}")
    assert "The newer one costs less to ask." in page.inner_text("main")


def test_how_the_page_stands_follows_what_is_typed(form):
    page = form
    for field, query, name in (("left", "4.1", "GPT-4.1 Mini"), ("right", "gpt-5", "GPT-5 Mini")):
        with page.expect_response(re.compile("/comparisons/said/")):
            choose(page, field, query, name)
    standing = page.locator("[data-said-part=standing]")
    standing.get_by_text("Nobody has written about the pair").wait_for()

    page.locator("#panel-child-content-verdict-section [contenteditable=true]").click()
    page.keyboard.type("The newer one, for most.")

    standing.get_by_text("Nobody has written about the pair").wait_for(state="detached")


def test_a_question_is_pinned_and_moved_by_keyboard(form):
    page = form
    with page.expect_response(re.compile("/comparisons/said/")):
        choose(page, "left", "4.1", "GPT-4.1 Mini")
    with page.expect_response(re.compile("/comparisons/said/")):
        choose(page, "right", "gpt-5", "GPT-5 Mini")
    open_tab(page, "Computed text")
    rows = page.locator("[data-said-order] > [data-said-row]")
    before = [row.get_attribute("data-said-anchor") for row in rows.all()]

    for place in (1, 2):
        select = rows.nth(place).locator("select")
        select.focus()
        select.select_option("first")
    button = rows.nth(0).locator("[data-said-move=down]")
    button.focus()
    page.keyboard.press("Enter")

    after = [row.get_attribute("data-said-anchor") for row in rows.all()]
    assert after == [before[2], before[1], before[0], *before[3:]]
    assert "is now number 2" in page.locator("[data-said-moved]").inner_text()
    orders = [row.locator("input[name$=-ORDER]").input_value() for row in rows.all()]
    assert orders == [str(number + 1) for number in range(len(orders))]
