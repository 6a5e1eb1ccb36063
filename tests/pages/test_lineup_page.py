"""Up to six models in one table: ``/compare/?models=a,b,c``."""

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache

from tests import factories

URL = "/compare/"


@pytest.fixture
def models(site):
    """Seven text models, A the cheapest."""
    return [
        factories.model(
            f"Model {letter}",
            prices={"input_text": str(amount), "output_text": str(amount * 4)},
            context_window=100_000 * amount,
            other_names=[f"model-{letter.lower()}-2025-01-01"],
        )
        for amount, letter in enumerate("ABCDEFG", start=1)
    ]


def soup(client, query):
    response = client.get(f"{URL}?{query}")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def names(page):
    return [cell.a.get_text(strip=True) for cell in page.select(".vs-lineup thead th")[1:]]


def alerts(page):
    return [" ".join(tag.get_text(" ", strip=True).split()) for tag in page.select("[role=alert]")]


def row_of(page, anchor):
    return page.find("tr", id=anchor)


def test_the_models_stand_in_the_order_of_the_address(client, models):
    page = soup(client, "models=model-c,model-a,model-b")

    assert names(page) == ["Model C", "Model A", "Model B"]
    prices = [cell.span.get_text() for cell in row_of(page, "glance-input-text").select("td")]
    assert [price[:2] for price in prices] == ["$3", "$1", "$2"]


def test_the_lowest_and_the_largest_value_are_named_in_words(client, models):
    page = soup(client, "models=model-c,model-a,model-b")

    marked = {
        (tag.find_parent("tr")["id"], tag.get_text(strip=True))
        for tag in page.select(".vs-best-word")
    }
    assert marked >= {("glance-input-text", "lowest"), ("glance-context-window", "largest")}
    best = row_of(page, "glance-input-text").select_one(".vs-best")
    assert best.get_text(" ", strip=True).startswith("$1")


def test_a_table_is_kept_from_search_engines(client, models):
    page = soup(client, "models=model-a,model-b,model-c")

    assert page.select_one("meta[name=robots]")["content"] == "noindex,follow"
    assert page.select_one("link[rel=canonical]")["href"].endswith("/compare/")


def test_links_move_and_remove_a_model_and_keep_the_rest_of_the_address(client, models):
    page = soup(client, "models=model-a,model-b,model-c&mix=chat")

    assert (
        page.find(id="left-model-b")["href"] == "/compare/?models=model-b,model-a,model-c&mix=chat"
    )
    assert (
        page.find(id="right-model-b")["href"] == "/compare/?models=model-a,model-c,model-b&mix=chat"
    )
    assert page.find(id="left-model-a") is None
    removing = [a["href"] for a in page.select(".vs-lineup-moves a") if "Remove" in a.get_text()]
    assert removing[0] == "/compare/?models=model-b,model-c&mix=chat"


def test_a_typed_name_adds_a_model(client, models):
    response = client.get(f"{URL}?models=model-a,model-b&add=Model+C&mix=chat")

    assert response["Location"] == "/compare/?models=model-a,model-b,model-c&mix=chat"


def test_a_vague_name_asks_which_model_is_meant(client, models):
    page = soup(client, "models=model-a,model-b&add=model")

    assert names(page) == ["Model A", "Model B"]
    assert "model-c" in [field["value"] for field in page.select("input[name=add]")]


@pytest.mark.parametrize(
    ("typed", "words"),
    [("zzz", "No model matches “zzz”."), ("model b", "Model B stands here already.")],
)
def test_a_name_that_adds_nothing_is_said_at_the_field(client, models, typed, words):
    page = soup(client, f"models=model-a,model-b&add={typed}")

    field = page.find(id="add")
    assert field["value"] == typed
    assert page.find(id=field["aria-describedby"]).get_text() == words


def test_two_models_have_a_page_of_their_own(client, models):
    response = client.get(f"{URL}?models=model-b,model-a&mix=chat&rows=differ")

    assert response.status_code == 302
    assert response["Location"] == "/compare/model-a-vs-model-b/?mix=chat&rows=differ"


def test_one_model_asks_for_a_second(client, models):
    page = soup(client, "models=model-a")

    assert page.find("label", attrs={"for": "add"}).get_text() == "Compare Model A with"


def test_without_a_model_the_picker_answers(client, models):
    assert client.get(f"{URL}?models=,").context["picker"].models


def test_an_unknown_model_is_named_beside_the_rest_with_links_in_its_place(client, models):
    page = soup(client, "models=model-a,model-x,model-b&mix=chat")

    assert names(page) == ["Model A", "Model B"]
    assert alerts(page)[0].startswith("No published model is called “model-x”.")
    links = [link["href"] for link in page.select("[role=alert] .vs-links a")]
    assert "/compare/?models=model-a,model-c,model-b&mix=chat" in links
    assert not any("model-a,model-a" in link for link in links)


def test_a_model_named_twice_stands_once_and_is_named(client, models):
    page = soup(client, "models=model-a,model-b,model-a-2025-01-01")

    assert names(page) == ["Model A", "Model B"]
    assert alerts(page) == ["Model A was named more than once. It stands here once."]


def test_other_names_lead_to_the_model(client, models):
    page = soup(client, "models=model-a-2025-01-01,Model%20B,MODEL-C")

    assert names(page) == ["Model A", "Model B", "Model C"]


def test_a_former_slug_leads_to_the_model(client, models, django_capture_on_commit_callbacks):
    models[0].slug = "renamed"
    with django_capture_on_commit_callbacks(execute=True):
        factories.publish(models[0])

    assert names(soup(client, "models=model-a,model-b,model-c"))[0] == "Model A"


def test_seven_models_are_all_listed_with_a_way_to_remove_each(client, models):
    page = soup(client, "models=" + ",".join(model.slug for model in models))

    assert page.select(".vs-lineup") == []
    assert alerts(page) == ["7 models are too many for one table: 6 fit. Remove some."]
    removing = [link["href"] for link in page.select(".vs-chosen li a:last-child")]
    assert len(removing) == 7
    assert len(names(soup(client, removing[0].partition("?")[2]))) == 6


def test_only_rows_that_differ_is_a_link_that_says_how_many_it_hides(client, models):
    page = soup(client, "models=model-a,model-b,model-c")
    toggle = page.find(id="rows-toggle")
    rows = len(page.select(".vs-lineup tbody tr[id]"))

    assert toggle["href"].endswith("rows=differ")
    differing = soup(client, toggle["href"].partition("?")[2])
    assert 0 < len(differing.select(".vs-lineup tbody tr[id]")) < rows
    assert all("vs-differs" in tr["class"] for tr in differing.select(".vs-lineup tbody tr[id]"))


def test_the_pages_of_each_two_are_linked(client, models):
    page = soup(client, "models=model-c,model-a,model-b")

    links = [link["href"] for link in page.select(".vs-pairs a")]
    assert sorted(links) == [
        "/compare/model-a-vs-model-b/",
        "/compare/model-a-vs-model-c/",
        "/compare/model-b-vs-model-c/",
    ]


def test_models_of_different_types_are_shown_and_not_ranked(client, models):
    factories.model("Painter", model_type="image", prices={"input_text": "0.1"})

    page = soup(client, "models=model-a,model-b,painter")

    assert "These models do different jobs" in page.select_one(".vs-head").get_text()
    assert page.select(".vs-best-word") == []


@pytest.mark.parametrize(
    "query",
    [
        "models=%00",
        "models=model-a%00,model-b,%ff%fe,model-c",
        "models=" + "x" * 10_000,
        "models=" + ",".join(f"m{number}" for number in range(3000)),
        "models=model-a&models=model-b&models=model-c",
        "models=<script>alert(1)</script>,model-a,model-b",
        "models=model-a,model-b,model-c&rows=%00&add=%00",
        "models=model-a,model-b,model-c&junk=" + "y" * 10_000,
        "add=<script>alert(1)</script>",
    ],
)
def test_a_broken_query_is_answered_and_shown_as_text(client, models, query):
    response = client.get(f"{URL}?{query}")

    assert response.status_code == 200
    html = response.content.decode()
    assert "<script>alert" not in html
    assert "y" * 500 not in html


def test_a_choice_of_rows_that_is_none_is_named(client, models):
    page = soup(client, "models=model-a,model-b,model-c&rows=odd")

    assert alerts(page) == ["“odd” is no choice of rows. Choose “differ” or “all”."]


def test_six_models_take_as_many_queries_as_three(client, models, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    slugs = [model.slug for model in models]
    client.get(f"{URL}?models={','.join(slugs[:3])}")  # what is read once a process
    counts = []
    for number in (3, 6):
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{URL}?models={','.join(slugs[:number])}")
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 12
