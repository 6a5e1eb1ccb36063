"""What the links of a page carry on: the visitor's workload, and the day."""

from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.http import QueryDict

from comparisons.engine.workloads import Workload
from comparisons.workload_query import read_workload
from tests import factories

PAIR = "/compare/gpt-4-1-vs-gpt-4-1-mini/"
MINE = Workload(input_tokens=9000, output_tokens=70)
QUERY = "in=9k&out=70"


@pytest.fixture
def models(site):
    for name, maker in (("GPT-4.1", "OpenAI"), ("GPT-4.1 Mini", "OpenAI"), ("Nova", "Amazon")):
        prices = {"input_text": "2", "output_text": "8"}
        factories.model(
            name,
            provider=factories.provider(maker),
            prices=prices,
            other_names=[f"{name} Preview"],
        )


def page_at(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def links(page, beginning):
    """The queries of the links to addresses that begin so, without those of the calculator."""
    found = [tag["href"] for tag in page.select("a[href]") if not tag.find_parent(class_="vs-cost")]
    return [urlsplit(one).query for one in found if one.startswith(beginning)]


def workload(query):
    return read_workload(QueryDict(query)).workload


@pytest.mark.parametrize(
    "address",
    [
        f"{PAIR}?{QUERY}",
        f"/compare/?models=gpt-4-1,gpt-4-1-mini,nova&{QUERY}",
        f"/compare/?{QUERY}",
        f"/models/gpt-4-1/?{QUERY}",
        f"/models/?{QUERY}",
        f"/models/?view=cards&models=nova,gpt-4-1&{QUERY}",
    ],
)
def test_links_to_models_and_their_pairs_keep_the_workload(client, models, address):
    page = page_at(client, address)
    to_models, to_pairs = links(page, "/models/"), links(page, "/compare/")
    assert to_models and to_pairs
    assert all(workload(query) == MINE for query in [*to_models, *to_pairs])
    assert not any(links(page, "/providers/"))


def test_what_leads_to_another_comparison_by_a_form_keeps_it(client, models):
    for address in (f"{PAIR}?{QUERY}", f"/models/nova/?{QUERY}", f"/compare/?{QUERY}"):
        page = page_at(client, address)
        forms = page.select("form[action='/compare/']")
        assert forms
        for form in forms:
            assert form.select_one("input[type=hidden][name=in]")["value"] in ("9k", "9000")
        search = page.select_one(".site-search form")
        assert search.select_one("[name=in]")["value"] == "9000"


def test_a_usual_workload_stays_a_short_address(client, models):
    page = page_at(client, f"{PAIR}?mix=chat")
    assert all(query == "mix=chat" for query in links(page, "/models/"))


@pytest.mark.parametrize("query", ["", "?in=many&out=70", "?rows=differ"])
def test_without_a_workload_that_can_be_read_links_stay_clean(client, models, query):
    page = page_at(client, f"{PAIR}{query}")
    assert not any(links(page, "/models/"))


def test_the_home_page_and_providers_stay_clean(client, models):
    page = page_at(client, f"{PAIR}?{QUERY}")
    assert page.select_one(".site-name")["href"] == "/"
    assert links(page, "/providers/") and not any(links(page, "/providers/"))


def test_the_workload_of_one_visitor_is_not_that_of_the_next(client, models):
    page_at(client, f"/models/?{QUERY}")
    assert not any(links(page_at(client, "/models/"), "/models/gpt"))


def test_a_page_of_another_name_leads_on_with_the_workload(client, models):
    response = client.get(f"/compare/nova-vs-gpt-4-1/?{QUERY}")
    assert response.status_code == 301
    assert response.url == f"/compare/gpt-4-1-vs-nova/?{QUERY}"
    response = client.get(f"/compare/nova-vs-nova-preview/?{QUERY}")
    assert (response.status_code, response.url) == (301, "/models/nova/?in=9000&out=70")


@pytest.mark.parametrize("address", [PAIR, "/models/gpt-4-1/", "/models/"])
def test_what_search_engines_are_told_stays_as_it_was(client, models, address):
    page = page_at(client, f"{address}?{QUERY}")
    assert urlsplit(page.select_one("link[rel=canonical]")["href"]).query == ""
    assert page.select_one("meta[name=robots]")["content"] == "noindex,follow"


@pytest.mark.parametrize("address", [PAIR, "/models/", "/providers/"])
def test_the_main_links_of_a_page_of_another_day_lead_to_that_day(client, models, address):
    page = page_at(client, f"{address}?on=2026-11-25")
    main = page.select(".site-name, .site-nav a")
    assert [urlsplit(tag["href"]).query for tag in main] == ["on=2026-11-25"] * 4
    assert page.select_one(".site-search [name=on]")["value"] == "2026-11-25"
    back = page.find("a", string="The same page as of today")
    assert "on=" not in back["href"]
    today = page_at(client, address)
    assert not any("on=" in tag["href"] for tag in today.select(".site-name, .site-nav a"))


def test_the_day_and_the_workload_go_together(client, models):
    page = page_at(client, f"{PAIR}?{QUERY}&on=2026-11-25")
    to_models = links(page, "/models/")
    assert to_models
    assert all("on=2026-11-25" in query and workload(query) == MINE for query in to_models)
    assert all(query.count("on=") == 1 for query in to_models)
    to_today = [query for query in links(page, "/compare/") if "on=" not in query]
    assert to_today == ["in=9k&out=70"]  # of the banner
