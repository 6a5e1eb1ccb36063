"""An editor works through the queue with the keyboard, and the page stays where it is."""

from datetime import date

import pytest

from model_pages.models import Check, ModelIndexPage
from tests import factories

pytestmark = pytest.mark.browser
TODAY = date(2026, 11, 23)


@pytest.fixture
def queue(admin, live_site):
    factories.index_page(ModelIndexPage)
    prices = {"input_text": "0.4", "output_text": "1.6"}
    factories.model("GPT-4.1 Mini", prices=prices, checked_on=date(2026, 9, 1))
    factories.model("GPT-5 Mini", prices=prices, checked_on=date(2026, 8, 1))
    admin.goto(f"{live_site.url}/admin/models/to-check/")
    return admin


def checked():
    return set(Check.objects.filter(checked_on=TODAY).values_list("page__title", "value"))


def test_enter_confirms_a_line_and_moves_on_to_the_next(queue):
    buttons = queue.locator("button[data-done]")
    buttons.nth(0).focus()

    queue.keyboard.press("Enter")
    queue.wait_for_selector("button[data-done]:has-text('Checked today')")

    assert len(checked()) == 1
    assert buttons.nth(1).evaluate("button => button === document.activeElement")
    assert "1 value is still true" in queue.locator("[data-said]").inner_text()


def test_one_button_confirms_a_model(queue):
    queue.get_by_role("button", name="Still true: all 2 GPT-5 Mini").click()
    queue.wait_for_selector("text=2 values are still true")

    assert {title for title, _ in checked()} == {"GPT-5 Mini"}


def test_ticking_all_confirms_all(queue):
    queue.locator("[data-tick-all]").check()
    queue.get_by_role("button", name="Still true: what is ticked").click()
    queue.wait_for_selector("text=4 values are still true")

    assert len(checked()) == 4


def test_without_javascript_the_form_does_the_same(queue, browser, live_site):
    state = queue.context.storage_state()
    context = browser.new_context(java_script_enabled=False, storage_state=state)
    plain = context.new_page()
    plain.goto(f"{live_site.url}/admin/models/to-check/")

    plain.locator("button[data-done]").first.click()

    assert "/to-check/" in plain.url
    assert len(checked()) == 1
    context.close()
