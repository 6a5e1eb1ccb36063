import re
from dataclasses import fields
from pathlib import Path

import pytest

from comparisons.catalogue.schema import ComparisonEntry, read_comparisons
from model_pages.catalogue.parsing import read_catalogue
from model_pages.catalogue.schema import (
    BenchmarkEntry,
    ModelEntry,
    PriceEntry,
    ProviderEntry,
    RateEntry,
)
from model_pages.specs.vocabulary import CONDITIONS, MODEL_TYPES, SPEC_FIELDS
from tests.catalogue.examples import FIXTURES, TODAY

DOCS = Path(__file__).parents[2] / "docs"
FORMAT = (DOCS / "catalogue-format.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", FORMAT, re.DOTALL)
FILES = [block for block in BLOCKS if block.startswith("format: 1")]
FRAGMENTS = [block for block in BLOCKS if not block.startswith("format: 1")]
ENTRY = """format: 1
edition: 2026-11-23
sources: {maker: {name: Acme model page}}
models:
  - slug: acme
    name: Acme
    provider: acme
    type: text
"""


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_every_part_of_an_entry_in_the_docs_can_be_loaded(write, fragment):
    indented = "".join(f"    {line}\n" for line in fragment.splitlines())

    assert len(read_catalogue([write(ENTRY + indented)], TODAY).models) == 1


def test_the_files_in_the_docs_can_be_loaded(write):
    catalogue, comparisons = FILES

    assert len(read_catalogue([write(catalogue)], TODAY).models) == 2
    assert len(read_comparisons([write(comparisons)]).comparisons) == 1


@pytest.mark.parametrize(
    "entry",
    [RateEntry, ProviderEntry, ModelEntry, PriceEntry, BenchmarkEntry, ComparisonEntry],
)
def test_every_field_stands_in_the_docs(entry):
    names = {field.name.removeprefix("effective_") for field in fields(entry)}

    assert [name for name in names if not re.search(rf"\b{name}\b", FORMAT)] == []


@pytest.mark.parametrize("registry", [SPEC_FIELDS, CONDITIONS, MODEL_TYPES])
def test_every_word_of_the_registries_stands_in_the_docs(registry):
    assert [item.key for item in registry if f"`{item.key}`" not in FORMAT] == []


def test_every_source_of_the_demo_is_credited():
    credits = (DOCS / "data-sources.md").read_text(encoding="utf-8")
    catalogue = (FIXTURES / "catalogue.yaml").read_text(encoding="utf-8")
    used = set(re.findall(r"source: (\w+)", catalogue))

    assert [name for name in used if f"`{name}`" not in credits] == []
