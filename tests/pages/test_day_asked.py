"""The day in the address of a page, and what is said of one that no page can show."""

from datetime import date

import pytest
from django.test import RequestFactory
from django.utils import timezone

from model_pages.day_asked import dated, day_asked
from model_pages.recorded_days import BEYOND, first_recorded_day, last_foreseen_day
from tests import factories

TODAY = date(2026, 11, 23)
ADDRESSES = ("/models/", "/models/gpt-4-1-mini/", "/providers/", "/providers/openai/", "/compare/")
PAIR = "/compare/gpt-4-1-mini-vs-gpt-5-mini/"

pytestmark = pytest.mark.usefixtures("seed_pair")


def asked(query):
    return day_asked(RequestFactory().get(f"/models/{query}"))


@pytest.mark.parametrize("query", ["", "?on=", "?on=%20", "?on=2026-11-23"])
def test_without_a_day_it_is_today(query):
    assert asked(query) == TODAY


def test_the_day_is_that_of_the_time_zone_of_the_site():
    with timezone.override("Pacific/Auckland"):
        assert asked("") == date(2026, 11, 24)


@pytest.mark.parametrize("address", [*ADDRESSES, PAIR])
@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("yesterday", "“yesterday” is not a day. Write it as YYYY-MM-DD"),
        ("2026-02-30", "“2026-02-30” is not a day."),
        ("20261101", "“20261101” is not a day."),
        ("2026-W45-1", "“2026-W45-1” is not a day."),
        ("1999-01-01", "Nothing is recorded here for Jan 1, 1999: the records begin on Nov 23"),
        ("9999-12-31", "Dec 31, 9999 is too far ahead: what is announced can be shown until Feb"),
    ],
)
def test_a_day_that_cannot_be_shown_is_named_at_the_field(client, address, day, reason):
    response = client.get(address, {"on": day})

    assert response.status_code == 400
    page = response.content.decode()
    assert reason in page
    assert 'aria-describedby="day-error"' in page
    assert f'<a href="{address}">' in page


@pytest.mark.parametrize(
    "query",
    [
        "on=%00%00",
        "on=%FF%FE",
        "on=٢٠٢٦-٠١-٠١",
        "on=" + "9" * 10_000,
        "on=2026-11-23&on=2026-11-22",
        "on=%3Cscript%3Ealert(1)%3C/script%3E",
        "on[]=2026-11-22",
        "on=2026-11-23%0d%0aX:1",
    ],
)
def test_broken_days_are_refused_and_never_an_error_of_the_server(client, query):
    response = client.get(f"/models/?{query}")

    ignored = query in ("on=%00%00", "on[]=2026-11-22")  # an empty field, and no field of ours
    assert response.status_code == (200 if ignored else 400)
    assert b"<script>alert" not in response.content


def test_what_else_the_address_says_is_not_lost(client):
    page = client.get("/models/?q=gpt&on=never&type=text").content.decode()

    assert '<input type="hidden" name="q" value="gpt">' in page
    assert '<input type="hidden" name="type" value="text">' in page
    assert '<a href="/models/?q=gpt&amp;type=text">' in page


def test_an_address_with_a_day_is_not_for_search_engines(client):
    response = client.get("/models/gpt-4-1-mini/?on=2026-11-23")

    assert response.headers["X-Robots-Tag"] == "noindex, follow"
    assert (
        b'<link rel="canonical" href="http://localhost/models/gpt-4-1-mini/">' in response.content
    )
    assert "X-Robots-Tag" not in client.get("/models/gpt-4-1-mini/").headers


def test_a_page_is_shown_ahead_until_a_while_after_the_last_announced_change(site):
    factories.model("Going", slug="going", retires_on=date(2027, 6, 1))

    assert last_foreseen_day(TODAY) == date(2027, 6, 1) + BEYOND
    assert first_recorded_day() == TODAY


def test_a_day_is_put_into_any_address():
    assert dated("/models/?q=gpt#facts", "2026-06-01") == "/models/?q=gpt&on=2026-06-01#facts"
    assert dated("/models/", "2026-06-01") == "/models/?on=2026-06-01"
    assert dated("?", "2026-06-01") == "?on=2026-06-01"
    assert dated("", "2026-06-01") == ""
