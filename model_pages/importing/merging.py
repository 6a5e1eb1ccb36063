"""One page and what a file wants of it: the entry and the price rows that come of both.

A page is compared twice where it has a draft: its published state, and the draft.
"""

from __future__ import annotations

from pydantic import TypeAdapter

from model_pages.catalogue.flat import (
    Raw,
)
from model_pages.catalogue.rules import broken_rules
from model_pages.catalogue.schema import ModelEntry, PriceEntry
from model_pages.models import ModelPage

from .field_merging import merge_fields, model_column, with_prices
from .merged import Around, Merged
from .price_merging import merge_prices, price_column
from .wanted import Wanted

_MODEL = TypeAdapter(ModelEntry)


def merge(copy: ModelPage | None, raw: Raw, wanted: Wanted, around: Around) -> Merged:
    """``copy`` is the page in memory and ``raw`` what it says; None and {} for a new one."""
    merged = Merged()
    prices = merge_prices(copy, raw, wanted, around, merged) if wanted.says_prices else []
    slug = copy.slug if copy else wanted.slug
    if wanted.says_fields:
        merge_fields(raw, wanted, slug, prices, around, merged)
    if merged.checked is None:
        merged.checked = _skeleton(prices)
    _check_rules(wanted, prices, around, merged)
    return merged


def _skeleton(prices: list[tuple[int, PriceEntry]]) -> ModelEntry:
    """An entry that says prices only."""
    entry = _MODEL.validate_python({"slug": "x", "name": "x", "provider": "x", "type": "text"})
    return with_prices(entry, prices)


def _check_rules(
    wanted: Wanted, prices: list[tuple[int, PriceEntry]], around: Around, merged: Merged
) -> None:
    assert merged.checked is not None
    for path, rule in broken_rules(merged.checked, around.today):
        if path[0] == "prices":
            row, key = prices[int(path[1])][0], price_column(path[2:], {})
        else:
            row, key = wanted.row, model_column(path)
        merged.faults.append((row, key, "", rule))
