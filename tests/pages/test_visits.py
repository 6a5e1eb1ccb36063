"""The pairs that visitors compare most stand first, and nothing is known about the visitors."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.urls import reverse

from comparisons.models import PairVisits
from comparisons.visits import FEWEST, KEPT, LATELY, most_compared
from model_pages.models import ModelPage
from tests import factories

PAIR = "/compare/gpt-4-1-mini-vs-gpt-5-mini/"
SLUG = "gpt-4-1-mini-vs-gpt-5-mini"
COUNT = reverse("versus_visit")
TODAY = date(2026, 11, 23)

pytestmark = pytest.mark.usefixtures("site")


@pytest.fixture(autouse=True)
def on_one_day():
    cache.clear()
    with time_machine.travel("2026-11-23 12:00", tick=True):
        yield


@pytest.fixture
def models():
    prices = {"input_text": "0.4", "output_text": "2"}
    return {
        name: factories.model(name, prices=prices, release_date=day)
        for name, day in (
            ("GPT-4.1 Mini", "2025-04-14"),
            ("GPT-5 Mini", "2025-08-07"),
            ("o3", "2025-04-16"),
        )
    }


def visits(one, other, number, day=TODAY):
    first, second = sorted([one.pk, other.pk])
    return PairVisits.objects.create(first_id=first, second_id=second, number=number, day=day)


def test_a_visitor_counts_once_an_hour_whatever_the_order_of_the_names(client, models):
    with time_machine.travel("2026-11-23 12:00") as clock:
        for address in (SLUG, SLUG, "gpt-5-mini-vs-gpt-4-1-mini"):
            assert client.post(COUNT, {"pair": address}).status_code == 204
        assert client.post(COUNT, {"pair": SLUG}, REMOTE_ADDR="10.0.0.2").status_code == 204
        assert PairVisits.objects.get().number == 2
        clock.shift(timedelta(minutes=61))
        cache.clear()  # the cache of the tests does not travel
        client.post(COUNT, {"pair": SLUG})
    assert PairVisits.objects.get().number == 3


def test_nothing_about_a_visitor_is_stored(client, models):
    client.post(COUNT, {"pair": SLUG}, REMOTE_ADDR="203.0.113.7")
    fields = {field.name for field in PairVisits._meta.get_fields()}
    assert fields == {"id", "first", "second", "day", "number"}


@pytest.mark.parametrize("pair", ["", "gpt-4-1-mini", "gpt-4-1-mini-vs-nobody", "<script>-vs-o3"])
def test_what_is_no_pair_is_refused(client, models, pair):
    assert client.post(COUNT, {"pair": pair}).status_code == 400
    assert client.get(COUNT).status_code == 405
    assert not PairVisits.objects.exists()


def test_neither_editors_nor_other_days_are_counted_and_a_site_may_count_nothing(
    client, admin_client, models, settings
):
    assert f'data-visit="{COUNT}"' in client.get(PAIR).content.decode()
    assert "data-visit" in client.get(f"{PAIR}?preset=chat").content.decode()
    assert "data-visit" not in client.get(f"{PAIR}?on=2026-11-22").content.decode()
    admin_client.post(COUNT, {"pair": SLUG})

    settings.COMPARISONS_COUNT_VISITS = False
    assert "data-visit" not in client.get(PAIR).content.decode()
    client.post(COUNT, {"pair": SLUG})
    assert not PairVisits.objects.exists()


def test_only_what_was_looked_at_often_and_lately_is_among_the_most_compared(models):
    mini, gpt5, o3 = models.values()
    visits(mini, o3, FEWEST, TODAY - LATELY + timedelta(days=1))
    visits(gpt5, o3, FEWEST - 1)
    visits(gpt5, mini, 900, TODAY - LATELY)
    assert most_compared(TODAY) == [("gpt-4-1-mini", "o3")]
    visits(gpt5, o3, 2, TODAY - timedelta(days=1))
    assert most_compared(TODAY) == [("gpt-5-mini", "o3"), ("gpt-4-1-mini", "o3")]


def test_a_renamed_model_keeps_its_visits(models):
    mini, _gpt5, o3 = models.values()
    visits(mini, o3, 5)
    page = ModelPage.objects.get(pk=o3.pk)
    page.slug = "a-model"
    factories.publish(page)
    assert most_compared(TODAY) == [("a-model", "gpt-4-1-mini")]


def test_old_days_are_forgotten(client, models):
    visits(models["o3"], models["GPT-5 Mini"], 5, TODAY - KEPT - timedelta(days=1))
    client.post(COUNT, {"pair": SLUG})
    assert PairVisits.objects.get().day == TODAY


def test_the_most_compared_pairs_stand_first_and_the_page_says_so(client, models):
    said = "What visitors compared most in the last thirty days stands first."
    assert said not in client.get("/compare/").content.decode()
    visits(models["GPT-4.1 Mini"], models["o3"], 5)
    page = client.get("/compare/").content.decode()
    assert said in page
    listed = page[page.index('id="popular"') :]
    assert listed.index('href="/compare/gpt-4-1-mini-vs-o3/"') == listed.index('href="/compare/')


@pytest.mark.browser
def test_a_browser_counts_the_page_that_it_shows(live_site, browser_page):
    for name in ("GPT-4.1 Mini", "GPT-5 Mini"):
        factories.model(name, prices={"input_text": "0.4"})
    with browser_page.expect_response(f"**{COUNT}") as counted:
        browser_page.goto(f"{live_site.url}{PAIR}")
    assert counted.value.status == 204
    assert PairVisits.objects.get().number == 1
