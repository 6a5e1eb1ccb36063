"""Reports of the directory: what is old, missing, ahead or wrong."""

import csv
import io
from datetime import date

import openpyxl
import pytest
from django.urls import reverse
from wagtail import hooks

from model_pages.admin.reports import REPORTS
from model_pages.models import FactSource, ModelPage
from tests import factories

OLD = date(2026, 6, 1)


def report(client, slug, **params):
    return client.get(reverse(f"model_pages_admin:{slug}"), params).content.decode()


def exported(client, slug, **params):
    url = reverse(f"model_pages_admin:{slug}")
    response = client.get(url, {"export": "csv", **params})
    return list(csv.DictReader(io.StringIO(response.getvalue().decode())))


@pytest.mark.parametrize("slug", [report.slug for report in REPORTS])
def test_an_empty_report_says_so_and_stands_in_the_menu(admin_client, site, slug):
    html = report(admin_client, slug)

    assert "There are no" in html
    assert reverse(f"model_pages_admin:{slug}") in html


@pytest.mark.parametrize("slug", [report.slug for report in REPORTS])
def test_who_has_nothing_to_do_with_pages_sees_no_report(client, django_user_model, slug, site):
    user = django_user_model.objects.create_user("other", password="x")
    client.force_login(user)

    assert client.get(reverse(f"model_pages_admin:{slug}")).status_code == 302


def test_stale_prices_are_listed_one_a_row(admin_client, site):
    prices = {"input_text": "0.4", "output_text": "1.6"}
    factories.model("GPT-4.1 Mini", prices=prices, checked_on=OLD)
    factories.model("Fresh", prices=prices)

    rows = exported(admin_client, "stale_prices")

    assert [(row["Model"], row["Value"], row["Checked on"], row["Days ago"]) for row in rows] == [
        ("GPT-4.1 Mini", "$0.4 / 1M tokens", "2026-06-01", "175"),
        ("GPT-4.1 Mini", "$1.6 / 1M tokens", "2026-06-01", "175"),
    ]
    assert "175 days ago" in report(admin_client, "stale_prices")


def test_stale_prices_are_filtered_by_their_age(admin_client, site):
    factories.model("Old", prices={"input_text": "1"}, checked_on=OLD)
    factories.model("Never", prices={"input_text": "1"}, checked_on=None)

    rows = exported(admin_client, "stale_prices", staleness="never")

    assert [row["Model"] for row in rows] == ["Never"]


def test_missing_facts_are_those_of_the_type_without_value_or_reason(admin_client, site):
    page = factories.model(
        "GPT-4.1 Mini", prices={"input_text": "1"}, context_window=1000, release_date="2025"
    )
    page.fact_sources = [FactSource(fact="knowledge_cutoff", state="not_published")]
    factories.publish(page)
    factories.model("Embedder", model_type="embedding")

    rows = {
        row["Model"]: row["Missing"].split(", ") for row in exported(admin_client, "missing_facts")
    }

    assert "Maximum output" in rows["GPT-4.1 Mini"]
    assert "Context window" not in rows["GPT-4.1 Mini"]
    assert "Knowledge cutoff" not in rows["GPT-4.1 Mini"]
    assert "Embedding dimensions" not in rows["GPT-4.1 Mini"]
    assert "Embedding dimensions" in rows["Embedder"]
    assert "every price" in rows["Embedder"]


def test_missing_facts_of_what_matters_come_first(admin_client, site):
    factories.model("A plain one")
    factories.model("Featured", is_featured=True)
    paired = factories.model("Much compared")

    importance = {paired.pk: (30, "30 listed pairs")}
    with hooks.register_temporarily("versus_importance", lambda on: importance):
        rows = exported(admin_client, "missing_facts")

    assert [row["Model"] for row in rows] == ["Much compared", "Featured", "A plain one"]


@pytest.fixture
def ahead(site):
    rows = [
        factories.price("input_text", "0.4"),
        factories.price("input_text", "0.5", effective_from=date(2026, 12, 1)),
        factories.price("input_text", "0.6", effective_from=date(2027, 1, 1)),
        factories.price("output_text", "1", kind="promotion", effective_until=date(2026, 11, 30)),
    ]
    new = factories.model("New, better; one")
    return factories.model(
        "GPT-4.1 Mini", prices=rows, retires_on=date(2027, 3, 1), superseded_by=new
    )


def test_retirements_and_announced_prices_are_listed_in_their_order(admin_client, ahead):
    rows = exported(admin_client, "changes_ahead")

    assert [(row["Day"], row["What"], row["Percent"]) for row in rows] == [
        ("2026-12-01", "Input price", "25"),
        ("2026-12-01", "Output price", ""),
        ("2027-01-01", "Input price", "20"),
        ("2027-03-01", "Retires", ""),
    ]
    html = report(admin_client, "changes_ahead")
    assert "+25%" in html
    assert reverse("model_pages_admin:calendar") in html


def unfolded(response):
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    raw = response.content
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    return raw.decode().replace("\r\n ", "").split("\r\n")


def test_the_calendar_holds_all_day_events_that_keep_their_identity(admin_client, ahead):
    url = reverse("model_pages_admin:calendar")
    lines = unfolded(admin_client.get(url))

    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines.count("BEGIN:VEVENT") == 4
    assert "DTSTART;VALUE=DATE:20270301" in lines
    assert "DTEND;VALUE=DATE:20270302" in lines
    assert "SUMMARY:GPT-4.1 Mini retires (successor: New\\, better\\; one)" in lines
    uids = [line for line in lines if line.startswith("UID:")]
    assert len(set(uids)) == 4

    ahead.retires_on = date(2027, 4, 1)
    factories.publish(ahead)
    again = unfolded(admin_client.get(url))
    assert [line for line in again if line.startswith("UID:")] == uids


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"model_type": "image"}, "is of the type Text, Other is Image"),
        ({"published": False}, "Other is not published."),
        ({"retires_on": date(2026, 11, 1)}, "Other has retired itself"),
        ({"retires_on": date(2027, 1, 1)}, "Other retires on Jan 1, 2027, before"),
    ],
)
def test_faults_of_successors_are_named(admin_client, site, fields, words):
    successor = factories.model("Other", **fields)
    factories.model("GPT-4.1 Mini", superseded_by=successor)

    (row,) = exported(admin_client, "successor_faults")

    assert words in row["What is wrong"]


def test_a_loop_of_successors_is_named_for_each_of_its_models(admin_client, site):
    one = factories.model("One")
    two = factories.model("Two", superseded_by=one)
    factories.model("Leads into it", superseded_by=one)
    ModelPage.objects.filter(pk=one.pk).update(superseded_by=two)

    rows = exported(admin_client, "successor_faults")

    assert {row["Model"] for row in rows} == {"One", "Two"}


def test_a_good_successor_is_no_fault(admin_client, site):
    successor = factories.model("Good", retires_on=date(2027, 5, 1))
    factories.model("GPT-4.1 Mini", superseded_by=successor, retires_on=date(2027, 3, 1))

    assert exported(admin_client, "successor_faults") == []


def test_prices_of_a_host_that_differ_from_the_own_list(admin_client, site):
    host = factories.provider("Azure")
    rows = [
        factories.price("input_text", "0.4"),
        factories.price("input_text", "0.5", host=host),
        factories.price("output_text", "1.6"),
        factories.price("output_text", "0.0016", unit="1k_tokens", host=host),
        factories.price("cached_input_text", "9", host=host),
    ]
    factories.model("GPT-4.1 Mini", prices=rows)

    (row,) = exported(admin_client, "host_differences")

    assert (row["Host"], row["Own price"], row["Host's price"], row["Percent"]) == (
        "Azure",
        "$0.4 / 1M tokens",
        "$0.5 / 1M tokens",
        "25",
    )


@pytest.mark.parametrize("slug", [report.slug for report in REPORTS])
def test_every_report_opens_as_a_workbook(admin_client, ahead, slug):
    url = reverse(f"model_pages_admin:{slug}")
    response = admin_client.get(url, {"export": "xlsx"})

    sheet = openpyxl.load_workbook(io.BytesIO(response.getvalue())).active
    assert sheet.max_row >= 1


def test_a_workbook_runs_no_formula(admin_client, site):
    factories.model("=1+1", slug="formula", prices={"input_text": "1"}, checked_on=OLD)

    url = reverse("model_pages_admin:stale_prices")
    response = admin_client.get(url, {"export": "xlsx"})

    sheet = openpyxl.load_workbook(io.BytesIO(response.getvalue())).active
    assert sheet["A2"].value == "'=1+1"
    assert sheet["A2"].data_type == "s"


@pytest.mark.parametrize("count", [1, 9])
@pytest.mark.parametrize("slug", [report.slug for report in REPORTS])
def test_a_report_takes_as_many_queries_for_many_models(
    admin_client, site, django_assert_max_num_queries, slug, count
):
    host = factories.provider("Host")
    for number in range(count):
        rows = [
            factories.price("input_text", "1"),
            factories.price("input_text", "2", host=host),
            factories.price("input_text", "3", effective_from=date(2026, 12, 1)),
        ]
        factories.model(
            f"Model {number}",
            provider=factories.provider(f"Maker {number}"),
            prices=rows,
            checked_on=None,
            superseded_by=factories.model(f"Draft {number}", published=False),
        )
    report(admin_client, slug)

    with django_assert_max_num_queries(20):
        report(admin_client, slug)
