"""Choosing the two models of a comparison, and seeing at once what their page will say."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import rich_text

from comparisons.models import ComparisonIndexPage, ComparisonPage
from tests import factories
from tests.editor_forms import comparison_form, statement_row

SAID = "/admin/comparisons/said/"
STRENGTHS = [("strength", {"title": "Quick", "points": []})]


@pytest.fixture
def pair(site):
    one = factories.model("GPT-4.1 Mini", prices={"input_text": "0.4", "output_text": "1.6"})
    other = factories.model("GPT-5 Mini", prices={"input_text": "0.25", "output_text": "2"})
    return one, other


def ask(client, left, right, page="", **fields):
    return client.post(f"{SAID}?page={page}", comparison_form(left, right) | fields)


def test_two_chosen_models_say_what_their_page_will_say(admin_client, pair):
    answer = ask(admin_client, *pair).json()

    assert answer["pair"] == "gpt-4-1-mini-vs-gpt-5-mini"
    assert "cheaper" in answer["statements"]
    assert 'name="statement_overrides-0-action"' in answer["statements"]
    assert "How much do" in answer["faqs"] or "cost" in answer["faqs"]
    assert "Nobody has written about the pair" in answer["standing"]
    assert answer["totals"]["statement_overrides"] == answer["statements"].count("data-said-row")


@pytest.mark.parametrize("saved", [True, False])
def test_the_panels_read_what_is_typed_and_not_what_was_saved(admin_client, pair, saved):
    gone = factories.model("GPT-4 Mini", retires_on="2026-10-01")
    page = factories.comparison(*pair).pk if saved else ""
    words = {"verdict": rich_text(f"<p>Better than {gone.title}.</p>")}

    before = ask(admin_client, *pair, page=page).json()["standing"]
    typed = ask(admin_client, *pair, page=page, **words).json()["standing"]

    assert "Nobody has written about the pair" in before
    assert "Nobody has written about the pair" not in typed
    assert "names GPT-4 Mini, which is retired" in typed
    assert not ComparisonPage.objects.filter(verdict__contains=gone.title).exists()


def test_a_choice_about_the_listing_is_read_as_it_is_typed(admin_client, pair):
    choice = {"listing": "always", "listing_reason": ""}

    standing = ask(admin_client, *pair, **choice).json()["standing"]

    assert "An editor decided this." in standing


def test_either_order_says_the_same(admin_client, pair):
    first = ask(admin_client, pair[0], pair[1]).json()
    assert ask(admin_client, pair[1], pair[0]).json() == first


def test_new_rows_stand_behind_those_that_the_form_has(admin_client, pair):
    counts = {"statement_overrides-TOTAL_FORMS": 7, "faq_choices-TOTAL_FORMS": 3}
    answer = ask(admin_client, *pair, **counts).json()

    assert 'name="statement_overrides-7-action"' in answer["statements"]
    assert 'name="statement_overrides-6-action"' not in answer["statements"]
    assert 'name="faq_choices-3-place"' in answer["faqs"]


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [("", "", "Choose two models"), (999, 998, "does not exist"), (-1, "x", "Choose two models")],
)
def test_what_is_no_pair_is_said_in_words(admin_client, pair, left, right, words):
    answer = admin_client.post(SAID, comparison_form(*pair) | {"left": left, "right": right}).json()

    assert answer["pair"] == ""
    assert words in answer["standing"]


def test_half_a_form_is_refused_by_the_name_of_what_it_lacks(admin_client, pair):
    answer = admin_client.post(SAID, {"left": pair[0].pk, "right": pair[1].pk})

    assert (answer.status_code, "lacks its field" in answer.json()["error"]) == (400, True)


def test_one_model_twice_is_no_pair(admin_client, pair):
    assert "compared with itself" in ask(admin_client, pair[0], pair[0]).json()["standing"]


def test_a_visitor_is_not_told(client, pair):
    response = ask(client, *pair)
    assert (response.status_code, "/login/" in response["Location"]) == (302, True)


def test_who_may_not_write_comparisons_is_not_told(client, pair, django_user_model):
    from django.contrib.auth.models import Permission

    user = django_user_model.objects.create_user("guest", "guest@example.com", "right")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)

    response = client.post(SAID, {"left": 1, "right": 2}, HTTP_X_REQUESTED_WITH="XMLHttpRequest")
    assert response.status_code == 403


def test_the_form_says_what_is_wrong_with_the_pair(admin_client, pair):
    gone = factories.model("GPT-4 Mini", retires_on="2026-10-01")
    page = factories.comparison(*pair, verdict=f"<p>Better than {gone.title}.</p>")
    html = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    assert "names GPT-4 Mini, which is retired" in html


def test_the_chooser_finds_a_model_by_name_alias_or_id(admin_client, site):
    factories.model(
        "GPT-4.1 Mini",
        model_id="gpt-4.1-mini",
        other_names=["chatty-april"],
        prices={"input_text": "0.4"},
    )
    factories.model("Claude", provider=factories.provider("Anthropic"))
    url = reverse("model_chooser:choose_results")

    for query in ("4.1 mini", "chatty", "gpt-4.1-mini", "openai gpt"):
        html = admin_client.get(url, {"q": query}).content.decode()
        assert "GPT-4.1 Mini" in html, query
        assert "Claude" not in html, query
    assert "$0.4" in html
    assert "Current" in html


def test_the_chooser_asks_as_much_for_ten_models_as_for_one(
    admin_client, site, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    url = reverse("model_chooser:choose_results")
    factories.model("Model 0", prices={"input_text": "1"})
    admin_client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as one:
        admin_client.get(url)
    for number in range(1, 9):
        factories.model(f"Model {number}", prices={"input_text": "1"})

    with django_assert_num_queries(len(one)):
        admin_client.get(url)


def test_overruling_the_rule_asks_for_a_reason(admin_client, pair):
    page = factories.comparison(*pair)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])

    response = admin_client.post(url, comparison_form(*pair, listing="always"))
    assert "listing_reason" in response.context["form"].errors

    form = comparison_form(*pair, listing="always", listing_reason="Often searched for")
    assert admin_client.post(url, form).status_code == 302


@pytest.mark.parametrize(
    ("listing", "words", "offered"),
    [
        ("rule", "", False),
        ("always", "", True),
        ("rule", "<p>Y.</p>", True),
        ("never", "<p>Y.</p>", False),
    ],
)
def test_an_editor_overrules_the_rule_in_robots_and_sitemap(client, site, listing, words, offered):
    facts = {"context_window": 1000000, "max_output_tokens": 32768}
    smaller = {"context_window": 128000, "max_output_tokens": 16384}
    first = factories.model("A", prices={"input_text": "1", "output_text": "4"}, **facts)
    second = factories.model("B", prices={"input_text": "2", "output_text": "8"}, **smaller)
    factories.comparison(first, second, verdict=words, listing=listing, listing_reason="So")

    html = client.get("/compare/a-vs-b/").content.decode()

    assert ("noindex" not in html) is offered
    assert ("/compare/a-vs-b/" in client.get("/sitemap.xml").content.decode()) is offered


def test_use_cases_stand_on_the_page_under_the_model_that_they_name(client, pair):
    block = {"title": "Long files", "model": "right", "text": "<p>Reads <b>more</b>.</p>"}
    factories.comparison(pair[1], pair[0], use_cases=[("use_case", block)])

    response = client.get("/compare/gpt-4-1-mini-vs-gpt-5-mini/")

    [case] = response.context["use_cases"]
    assert (case.side, case.names) == ("left", ("GPT-4.1 Mini",))
    html = response.content.decode()
    assert 'id="use-cases"' in html
    assert 'href="#use-cases"' in html
    assert "Reads <b>more</b>." in html


@pytest.mark.parametrize(
    ("mode", "words"),
    [
        ("", "GPT-4.1 Mini vs GPT-5 Mini"),
        ("left", "<h1>GPT-4.1 Mini"),
        ("right", "<h1>GPT-5 Mini"),
        ("third", "GPT-4.1 Mini vs Third"),
    ],
)
def test_the_preview_shows_the_pages_around_the_pair(admin_client, pair, mode, words):
    third = factories.model("Third", prices={"input_text": "3"})
    index = ComparisonIndexPage.objects.get()
    args = ["comparisons", "comparisonpage", index.pk]
    url = reverse("wagtailadmin_pages:preview_on_add", args=args)
    form = comparison_form(*pair, third_model=third.pk)

    assert admin_client.post(url, form).json()["is_valid"]
    html = admin_client.get(url, {"mode": mode}).content.decode()

    assert words in " ".join(html.split())


def test_the_preview_of_a_third_model_asks_for_one(admin_client, pair):
    page = factories.comparison(*pair)
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    admin_client.post(url, comparison_form(*pair))

    response = admin_client.get(url, {"mode": "third"})
    assert "Choose a third model" in response.content.decode()


def test_the_preview_shows_a_muted_sentence_gone(admin_client, pair):
    page = factories.comparison(*pair)
    said = admin_client.get(page.url).context["comparison"].statements[0]
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    form = comparison_form(*pair, statement_overrides=[statement_row(said)])

    assert admin_client.post(url, form).json()["is_valid"]
    assert f'id="{said.anchor}"' not in admin_client.get(url).content.decode()


def test_a_new_page_carries_what_was_decided_before_it_existed(admin_client, pair):
    url = "/compare/gpt-4-1-mini-vs-gpt-5-mini/"
    said = admin_client.get(url).context["comparison"].statements[0]
    index = ComparisonIndexPage.objects.get()
    add = reverse("wagtailadmin_pages:add", args=["comparisons", "comparisonpage", index.pk])
    form = comparison_form(
        *pair, statement_overrides=[statement_row(said)], verdict=rich_text("<p>Y.</p>")
    )

    assert admin_client.post(add, form).status_code == 302
    assert ComparisonPage.objects.get().statement_overrides.count() == 1
    assert f'id="{said.anchor}"' not in admin_client.get(url).content.decode()
