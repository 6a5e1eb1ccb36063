"""The sheets of one page, made ready to stand beside each other."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from model_pages.specs.sheet import SpecSheet

from .currencies import shared_first
from .offers import as_offer


def side_by_side(sheets: Sequence[SpecSheet], offers: Collection[str]) -> Sequence[SpecSheet]:
    """Each sheet as this page shows it, in their order.

    ``offers`` are the slugs of those that are one model at several providers: they are told apart
    by the providers' names. Of a price in several currencies the one that all share comes first.
    """
    if offers:
        sheets = [as_offer(one) if one.slug in offers else one for one in sheets]
    if any(one.has_a_choice_of_currencies for one in sheets):
        return [shared_first(one, [o for o in sheets if o is not one]) for one in sheets]
    return sheets
