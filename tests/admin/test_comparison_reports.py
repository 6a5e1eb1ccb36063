"""What the reports about comparisons find, and who may read them."""

import csv
import io
from datetime import date

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail import hooks

from comparisons.importance import importance_of_models
from comparisons.models import ComparisonPage, StatementOverride
from comparisons.overrides import comparisons_of, lapsed_overrides
from comparisons.ready import findings
from comparisons.retired_names import RetiredNames
from tests import factories

TODAY = date(2026, 11, 23)
REPORTS = ("comparisons_lapsed_overrides", "comparisons_retired_names", "comparisons_to_list")
CHEAP = {"input_text": "1"}
STRENGTHS = [("strength", {"title": "Quick", "points": []})]
FACTS = {"context_window": 1000000, "max_output_tokens": 32768}
SMALLER = {"context_window": 128000, "max_output_tokens": 16384}


@pytest.fixture
def pair(site):
    """Two models that the rule would list, if somebody wrote about them."""
    first = factories.model("A", prices={"input_text": "1", "output_text": "4"}, **FACTS)
    maker = factories.provider("Anthropic")
    prices = {"input_text": "2", "output_text": "8"}
    return first, factories.model("B", prices=prices, provider=maker, **SMALLER)


def rows(client, name):
    response = client.get(reverse(name))
    assert response.status_code == 200
    return response.context["object_list"], response.content.decode()


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_opens_and_is_exported(admin_client, pair, name):
    page = factories.comparison(*pair, verdict="<p>Y.</p>")
    page.statement_overrides = [StatementOverride(anchor="r99", action="mute", sentence="Gone.")]
    factories.publish(page)

    assert admin_client.get(reverse(name)).status_code == 200
    assert admin_client.get(reverse(f"{name}_results")).status_code == 200
    for kind in ("csv", "xlsx"):
        response = admin_client.get(reverse(name), {"export": kind})
        assert response.status_code == 200
        assert b"".join(response.streaming_content)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_exported_sentence_is_no_formula(admin_client, pair, kind):
    page = factories.comparison(*pair)
    page.statement_overrides = [StatementOverride(anchor="r99", action="mute", sentence="=1+1")]
    factories.publish(page)

    response = admin_client.get(reverse("comparisons_lapsed_overrides"), {"export": kind})

    content = b"".join(response.streaming_content)
    if kind == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(content)).active
        assert (sheet["C2"].value, sheet["C2"].data_type) == ("'=1+1", "s")
    else:
        assert ",'=1+1," in content.decode()


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_is_not_for_visitors_or_guests(client, pair, name, django_user_model):
    from django.contrib.auth.models import Permission

    assert client.get(reverse(name)).status_code == 302
    user = django_user_model.objects.create_user("guest", "guest@example.com", "right")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.get(reverse(name)).status_code in (302, 403)


def test_an_override_of_what_is_not_said_any_more_is_reported(admin_client, pair):
    page = factories.comparison(*pair)
    page.statement_overrides = [StatementOverride(anchor="r99", action="mute", sentence="Gone.")]
    factories.publish(page)

    found, html = rows(admin_client, REPORTS[0])

    assert [(one.page, one.sentence, one.sentence_now) for one in found] == [(page, "Gone.", "")]
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in html


def test_a_verdict_that_names_a_retired_model_is_reported(admin_client, pair):
    retired = factories.model("GPT-4", retires_on=date(2026, 1, 1))
    factories.model("GPT-4 Mini")
    page = factories.comparison(
        *pair, verdict="<p>Cheaper than GPT-4.</p>", introduction="<p>GPT-4 Mini and B.</p>"
    )

    found, html = rows(admin_client, REPORTS[1])

    assert [(one.page, one.model, str(one.field)) for one in found] == [(page, retired, "verdict")]
    assert "GPT-4" in html


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("<p>Better than GPT-4.</p>", True),
        ("<p>gpt-4-0613 was good</p>", True),
        ("<p>(GPT-4)</p><p>x</p>", True),
        ("<p>GPT-4.1 is good</p>", False),
        ("<p>GPT-4o is good</p>", False),
        ("<p>GPT-4 Mini is good</p>", False),
        ("<p>MyGPT-4 is good</p>", False),
    ],
)
def test_a_name_is_read_whole(site, text, named):
    factories.model("GPT-4", retires_on=date(2026, 1, 1), other_names=["gpt-4-0613"])
    factories.model("GPT-4 Mini")
    factories.model("GPT-4.1")

    assert [model.title for model in RetiredNames().in_text(text)] == ["GPT-4"] * named


def test_pairs_that_lack_only_words_are_offered_to_editors(admin_client, pair):
    found, html = rows(admin_client, REPORTS[2])

    assert [(one.kind, one.title, one.page) for one in found] == [("unwritten", "A vs B", None)]
    assert 'href="/compare/a-vs-b/"' in html


def test_every_pair_that_the_rule_could_accept_is_looked_at(admin_client, pair):
    for number in range(9):
        prices = {"input_text": str(3 + number), "output_text": str(9 + number)}
        factories.model(f"C{number}", prices=prices, release_date="2026-01", **FACTS)

    found, _html = rows(admin_client, REPORTS[2])

    slugs = [one.slug for one in found]
    assert slugs == [*(f"b-vs-c{number}" for number in range(9)), "a-vs-b"]


def test_what_is_not_compared_at_once_is_said_and_linked(admin_client, pair, monkeypatch):
    monkeypatch.setattr("comparisons.ready.COMPARED", 1)
    third = {"input_text": "3", "output_text": "12"}
    factories.model("C", prices=third, provider=factories.provider("Google"), **FACTS)

    shown = [admin_client.get(reverse(REPORTS[2]), {"part": part}) for part in (1, 2, 3, 4)]

    slugs = [[one.slug for one in response.context["object_list"]] for response in shown]
    assert slugs == [["a-vs-b"], [], ["b-vs-c"], []]
    texts = [response.content.decode() for response in shown]
    assert "numbers 1 to 1 were compared" in texts[0] and "?part=2" in texts[0]
    assert "The others are not looked at yet." in texts[1]
    assert "There are no more." in texts[2] and "?part=4" not in texts[2]
    assert "There are no more pairs that the rule could accept." in texts[3]


def test_a_part_that_is_no_number_is_the_first(admin_client, pair):
    for part in ("0", "-1", "x", "9" * 5000):
        response = admin_client.get(reverse(REPORTS[2]), {"part": part})
        assert [one.slug for one in response.context["object_list"]] == ["a-vs-b"]


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"verdict": "<p>Y.</p>"}, None),
        ({"verdict": "<p>Y.</p>", "listing": "never"}, "ready"),
        ({"verdict": "<p>Y.</p>", "live": False}, "ready"),
        ({}, "ready"),
        ({"listing": "always"}, "listed"),
    ],
)
def test_what_differs_from_the_rule_is_found(admin_client, pair, fields, kind):
    page = factories.comparison(*pair, **fields)

    found, _html = rows(admin_client, REPORTS[2])

    assert [(one.kind, one.page) for one in found] == ([(kind, page)] if kind else [])


def test_a_pair_of_different_jobs_is_not_listed_without_being_reported(admin_client, pair):
    image = factories.model("Image", model_type="image")
    page = factories.comparison(pair[0], image, listing="always", verdict="<p>Y.</p>")

    found, _html = rows(admin_client, REPORTS[2])

    assert ("listed", page) in [(one.kind, one.page) for one in found]


def listed(models):
    found = importance_of_models(TODAY)
    return [found.get(model.pk, (0, ""))[0] for model in models]


def test_the_importance_of_a_model_counts_its_pairs(site):
    models = [factories.model(name, prices=CHEAP, strengths=STRENGTHS) for name in "ABC"]
    bare = factories.model("D", prices=CHEAP)
    image = factories.model("E", model_type="image", strengths=STRENGTHS)

    assert listed([*models, bare, image]) == [2, 2, 2, 0, 0]
    assert importance_of_models(TODAY)[models[0].pk][1] == "2 listed pairs"

    factories.comparison(models[0], bare, verdict="<p>Y.</p>")
    factories.comparison(models[0], models[1], listing="never")
    factories.comparison(models[2], image, listing="always")
    assert listed([*models, bare, image]) == [2, 1, 3, 1, 1]


@pytest.mark.parametrize(
    "fields",
    [{"retires_on": date(2026, 1, 1)}, {"checked_on": None}, {"checked_on": date(2026, 9, 1)}],
)
def test_a_model_that_the_rule_is_against_has_no_listed_pairs(site, fields):
    one = factories.model("A", prices=CHEAP, strengths=STRENGTHS)
    other = factories.model("B", prices=CHEAP, strengths=STRENGTHS, **fields)
    factories.comparison(one, other, verdict="<p>Y.</p>")

    assert listed([one, other]) == [0, 0]


def test_the_importance_is_counted_in_a_fixed_number_of_queries(site, django_assert_num_queries):
    def add(number):
        for one in range(number):
            name = f"{number}-{one}"
            factories.model(name, prices=CHEAP, strengths=STRENGTHS)

    add(2)
    importance_of_models(TODAY)
    with CaptureQueriesContext(connection) as few:
        importance_of_models(TODAY)
    add(5)

    with django_assert_num_queries(len(few)):
        importance_of_models(TODAY)


@pytest.mark.parametrize("find", [lapsed_overrides, findings])
def test_pages_are_judged_in_a_fixed_number_of_queries(pair, find, django_assert_num_queries):
    def write(left, right):
        page = factories.comparison(left, right)
        page.statement_overrides = [StatementOverride(anchor="r99", action="mute")]
        factories.publish(page)

    write(*pair)
    find()
    with CaptureQueriesContext(connection) as one:
        find()
    for model in [factories.model(name, prices={"input_text": "3"}) for name in "CDE"]:
        write(pair[0], model)

    with django_assert_num_queries(len(one)):
        find()
    assert len(lapsed_overrides()) == 4


def test_other_apps_read_the_importance_through_a_hook():
    assert importance_of_models in hooks.get_hooks("versus_importance")


@pytest.fixture
def two_makers(site):
    """Pairs of two providers and of two types, each with words that hold no longer."""
    openai, google = factories.provider("OpenAI"), factories.provider("Google")
    models = [
        factories.model(
            name, slug=name[-1].lower(), provider=provider, prices=CHEAP, model_type=kind
        )
        for name, provider, kind in [
            ("=A", openai, "text"),
            ("B", openai, "text"),
            ("C", google, "image"),
            ("D", google, "image"),
        ]
    ]
    factories.model("GPT-4", retires_on=date(2026, 1, 1))
    for pair in (models[:2], models[2:]):
        words = {"verdict": "<p>As GPT-4.</p>", "introduction": "<p>After GPT-4.</p>"}
        page = factories.comparison(*pair, listing="always", **words)
        page.statement_overrides = [StatementOverride(anchor="r99", action="mute")]
        factories.publish(page)
    return openai, google


def titles(client, name, **chosen):
    found = client.get(reverse(name), chosen).context["object_list"]
    return sorted({one.page.title for one in found})


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_is_narrowed_to_a_provider_and_to_a_type(admin_client, two_makers, name):
    openai, google = two_makers

    assert titles(admin_client, name) == ["=A vs B", "C vs D"]
    assert titles(admin_client, name, provider=openai.pk) == ["=A vs B"]
    assert titles(admin_client, name, provider=google.pk) == ["C vs D"]
    assert titles(admin_client, name, model_type="image") == ["C vs D"]
    assert titles(admin_client, name, model_type="image", provider=openai.pk) == []


@pytest.mark.parametrize("name", REPORTS[:2])
def test_what_is_offered_to_search_engines_is_told_from_the_rest(admin_client, two_makers, name):
    page = ComparisonPage.objects.get(title="C vs D")
    page.listing = "never"
    factories.publish(page)

    assert titles(admin_client, name, listed="yes") == ["=A vs B"]
    assert titles(admin_client, name, listed="no") == ["C vs D"]


def test_lapsed_overrides_are_told_apart_by_what_became_of_the_sentence(admin_client, pair):
    page = factories.comparison(*pair)
    statement = compare_of(page).statements[0]
    page.statement_overrides = [
        StatementOverride(anchor="r99", action="mute", sentence="Gone."),
        StatementOverride(anchor=statement.anchor, action="mute", sentence="Once."),
    ]
    factories.publish(page)

    def sentences(**chosen):
        found = admin_client.get(reverse(REPORTS[0]), chosen).context["object_list"]
        return [one.sentence for one in found]

    assert sorted(sentences()) == ["Gone.", "Once."]
    assert sentences(lapse="gone") == ["Gone."]
    assert sentences(lapse="changed") == ["Once."]


def compare_of(page):
    return next(comparison for _page, comparison in comparisons_of([page]))


def test_texts_with_a_retired_name_are_told_apart_by_the_text(admin_client, two_makers):
    found = admin_client.get(reverse(REPORTS[1]), {"field": "verdict"}).context["object_list"]

    assert [(one.page.title, one.name) for one in found] == [
        ("=A vs B", "verdict"),
        ("C vs D", "verdict"),
    ]


def test_pairs_to_list_are_told_apart_by_the_finding(admin_client, pair):
    factories.model("C", prices={"input_text": "3", "output_text": "9"}, **FACTS)
    factories.comparison(*pair, listing="always")

    def kinds(**chosen):
        found = admin_client.get(reverse(REPORTS[2]), chosen).context["object_list"]
        return {one.kind for one in found}

    assert kinds() == {"listed", "unwritten"}
    assert kinds(kind="listed") == {"listed"}
    assert kinds(kind="ready") == set()


def test_the_pairs_of_a_provider_are_compared_without_the_others(admin_client, pair, monkeypatch):
    monkeypatch.setattr("comparisons.ready.COMPARED", 1)
    google = factories.provider("Google")
    for name, amount in [("C", "3"), ("D", "5")]:
        prices = {"input_text": amount, "output_text": str(4 * int(amount))}
        factories.model(name, prices=prices, provider=google, **FACTS)

    chosen = {"provider": google.pk, "kind": "unwritten"}
    first = admin_client.get(reverse(REPORTS[2]), chosen)

    assert f"?provider={google.pk}&amp;kind=unwritten&amp;part=2" in first.content.decode()
    shown = [
        admin_client.get(reverse(REPORTS[2]), {**chosen, "part": part}) for part in range(1, 7)
    ]
    slugs = {one.slug for response in shown for one in response.context["object_list"]}
    assert slugs == {"b-vs-c", "b-vs-d"}


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_export_holds_what_the_filters_leave_and_runs_no_formula(
    admin_client, two_makers, name, kind
):
    found = [
        exported(admin_client.get(reverse(name), {"export": kind, "provider": one.pk}), kind)
        for one in two_makers
    ]

    assert [{row[0] for row in rows} for rows in found] == [{"'=A vs B"}, {"C vs D"}]


def exported(response, kind):
    """The rows below the headings."""
    content = b"".join(response.streaming_content)
    if kind == "csv":
        return [*csv.reader(content.decode().splitlines())][1:]
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    return [*sheet.iter_rows(min_row=2, values_only=True)]


def test_a_filter_with_a_value_that_is_none_filters_nothing(admin_client, two_makers):
    assert titles(admin_client, REPORTS[0], provider="x", lapse="y") == ["=A vs B", "C vs D"]
