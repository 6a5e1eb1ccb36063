"""The lists of models in the admin: what they show, how they are filtered and ordered."""

import csv
import io
from datetime import date

import pytest
from django.urls import reverse

from model_pages.admin.statuses import with_status
from model_pages.models import ModelIndexPage, ModelPage
from model_pages.sheets import sheets_for
from tests import factories

TODAY = date(2026, 11, 23)
URL = "model_pages:index"


@pytest.fixture
def models(site):
    successor = factories.model("GPT-5 Mini", prices={"input_text": "0.25"})
    factories.model(
        "GPT-4.1 Mini",
        prices={"input_text": "0.4", "output_text": "1.6"},
        superseded_by=successor,
        checked_on=date(2026, 6, 1),
    )
    image = [factories.price("image_generation", "0.04", unit="image")]
    factories.model(
        "Old Image",
        model_type="image",
        prices=image,
        retires_on=date(2026, 11, 1),
        provider=factories.provider("Maker"),
    )
    factories.model("A Draft", published=False)


def listed(client, url=None, **params):
    return client.get(url or reverse(URL), params).content.decode()


def explorer():
    return reverse("wagtailadmin_explore", args=[ModelIndexPage.objects.get().pk])


@pytest.mark.parametrize("where", ["list", "explorer"])
def test_a_list_shows_type_headline_prices_check_and_lifecycle(admin_client, models, where):
    html = listed(admin_client, explorer() if where == "explorer" else None)

    assert "$1.6 / 1M tokens" in html
    assert "175 days ago" in html
    assert "Superseded" in html
    assert "Retired" in html
    assert "$0.04 / image" in html


@pytest.mark.parametrize(
    ("params", "found"),
    [
        ({"status": "retired"}, {"Old Image"}),
        ({"status": "superseded"}, {"GPT-4.1 Mini"}),
        ({"model_type": "image"}, {"Old Image"}),
        ({"checked": "expired"}, {"GPT-4.1 Mini"}),
        ({"checked": "fresh"}, {"GPT-5 Mini", "Old Image"}),
        ({"live": "false"}, {"A Draft"}),
        ({"q": "gpt", "status": "current"}, {"GPT-5 Mini"}),
        ({"q": "gpt", "ordering": "provider__name"}, {"GPT-4.1 Mini", "GPT-5 Mini"}),
    ],
)
@pytest.mark.parametrize("where", ["list", "explorer"])
def test_a_list_is_filtered(admin_client, models, params, found, where):
    url = explorer() if where == "explorer" else reverse(URL)
    pages = admin_client.get(url, params).context["object_list"]

    assert {page.title for page in pages} == found


@pytest.mark.parametrize("key", ["provider__name", "model_type", "lifecycle_status", "title"])
def test_a_list_is_ordered_both_ways(admin_client, models, key):
    def titles(ordering):
        pages = admin_client.get(reverse(URL), {"ordering": ordering}).context["object_list"]
        return [page.title for page in pages]

    assert titles(key)[0] != titles(f"-{key}")[0]


def test_the_status_of_the_query_is_that_of_the_dates(site):
    successor = factories.model("Successor")
    cases = [
        {},
        {"stage": "preview"},
        {"release_date": "2027"},
        {"release_date": "2026-12"},
        {"release_date": "2026-11"},
        {"release_date": "2026-11-24"},
        {"release_date": "2026-11-23"},
        {"superseded_by": successor},
        {"deprecated_on": date(2026, 11, 23)},
        {"deprecated_on": date(2026, 11, 24)},
        {"retires_on": TODAY},
        {"retires_on": date(2027, 2, 21)},
        {"retires_on": date(2027, 2, 22)},
        {"superseded_by": successor, "stage": "preview"},
    ]
    for number, fields in enumerate(cases):
        factories.model(f"Case {number}", **fields)

    pages = list(with_status(ModelPage.objects.published().for_sheets(), TODAY))

    expected = {sheet.slug: sheet.status for sheet in sheets_for(pages, TODAY)}
    assert {page.slug: page.lifecycle_status for page in pages} == expected


def test_the_list_is_exported_with_prices_and_status(admin_client, models):
    response = admin_client.get(reverse(URL), {"export": "csv", "ordering": "title"})

    rows = list(csv.DictReader(io.StringIO(response.getvalue().decode())))
    row = next(row for row in rows if row["Title"] == "GPT-4.1 Mini")
    assert row["Prices"] == "Input price $0.4 / 1M tokens; Output price $1.6 / 1M tokens"
    assert row["Checked on"] == "2026-06-01"
    assert row["Lifecycle"] == "superseded"


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_an_export_runs_no_formula(admin_client, site, title):
    factories.model(title, slug="formula")

    response = admin_client.get(reverse(URL), {"export": "csv"})

    rows = list(csv.reader(io.StringIO(response.getvalue().decode())))
    assert rows[1][0] == "'" + title


@pytest.mark.parametrize("count", [1, 9])
@pytest.mark.parametrize("where", ["list", "explorer"])
def test_a_list_takes_as_many_queries_for_many_models(
    admin_client, site, django_assert_max_num_queries, count, where
):
    for number in range(count):
        maker = factories.provider(f"Maker {number}")
        factories.model(f"Model {number}", provider=maker, prices={"input_text": "1"})
    url = explorer() if where == "explorer" else reverse(URL)
    listed(admin_client, url)

    with django_assert_max_num_queries(36):
        listed(admin_client, url)
