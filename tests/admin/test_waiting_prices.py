"""Prices that wait, for an approval or for a day: nothing of them is lost on the way."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from wagtail.models import PageLogEntry, TaskState

from model_pages.models import ModelPage, PriceRecord
from model_pages.pricing.carrying_out import carry_out
from model_pages.pricing.edits import PriceEdit
from model_pages.pricing.orders import Order, Way
from model_pages.pricing.slots import Slot
from tests import factories
from tests.admin.people import member, signed_in
from tests.editor_forms import changed_prices, price_row

SUBMIT = {"action-publish": "", "action-submit": "1"}


@pytest.fixture
def page(site):
    return factories.model("GPT-4.1 Mini", prices={"input_text": "0.4", "output_text": "1.6"})


def url_of(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def form(page, outputs, **fields):
    return changed_prices(
        page, price_row(amount="0.4"), price_row("output_text", outputs), **fields
    )


def live(page):
    return ModelPage.objects.get(pk=page.pk)


def output_of(page):
    return page.prices.get(component="output_text").amount


def records(page):
    found = PriceRecord.objects.filter(page=page, component="output_text").order_by("pk")
    return list(found.values_list("amount", "valid_until"))


def approve_from_dashboard(page):
    """By the address that the dashboard of a moderator offers."""
    moderator = signed_in(member("Moderators"))
    html = moderator.get(reverse("wagtailadmin_home")).content.decode()
    state = TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)
    approve = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    assert approve in html
    return moderator.post(approve, {"next": reverse("wagtailadmin_home")})


def test_a_price_that_a_moderator_approves_on_the_dashboard_is_live_and_in_the_ledger(page):
    signed_in(member("Pricing editors")).post(url_of(page), form(page, "1.7", **SUBMIT))
    assert output_of(live(page)) == Decimal("1.6")

    assert approve_from_dashboard(page).status_code == 302

    assert output_of(live(page)) == Decimal("1.7")
    assert not live(page).has_unpublished_changes
    assert records(page) == [
        (Decimal("1.6"), date(2026, 11, 22)),
        (Decimal("1.7"), None),
    ]
    changed = PageLogEntry.objects.filter(page=page, action="model_pages.price_change").latest("pk")
    assert (changed.data["old"], changed.data["new"]) == ("1.6/1m_tokens", "1.7/1m_tokens")


def test_an_unlikely_price_that_an_app_published_unasked_stands_in_the_history_as_such(
    page, admin_user
):
    signed_in(member("Pricing editors")).post(url_of(page), form(page, "16", **SUBMIT))

    live(page).latest_revision.publish(user=admin_user)

    entry = PageLogEntry.objects.get(action="model_pages.unconfirmed_price")
    assert (entry.data["guards"], entry.data["new"]) == (["jump"], "16/1m_tokens")


@pytest.fixture
def scheduled(page, admin_client):
    """A change of a price and of a text, for Christmas."""
    admin_client.post(
        url_of(page), form(page, "1.7", summary="Cheaper", go_live_at="2026-12-24 12:00")
    )
    assert live(page).scheduled_revision is not None
    return page


def unschedule(client, page):
    revision = live(page).scheduled_revision
    url = reverse("wagtailadmin_pages:revisions_unschedule", args=[page.pk, revision.pk])
    assert client.post(url).status_code == 302


def test_a_change_that_is_not_for_a_day_any_more_is_a_draft_with_everything_in_it(
    scheduled, admin_client
):
    unschedule(admin_client, scheduled)

    page = live(scheduled)
    draft = page.get_latest_revision_as_object()
    assert page.scheduled_revision is None
    assert (draft.summary, output_of(draft)) == ("Cheaper", Decimal("1.7"))
    assert (page.live, page.has_unpublished_changes) == (True, True)
    assert (page.summary, output_of(page)) == ("", Decimal("1.6"))
    assert records(page) == [(Decimal("1.6"), None)]


def test_what_the_desk_published_meanwhile_stays_when_the_day_is_taken_back(
    scheduled, admin_client, admin_user
):
    edit = PriceEdit({"amount": "0.5"}, Slot("input_text"), {"amount": "0.4"})
    carry_out(scheduled.pk, [edit], Order(Way.PUBLISH, admin_user))

    unschedule(admin_client, scheduled)

    page = live(scheduled)
    amounts = [row.amount for row in page.get_latest_revision_as_object().prices.all()]
    assert amounts == [Decimal("0.5"), Decimal("1.7")]
    assert [row.amount for row in page.prices.all()] == [Decimal("0.5"), Decimal("1.6")]
