"""Two offers of one model are told apart by who makes them: the model's name is that of both."""

from __future__ import annotations

import re
from dataclasses import replace

from model_pages.specs.sheet import SpecSheet


def as_offer(sheet: SpecSheet) -> SpecSheet:
    """The sheet under the name of its offer, "GLM-5.3 (BigModel)", made once and kept with it."""
    kept: SpecSheet | None = vars(sheet).get("_as_offer")
    if kept is None:
        named = _names_its_provider(sheet)
        kept = sheet if named else replace(sheet, name=f"{sheet.name} ({sheet.provider.name})")
        vars(sheet)["_as_offer"] = kept
    return kept


def _names_its_provider(sheet: SpecSheet) -> bool:
    """In brackets at the end, by its name or a word of it: "(Azure)" for Microsoft Azure.

    Elsewhere the same word may be a maker's: "Mistral Large 3" says nothing of who serves it.
    """
    bracketed = re.search(r"\(([^()]*)\)$", sheet.name.casefold())
    if bracketed is None:
        return False
    provider, within = sheet.provider.name.casefold(), bracketed.group(1)
    words = re.findall(r"\w{3,}", within)
    return provider in within or not set(words).isdisjoint(re.findall(r"\w+", provider))
