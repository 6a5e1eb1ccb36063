"""The searches of the admin find a model by any of its names, whatever else is typed."""

import pytest
from django.urls import reverse
from wagtail.models import Site

from model_pages.models import ModelIndexPage, ModelPage
from tests import factories


@pytest.fixture
def page(site):
    return factories.model(
        "GPT-4.1 Mini", model_id="gpt-4.1-mini", other_names=["gpt-4.1-mini-2025-04-14"]
    )


def addresses():
    explorer = reverse("wagtailadmin_explore", args=[ModelIndexPage.objects.get().pk])
    choose = reverse("wagtailadmin_choose_page_search") + "?page_type=model_pages.ModelPage"
    return {
        "list": reverse("model_pages:index"),
        "explorer": explorer,
        "search": reverse("wagtailadmin_pages:search"),
        "chooser": choose,
    }


WHERE = ["list", "explorer", "search", "chooser"]


NAMES = [
    "GPT-4.1",
    "gpt-4.1-mini",
    "gpt-4.1-mini-2025-04-14",
    "4.1",
    "4.1 mini",
    "2025-04-14",
    "2025-04",
    "mini",
    "OpenAI",
]


def found(client, where, query):
    response = client.get(addresses()[where], {"q": query})
    if where == "chooser":
        response = client.get(addresses()[where] + "&q=" + query)
    assert response.status_code == 200
    return "GPT-4.1 Mini" in response.content.decode()


@pytest.mark.parametrize("query", NAMES)
@pytest.mark.parametrize("where", WHERE)
def test_a_model_is_found_by_name_alias_or_model_id(admin_client, page, where, query):
    assert found(admin_client, where, query)


@pytest.mark.parametrize("query", ["GPT-4.1", "4.1 vs claude", "claude-haiku-4.5"])
def test_a_comparison_is_found_by_the_names_of_its_models(admin_client, page, query):
    factories.comparison(page, factories.model("Claude Haiku 4.5"))

    response = admin_client.get(addresses()["search"], {"q": query})

    assert "Claude Haiku 4.5 vs GPT-4.1 Mini" in response.content.decode()


def test_a_page_without_names_of_models_is_found_by_what_its_title_says(admin_client, site):
    home = Site.objects.get().root_page
    home.title = "Release 4.1 of the API"
    home.save_revision().publish()

    response = admin_client.get(addresses()["search"], {"q": "release 4.1"})

    assert "Release 4.1 of the API" in response.content.decode()


@pytest.mark.parametrize(
    "query", ['"', '""', 'mi"ni', '"mini', "'", "\\", "mini*", "(", "a:b", "^", "-", "."]
)
@pytest.mark.parametrize("where", WHERE)
def test_no_character_breaks_a_search(admin_client, page, where, query):
    found(admin_client, where, query)


@pytest.mark.parametrize("query", ['"mini', 'mini"', '"gpt mini"'])
def test_a_quotation_mark_does_not_hide_a_model(admin_client, page, query):
    assert found(admin_client, "list", query)


def test_nothing_but_a_quotation_mark_finds_nothing(admin_client, page):
    assert list(ModelPage.objects.autocomplete('"')) == []
