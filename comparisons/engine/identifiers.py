"""What a model is called in APIs, written alike whoever serves it."""

from __future__ import annotations

import re

from model_pages.specs.sheet import SpecSheet


def identifiers(sheet: SpecSheet) -> frozenset[str]:
    """Its model ID, aliases and snapshots, without the prefixes that hosts put before them.

    "openai/gpt-oss-120b" and "gpt-oss-120b" are one, and so are Bedrock's "minimax.minimax-m2"
    and "MiniMax-M2". Computed once for each sheet and kept with it.
    """
    kept: frozenset[str] | None = vars(sheet).get("_identifiers")
    if kept is None:
        texts = (sheet.model_id, *(alias.identifier for alias in sheet.aliases))
        kept = frozenset(_plain(text, sheet.developer_or_provider.slug) for text in texts if text)
        vars(sheet)["_identifiers"] = kept
    return kept


def names(sheet: SpecSheet) -> frozenset[str]:
    """The identifiers, and the name that is printed."""
    kept: frozenset[str] | None = vars(sheet).get("_names")
    if kept is None:
        kept = identifiers(sheet) | {_plain(sheet.name, sheet.developer_or_provider.slug)}
        vars(sheet)["_names"] = kept
    return kept


def _plain(text: str, maker: str) -> str:
    last = text.casefold().rsplit("/", 1)[-1].removeprefix(f"{maker}.")
    return re.sub(r"[\s_.]+", "-", last.strip())
