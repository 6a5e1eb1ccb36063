"""An editor writes about a pair, and what visitors then read."""

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404
from django.urls import reverse
from wagtail.models import Site
from wagtail.test.utils.form_data import rich_text

from comparisons.models import ComparisonIndexPage, ComparisonPage, ComparisonSettings
from tests import factories
from tests.editor_forms import comparison_form

PAIR = "/compare/gpt-4-1-mini-vs-gpt-image-1-mini/"


@pytest.fixture
def add_url(site):
    index = ComparisonIndexPage.objects.get()
    return reverse("wagtailadmin_pages:add", args=["comparisons", "comparisonpage", index.pk])


def promo(name: str, heading: str):
    return factories.call_to_action(
        name=name,
        heading=heading,
        cards=[("card", {"heading": "Try {left}", "text": "Then try {right}."})],
        closing_heading="Start with {left}",
        link_label="Start",
        link_url="https://example.com/start?models={left_slug},{right_slug}",
    )


def test_an_editor_publishes_a_page_for_a_pair(admin_client, add_url, seed_pair):
    text, image = seed_pair
    form = comparison_form(
        image, text, heading="Words or pictures?", verdict=rich_text("<p>Use both.</p>")
    )

    response = admin_client.post(add_url, form)

    assert response.status_code == 302
    page = ComparisonPage.objects.get()
    assert (page.slug, page.title) == (
        "gpt-4-1-mini-vs-gpt-image-1-mini",
        "GPT-4.1 Mini vs GPT Image 1 Mini",
    )
    html = admin_client.get(PAIR).content.decode()
    assert "Words or pictures?" in html
    assert "Use both." in html


def test_a_page_where_nothing_is_written_reads_like_the_computed_one(client, seed_pair):
    computed = client.get(PAIR).context
    factories.comparison(*seed_pair)
    edited = client.get(PAIR).context

    for name in ("title", "lead", "canonical_url", "faqs", "call_to_action"):
        assert edited[name] == computed[name]
    assert edited["comparison"] == computed["comparison"]
    assert edited["comparison"].glance == computed["comparison"].glance
    assert edited["comparison"].groups == computed["comparison"].groups


def test_a_model_cannot_be_compared_with_itself(admin_client, add_url, seed_pair):
    text, _image = seed_pair

    response = admin_client.post(add_url, comparison_form(text, text))

    assert "cannot be compared with itself" in str(response.context["form"].errors["right"])


def test_a_second_page_of_a_pair_is_refused_at_the_field(admin_client, add_url, seed_pair):
    text, image = seed_pair
    factories.comparison(text, image)

    response = admin_client.post(add_url, comparison_form(image, text, heading="Mine"))

    assert "already" in str(response.context["form"].errors["right"])
    assert "Mine" in response.content.decode()


def test_two_names_of_one_model_are_refused_at_the_field(admin_client, add_url, site):
    one = factories.model("GPT-4.1 Mini", model_id="gpt-4.1-mini")
    other = factories.model("Little GPT", model_id="gpt-4.1-mini")

    response = admin_client.post(add_url, comparison_form(one, other))

    message = "GPT-4.1 Mini and Little GPT are two names of one model of one provider."
    assert message in str(response.context["form"].errors["right"])


def test_the_preview_shows_what_is_being_written(admin_client, add_url, seed_pair):
    page = factories.comparison(*seed_pair)
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    form = comparison_form(*seed_pair, introduction=rich_text("<p>Not saved yet.</p>"))

    assert admin_client.post(url, form).json()["is_valid"]
    response = admin_client.get(url)
    html = response.content.decode()
    assert "Not saved yet." in html
    assert "80% cheaper" in html
    assert "frame-ancestors 'self'" in response["Content-Security-Policy"]


def test_questions_of_an_editor_stand_before_the_computed_ones(client, seed_pair):
    faq = ("faq", {"question": "Is there a trial?", "answer": "<p>Ask <b>sales</b>.</p>"})
    factories.comparison(*seed_pair, faqs=[faq])

    faqs = client.get(PAIR).context["faqs"]

    assert faqs[0].question == "Is there a trial?"
    assert len(faqs) > 1
    assert "Ask <b>sales</b>." in client.get(PAIR).content.decode()


def test_the_promo_of_the_site_carries_both_models(client, seed_pair):
    settings = ComparisonSettings.for_site(Site.objects.get(is_default_site=True))
    settings.call_to_action = promo("Site", "Use {left} or {right}, or both")
    settings.save()

    html = client.get(PAIR).content.decode()

    assert "Use GPT-4.1 Mini or GPT Image 1 Mini, or both" in html
    assert "Then try GPT Image 1 Mini." in html
    assert "https://example.com/start?models=gpt-4-1-mini,gpt-image-1-mini" in html


def test_the_promo_of_a_comparison_replaces_the_one_of_the_site(client, seed_pair):
    settings = ComparisonSettings.for_site(Site.objects.get(is_default_site=True))
    settings.call_to_action = promo("Site", "From the site")
    settings.save()
    factories.comparison(*seed_pair, call_to_action=promo("Own", "Only here"))

    html = client.get(PAIR).content.decode()

    assert "Only here" in html
    assert "From the site" not in html


def test_a_promo_that_is_taken_down_is_not_shown(client, seed_pair):
    call_to_action = promo("Own", "Only here")
    factories.comparison(*seed_pair, call_to_action=call_to_action)
    call_to_action.unpublish()

    assert "Only here" not in client.get(PAIR).content.decode()


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("Use {both}", "both"),
        ("Use {left", "brace"),
        ("Use {0}", "0"),
        ("Use {}", "{}"),
        ("Use {left!r}", "left!r"),
        ("Use {{left}}", "brace"),
    ],
)
def test_an_unknown_placeholder_is_refused_and_named(heading, words):
    from comparisons.placeholders import validate_placeholders

    with pytest.raises(ValidationError, match=words):
        validate_placeholders(heading)


def test_a_page_without_words_of_an_editor_is_not_offered_to_search_engines(client, seed_pair):
    assert "noindex" in client.get(PAIR).content.decode()


def test_two_full_entries_are_offered_to_search_engines(client, site):
    strengths = [("strength", {"title": "Quick", "points": []})]
    facts = {"context_window": 1000000, "max_output_tokens": 32768, "strengths": strengths}
    smaller = {"context_window": 128000, "max_output_tokens": 16384, "strengths": strengths}
    factories.model("A", prices={"input_text": "1", "output_text": "4"}, **facts)
    factories.model("B", prices={"input_text": "2", "output_text": "8"}, **smaller)

    html = client.get("/compare/a-vs-b/").content.decode()

    assert "noindex" not in html
    assert '<link rel="canonical" href="http://testserver/compare/a-vs-b/">' in html


def test_the_sitemap_names_what_search_engines_are_offered(client, site):
    facts = {"context_window": 1000000, "max_output_tokens": 32768}
    smaller = {"context_window": 128000, "max_output_tokens": 16384}
    first = factories.model("A", prices={"input_text": "1", "output_text": "4"}, **facts)
    second = factories.model("B", prices={"input_text": "2", "output_text": "8"}, **smaller)
    third = factories.model("C", model_type="image")
    factories.comparison(first, second, verdict="<p>A for less.</p>")
    factories.comparison(first, third, verdict="<p>Not alike.</p>")

    sitemap = client.get("/sitemap.xml").content.decode()

    assert "/compare/a-vs-b/" in sitemap
    assert "/compare/a-vs-c/" not in sitemap


def test_a_price_that_was_published_shows_on_the_next_request(client, seed_pair):
    text, _image = seed_pair
    assert "80% cheaper" in client.get(PAIR).content.decode()
    row = text.prices.get(component="input_text")
    row.amount = "1"
    text.prices.add(row)
    factories.publish(text)

    html = client.get(PAIR).content.decode()

    assert "50% cheaper" in html
    assert "$1 vs $2 per million" in html
    assert "80% cheaper" not in html


def test_related_comparisons_lead_to_pairs_that_exist(client, seed_pair):
    factories.model("GPT-4.1", prices={"input_text": "2", "output_text": "8"})
    factories.model("GPT Image 2", model_type="image", prices={"input_text": "5"})

    related = client.get(PAIR).context["related"]

    assert related
    for link in related:
        assert client.get(link.url).status_code == 200


@pytest.mark.parametrize("link", ["//evil.example", "https://", "javascript:alert(1)", "start"])
def test_a_link_that_leads_nowhere_is_refused(site, link):
    call = factories.call_to_action(link_label="Start", link_url=link)

    with pytest.raises(ValidationError, match="https://"):
        call.full_clean()


def test_a_comparison_is_not_offered_for_copying(admin_client, seed_pair):
    page = factories.comparison(*seed_pair)

    response = admin_client.get(reverse("wagtailadmin_pages:copy", args=[page.pk]))

    assert response.status_code == 302
    assert response["Location"] == reverse("wagtailadmin_home")


def test_deleting_a_model_keeps_what_an_editor_wrote_about_it(client, admin_client, seed_pair):
    text, _image = seed_pair
    page = factories.comparison(*seed_pair, verdict="<p>Both.</p>")

    admin_client.post(reverse("wagtailadmin_pages:delete", args=[text.pk]))

    page.refresh_from_db()
    assert (page.left, page.verdict) == (None, "<p>Both.</p>")
    assert client.get(PAIR).status_code == 404
    assert client.get("/sitemap.xml").status_code == 200


def test_very_long_names_still_make_a_pair(site):
    long = [factories.model(letter * 200, slug=letter * 120) for letter in "ab"]

    page = factories.comparison(*long)

    assert len(page.slug) <= 255


@pytest.mark.parametrize("view", ["view_draft", "revisions_view"])
def test_a_draft_without_one_of_its_models_asks_for_both(admin_client, seed_pair, view):
    text, _image = seed_pair
    page = factories.comparison(*seed_pair, verdict="<p>Both.</p>")
    revision = page.latest_revision
    admin_client.post(reverse("wagtailadmin_pages:delete", args=[text.pk]))

    args = [page.pk] if view == "view_draft" else [page.pk, revision.pk]
    response = admin_client.get(reverse(f"wagtailadmin_pages:{view}", args=args))

    assert response.status_code == 404
    assert "Choose both models" in response.content.decode()


def test_an_address_without_one_of_its_models_is_not_found(rf, seed_pair):
    page = factories.comparison(*seed_pair)
    page.right = None

    with pytest.raises(Http404, match="Choose both models"):
        page.serve(rf.get(PAIR))
