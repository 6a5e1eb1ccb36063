"""Two editors talk about one price of an entry, in real browsers."""

from decimal import Decimal

import pytest
from playwright.sync_api import expect
from wagtail.models import Comment, CommentReply

from model_pages.models import ModelIndexPage, ModelPage
from tests import factories
from tests.admin.people import member
from tests.admin.windows import open_form

pytestmark = pytest.mark.browser

OUTPUT = "Output price: $1.6 per million tokens"
A_FIFTH = 300
"""A fifth of a second after a click elsewhere Wagtail leaves the comment that is open by then."""
DEARER = "Output price: $1.8 per million tokens"


@pytest.fixture
def entry(live_site):
    factories.index_page(ModelIndexPage)
    prices = {"input_text": "0.4", "cached_input_text": "0.1", "output_text": "1.6"}
    return factories.model("GPT-4.1 Mini", prices=prices, other_names=["mini", "mini-latest"])


@pytest.fixture
def open_prices(sign_in, live_site, entry):
    def window_of(user):
        window = sign_in(user)
        open_form(window, live_site, entry)
        window.get_by_role("tab", name="Prices").click()
        window.wait_for_timeout(A_FIFTH)
        return window

    return window_of


@pytest.fixture
def ada(django_user_model):
    return django_user_model.objects.create_superuser("ada", "ada@example.com", "right")


@pytest.fixture
def ben(django_user_model):
    return django_user_model.objects.create_superuser("ben", "ben@example.com", "right")


def draft(entry):
    return ModelPage.objects.get(pk=entry.pk).get_latest_revision_as_object()


def button(window, does, title):
    return window.get_by_role("button", name=f"{does} {title}", exact=True)


def row(window, title):
    rows = window.locator("[data-inline-panel-child]:not(.deleted)")
    return rows.filter(has=window.get_by_role("heading", name=title, exact=True))


def write(window, text):
    window.get_by_placeholder("Enter your comments...").fill(text)
    window.get_by_role("button", name="Comment", exact=True).click()
    expect(said(window, text)).to_be_visible()
    eventually(window, Comment.objects.filter(text=text).exists)


def said(window, text):
    return window.locator(".comment").filter(has_text=text)


def eventually(window, is_true):
    """Wagtail saves half a second after a change, and says "Saved" of the change before too."""
    for _tenth in range(100):
        if is_true():
            return
        window.wait_for_timeout(100)
    pytest.fail("Not saved within ten seconds")


def test_two_editors_talk_about_a_price_while_rows_come_and_go(entry, open_prices, ada, ben):
    window = open_prices(ada)
    row(window, OUTPUT).hover()
    button(window, "Add comment", OUTPUT).click()
    write(window, "Is it still?")
    expect(button(window, "Show comment", OUTPUT)).to_be_visible()

    page = draft(entry)
    page.prices = [
        factories.price("web_search", "10", "1k_queries"),
        factories.price("output_text", "1.8"),
        factories.price("input_text", "0.5"),
    ]
    page.save_revision().publish()

    other = open_prices(ben)
    button(other, "Show comment", DEARER).click()
    expect(said(other, "Is it still?")).to_be_visible()
    other.get_by_placeholder("Enter your reply...").fill("Yes, see the list.")
    other.get_by_role("button", name="Reply", exact=True).click()
    eventually(other, CommentReply.objects.exists)

    window = open_prices(ada)
    button(window, "Show comment", DEARER).click()
    comment = said(window, "Yes, see the list.")
    expect(comment).to_contain_text("ben")
    comment.get_by_role("button", name="More actions").first.click()
    window.get_by_role("menuitem", name="Resolve").first.click()
    eventually(window, Comment.objects.filter(resolved_at__isnull=False).exists)
    expect(button(window, "Show comment", DEARER)).to_have_count(0)
    expect(button(window, "Add comment", DEARER)).to_have_count(1)
    window.reload()
    window.wait_for_selector("[data-edit-form]")
    expect(window.locator(".comment")).to_have_count(0)


def test_a_comment_moves_to_the_head_of_the_list_when_its_row_is_deleted(
    entry, open_prices, ada, ben
):
    window = open_prices(ada)
    button(window, "Add comment", OUTPUT).focus()
    window.keyboard.press("Enter")
    write(window, "Is it still?")
    window.locator("#id_prices-2-DELETE-button").click()
    gone = window.locator(".versus-row-gone")
    expect(gone).to_have_text("On a row that is gone: Output price: $1.6 per million tokens")
    eventually(window, lambda: draft(entry).prices.count() == 2)

    other = open_prices(ben)
    gone = other.locator(".versus-row-gone")
    expect(gone).to_have_text("On a row that is gone: Output price")
    gone.get_by_role("button").click()
    expect(said(other, "Is it still?")).to_be_visible()


def test_the_shortcut_comments_on_the_row_and_then_shows_the_comment(entry, open_prices, ada):
    window = open_prices(ada)
    window.get_by_role("tab", name="Identity").click()
    window.wait_for_timeout(A_FIFTH)
    second = "#id_other_names-1-identifier"
    window.focus(second)
    window.keyboard.press("Control+Alt+m")
    write(window, "Whose name?")
    assert Comment.objects.get().position == '{"identifier": "mini-latest"}'

    window.locator("#inline_child_other_names-1 [data-inline-panel-child-move-up]").click()
    window.fill(second, "mini-4.1")
    eventually(window, lambda: draft(entry).other_names.first().identifier == "mini-4.1")
    expect(button(window, "Show comment", "Alias or snapshot 1")).to_be_visible()
    window.mouse.click(5, 5)
    window.wait_for_timeout(A_FIFTH)
    window.focus(second)
    window.keyboard.press("Control+Alt+m")

    expect(said(window, "Whose name?")).to_have_class(
        "comment comment--mode-default comment--focused"
    )
    expect(window.locator(".comment")).to_have_count(1)


def test_a_row_that_was_just_added_takes_a_comment(entry, open_prices, ada, ben):
    window = open_prices(ada)
    window.get_by_role("button", name="Add price").click()
    window.select_option("#id_prices-3-component", "web_search")
    window.select_option("#id_prices-3-unit", "1k_queries")
    window.fill("#id_prices-3-amount", "10")
    button(window, "Add comment", "Web search: $10 per thousand queries").click()
    write(window, "New?")

    other = open_prices(ben)
    button(other, "Show comment", "Web search: $10 per thousand queries").click()
    expect(said(other, "New?")).to_be_visible()


def test_an_autosave_leaves_alone_what_is_being_written(entry, open_prices, ada):
    window = open_prices(ada)
    window.fill("#id_prices-0-amount", "0.5")
    button(window, "Add comment", OUTPUT).click()
    window.get_by_placeholder("Enter your comments...").fill("Half a sent")
    eventually(window, lambda: draft(entry).prices.first().amount == Decimal("0.5"))
    expect(window.get_by_text("Saved", exact=True)).to_be_visible()

    expect(window.get_by_placeholder("Enter your comments...")).to_have_value("Half a sent")
    write(window, "Half a sentence")
    expect(button(window, "Show comment", OUTPUT)).to_have_count(1)


def test_who_only_reads_prices_comments_on_them(entry, open_prices, ada):
    window = open_prices(member("Content editors"))
    button(window, "Add comment", OUTPUT).click()
    write(window, "Out of date")

    other = open_prices(ada)
    button(other, "Show comment", OUTPUT).click()
    expect(said(other, "Out of date")).to_be_visible()


def test_without_comments_nothing_is_offered(entry, admin, live_site, settings):
    settings.WAGTAILADMIN_COMMENTS_ENABLED = False
    open_form(admin, live_site, entry)
    admin.get_by_role("tab", name="Prices").click()

    expect(row(admin, OUTPUT)).to_be_visible()
    expect(admin.locator(".versus-row-comment")).to_have_count(0)
