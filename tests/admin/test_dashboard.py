"""What an editor sees first."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from model_pages.models import ModelPage
from tests import factories


def home(client):
    return client.get(reverse("wagtailadmin_home")).content.decode()


def test_an_empty_site_has_no_empty_panels(admin_client, site):
    html = home(admin_client)

    assert "Prices to check today" not in html
    assert "Upcoming" not in html


def test_what_is_overdue_and_what_goes_stale_are_told_apart(admin_client, site):
    prices = {"input_text": "0.4"}
    factories.model("Overdue", prices=prices, checked_on=date(2026, 9, 1))
    factories.model("Soon", prices=prices, checked_on=date(2026, 10, 20))
    factories.model("Soon unranked", prices=prices, checked_on=date(2026, 7, 30))
    factories.model("Fresh", prices=prices)

    panels = home(admin_client).split("<section")
    overdue = next(panel for panel in panels if "Prices to check today" in panel)
    soon = next(panel for panel in panels if "Going stale within two weeks" in panel)

    assert "Overdue" in overdue
    assert "Soon<" not in overdue
    assert "Soon<" in soon
    assert "Soon unranked<" in soon
    assert "Overdue" not in soon
    assert "Fresh" not in overdue + soon


def test_a_panel_is_short_and_leads_to_the_rest(admin_client, site):
    for number in range(7):
        factories.model(f"Model {number}", prices={"input_text": "1"}, checked_on=None)

    html = home(admin_client)

    assert html.count(">Model ") == 5
    assert "All that is due" in html


def test_the_week_shows_old_and_new_price_percent_and_who(admin_client, admin_user, site):
    with time_machine.travel("2026-11-01 12:00"):
        page = factories.model("GPT-4.1 Mini", prices={"input_text": "0.4"})
    page = ModelPage.objects.get(pk=page.pk)
    page.prices = factories.in_order([factories.price("input_text", "0.5")])
    page.save_revision(user=admin_user).publish(user=admin_user)

    html = home(admin_client)

    assert "Price changes this week" in html
    assert "$0.4 / 1M tokens →" in html
    assert "+25%" in html
    assert "23 Nov 2026 · admin" in html


def test_a_new_model_is_no_price_change(admin_client, site):
    factories.model("GPT-4.1 Mini", prices={"input_text": "0.4"})

    assert "Price changes this week" not in home(admin_client)


def test_the_upcoming_panel_shows_retirements_and_announced_prices(admin_client, site):
    rows = [
        factories.price("input_text", "0.4"),
        factories.price("input_text", "0.3", effective_from=date(2026, 12, 1)),
    ]
    factories.model("GPT-4.1 Mini", prices=rows, retires_on=date(2027, 1, 5))

    html = home(admin_client)

    assert "−25%" in html
    assert "5 Jan 2027" in html


def test_who_may_not_see_models_gets_no_panel(client, django_user_model, site):
    from django.contrib.auth.models import Permission

    factories.model("GPT-4.1 Mini", prices={"input_text": "1"}, checked_on=None)
    user = django_user_model.objects.create_user("other", password="x")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)

    assert "Prices to check today" not in home(client)


@pytest.mark.parametrize("count", [1, 9])
def test_the_panels_take_as_many_queries_for_many_models(
    admin_client, site, django_assert_max_num_queries, count
):
    for number in range(count):
        rows = [
            factories.price("input_text", "0.4"),
            factories.price("input_text", "0.3", effective_from=date(2026, 12, 1)),
        ]
        maker = factories.provider(f"Maker {number}")
        factories.model(f"Model {number}", provider=maker, prices=rows, checked_on=None)
    home(admin_client)

    with django_assert_max_num_queries(50):
        home(admin_client)
