"""A visitor reads the page of one model."""

from datetime import date

import pytest
import time_machine
from wagtail.models import PageViewRestriction

from model_pages.models import FactSource, ModelAlias, ModelPage
from tests import factories


def test_the_page_shows_each_value_with_its_source_and_the_day_it_was_checked(client, site):
    factories.model("GPT-4.1 Mini", prices={"input_text": "0.40"}, context_window=1047576)

    html = client.get("/models/gpt-4-1-mini/").content.decode()

    assert "$0.4 / 1M tokens" in html
    assert "$0.40" not in html
    assert "1.05M tokens" in html
    assert "1,047,576" in html
    assert "https://example.com/prices" in html
    assert "Nov 20, 2026" in html


def test_an_unknown_value_is_never_shown_as_zero(client, site):
    factories.model("Bare")

    html = client.get("/models/bare/").content.decode()

    assert "no data" in html
    assert "$0" not in html
    assert "0 tokens" not in html


def test_a_fact_that_is_not_published_says_so(client, site):
    page = factories.model("Bare")
    page.fact_sources.add(
        FactSource(fact="knowledge_cutoff", state="not_published", source_name="Model card")
    )
    factories.publish(page)

    html = client.get("/models/bare/").content.decode()

    assert "not published" in html


def test_an_announced_price_takes_effect_by_itself_on_its_day(client, site):
    factories.model(
        "Flash",
        prices=[
            factories.price("input_text", "0.75"),
            factories.price("input_text", "1.5", effective_from=date(2027, 1, 1)),
        ],
    )

    before = client.get("/models/flash/").content.decode()
    with time_machine.travel("2027-01-01 12:00"):
        after = client.get("/models/flash/").content.decode()

    assert "from Jan 1, 2027" in before
    assert "$0.75" in before
    assert "$1.5 / 1M tokens" in after
    headlines = after[
        after.index('"vs-headlines"') : after.index("</dl>", after.index("Input price"))
    ]
    assert "$0.75" not in headlines


def test_the_lifecycle_names_the_successor_with_a_link(client, site):
    successor = factories.model("GPT-5 Mini")
    factories.model("GPT-4.1 Mini", superseded_by=successor)

    html = client.get("/models/gpt-4-1-mini/").content.decode()

    assert "Superseded by GPT-5 Mini" in html
    assert 'href="/models/gpt-5-mini/"' in html


def test_strengths_stand_with_their_nested_points(client, site):
    strength = {
        "title": "Calls tools",
        "points": [{"text": "Made for", "points": ["function calls"]}],
    }
    factories.model("GPT-4.1 Mini", strengths=[("strength", strength)])

    html = client.get("/models/gpt-4-1-mini/").content.decode()

    assert all(words in html for words in ("Calls tools", "Made for", "function calls"))


def test_a_draft_change_is_not_shown(client, site):
    page = factories.model("GPT-4.1 Mini", prices={"input_text": "0.4"})
    row = page.prices.get()
    row.amount = "0.9"
    page.prices.add(row)
    page.save_revision()

    html = client.get("/models/gpt-4-1-mini/").content.decode()

    assert "$0.4 / 1M tokens" in html
    assert "$0.9" not in html


def test_script_in_a_name_is_shown_as_text(client, site):
    factories.model("<script>alert(1)</script>", slug="script")

    assert "<script>alert" not in client.get("/models/script/").content.decode()


def test_a_model_page_answers_no_post(client, site):
    factories.model("GPT-4.1 Mini")

    assert client.post("/models/gpt-4-1-mini/").status_code == 405


def test_a_moved_slug_redirects_and_is_remembered(client, site, django_capture_on_commit_callbacks):
    page = factories.model("GPT-4.1 Mini")
    page.slug = "gpt-4-1-mini-new"
    with django_capture_on_commit_callbacks(execute=True):
        factories.publish(page)

    assert ModelPage.objects.get().former_slugs.get().slug == "gpt-4-1-mini"
    response = client.get("/models/gpt-4-1-mini/")
    assert (response.status_code, response["Location"]) == (301, "/models/gpt-4-1-mini-new/")


@pytest.mark.parametrize("remove", ["unpublish", "delete"])
def test_a_model_whose_successor_is_gone_is_not_superseded(client, site, remove):
    successor = factories.model("GPT-5 Mini")
    factories.model("GPT-4.1 Mini", superseded_by=successor)
    getattr(ModelPage.objects.get(pk=successor.pk), remove)()

    assert "Superseded" not in client.get("/models/gpt-4-1-mini/").content.decode()
    rows = client.get("/models/").context["directory"].rows
    assert [row.status_label for row in rows] == ["Current"]


def test_a_successor_that_the_public_may_not_see_is_not_named(client, site):
    last = factories.model("GPT-6 Mini")
    secret = factories.model("GPT-5 Mini", superseded_by=last)
    factories.model("GPT-4.1 Mini", superseded_by=secret)
    factories.model("GPT-4o")
    PageViewRestriction.objects.create(page=secret, restriction_type="login")

    for address in ("/models/gpt-4-1-mini/", "/compare/gpt-4-1-mini-vs-gpt-4o/", "/models/"):
        html = client.get(address).content.decode()
        assert "GPT-5 Mini" not in html
        assert "gpt-5-mini" not in html
    assert "Superseded by GPT-6 Mini" in client.get("/models/gpt-4-1-mini/").content.decode()

    PageViewRestriction.objects.create(page=last, restriction_type="login")
    assert "Superseded" not in client.get("/models/gpt-4-1-mini/").content.decode()
    rows = client.get("/models/").context["directory"].rows
    assert [row.status_label for row in rows] == ["Current", "Current"]


def test_a_source_without_a_name_is_called_by_its_host(client, site):
    row = factories.price("input_text", "1", source_name="", source_url="https://example.org/p")
    factories.model("Bare", prices=[row])

    html = client.get("/models/bare/").content.decode()

    assert 'href="https://example.org/p"' in html
    assert "example.org" in html


def test_a_model_with_dated_versions_says_what_they_are(client, site):
    factories.model(
        "GPT-4.1 Mini", model_id="gpt-4.1-mini", other_names=["gpt-4.1-mini-2025-04-14"]
    )
    snapshot = ModelAlias.objects.get()
    snapshot.kind = ModelAlias.Kind.SNAPSHOT
    page = ModelPage.objects.get()
    page.other_names = [snapshot]
    factories.publish(page)

    html = client.get("/models/gpt-4-1-mini/").content.decode()

    assert "What is the difference between gpt-4.1-mini and gpt-4.1-mini-2025-04-14?" in html
