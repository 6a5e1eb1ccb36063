"""What the rows of a table mean, in every language that the product ships."""

from __future__ import annotations

import pytest

from model_pages.specs.cell import Cell
from model_pages.specs.cells import CellGroup, CellRow
from model_pages.specs.language import load_language
from model_pages.specs.meanings import Meaning, meanings_of
from model_pages.specs.vocabulary import CAPABILITIES, COMPONENTS, SPEC_FIELDS


def table(**groups):
    return [
        CellGroup(group, group, tuple(CellRow(key, key, Cell("1")) for key in keys))
        for group, keys in groups.items()
    ]


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_price_fact_and_capability_of_ours_is_explained(language):
    rows = table(
        prices=[item.key for item in COMPONENTS],
        facts=[item.key for item in SPEC_FIELDS],
        capabilities=[item.key for item in CAPABILITIES],
    )
    meanings = meanings_of(rows, load_language(language))
    assert len(meanings) == len(COMPONENTS) + len(SPEC_FIELDS) + len(CAPABILITIES)
    assert all(one.sentence.endswith(".") for one in meanings)


def test_a_capability_with_the_name_of_a_price_has_its_own_meaning():
    found = meanings_of(table(tools=["web_search"], capabilities=["web_search"]), load_language())
    assert [one.label for one in found] == ["Web search", "Web search"]
    assert found[0].sentence != found[1].sentence


def test_two_rows_of_one_price_are_explained_once_and_test_results_not_at_all():
    rows = table(input=["input_text", "input_text"], benchmarks=["GPQA"])
    found = meanings_of(rows, load_language())
    assert found == (Meaning("Input price", "Billed for the text that you send."),)
