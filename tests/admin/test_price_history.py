"""The history of an entry names each price's old and new value, and who announced one."""

from datetime import date

import pytest
from django.urls import reverse
from wagtail.models import PageLogEntry

from tests import factories
from tests.editor_forms import changed_prices, price_row


@pytest.fixture
def page(site):
    return factories.model("GPT-4.1 Mini", prices={"input_text": "0.4", "output_text": "1.6"})


def post(client, page, *rows, **fields):
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    response = client.post(url, changed_prices(page, *rows, **fields))
    assert response.status_code == 302
    page.refresh_from_db()


def history_of(client, page):
    html = client.get(reverse("wagtailadmin_pages:history", args=[page.pk])).content.decode()
    return " ".join(html.split())


def told(page, action):
    entries = PageLogEntry.objects.filter(page=page, action=f"model_pages.{action}")
    return [(entry.data["key"], entry.data["old"], entry.data["new"]) for entry in entries]


def test_publishing_tells_the_old_and_the_new_price(admin_client, page):
    post(admin_client, page, price_row(amount="0.3"), price_row("output_text", "1.6"))

    change = "$0.4 per million tokens → $0.3 per million tokens (−25%)"
    assert f"Changed price: Input price, {change}" in history_of(admin_client, page)
    report = admin_client.get(reverse("wagtailadmin_reports:site_history")).content.decode()
    assert change in report
    assert told(page, "price_change") == [
        ("input_text/tokens/USD/list", "0.4/1m_tokens", "0.3/1m_tokens")
    ]


def test_publishing_the_same_prices_again_tells_nothing(admin_client, page):
    post(admin_client, page, price_row(amount="0.4"), price_row("output_text", "1.6"))

    assert not PageLogEntry.objects.filter(action__startswith="model_pages.").exists()


def test_a_new_entry_is_news_as_a_whole(page):
    assert not PageLogEntry.objects.filter(action__startswith="model_pages.").exists()


def test_an_announced_price_tells_who_announced_it_and_from_which_day_it_holds(admin_client, page):
    page.prices.add(factories.price("input_text", "0.3", effective_from=date(2027, 1, 1)))
    revision = page.save_revision(user=admin_client_user(admin_client))
    revision.publish()

    html = history_of(admin_client, page)

    assert "Announced price from Jan 1, 2027: Input price, $0.3 per million tokens" in html
    entry = PageLogEntry.objects.get(action="model_pages.announce_price")
    assert entry.user.username == "admin"
    assert entry.data["key"] == "input_text/tokens/USD/list 2027-01-01"


def test_a_price_taken_away_is_told(admin_client, page):
    page.refresh_from_db()
    page.prices = [page.prices.all()[0]]
    page.save_revision().publish()

    assert "Removed price: Output price, $1.6 per million tokens" in history_of(admin_client, page)


def test_saving_a_draft_tells_its_changes_once(admin_client, page):
    rows = price_row(amount="0.3"), price_row("output_text", "1.6")
    post(admin_client, page, *rows, **{"action-publish": ""})
    post(admin_client, page, *rows, **{"action-publish": ""})

    assert told(page, "draft_price") == [
        ("input_text/tokens/USD/list", "0.4/1m_tokens", "0.3/1m_tokens")
    ]
    assert "In the draft: Input price" in history_of(admin_client, page)


def test_a_confirmation_stands_with_its_reason(admin_client, page):
    answer = {"is_right": "on", "why_right": "New price list"}
    post(admin_client, page, price_row(amount="0.4"), price_row("output_text", "16", **answer))

    html = history_of(admin_client, page)
    assert "Confirmed Output price" in html
    assert "because: New price list" in html


def test_a_price_that_became_free_is_told_in_words(admin_client, page):
    free = {"state": "free", "free_kind": "free_tier", "is_right": "on", "why_right": "Yes"}
    post(admin_client, page, price_row(amount="", **free), price_row("output_text", "1.6"))

    assert "$0.4 per million tokens → Free tier" in history_of(admin_client, page)


def admin_client_user(client):
    from django.contrib.auth import get_user

    class Request:
        session = client.session

    return get_user(Request())
