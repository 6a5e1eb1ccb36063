"""The commands that import and export."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from model_pages.models import CatalogueImport, ModelPage
from tests.catalogue.examples import SMALL

HEAD = "model,component,unit,amount\n"


def run(path, *options) -> str:
    out = StringIO()
    call_command("import_catalogue", str(path), *options, stdout=out)
    return out.getvalue()


def amount(page: ModelPage) -> str:
    return str(page.prices.get().amount.normalize())


@pytest.fixture
def old(load) -> ModelPage:
    load(SMALL)
    return ModelPage.objects.get(slug="old")


def test_a_file_is_published(old, write):
    told = run(write(HEAD + "old,input_text,1m_tokens,0.3\n", "prices.csv"), "--publish")

    assert "old\n  Changed: Input price: 0.4 USD per million tokens → 0.3 USD" in told
    assert "1 models change, 0 say this already." in told
    assert "old: Published" in told
    assert amount(ModelPage.objects.get(slug="old")) == "0.3"


@pytest.mark.parametrize("options", [[], ["--draft"]])
def test_a_file_makes_drafts_unless_it_is_told_otherwise(old, write, options):
    run(write(HEAD + "old,input_text,1m_tokens,0.3\n", "prices.csv"), *options)

    page = ModelPage.objects.get(slug="old")
    assert (amount(page), amount(page.get_latest_revision_as_object())) == ("0.4", "0.3")


def test_a_dry_run_tells_and_changes_nothing(old, write):
    told = run(
        write(HEAD + "old,input_text,1m_tokens,0.3\n", "prices.csv"), "--publish", "--dry-run"
    )

    assert "(−25%)" in told
    assert "This was a dry run" in told
    assert CatalogueImport.objects.count() == 0
    assert amount(ModelPage.objects.get(slug="old")) == "0.4"


def test_errors_are_told_and_nothing_is_imported(old, write):
    path = write(HEAD + "old,input_text,1m_tokens,0.3\nold,output_text,image,1\n", "prices.csv")

    with pytest.raises(CommandError) as refused:
        run(path, "--publish")

    assert "Nothing was imported.\nrow 3: old: unit (C): 'image'" in str(refused.value)
    assert amount(ModelPage.objects.get(slug="old")) == "0.4"


def test_a_decimal_comma_can_be_told(old, write):
    path = write(HEAD + 'old,input_text,1m_tokens,"0,3"\n', "prices.csv")

    run(path, "--publish", "--decimal-comma")

    assert amount(ModelPage.objects.get(slug="old")) == "0.3"


def test_what_the_file_does_not_have_can_be_removed(old, write):
    told = run(
        write(HEAD + "old,request,request,1\n", "prices.csv"), "--publish", "--remove-missing"
    )

    assert "Removed: Input price" in told
    assert [row.component for row in ModelPage.objects.get(slug="old").prices.all()] == ["request"]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [("a.pdf", "x", "a.pdf ends in '.pdf'"), ("a.yaml", "a: [", "not YAML")],
)
def test_a_file_that_is_none_is_refused(old, write, name, text, said):
    with pytest.raises(CommandError, match="Nothing was imported") as refused:
        run(write(text, name))

    assert said in str(refused.value)


def test_a_file_that_is_not_there_is_told(old, tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        run(tmp_path / "none.csv")


@pytest.mark.parametrize("command", ["export_prices", "export_models"])
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_an_exported_file_imports_back_unchanged(old, tmp_path, command, suffix):
    path = tmp_path / f"file{suffix}"
    call_command(command, str(path), "--type", "text")

    assert "0 models change" in run(path, "--publish")


def test_an_export_has_a_format_and_a_place(old, tmp_path):
    with pytest.raises(CommandError, match=r"neither .csv nor .xlsx"):
        call_command("export_prices", "prices.pdf")
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("export_prices", str(tmp_path / "none" / "prices.csv"))


def test_a_dump_is_of_one_type_if_asked_for(old):
    out = StringIO()
    call_command("dump_catalogue", "--type", "image", stdout=out)

    assert "slug: old" not in out.getvalue()


def test_a_failed_page_fails_the_command(old, write, monkeypatch):
    from model_pages.importing import running
    from model_pages.importing.applying import Unapplied

    def broken(*args, **options):
        raise Unapplied("somebody was faster")

    monkeypatch.setattr(running, "apply_to_page", broken)
    with pytest.raises(CommandError, match="1 models failed"):
        run(write(HEAD + "old,input_text,1m_tokens,0.3\n", "prices.csv"), "--publish")
