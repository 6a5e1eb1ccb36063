"""The sheets of a catalogue that was never loaded."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from model_pages.catalogue.loading import load_catalogue
from model_pages.catalogue.parsing import read_catalogue
from model_pages.catalogue.problems import CatalogueError
from model_pages.catalogue.sheeting import sheets_of
from model_pages.models import ModelPage
from model_pages.sheets import sheets_for
from tests.catalogue.examples import FIXTURES, RICH, SMALL

ON = date(2026, 11, 23)
SOON_AFTER_A_CHANGE = date(2026, 9, 1)


def without_addresses(sheet):
    """Pages have addresses, files have none."""
    return replace(
        sheet,
        url="",
        provider=replace(sheet.provider, url=""),
        developer=sheet.developer and replace(sheet.developer, url=""),
        hosts={slug: replace(host, url="") for slug, host in sheet.hosts.items()},
        successors=tuple(replace(one, url="") for one in sheet.successors),
    )


def test_a_file_gives_the_same_sheets_as_the_pages_that_are_loaded_from_it(directory):
    catalogue = read_catalogue([FIXTURES / "catalogue.yaml"], ON)
    load_catalogue(catalogue)

    loaded = {sheet.slug: sheet for sheet in sheets_for(ModelPage.objects.for_sheets(), ON)}
    for sheet in sheets_of(catalogue, ON):
        assert without_addresses(loaded[sheet.slug]) == sheet, sheet.slug


def test_a_file_gives_the_prices_and_changes_of_an_earlier_day(directory):
    """Its checks are all in the file; those of the pages are the ones made until that day."""
    catalogue = read_catalogue([FIXTURES / "catalogue.yaml"], ON)
    load_catalogue(catalogue)

    day = SOON_AFTER_A_CHANGE
    loaded = {sheet.slug: sheet for sheet in sheets_for(ModelPage.objects.for_sheets(), day)}
    for sheet in sheets_of(catalogue, day):
        page = loaded[sheet.slug]
        assert [(p.key, p.kind, p.amount) for p in page.prices] == [
            (p.key, p.kind, p.amount) for p in sheet.prices
        ]
        assert page.changes == sheet.changes
    assert loaded["gpt-5-6-sol"].changes


def test_all_that_a_file_can_say_is_read_alike_from_both(directory, write):
    catalogue = read_catalogue([write(RICH)], ON)
    load_catalogue(catalogue)

    (loaded,) = sheets_for(ModelPage.objects.for_sheets(), ON)
    assert [without_addresses(loaded)] == sheets_of(catalogue, ON)


def test_a_reference_that_leads_out_of_the_file_is_refused(write):
    path = write(SMALL.replace("slug: new", "slug: newer"))

    with pytest.raises(
        CatalogueError, match=r"superseded_by\.model: 'new': no model has this slug"
    ):
        sheets_of(read_catalogue([path], ON), ON)


def test_reading_sheets_from_a_file_loads_no_module_of_django():
    code = (
        "import sys, model_pages.catalogue.sheeting\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('django', 'wagtail')])"
    )
    found = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.strip() == "[]"
