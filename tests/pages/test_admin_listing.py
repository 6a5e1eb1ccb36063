"""An editor looks over all entries in the admin."""

import csv
import io

import pytest
from django.urls import reverse

from tests import factories

URL = "model_pages:index"


@pytest.fixture
def entries(site):
    for number in range(3):
        factories.model(f"Model {number}", provider=factories.provider(f"Provider {number}"))


def test_the_list_shows_provider_and_type(admin_client, entries):
    html = admin_client.get(reverse(URL)).content.decode()

    assert "Model 2" in html
    assert "Provider 2" in html


@pytest.mark.parametrize("more", [0, 10])
def test_the_list_takes_as_many_queries_for_many_entries(
    admin_client, entries, django_assert_max_num_queries, more
):
    for number in range(more):
        factories.model(f"More {number}", provider=factories.provider(f"Maker {number}"))

    with django_assert_max_num_queries(30):
        admin_client.get(reverse(URL))


def test_the_list_is_exported_with_the_names_of_providers(admin_client, entries):
    response = admin_client.get(reverse(URL), {"export": "csv"})

    rows = list(csv.reader(io.StringIO(response.getvalue().decode())))
    assert rows[0][2] == "Provider"
    assert {row[2] for row in rows[1:]} == {"Provider 0", "Provider 1", "Provider 2"}


def test_an_alias_finds_its_entry_in_the_search_of_the_admin(admin_client, site):
    factories.model("GPT-4.1 Mini", other_names=["gpt-4.1-mini-2025-04-14"])

    html = admin_client.get(reverse(URL), {"q": "2025-04-14"}).content.decode()

    assert "GPT-4.1 Mini" in html
