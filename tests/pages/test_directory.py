"""A visitor looks for a model in the directory."""

import re

import pytest

from model_pages.models import ModelPage, Provider
from tests import factories

URL = "/models/"


@pytest.fixture
def catalogue(site):
    openai, anthropic = factories.provider("OpenAI"), factories.provider("Anthropic")
    factories.model(
        "GPT-4.1 Mini",
        provider=openai,
        prices={"input_text": "0.4", "output_text": "1.6"},
        context_window=1047576,
        release_date="2025-04-14",
        other_names=["gpt-4.1-mini-2025-04-14"],
    )
    factories.model(
        "Claude Haiku 4.5",
        provider=anthropic,
        prices={"input_text": "1", "output_text": "5"},
        context_window=200000,
        release_date="2025-10-15",
    )
    factories.model(
        "GPT Image 1",
        provider=openai,
        model_type="image",
        retires_on="2026-10-23",
        prices=[
            factories.price("image_generation", "0.011", "image", conditions={"quality": "low"}),
            factories.price("image_generation", "0.167", "image", conditions={"quality": "high"}),
        ],
    )
    factories.model("Secret", provider=openai, published=False)


def names(response) -> list[str]:
    return [row.card.name for row in response.context["directory"].rows]


def test_every_published_model_is_listed_by_name(client, catalogue):
    response = client.get(URL)

    assert names(response) == ["Claude Haiku 4.5", "GPT Image 1", "GPT-4.1 Mini"]
    html = response.content.decode()
    assert "$0.4 / 1M tokens" in html
    assert "From $0.011 / image" in html
    assert "Retired" in html
    assert "Secret" not in html


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("gpt 4.1", ["GPT-4.1 Mini"]),
        ("gpt4.1", ["GPT-4.1 Mini"]),
        ("claude haiku", ["Claude Haiku 4.5"]),
        ("anthropic", ["Claude Haiku 4.5"]),
        ("gpt-4.1-mini-2025-04-14", ["GPT-4.1 Mini"]),
        ("openai mini", ["GPT-4.1 Mini"]),
        ("open ai", ["GPT Image 1", "GPT-4.1 Mini"]),
        ("ni", []),
        ("GPT", ["GPT Image 1", "GPT-4.1 Mini"]),
        ("llama", []),
        ('"', []),
        ("%' OR 1=1", []),
        ("\x00", ["Claude Haiku 4.5", "GPT Image 1", "GPT-4.1 Mini"]),
    ],
)
def test_search_finds_what_is_typed(client, catalogue, query, found):
    assert names(client.get(URL, {"q": query})) == found


def test_a_renamed_provider_is_found_by_its_new_name(client, catalogue):
    provider = Provider.objects.get(slug="anthropic")
    provider.name = "Anthropic PBC"
    provider.save_revision().publish()

    assert names(client.get(URL, {"q": "pbc"})) == ["Claude Haiku 4.5"]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"provider": "openai"}, ["GPT Image 1", "GPT-4.1 Mini"]),
        ({"type": "image"}, ["GPT Image 1"]),
        ({"status": "retired"}, ["GPT Image 1"]),
        ({"provider": "openai", "type": "text"}, ["GPT-4.1 Mini"]),
        ({"provider": "nobody"}, []),
    ],
)
def test_filters_combine(client, catalogue, filters, found):
    assert names(client.get(URL, filters)) == found


def test_a_filter_counts_what_it_would_show(client, catalogue):
    directory = client.get(URL, {"type": "text"}).context["directory"]

    providers = next(f for f in directory.filters if f.key == "provider")
    assert [(c.label, c.count) for c in providers.choices] == [("Anthropic", 1), ("OpenAI", 1)]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("name", ["Claude Haiku 4.5", "GPT Image 1", "GPT-4.1 Mini"]),
        ("-name", ["GPT-4.1 Mini", "GPT Image 1", "Claude Haiku 4.5"]),
        ("price", ["GPT-4.1 Mini", "Claude Haiku 4.5", "GPT Image 1"]),
        ("context", ["Claude Haiku 4.5", "GPT-4.1 Mini", "GPT Image 1"]),
        ("-context", ["GPT-4.1 Mini", "Claude Haiku 4.5", "GPT Image 1"]),
        ("-released", ["Claude Haiku 4.5", "GPT-4.1 Mini", "GPT Image 1"]),
        ("nonsense", ["Claude Haiku 4.5", "GPT Image 1", "GPT-4.1 Mini"]),
    ],
)
def test_sorting_leaves_what_is_not_known_at_the_end(client, catalogue, sort, order):
    assert names(client.get(URL, {"sort": sort})) == order


def test_sorting_by_price_ranks_neither_doubtful_prices_nor_other_currencies(client, catalogue):
    cheap = factories.price("input_text", "0.0001")
    factories.model("Slip of a unit", prices=[cheap])
    factories.model("In yuan", prices=[factories.price("input_text", "0.2", currency="CNY")])
    expected = ["GPT-4.1 Mini", "Claude Haiku 4.5", "In yuan", "GPT Image 1", "Slip of a unit"]
    assert names(client.get(URL, {"sort": "price"})) == expected

    cheap.is_confirmed = True
    page = ModelPage.objects.get(title="Slip of a unit")
    page.prices = [cheap]
    factories.publish(page)
    assert names(client.get(URL, {"sort": "price"}))[0] == "Slip of a unit"


def free(component="input_text", kind="free_tier", unit="1m_tokens"):
    return factories.price(component, None, unit, state="free", free_kind=kind)


@pytest.mark.parametrize("params", [{"sort": "price"}, {"sort": "input_text", "type": "text"}])
def test_free_is_the_cheapest_and_unknown_is_last_either_way(client, catalogue, params):
    factories.model("Gratis", prices=[free()])
    factories.model("Untold", prices=[])

    def order(params):
        return [name for name in names(client.get(URL, params)) if name != "GPT Image 1"]

    backwards = {**params, "sort": f"-{params['sort']}"}
    assert order(params) == ["Gratis", "GPT-4.1 Mini", "Claude Haiku 4.5", "Untold"]
    assert order(backwards) == ["Claude Haiku 4.5", "GPT-4.1 Mini", "Gratis", "Untold"]
    rows = client.get(URL, params).content.decode().split("<tr")
    (untold,) = (row for row in rows if "Untold" in row)
    assert "no price known" in untold


def test_free_is_within_the_most_that_is_asked_for(client, catalogue):
    factories.model("Gratis", prices=[free()])
    assert names(client.get(URL, {"price_max": "0.5"})) == ["GPT-4.1 Mini", "Gratis"]
    assert "Gratis" not in names(client.get(URL, {"price_min": "0.1"}))


def test_free_of_all_that_is_counted_stands_before_every_meter(client, catalogue):
    factories.model(
        "Free pictures", model_type="image", prices=[free("image_generation", unit="image")]
    )
    factories.model("Free to ask", prices=[free(), factories.price("output_text", "1")])
    shown = names(client.get(URL, {"sort": "price"}))
    assert shown[:3] == ["Free pictures", "Free to ask", "GPT-4.1 Mini"]


def test_what_runs_on_ones_own_machines_is_not_called_the_cheapest(client, catalogue):
    factories.model("Weights", prices=[free(kind="self_host")])
    assert names(client.get(URL, {"sort": "price"}))[-1] == "Weights"


def test_the_address_keeps_the_state_when_the_order_changes(client, catalogue):
    html = client.get(URL, {"q": "gpt", "provider": "openai"}).content.decode()

    assert re.search(r'href="\?q=gpt&amp;provider=openai&amp;sort=price"', html)


def test_a_page_number_that_does_not_exist_shows_the_last_page(client, catalogue):
    assert client.get(URL, {"page": "99"}).status_code == 200
    assert client.get(URL, {"page": "x"}).status_code == 200


def test_an_empty_result_says_so(client, catalogue):
    response = client.get(URL, {"q": "llama"})

    assert response.status_code == 200
    assert "llama" in response.content.decode()


def test_a_private_model_is_not_listed(client, catalogue):
    from wagtail.models import PageViewRestriction

    page = ModelPage.objects.get(slug="gpt-4-1-mini")
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert names(client.get(URL)) == ["Claude Haiku 4.5", "GPT Image 1"]


@pytest.mark.parametrize("more", [0, 12])
def test_the_number_of_queries_does_not_grow_with_the_directory(
    client, catalogue, django_assert_max_num_queries, more
):
    for number in range(more):
        factories.model(f"Model {number}", prices={"input_text": "1"})

    with django_assert_max_num_queries(9):
        client.get(URL)


def test_a_provider_page_lists_its_models(client, catalogue):
    response = client.get("/providers/anthropic/")

    assert "Claude Haiku 4.5" in response.content.decode()
    assert "GPT-4.1 Mini" not in response.content.decode()


def test_a_provider_page_names_the_models_of_others_that_it_serves(client, catalogue):
    page = ModelPage.objects.get(title="GPT-4.1 Mini")
    here = {"host": factories.provider("Groq")}
    batch = factories.price("input_text", "0.1", conditions={"service_tier": "batch"}, **here)
    page.prices = factories.in_order([factories.price("input_text", "0.2", **here), batch])
    factories.publish(page)

    html = client.get("/providers/groq/").content.decode()
    assert html.count('<a href="/models/gpt-4-1-mini/">GPT-4.1 Mini</a>') == 1
    assert "Also serves models of others" in html
    assert "No model of this provider" not in html
    assert "Also serves" not in client.get("/providers/anthropic/").content.decode()


def test_the_provider_directory_counts_published_models(client, catalogue):
    response = client.get("/providers/")

    counts = [(p["provider"].name, p["count"]) for p in response.context["providers"]]
    assert counts == [("Anthropic", 1), ("OpenAI", 2)]


def test_an_unknown_provider_is_not_found(client, catalogue):
    assert client.get("/providers/nobody/").status_code == 404


def test_a_provider_that_is_taken_down_is_named_without_a_link(client, catalogue):
    Provider.objects.get(slug="anthropic").unpublish()

    html = client.get("/models/claude-haiku-4-5/").content.decode()

    assert "Anthropic" in html
    assert "/providers/anthropic/" not in html


def test_the_search_of_providers_in_the_admin_finds_by_name(admin_client, catalogue):
    response = admin_client.get("/admin/snippets/model_pages/provider/", {"q": "anth"})

    assert response.status_code == 200
