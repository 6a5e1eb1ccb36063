from pathlib import Path
from textwrap import dedent

import pytest
import time_machine
from django.core.cache import cache
from wagtail.models import Page

from model_pages.catalogue.loading import load_catalogue
from model_pages.catalogue.outcome import Report
from model_pages.catalogue.parsing import read_catalogue
from model_pages.models import ModelIndexPage
from tests import factories
from tests.catalogue.examples import TODAY


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-11-23 12:00", tick=True):
        yield


@pytest.fixture
def directory(db) -> ModelIndexPage:
    cache.clear()
    return factories.index_page(ModelIndexPage)


@pytest.fixture
def write(tmp_path):
    """Writes a catalogue file and gives its path."""

    def write(text: str, name: str = "catalogue.yaml") -> Path:
        path = tmp_path / name
        path.write_text(dedent(text), encoding="utf-8")
        return path

    return write


@pytest.fixture
def rename(django_capture_on_commit_callbacks):
    """An editor gives a page another slug; Wagtail tells of it once that is committed."""

    def rename(page: Page, slug: str) -> None:
        renamed = page.get_latest_revision_as_object()
        renamed.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            factories.publish(renamed)

    return rename


@pytest.fixture
def load(write, directory):
    """Loads a catalogue from its text."""

    def load(text: str, **options) -> Report:
        return load_catalogue(read_catalogue([write(text)], TODAY), **options)

    return load
