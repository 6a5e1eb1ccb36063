from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from model_pages.catalogue.outcome import Outcome
from model_pages.models import BenchmarkResult, Check, ModelPage, PriceRecord
from model_pages.plugins import SpecField, register_spec_field
from model_pages.specs.vocabulary import SPEC_FIELDS
from tests import factories
from tests.catalogue.examples import RICH, SMALL


def dump() -> str:
    out, problems = StringIO(), StringIO()
    call_command("dump_catalogue", stdout=out, stderr=problems)
    assert problems.getvalue() == ""
    return out.getvalue()


@pytest.mark.parametrize("text", [SMALL, RICH], ids=["small", "rich"])
def test_loading_a_dump_changes_nothing(load, text):
    load(text)
    before = dump(), Check.objects.count(), PriceRecord.objects.count()

    report = load(dump())

    assert set(report.models.values()) == {Outcome.UNCHANGED}
    assert set(report.providers.values()) == {Outcome.UNCHANGED}
    assert (dump(), Check.objects.count(), PriceRecord.objects.count()) == before


@pytest.mark.parametrize("text", [SMALL, RICH], ids=["small", "rich"])
def test_a_dump_says_all_that_was_loaded(load, text):
    load(text)
    dumped = dump()
    for page in ModelPage.objects.all():
        page.delete()

    load(dumped)

    assert dump() == dumped


def test_a_dump_reads_like_a_file_that_a_person_wrote(load):
    load(SMALL)

    assert "- {component: input_text, unit: 1m_tokens, amount: 0.4, source: maker_s_page}" in dump()
    assert "context_window: {value: 128000, source: maker_s_page}" in dump()
    assert "superseded_by: {model: new, source: maker_s_page}" in dump()


def test_what_an_editor_adds_is_dumped(load):
    load(SMALL)
    page = ModelPage.objects.get(slug="old")
    page.prices = [*page.prices.all(), factories.price("output_text", "1.6")]
    page.benchmarks = [BenchmarkResult(name="GPQA", score=Decimal("50"), self_reported=False)]
    factories.publish(page)

    assert "component: output_text" in dump()
    assert "amount: 1.6" in dump()
    assert "{name: GPQA, score: 50, self_reported: no}" in dump()


def test_a_draft_is_not_dumped(load):
    load(SMALL)
    page = ModelPage.objects.get(slug="old")
    page.title = "Not yet"
    page.save_revision()

    assert "Not yet" not in dump()


def test_the_day_of_a_later_check_is_dumped(load):
    load(SMALL)
    first = Check.objects.get(subject="fact:context_window")
    Check.objects.create(
        page=first.page, subject=first.subject, value=first.value, checked_on="2026-11-22"
    )

    assert "context_window: {value: 128000, source: maker_s_page, checked: 2026-11-22}" in dump()


def test_a_changed_price_is_dumped_with_its_past(load):
    load(SMALL)
    PriceRecord.objects.update(valid_from="2026-06-01")
    load(SMALL.replace("0.4", "0.3"))

    assert "amount: 0.4, from: 2026-06-01, until: 2026-11-22" in dump()
    assert "amount: 0.3, from: 2026-11-23" in dump()


def test_a_dump_into_a_file_can_be_loaded(load, tmp_path):
    load(SMALL)
    path = tmp_path / "dump.yaml"

    call_command("dump_catalogue", str(path))

    out = StringIO()
    call_command("load_catalogue", str(path), stdout=out)
    assert "2 unchanged" in out.getvalue()


def test_a_folder_that_is_not_there_is_named(directory, tmp_path):
    path = tmp_path / "missing" / "dump.yaml"

    with pytest.raises(CommandError, match=f"'{path}' cannot be written: No such file"):
        call_command("dump_catalogue", str(path))


def test_an_entry_that_no_catalogue_could_hold_is_named(directory):
    page = factories.model("Odd")
    ModelPage.objects.filter(pk=page.pk).update(slug="odd_slug")
    problems = StringIO()

    call_command("dump_catalogue", stdout=StringIO(), stderr=problems)

    assert "This file cannot be loaded as it is" in problems.getvalue()
    assert "odd_slug" in problems.getvalue()


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("boolean", "yes"),
        ("date", "2026-11-23"),
        ("partial_date", "2026-11"),
        ("tokens", "4096"),
        ("text", "Frankfurt"),
        ("modalities", "[text, image]"),
    ],
)
def test_a_fact_of_a_plugin_is_loaded_and_dumped(load, kind, written):
    register_spec_field(SpecField("plugged_in", "Plugged in", "licence", kind))
    try:
        load(SMALL.replace("    facts:\n", f"    facts:\n      plugged_in: {written}\n"))

        assert f"plugged_in: {written}" in dump()
        assert load(dump()).models["old"] is Outcome.UNCHANGED
    finally:
        SPEC_FIELDS.unregister("plugged_in")


def test_what_a_plugin_that_is_gone_left_behind_is_kept(load):
    load(SMALL)
    page = ModelPage.objects.get(slug="old")
    page.extra_specs = {"gone": True}
    factories.publish(page)

    load(SMALL.replace("0.4", "0.3"), force=True)

    assert ModelPage.objects.get(slug="old").extra_specs == {"gone": True}
