"""An announced price takes effect by itself, in the site's time zone; several may wait."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse

from model_pages.models import ModelPage
from tests import factories
from tests.editor_forms import changed_prices, price_row

IN_SYDNEY = "2026-12-31 12:30"
"""Half past eleven at night there, noon in London; the new year begins half an hour later."""


@pytest.fixture
def page(site):
    row = factories.price
    prices = [
        row("input_text", "0.4"),
        row("input_text", "0.3", effective_from=date(2027, 1, 1)),
        row("input_text", "0.2", effective_from=date(2027, 2, 1)),
    ]
    return factories.model("GPT-4.1 Mini", prices=prices, checked_on=None)


def shown(client, url):
    html = client.get(url).content.decode()
    return [amount for amount in ("$0.4 /", "$0.3 /", "$0.2 /") if amount in html]


def headline(client, page):
    """The card of the directory shows what holds today and nothing that will."""
    return shown(client, page.get_parent().get_url())


def test_a_day_begins_when_it_begins_in_the_sites_time_zone(client, page, settings):
    settings.TIME_ZONE = "Australia/Sydney"
    with time_machine.travel(f"{IN_SYDNEY}Z", tick=False) as clock:
        assert headline(client, page) == ["$0.4 /"]
        clock.shift(1800)
        assert headline(client, page) == ["$0.3 /"]


def test_it_has_not_begun_elsewhere(client, page, settings):
    settings.TIME_ZONE = "UTC"
    with time_machine.travel("2026-12-31 13:00Z", tick=False):
        assert headline(client, page) == ["$0.4 /"]


def test_pairs_and_pages_change_with_the_day_too(client, page, settings):
    settings.TIME_ZONE = "Australia/Sydney"
    other = factories.model("Other", prices={"input_text": "1"}, checked_on=None)
    pair = f"/compare/{page.slug}-vs-{other.slug}/"
    with time_machine.travel(f"{IN_SYDNEY}Z", tick=False) as clock:
        before = client.get(pair).context["comparison"].glance
        clock.shift(1800)
        after = client.get(pair).context["comparison"].glance
    assert ["$0.4 / 1M tokens", "$1 / 1M tokens"] in [[c.text for c in row.cells] for row in before]
    assert ["$0.3 / 1M tokens", "$1 / 1M tokens"] in [[c.text for c in row.cells] for row in after]


def test_several_announced_prices_wait_for_their_days(client, page):
    for day, amount in (
        ("2026-12-31", "$0.4 /"),
        ("2027-01-31", "$0.3 /"),
        ("2027-02-01", "$0.2 /"),
    ):
        with time_machine.travel(f"{day} 12:00", tick=False):
            assert headline(client, page) == [amount]


def test_they_survive_a_publish_of_something_else(client, page):
    live = ModelPage.objects.get(pk=page.pk)
    live.summary = "Small"
    live.save_revision().publish()

    with time_machine.travel("2027-02-01 12:00", tick=False):
        assert headline(client, page) == ["$0.2 /"]


def test_a_day_that_comes_tells_no_change_when_something_else_is_published(page):
    from wagtail.models import PageLogEntry

    with time_machine.travel("2027-01-02 12:00", tick=False):
        ModelPage.objects.get(pk=page.pk).save_revision().publish()

    assert not PageLogEntry.objects.filter(action="model_pages.price_change").exists()


def test_the_announced_rows_of_a_scheduled_version_wait_for_both(admin_client, client, site):
    page = factories.model("Nano", prices={"input_text": "0.4"}, checked_on=None)
    row = price_row(amount="0.3", effective_from="2027-01-01")
    form = changed_prices(page, row, go_live_at="2026-12-01 00:00")
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])

    assert admin_client.post(url, form).status_code == 302

    with time_machine.travel("2026-12-01 01:00"):
        call_command("publish_scheduled")
        live = ModelPage.objects.get(pk=page.pk)
        assert live.live
        assert [price.amount for price in live.prices.all()] == [Decimal("0.3")]


def test_a_locked_entry_takes_no_price(admin_client, django_user_model, page):
    other = django_user_model.objects.create_user("other")
    ModelPage.objects.filter(pk=page.pk).update(locked=True, locked_by=other)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    rows = [price_row(amount="0.39")]
    rows += [
        price_row(amount=a, effective_from=d)
        for a, d in (("0.3", "2027-01-01"), ("0.2", "2027-02-01"))
    ]

    with time_machine.travel("2026-11-23 12:00"):
        admin_client.post(url, changed_prices(page, *rows))

    assert ModelPage.objects.get(pk=page.pk).prices.first().amount == Decimal("0.4")
