"""Two offers of one model are told apart by who makes them: the model's name is that of both."""

from __future__ import annotations

from dataclasses import replace

from model_pages.specs.sheet import SpecSheet


def as_offer(sheet: SpecSheet) -> SpecSheet:
    """The sheet under the name of its offer, "GLM-5.3 (BigModel)", made once and kept with it.

    A name that says its provider already stays as it is.
    """
    kept: SpecSheet | None = vars(sheet).get("_as_offer")
    if kept is None:
        provider = sheet.provider.name
        named = provider.casefold() in sheet.name.casefold()
        kept = sheet if named else replace(sheet, name=f"{sheet.name} ({provider})")
        vars(sheet)["_as_offer"] = kept
    return kept
