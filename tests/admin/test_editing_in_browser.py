"""Editors at work on an entry, with the real forms in a real browser."""

from decimal import Decimal

import pytest
from playwright.sync_api import expect
from wagtail.models import PageLogEntry

from model_pages.models import ModelIndexPage, ModelPage
from tests import factories
from tests.admin.people import member
from tests.admin.windows import open_form, press

pytestmark = pytest.mark.browser

# The form hears of its first autosave when the test calls `answer`, as on a bad line.
SLOW_ANSWER = """
const quick = window.fetch;
window.fetch = async (address, options) => {
  const response = await quick(address, options);
  if (options?.method === "post" && !window.answer) {
    await new Promise((resolve) => { window.answer = resolve; });
  }
  return response;
};
"""

INPUT, OUTPUT = "#id_prices-0-amount", "#id_prices-1-amount"


@pytest.fixture
def entry(live_site):
    factories.index_page(ModelIndexPage)
    prices = {"input_text": "0.4", "output_text": "1.6"}
    return factories.model("GPT-4.1 Mini", prices=prices, summary="Small")


def type_price(window, field, amount):
    """As a hand does it: to the tab of prices, into the row, the amount."""
    window.get_by_role("tab", name="Prices").click()
    window.fill(field, amount)


NEWER_VERSION = ".w-editing-sessions__session--saved"


def publish_nevertheless(window):
    """Wagtail asks by itself before a form that it knows to be an older one is sent."""
    expect(window.locator(NEWER_VERSION)).to_be_visible()
    press(window, "action-publish")
    window.get_by_role("dialog").get_by_role("button", name="Publish").click()


def amounts(page):
    return [row.amount for row in page.prices.all()]


def live(entry):
    return ModelPage.objects.get(pk=entry.pk)


def draft(entry):
    return live(entry).get_latest_revision_as_object()


def test_a_price_ten_times_too_high_is_asked_about_and_the_reason_is_in_the_history(
    entry, sign_in, live_site, django_user_model
):
    admin = sign_in(django_user_model.objects.create_superuser("ada", "a@example.com", "right"))
    open_form(admin, live_site, entry)
    type_price(admin, OUTPUT, "16")
    press(admin, "action-publish")

    question = admin.locator(".versus-questions")
    expect(question).to_contain_text("(+900%): 10 times")
    assert amounts(live(entry)) == [Decimal("0.4"), Decimal("1.6")]
    assert admin.input_value(OUTPUT) == "16"

    admin.get_by_role("tab", name="Prices").click()
    admin.check("#id_prices-1-is_right")
    admin.fill("#id_prices-1-why_right", "New price list")
    press(admin, "action-publish")
    admin.wait_for_url(f"**/admin/pages/{entry.get_parent().pk}/**")

    assert amounts(live(entry)) == [Decimal("0.4"), Decimal("16")]
    admin.goto(f"{live_site.url}/admin/pages/{entry.pk}/history/")
    expect(admin.locator("main")).to_contain_text("New price list")


def test_who_may_not_confirm_submits_it_for_approval(entry, sign_in, live_site):
    window = sign_in(member("Pricing editors"))
    open_form(window, live_site, entry)
    type_price(window, OUTPUT, "16")
    press(window, "action-submit")
    window.wait_for_url(f"**/admin/pages/{entry.get_parent().pk}/**")

    assert live(entry).workflow_in_progress
    assert amounts(draft(entry)) == [Decimal("0.4"), Decimal("16")]
    assert amounts(live(entry)) == [Decimal("0.4"), Decimal("1.6")]
    assert not PageLogEntry.objects.filter(action="model_pages.confirm_price").exists()
    open_form(window, live_site, entry)
    expect(window.locator(".versus-questions")).to_contain_text("You may not confirm this.")


def test_a_form_that_is_sent_waits_for_its_own_autosave(
    entry, sign_in, live_site, django_user_model
):
    """Else what the autosave has saved would look like the version of another window."""
    ada = sign_in(django_user_model.objects.create_superuser("ada", "a@example.com", "right"))
    ada.add_init_script(SLOW_ANSWER)
    open_form(ada, live_site, entry)
    ada.fill("#id_summary", "Tiny")
    ada.wait_for_function("() => window.answer")
    ada.fill("#id_summary", "Tiny and quick")
    press(ada, "action-publish")
    ada.evaluate("() => window.answer()")
    ada.wait_for_url(f"**/admin/pages/{entry.get_parent().pk}/**")

    assert live(entry).summary == "Tiny and quick"
    assert not live(entry).has_unpublished_changes


def test_the_second_of_two_editors_sees_what_changed_keeps_her_work_and_decides(
    entry, sign_in, live_site, django_user_model
):
    make = django_user_model.objects.create_superuser
    ada, ben = (sign_in(make(name, f"{name}@example.com", "right")) for name in ("ada", "ben"))
    open_form(ben, live_site, entry)
    open_form(ada, live_site, entry)
    type_price(ada, INPUT, "0.5")
    press(ada, "action-publish")
    ada.wait_for_url(f"**/admin/pages/{entry.get_parent().pk}/**")

    ben.fill("#id_summary", "Tiny")
    type_price(ben, INPUT, "0.6")
    publish_nevertheless(ben)

    asked = ben.locator(".versus-conflicts")
    expect(asked).to_contain_text("Saved by ada")
    expect(asked).to_contain_text("Input price: $0.5 per million tokens")
    assert (ben.input_value(INPUT), ben.input_value("#id_summary")) == ("0.6", "Tiny")
    assert amounts(live(entry)) == [Decimal("0.5"), Decimal("1.6")]

    asked.get_by_label("Input price: $0.6 per million tokens").check()
    ping(ben)
    press(ben, "action-publish")  # what was saved meanwhile is in the form: nothing is overwritten
    ben.wait_for_url(f"**/admin/pages/{entry.get_parent().pk}/**")

    assert amounts(live(entry)) == [Decimal("0.6"), Decimal("1.6")]
    assert live(entry).summary == "Tiny"


def test_a_version_that_was_saved_after_the_question_is_warned_about_again(
    entry, sign_in, live_site, django_user_model
):
    ben = sign_in(django_user_model.objects.create_superuser("ben", "b@example.com", "right"))
    open_form(ben, live_site, entry)
    save_price(entry, "0.5")
    type_price(ben, INPUT, "0.6")
    publish_nevertheless(ben)
    expect(ben.locator(".versus-conflicts")).to_contain_text("Input price: $0.5")

    save_price(entry, "0.55")
    ben.locator(".versus-conflicts").get_by_label("Input price: $0.6").check()
    ping(ben)
    publish_nevertheless(ben)

    expect(ben.locator(".versus-conflicts")).to_contain_text("Input price: $0.55")


def ping(window):
    """What Wagtail does every ten seconds: ask who else has the page open, and what was saved."""
    with window.expect_response("**/editing-sessions/ping/**"):
        window.dispatch_event(".w-editing-sessions", "w-session:ping")


def save_price(entry, amount):
    page = draft(entry)
    page.prices.get_object_list()[0].amount = Decimal(amount)
    page.save_revision()
