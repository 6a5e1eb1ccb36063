"""What a reader changes about the page of a pair, and the address of each state."""

import pytest
from bs4 import BeautifulSoup

from comparisons import workload_query
from tests import factories

PAIR = "/compare/gpt-4-1-mini-vs-gpt-image-1-mini/"


@pytest.fixture
def soup(client, seed_pair):
    return lambda query="": BeautifulSoup(client.get(f"{PAIR}{query}").content, "html.parser")


def heads(page):
    return [tag.get_text(" ", strip=True) for tag in page.select(".vs-model-card h2")]


def test_the_sides_are_swapped_by_a_link_and_back(soup):
    swapped = soup(soup("?mix=chat").find(id="swap")["href"].removeprefix(PAIR))

    assert heads(swapped) == ["A GPT Image 1 Mini", "B GPT-4.1 Mini"]
    assert swapped.find(id="swap")["href"] == f"{PAIR}?mix=chat"
    assert heads(soup("?mix=chat")) == ["A GPT-4.1 Mini", "B GPT Image 1 Mini"]


def test_a_swapped_pair_is_the_same_page_for_search_engines(client, site):
    strengths = [("strength", {"title": "Quick", "points": []})]
    for name, size, amount in (("A", 1_000_000, "1"), ("B", 128_000, "2")):
        factories.model(
            name,
            prices={"input_text": amount, "output_text": f"{amount}5"},
            context_window=size,
            max_output_tokens=size // 10,
            strengths=strengths,
        )
    assert "noindex" not in client.get("/compare/a-vs-b/").content.decode()

    html = client.get("/compare/a-vs-b/?first=b").content.decode()

    assert '<meta name="robots" content="noindex,follow">' in html
    assert '<link rel="canonical" href="http://testserver/compare/a-vs-b/">' in html


def test_a_first_model_that_is_neither_is_named(soup):
    page = soup("?first=gpt-9")

    assert "“gpt-9” is neither of the two models." in page.select_one("[role=alert]").get_text()
    assert heads(page)[0] == "A GPT-4.1 Mini"


def test_a_side_is_replaced_by_a_form(client, soup):
    form = soup("?mix=chat").find(id="replace-left").find_parent("form")
    fields = {field["name"]: field.get("value", "") for field in form.select("input")}

    response = client.get(form["action"], fields | {"left": "GPT-5 Mini"})

    assert response["Location"] == "/compare/gpt-5-mini-vs-gpt-image-1-mini/?mix=chat"


def test_a_third_model_is_added_by_a_form(client, soup):
    form = soup().find(id="add").find_parent("form")
    fields = {field["name"]: field.get("value", "") for field in form.select("input")}

    response = client.get(form["action"], fields | {"add": "gpt-5-mini"})

    wanted = "/compare/?models=gpt-4-1-mini,gpt-image-1-mini,gpt-5-mini"
    assert response["Location"] == wanted


def test_the_address_says_which_rows_stand_in_the_open_table(client, site):
    for name, amount in (("A", "1"), ("B", "2")):
        factories.model(name, prices={"input_text": amount}, context_window=1000)

    def table(query):
        html = client.get(f"/compare/a-vs-b/{query}").content
        return BeautifulSoup(html, "html.parser").find(id="all-facts")

    closed, differing, every = map(table, ("", "?rows=differ", "?rows=all"))
    assert [part.has_attr("open") for part in (closed, differing, every)] == [False, True, True]
    shown = [[tr["id"] for tr in part.select("tr[id]")] for part in (closed, differing, every)]
    both = ["price-input-text", "fact-context-window"]
    assert shown == [both, both[:1], both]
    assert closed.find(id="rows-toggle")["href"] == "?rows=differ#facts"
    assert differing.find(id="rows-toggle")["href"] == "?rows=all#facts"


def test_every_line_of_the_summary_leads_to_what_it_rests_on(soup):
    page = soup()
    links = page.select(".vs-summary-strip a")

    assert [link.get_text() for link in links] == [
        "GPT-4.1 Mini has been superseded by GPT-5 Mini."
    ]
    assert all(page.find(id=link["href"][1:]) for link in links)


def test_each_row_has_an_id(soup):
    page = soup()

    assert page.find("tr", id="price-input-text")
    assert page.find("tr", id="glance-input-text")
    assert all(row.get("id") for row in page.select(".vs-compare tbody tr:not(.vs-group)"))


def test_the_price_of_her_own_workload_leads_to_what_the_calculator_says(client, site):
    for name, amount in (("Alpha", "1"), ("Beta", "2")):
        factories.model(name, prices={"input_text": amount})
    html = client.get("/compare/alpha-vs-beta/?in=1000&requests=3").content
    page = BeautifulSoup(html, "html.parser")
    line = page.select_one(".vs-summary-strip a")

    assert line.get_text() == "Alpha is 50% cheaper for your workload: $0.003 vs $0.006."
    result = page.find(id=line["href"][1:])
    assert [tag.get_text() for tag in result.select(".vs-bill-total")] == ["$0.003", "$0.006"]


def test_the_workload_of_an_address_is_read_once(client, seed_pair, monkeypatch):
    read = []
    real = workload_query.read_workload
    monkeypatch.setattr(
        workload_query, "read_workload", lambda params: read.append(params) or real(params)
    )
    client.get(f"{PAIR}?in=5")
    assert len(read) == 1
