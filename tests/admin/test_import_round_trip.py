"""An exported file says what the pages say, runs nothing, and imports back unchanged."""

from __future__ import annotations

import csv
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from model_pages.catalogue.loading import load_catalogue
from model_pages.catalogue.parsing import parse
from model_pages.catalogue.reading import read_text
from model_pages.exporting.files import csv_file, workbook_file
from model_pages.exporting.formulas import guarded, unguarded
from model_pages.exporting.rows import catalogue_yaml, exported_pages, model_rows, price_rows
from model_pages.importing.reading import read_upload
from model_pages.importing.running import go_on, start
from model_pages.importing.stored import plan_of, store
from model_pages.models import ModelPage
from tests import factories
from tests.catalogue.examples import RICH, SMALL, TODAY


@pytest.fixture
def rich(site):
    load_catalogue(parse([read_text(RICH, "rich.yaml")], TODAY))


def as_csv(rows) -> bytes:
    return csv_file(rows)


def as_workbook(rows) -> bytes:
    return workbook_file(rows, "Prices")


FORMATS = pytest.mark.parametrize(
    ("name", "write"), [("file.csv", as_csv), ("file.xlsx", as_workbook)], ids=["csv", "xlsx"]
)


def planned(name: str, content: bytes, **options):
    run = store(name, content, None)
    for option, value in options.items():
        setattr(run, option, value)
    return plan_of(run, None)


@given(st.text())
def test_a_guarded_text_loses_exactly_its_guard(text):
    assert unguarded(guarded(text)) == text


@given(st.sampled_from("=+-@\t\r"), st.text())
def test_no_guarded_text_begins_like_a_formula(first, text):
    assert guarded(first + text)[0] == "'"


@FORMATS
@given(cells=st.lists(st.text("=+-@'aé1, ;\n\"", min_size=1, max_size=8), min_size=2, max_size=4))
def test_whatever_a_cell_says_is_read_back(name, write, cells):
    filled = ["x", *(cell.strip() or "x" for cell in cells)]

    table = read_upload(name, write([["name"] * len(filled), filled]))

    assert [unguarded(cell) for cell in table.rows[0].cells] == filled


@FORMATS
@pytest.mark.parametrize("rows", [price_rows, model_rows], ids=["prices", "models"])
@pytest.mark.parametrize("remove_missing", [False, True])
@pytest.mark.parametrize("publish", [False, True])
def test_an_exported_file_changes_nothing(rich, name, write, rows, remove_missing, publish):
    plan = planned(
        name, write(rows(exported_pages())), remove_missing=remove_missing, publish=publish
    )

    assert plan.problems == []
    assert [(m.slug, [*map(str, m.lines)]) for m in plan.models] == []
    assert plan.unchanged == 1


@pytest.mark.parametrize("publish", [False, True])
def test_an_exported_catalogue_changes_nothing(rich, publish):
    content = catalogue_yaml(exported_pages()).encode()

    plan = planned("file.yaml", content, publish=publish)

    assert (plan.problems, plan.models, plan.unchanged) == ([], [], 1)


amounts = st.decimals("0.000000000001", "99999999", places=12).filter(lambda value: value > 0)


@pytest.mark.django_db(transaction=False)
@pytest.mark.parametrize(("name", "write"), [("file.csv", as_csv), ("file.xlsx", as_workbook)])
def test_every_amount_comes_back_as_it_was(site, name, write):
    texts = ["1.125", "1", "1234.567", "0.000000000001", "0.1234567891", "12345678"]
    tiers = [{"input_tokens_over": 1000 + at} for at in range(len(texts))]
    page = factories.model(
        "Exact",
        prices=[
            factories.price("input_text", text, conditions=tier)
            for text, tier in zip(texts, tiers, strict=True)
        ],
    )

    content = write(price_rows(exported_pages()))

    assert planned(name, content).models == []
    assert planned(name, content).problems == []
    assert [row.amount for row in page.prices.all()] == [*map(Decimal, texts)]


def test_a_price_that_a_file_alone_brings_says_what_the_exported_one_said(rich):
    """The file into a directory without the line: then it is exported as it was."""
    before = price_rows(exported_pages())
    page = ModelPage.objects.get(slug="rich")
    page.prices = []
    factories.publish(page)

    run = store("prices.csv", csv_file(before), None)
    run.publish, run.reason = True, "As it was exported"
    start(run, plan_of(run, None))
    go_on(run, None)
    assert [step.message for step in run.steps.filter(state="failed")] == []

    assert price_rows(exported_pages()) == before


def test_a_model_that_a_file_alone_brings_says_what_the_exported_one_said(rich):
    before = model_rows(exported_pages())
    ModelPage.objects.get(slug="rich").delete()

    run = store("models.csv", csv_file(before), None)
    run.publish, run.reason = True, "As it was exported"
    start(run, plan_of(run, None))
    go_on(run, None)
    assert [step.message for step in run.steps.filter(state="failed")] == []

    assert model_rows(exported_pages()) == before


def test_a_formula_in_a_name_is_no_formula_in_either_file(site):
    factories.model("=cmd()", slug="cmd", prices={"input_text": "0.4"})
    rows = price_rows(exported_pages())

    text = csv_file(rows).decode("utf-8-sig")
    book = load_workbook(BytesIO(workbook_file(rows, "Prices")))

    assert next(csv.DictReader(StringIO(text)))["name"] == "'=cmd()"
    assert (book.active["B2"].value, book.active["B2"].data_type) == ("'=cmd()", "s")
    assert planned("prices.csv", text.encode()).problems == []


def test_an_export_names_each_price_with_its_whole_key(rich):
    rows = price_rows(exported_pages())
    lines = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]

    assert len(lines) == 7
    assert lines[0]["amount"] == "0.0375"
    assert (lines[0]["source"], lines[0]["checked"]) == ("Price map 1.0", "2026-11-23")
    assert (lines[1]["input_tokens_over"], lines[1]["currency"]) == ("200000", "USD")
    assert (lines[2]["host"], lines[2]["currency"]) == ("acme", "EUR")
    assert (lines[3]["state"], lines[3]["free_kind"], lines[3]["amount"]) == (
        "free",
        "free_tier",
        "",
    )
    assert (lines[5]["kind"], lines[5]["until"]) == ("promotion", "2026-12-31")


def test_an_export_is_of_one_provider_or_type_if_asked_for(site):
    other = factories.provider("Other")
    factories.model("One", provider=other)
    factories.model("Two", model_type="image")

    assert [page.title for page in exported_pages(provider="other")] == ["One"]
    assert [page.title for page in exported_pages(model_type="image")] == ["Two"]


def test_a_small_catalogue_brings_new_models_with_their_provider(site):
    run = store("small.yaml", SMALL.encode(), None)
    run.publish, run.reason = True, "As it was exported"
    start(run, plan_of(run, None))
    go_on(run, None)
    assert [step.message for step in run.steps.filter(state="failed")] == []

    old = ModelPage.objects.get(slug="old")
    assert old.live
    assert old.superseded_by.slug == "new"
    assert planned("small.yaml", SMALL.encode(), publish=True).models == []
