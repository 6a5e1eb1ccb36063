"""The price desk as a pricing editor works at it, by keyboard."""

import json
import re
from datetime import date
from decimal import Decimal

import pytest
from django.contrib.auth import get_user_model
from django.templatetags.static import static
from wagtail.users.models import UserProfile

from comparisons.models import ComparisonIndexPage
from model_pages.models import ModelIndexPage, ModelPage, ProviderIndexPage
from model_pages.pricing.carrying_out import carry_out
from model_pages.pricing.edits import PriceEdit
from model_pages.pricing.orders import Order, Way
from model_pages.pricing.slots import Slot
from model_pages.specs.formats import Formatter
from tests import factories
from tests.specs.test_growth import CASES

pytestmark = pytest.mark.browser

AMOUNT, UNIT = 5, 7


@pytest.fixture
def catalogue(live_site):
    for kind in (ModelIndexPage, ProviderIndexPage, ComparisonIndexPage):
        factories.index_page(kind)
    factories.model(
        "Claude Haiku 4.5",
        provider=factories.provider("Anthropic"),
        prices={
            "input_text": "1",
            "output_text": "5",
        },
    )
    factories.model("GPT-4.1", prices={"input_text": "2", "output_text": "8"})
    return factories.model("GPT-4.1 Mini", prices={"input_text": "0.4", "output_text": "1.6"})


class DeskPage:
    """What an editor sees and does at the desk."""

    def __init__(self, page, url):
        self.page, self.url = page, url

    def open(self):
        self.page.goto(f"{self.url}/admin/price-desk/")
        self.page.wait_for_selector(".desk-body [role=row]")

    def cell(self, row, column):
        return self.page.locator(
            f'[role=row][aria-rowindex="{row + 1}"] [aria-colindex="{column}"]'
        )

    def filter(self, name, value):
        field = self.page.locator(f".desk-filters [name={name}]")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)

    def type(self, *keys):
        for key in keys:
            self.page.keyboard.press(key) if len(key) > 1 and key[0].isupper() else (
                self.page.keyboard.type(key)
            )

    def paste(self, text):
        self.page.evaluate(
            """text => {
                const data = new DataTransfer();
                data.setData("text/plain", text);
                const event = { clipboardData: data, bubbles: true, cancelable: true };
                document.activeElement.dispatchEvent(new ClipboardEvent("paste", event));
            }""",
            text,
        )

    def says(self, part, text):
        self.page.locator(f"[data-desk={part}]").filter(has_text=text).wait_for()

    def models(self):
        return self.page.locator("[role=rowheader]").all_inner_texts()

    def kept(self):
        texts = self.page.evaluate("Object.values(localStorage)")
        stored = [json.loads(text)["edits"] for text in texts if '"edits"' in text]
        return [edit for edits in stored for edit in edits.values()]


@pytest.fixture
def desk(catalogue, admin, live_site):
    desk = DeskPage(admin, live_site.url)
    desk.open()
    return desk


def test_lines_are_found_by_name_provider_and_age(desk):
    desk.filter("q", "gpt-4-1-mini")
    desk.says("said", "2 of 6 lines")
    assert desk.models() == ["GPT-4.1 Mini\nOpenAI"] * 2

    desk.filter("q", "")
    desk.filter("provider", "Anthropic")
    desk.says("said", "2 of 6 lines")
    desk.filter("checked", "never")
    desk.says("said", "0 of 6 lines")
    assert "provider=Anthropic" in desk.page.url


def test_drafts_are_shown_for_the_asking_and_changed_in_their_draft(desk):
    hidden = factories.model("GPT-4.2", prices={"input_text": "3"}, published=False)
    desk.open()
    desk.says("said", "6 of 7 lines")

    desk.filter("entries", "drafts")
    desk.says("said", "1 of 7 lines")
    assert desk.models() == ["GPT-4.2\nOpenAI\nDraft"]
    assert "entries=drafts" in desk.page.url
    desk.cell(1, AMOUNT).click()
    desk.type("4", "Enter")
    desk.says("count", "1 change")
    desk.page.get_by_role("button", name="Review").click()
    desk.page.get_by_text("Not published: the change goes into its draft").wait_for()
    assert desk.page.get_by_role("button", name="Publish").count() == 0
    desk.page.get_by_role("button", name="Save as drafts").click()
    desk.page.get_by_text("1 of 1 models").wait_for()

    entry = ModelPage.objects.get(pk=hidden.pk)
    (row,) = entry.get_latest_revision_as_object().prices.all()
    assert (row.amount, entry.live) == (4, False)


def test_more_columns_are_shown_and_remembered(desk):
    row = factories.price("input_text", "1", minimum="0.01", terms="Per file", is_derived=True)
    factories.model("Claude 3", prices=[row])
    desk.open()
    assert desk.cell(1, AMOUNT).inner_text() == "worked out 1"
    heads = desk.page.locator("[role=columnheader]")
    assert "Least billed" not in heads.all_inner_texts()

    desk.page.locator(".desk-columns summary").click()
    desk.page.get_by_role("checkbox", name="Least billed").check()
    desk.page.get_by_role("checkbox", name="Terms").check()
    desk.page.get_by_role("checkbox", name="Status").uncheck()
    desk.page.get_by_role("checkbox", name="Provider").check()
    desk.open()

    shown = heads.all_inner_texts()
    assert "Status" not in shown
    assert desk.cell(1, shown.index("Provider") + 1).inner_text() == "OpenAI"
    assert desk.cell(1, shown.index("Least billed") + 1).inner_text() == "0.01"
    assert desk.cell(1, shown.index("Terms") + 1).inner_text() == "Per file"


def test_what_matters_of_a_line_is_in_sight_on_a_laptop(desk):
    desk.page.set_viewport_size({"width": 1440, "height": 900})
    edge = desk.page.locator("[role=grid]").evaluate("grid => grid.getBoundingClientRect().right")

    for column in range(1, 10):
        for cell in (desk.cell(0, column), desk.cell(1, column)):
            box = cell.bounding_box()
            assert box["x"] + box["width"] <= edge
            assert cell.evaluate("cell => cell.scrollWidth <= cell.clientWidth")
    assert desk.cell(1, 1).inner_text() == "Claude Haiku 4.5\nAnthropic"


def test_without_scripts_the_prices_are_read_and_a_file_changes_them(desk, browser, live_site):
    state = desk.page.context.storage_state()
    context = browser.new_context(storage_state=state, java_script_enabled=False)
    page = context.new_page()

    page.goto(f"{live_site.url}/admin/price-desk/")

    assert page.locator(".desk").is_hidden()
    assert page.get_by_role("row", name="Claude Haiku 4.5").first.is_visible()
    page.locator("main").get_by_role("link", name="Import and export").click()
    assert page.locator("main input[type=file]").is_visible()
    context.close()


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_word_is_cut_in_what_is_in_sight_on_a_laptop(desk, language):
    profile = UserProfile.get_for_user(get_user_model().objects.get())
    profile.preferred_language = language
    profile.save()
    longest = factories.price("input_text", "1000.25", unit="1m_tokens")
    longest.conditions = {"cache_ttl": "1h", "input_tokens_over": 100000}
    longest.host = factories.provider("Nebius Token Factory")
    audio = factories.price("cache_write_audio", "0.000001", unit="1m_characters")
    factories.model("GLM-5.3 (BigModel, China)", prices=[longest, audio])
    desk.page.set_viewport_size({"width": 1440, "height": 900})
    desk.open()

    cut = desk.page.locator("[role=grid]").evaluate(CUT)

    assert cut == []


# Of the first nine columns. What an address of a source says is no word, and is far to the right.
CUT = """grid => [...grid.querySelectorAll(".desk-row")].flatMap((row) =>
  [...row.children].slice(0, 9).filter((cell) =>
    [cell, ...cell.querySelectorAll("*")].some((part) =>
      part.clientWidth > 0 &&
        (part.scrollWidth > part.clientWidth || part.scrollHeight > part.clientHeight + 1))
  ).map((cell) => cell.textContent))"""


def test_a_price_is_changed_by_keyboard_reviewed_with_a_reason_and_published(desk, live_site):
    desk.filter("q", "mini")
    desk.cell(1, 1).click()
    desk.type("End", "Home", *["ArrowRight"] * (AMOUNT - 1), "F2", "Control+A", "4", "Enter")
    desk.says("count", "1 change")
    assert desk.cell(1, AMOUNT).inner_text() == "0.4 → 4 +900%"
    assert desk.cell(2, AMOUNT).evaluate("cell => cell === document.activeElement")

    desk.page.get_by_role("button", name="Review").click()
    reason = desk.page.get_by_label("Why this is right all the same")
    reason.fill("Announced on their pricing page")
    desk.page.get_by_role("button", name="Publish").click()
    desk.page.get_by_text("1 of 1 models").wait_for()

    assert "GPT-4.1 Mini – Published" in desk.page.inner_text(".desk-results")
    assert desk.kept() == []
    desk.page.goto(f"{live_site.url}/models/gpt-4-1-mini/")
    assert "$4 " in desk.page.inner_text("main")
    desk.open()
    desk.filter("q", "mini")
    assert desk.cell(1, AMOUNT).inner_text() == "4"
    assert desk.page.locator(".desk-offer").count() == 0


def test_an_amount_that_begins_like_the_old_one_is_typed_over_it(desk):
    desk.cell(1, AMOUNT).click()
    desk.type("1.25", "Enter")

    desk.says("count", re.compile("^1 change$"))
    assert desk.cell(1, AMOUNT).inner_text() == "1 → 1.25 +25%"


def test_a_block_with_one_bad_cell_keeps_the_others_and_is_undone_at_once(desk):
    desk.cell(3, AMOUNT).click()
    desk.paste("2.5\n1,234\n0.5\n1.8\n")
    desk.says("count", "4 changes in 2 models · 1 line with a mark is left out of the review")

    assert desk.cell(3, AMOUNT).inner_text() == "2 → 2.5 +25%"
    assert desk.cell(4, AMOUNT).get_attribute("aria-invalid") == "true"
    desk.cell(4, AMOUNT).click()
    desk.says("cell", "'1,234' is 1.234 or 1234")

    desk.type("Control+z")
    desk.says("count", "No changes")
    desk.type("Control+y")
    desk.says("count", "4 changes in 2 models")
    desk.cell(4, AMOUNT).click()
    desk.page.get_by_role("button", name="Take 1234").click()
    desk.says("count", re.compile("^4 changes in 2 models$"))
    desk.page.get_by_role("button", name="Review").click()
    desk.page.get_by_text("2 models, 4 lines.").wait_for()


def test_a_block_with_a_column_of_models_finds_its_lines_and_keeps_what_it_cannot_place(desk):
    desk.cell(1, 1).click()
    desk.paste(
        "Model\tWhat is billed\tAmount\n"
        "gpt-4-1-mini\tInput price\t0.5\n"
        "GPT-9\tInput price\t7\n"
        "GPT-4.1\tCached input price\t0.5\n"
    )

    desk.says("strays", "No model is called “GPT-9”.")
    desk.says("count", re.compile("^2 changes in 2 models$"))
    desk.page.check(".desk-filters [name=changed]")
    assert "New line" in desk.page.inner_text(".desk-body")


def test_a_cell_takes_a_choice_that_fits_and_the_rest_by_keyboard_alone(desk):
    desk.cell(1, UNIT).click()
    desk.type("Enter")
    offered = desk.page.locator(".desk-cell select option").all_inner_texts()
    assert "per million tokens" in offered and "per image" not in offered
    desk.type("Escape")
    assert desk.cell(1, UNIT).inner_text() == "per million tokens"
    desk.type("Tab", "Shift+Tab", "Shift+ArrowDown", "Delete")
    desk.says("count", "2 changes in 1 model")
    desk.type("Control+z", "Escape", "Tab")
    assert not desk.page.locator(".desk-body :focus").count()


def test_typed_prices_are_found_again_after_a_reload_with_what_changed_meanwhile(
    desk, catalogue, django_user_model
):
    desk.filter("q", "mini")
    desk.cell(1, AMOUNT).click()
    desk.type("0.5", "Enter", "1.7", "Enter")
    desk.says("count", re.compile("^2 changes in 1 model$"))
    user = django_user_model.objects.get(username="editor")
    edit = PriceEdit({"amount": "0.6"}, Slot("input_text"), {})
    carry_out(catalogue.pk, [edit], Order(Way.PUBLISH, user))

    desk.page.reload()
    desk.says("offer", "GPT-4.1 Mini: You saw 0.4; it is 0.6 by now; yours is 0.5.")
    assert desk.cell(1, AMOUNT).inner_text() == "0.6"
    desk.page.get_by_role("button", name="Go on with them").click()
    desk.says("count", "1 line with a mark is left out of the review")

    desk.cell(1, AMOUNT).click()
    desk.page.get_by_role("button", name="Keep mine").click()
    desk.says("count", re.compile("^2 changes in 1 model$"))
    desk.page.get_by_role("button", name="Review").click()
    desk.page.get_by_text("−16.7%").wait_for()


@pytest.fixture
def forgiving_page(browser, admin):
    """A refused or failed request is an error of the console; here it is what is tried."""
    context = browser.new_context(storage_state=admin.context.storage_state())
    yield context.new_page()
    context.close()


def test_an_ended_session_keeps_what_is_typed_and_goes_on_after_signing_in(
    catalogue, forgiving_page, live_site
):
    desk = DeskPage(forgiving_page, live_site.url)
    desk.open()
    desk.cell(5, AMOUNT).click()
    desk.page.context.clear_cookies()
    desk.type("0.5", "Enter")
    desk.says("notices", "Your session has ended: sign in in another tab, then go on.")
    assert [edit["values"] for edit in desk.kept()] == [{"amount": "0.5"}]

    other = desk.page.context.new_page()
    other.goto(f"{live_site.url}/admin/login/")
    other.fill("#id_username", "editor")
    other.fill("#id_password", "right")
    other.click("button[type=submit]")
    other.wait_for_url(f"{live_site.url}/admin/")
    desk.page.get_by_role("button", name="Go on").click()

    desk.says("count", re.compile("^1 change$"))
    desk.page.get_by_role("button", name="Review").click()
    desk.page.get_by_text("1 model, 1 line.").wait_for()


def test_a_lost_connection_keeps_what_is_typed_and_is_tried_again(
    catalogue, forgiving_page, live_site
):
    desk = DeskPage(forgiving_page, live_site.url)
    desk.open()
    desk.cell(5, AMOUNT).click()
    desk.page.context.set_offline(True)
    desk.type("0.5", "Enter")
    desk.says("notices", "The server cannot be reached.")

    desk.page.context.set_offline(False)
    desk.page.get_by_role("button", name="Try again").click()
    desk.says("count", re.compile("^1 change$"))
    assert desk.cell(5, AMOUNT).inner_text() == "0.4 → 0.5 +25%"


def test_a_price_is_announced_from_the_line_it_follows(desk, catalogue):
    desk.cell(5, AMOUNT).click()
    desk.page.get_by_role("button", name="Copy as announced").click()
    desk.type("2099-01-01", "Enter")
    desk.cell(6, AMOUNT).click()
    desk.type("0.3", "Enter")
    desk.says("count", re.compile("^1 change$"))

    desk.page.get_by_role("button", name="Review").click()
    desk.page.get_by_role("button", name="Publish").click()
    desk.page.get_by_text("1 of 1 models").wait_for()

    rows = ModelPage.objects.get(pk=catalogue.pk).prices.filter(component="input_text")
    assert {(str(row.amount.normalize()), row.effective_from) for row in rows} == {
        ("0.4", None),
        ("0.3", date(2099, 1, 1)),
    }


def test_what_was_refused_is_edited_again(desk, catalogue, django_user_model):
    desk.cell(5, AMOUNT).click()
    desk.type("0.5", "Enter")
    desk.says("count", re.compile("^1 change$"))
    desk.page.get_by_role("button", name="Review").click()
    desk.page.get_by_text("Nothing is changed yet.").wait_for()
    user = django_user_model.objects.get(username="editor")
    edit = PriceEdit({"amount": "0.6"}, Slot("input_text"), {})
    carry_out(catalogue.pk, [edit], Order(Way.PUBLISH, user))
    desk.page.get_by_role("button", name="Publish").click()

    desk.page.get_by_text("Somebody changed this to 0.6; you saw 0.4.").wait_for()
    desk.page.get_by_role("button", name="Edit what was refused again").click()
    desk.page.wait_for_selector(".desk-body [role=row]")

    desk.says("count", "1 change")
    assert "0.5" in desk.cell(5, AMOUNT).inner_text()


def test_only_the_visible_lines_are_in_the_page(desk):
    factories.model(
        "Many Prices",
        prices=[
            factories.price("input_text", "1", conditions={"region": f"r{number}"})
            for number in range(300)
        ],
    )
    desk.open()

    desk.says("said", "306 of 306 lines")
    assert desk.page.locator("[role=grid]").get_attribute("aria-rowcount") == "307"
    assert desk.page.locator(".desk-body [role=row]").count() < 60
    desk.cell(1, 1).click()
    desk.type("Control+End")
    assert desk.page.locator(":focus").evaluate("cell => cell.parentElement.ariaRowIndex") == "307"


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_percent_while_typing_is_the_one_of_the_review(desk, language):
    desk.open()
    script = """async ([url, cases, language]) => {
        const { percent } = await import(url);
        return cases.map(([before, after]) => percent(before, after, language));
    }"""
    url = static("versus/admin/desk/decimals.js")
    pairs = [(before, after) for before, after, _text in CASES]
    formatter = Formatter(language)
    expected = [formatter.growth(Decimal(before), Decimal(after)) for before, after in pairs]
    assert desk.page.evaluate(script, [url, pairs, language]) == expected
