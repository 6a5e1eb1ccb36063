"""The feed of changes."""

from xml.etree import ElementTree

import pytest
import time_machine
from django.urls import reverse

from model_pages.models import ModelPage
from tests import factories

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def changed(site):
    with time_machine.travel("2026-10-01 12:00"):
        page = factories.model("GPT-4.1 <Mini>", slug="mini", prices={"input_text": "0.4"})
        factories.model("Still", prices={"input_text": "1"})
    with time_machine.travel("2026-11-02 12:00"):
        page = ModelPage.objects.get(pk=page.pk)
        page.prices = [factories.price("input_text", "0.3")]
        factories.publish(page)
    return page


def entries(client):
    response = client.get(reverse("versus_changes"))
    assert response.headers["Content-Type"].startswith("application/atom+xml")
    return ElementTree.fromstring(response.content).findall(f"{ATOM}entry")


def test_a_change_is_told_with_its_day_and_the_page_of_its_model(client, changed):
    (entry,) = entries(client)
    title = entry.findtext(f"{ATOM}title")
    assert "GPT-4.1 <Mini>" in title
    assert "$0.4" in title
    assert "$0.3" in title
    assert entry.find(f"{ATOM}link").get("href").endswith("/models/mini/#changes")
    assert entry.findtext(f"{ATOM}updated").startswith("2026-11-02")
    assert entry.findtext(f"{ATOM}id").startswith("tag:testserver,2026-11-02:mini/")


def test_what_changed_long_ago_is_no_news(client, changed):
    with time_machine.travel("2027-06-01 12:00"):
        assert entries(client) == []


def test_a_withdrawn_model_is_not_told_of(client, changed):
    changed.unpublish()
    assert entries(client) == []


def test_the_number_of_queries_does_not_grow(client, changed, django_assert_max_num_queries):
    client.get(reverse("versus_changes"))
    for number in range(5):
        factories.model(f"Model {number}", prices={"input_text": "1"})
    with django_assert_max_num_queries(12):
        entries(client)


def test_every_page_names_the_feed(client, changed):
    page = client.get("/models/").content.decode()
    assert f'type="application/atom+xml" href="{reverse("versus_changes")}"' in page
