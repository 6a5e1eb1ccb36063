"""Every pair has one address; whatever else leads to it."""

import pytest
from wagtail.models import Page, PageViewRestriction, Site

from cms_site.models import HomePage
from model_pages.models import ModelPage
from tests import factories

PAIR = "/compare/gpt-4-1-mini-vs-gpt-image-1-mini/"


def test_any_two_models_have_a_page_without_a_row(client, seed_pair):
    response = client.get(PAIR)

    assert response.status_code == 200
    html = response.content.decode()
    assert "GPT-4.1 Mini" in html
    assert "GPT Image 1 Mini" in html


@pytest.mark.parametrize(
    "address",
    [
        "gpt-image-1-mini-vs-gpt-4-1-mini",
        "gpt-4-1-mini-2025-04-14-vs-gpt-image-1-mini",
        "GPT-4-1-mini-vs-gpt-image-1-mini",
    ],
)
def test_other_orders_and_names_redirect_for_good(client, seed_pair, address):
    response = client.get(f"/compare/{address}/")

    assert (response.status_code, response["Location"]) == (301, PAIR)


def test_a_redirect_keeps_the_query(client, seed_pair):
    response = client.get("/compare/gpt-image-1-mini-vs-gpt-4-1-mini/?mix=chat")

    assert response["Location"] == f"{PAIR}?mix=chat"


def test_a_former_slug_redirects_to_the_new_pair(
    client, seed_pair, django_capture_on_commit_callbacks
):
    text, _image = seed_pair
    text.slug = "gpt-4-1-mini-renamed"
    with django_capture_on_commit_callbacks(execute=True):
        factories.publish(text)

    response = client.get(PAIR)

    assert response.status_code == 301
    assert response["Location"] == "/compare/gpt-4-1-mini-renamed-vs-gpt-image-1-mini/"


def test_an_alias_of_the_same_model_leads_to_its_own_page(client, seed_pair):
    response = client.get("/compare/gpt-4-1-mini-vs-gpt-4-1-mini-2025-04-14/")

    assert (response.status_code, response["Location"]) == (301, "/models/gpt-4-1-mini/")


def test_the_same_model_twice_is_not_found_and_offers_comparisons(client, seed_pair):
    response = client.get("/compare/gpt-4-1-mini-vs-gpt-4-1-mini/")

    assert response.status_code == 404
    html = response.content.decode()
    assert "GPT-4.1 Mini cannot be compared with itself" in html
    assert "/compare/gpt-4-1-mini-vs-gpt-5-mini/" in html


def test_an_unknown_model_is_not_found_and_offers_the_nearest_names(client, seed_pair):
    response = client.get("/compare/gpt-4-1-minni-vs-gpt-image-1-mini/")

    assert response.status_code == 404
    html = response.content.decode()
    assert "gpt-4-1-minni" in html
    assert PAIR in html


def test_an_unpublished_model_is_unknown(client, seed_pair):
    text, _image = seed_pair
    text.unpublish()

    assert client.get(PAIR).status_code == 404


def test_a_private_model_is_unknown(client, seed_pair):
    text, _image = seed_pair
    PageViewRestriction.objects.create(page=text, restriction_type="login")

    assert client.get(PAIR).status_code == 404


@pytest.mark.parametrize("address", ["nonsense", "a-vs-b-vs-c", "-vs-", "%00-vs-b", "<b>-vs-c"])
def test_an_address_that_is_no_pair_is_not_found(client, seed_pair, address):
    assert client.get(f"/compare/{address}/").status_code == 404


def test_an_alias_that_two_models_share_leads_to_neither(client, seed_pair):
    factories.model("One", other_names=["latest"])
    factories.model("Two", other_names=["latest"])

    assert client.get("/compare/gpt-4-1-mini-vs-latest/").status_code == 404


def test_an_editors_live_page_wins_over_the_computed_one(client, seed_pair):
    factories.comparison(*seed_pair, heading="Which of the two minis?")

    assert "Which of the two minis?" in client.get(PAIR).content.decode()


def test_a_draft_of_an_editors_page_does_not_hide_the_pair(client, seed_pair):
    factories.comparison(*seed_pair, heading="Which of the two minis?", live=False)

    response = client.get(PAIR)

    assert response.status_code == 200
    assert "Which of the two minis?" not in response.content.decode()


def test_an_editors_private_page_asks_for_a_login(client, seed_pair):
    page = factories.comparison(*seed_pair)
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    response = client.get(PAIR)

    assert response.status_code == 302
    assert "login" in response["Location"]


def test_an_editors_page_of_an_unpublished_model_is_not_found(client, seed_pair):
    factories.comparison(*seed_pair)
    seed_pair[0].unpublish()

    assert client.get(PAIR).status_code == 404


def test_an_editors_page_follows_a_renamed_model(client, seed_pair):
    page = factories.comparison(*seed_pair, heading="Which of the two minis?")
    text = ModelPage.objects.get(slug="gpt-4-1-mini")
    text.slug, text.title = "gpt-4-1-mini-renamed", "GPT-4.1 Mini Renamed"
    factories.publish(text)

    page.refresh_from_db()
    assert page.slug == "gpt-4-1-mini-renamed-vs-gpt-image-1-mini"
    assert page.title == "GPT-4.1 Mini Renamed vs GPT Image 1 Mini"
    assert "Which of the two minis?" in client.get(page.get_url()).content.decode()


def use_home_page_as_root() -> None:
    """As on a real site: a specific page at the root costs a query of its own."""
    site = Site.objects.get(is_default_site=True)
    home = HomePage(title="Home", slug="versus")
    Page.get_first_root_node().add_child(instance=home)
    for index in site.root_page.get_children():
        index.move(home, pos="last-child")
        home.refresh_from_db()
    site.root_page = home
    site.save()


@pytest.mark.parametrize("more", [0, 12])
def test_a_pair_page_takes_at_most_fourteen_queries(
    client, seed_pair, django_assert_max_num_queries, more
):
    """One of them reads the ledger, for the picture of prices and the log of changes; one reads
    the last check for the footer."""
    for number in range(more):
        factories.model(f"Model {number}", prices={"input_text": "1"})
    use_home_page_as_root()
    Site.clear_site_root_paths_cache()

    with django_assert_max_num_queries(14):
        assert client.get(PAIR).status_code == 200


def test_an_editors_page_of_a_pair_takes_at_most_fourteen_queries(
    client, seed_pair, django_assert_max_num_queries
):
    factories.comparison(*seed_pair, introduction="<p>Words.</p>")
    use_home_page_as_root()
    Site.clear_site_root_paths_cache()

    with django_assert_max_num_queries(14):
        assert "Words." in client.get(PAIR).content.decode()


def test_the_picker_leads_to_the_pair(client, seed_pair):
    typed = {"left": "gpt image 1 mini", "right": "GPT-4.1 Mini"}

    response = client.get("/compare/", typed)

    assert (response.status_code, response["Location"]) == (302, PAIR)


def test_the_picker_offers_what_a_vague_name_may_mean(client, seed_pair):
    response = client.get("/compare/", {"left": "mini", "right": "GPT-4.1 Mini"})

    names = [card.name for card in response.context["picker"].left_matches]
    assert names == ["GPT Image 1 Mini", "GPT-4.1 Mini", "GPT-5 Mini"]


def test_the_picker_says_that_two_different_models_are_needed(client, seed_pair):
    response = client.get("/compare/", {"left": "gpt-5-mini", "right": "GPT-5 Mini"})

    assert "two different models" in response.content.decode()


def test_a_model_id_with_dots_redirects(client, seed_pair):
    response = client.get("/compare/gpt-4.1-mini-vs-gpt-image-1-mini/")

    assert (response.status_code, response["Location"]) == (301, PAIR)


def test_an_unknown_model_id_with_dots_is_offered_the_nearest_names(client, seed_pair):
    response = client.get("/compare/gpt-4.11-mini-vs-gpt-image-1-mini/")

    assert response.status_code == 404
    assert PAIR in response.content.decode()


def test_two_entries_of_one_model_of_one_provider_lead_to_the_one_that_knows_more_names(
    client, site
):
    factories.model(
        "GPT-4.1 Mini", model_id="gpt-4.1-mini", other_names=["gpt-4.1-mini-2025-04-14"]
    )
    factories.model("GPT-4.1 Mini (April)", model_id="gpt-4.1-mini-2025-04-14")

    response = client.get("/compare/gpt-4-1-mini-vs-gpt-4-1-mini-april/")

    assert (response.status_code, response["Location"]) == (301, "/models/gpt-4-1-mini/")


def test_a_written_page_of_what_became_one_model_leads_to_it(client, site):
    one = factories.model("GPT-4.1 Mini", model_id="gpt-4.1-mini")
    other = factories.model("Little GPT", model_id="little-gpt")
    factories.comparison(one, other, verdict="<p>Much alike.</p>")
    address = "/compare/gpt-4-1-mini-vs-little-gpt/"
    assert client.get(address).status_code == 200
    other.model_id = "gpt-4.1-mini"
    factories.publish(other)

    response = client.get(address)

    assert (response.status_code, response["Location"]) == (301, "/models/gpt-4-1-mini/")


def test_one_model_at_two_providers_has_a_page_that_names_both(client, site):
    factories.model("GLM-5.3", model_id="glm-5.3", provider=factories.provider("Z.AI"))
    factories.model(
        "GLM-5.3",
        slug="glm-5-3-bigmodel",
        model_id="glm-5.3",
        provider=factories.provider("BigModel"),
        developer=factories.provider("Z.AI"),
    )

    html = client.get("/compare/glm-5-3-vs-glm-5-3-bigmodel/").content.decode()

    assert "<h1>GLM-5.3 (Z.AI) vs GLM-5.3 (BigModel)</h1>" in html
    assert "served by Z.AI and by BigModel" in html
