from pathlib import Path
from textwrap import dedent

import pytest
import time_machine
from django.core.cache import cache

from model_pages.catalogue.loading import load_catalogue
from model_pages.catalogue.outcome import Report
from model_pages.catalogue.parsing import read_catalogue
from model_pages.models import ModelIndexPage
from tests import factories


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
def load(write, directory):
    """Loads a catalogue from its text."""

    def load(text: str, **options) -> Report:
        return load_catalogue(read_catalogue([write(text)]), **options)

    return load
