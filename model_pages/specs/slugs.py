"""Names as addresses, and which of them a model may have so that a pair's can be read again."""

from __future__ import annotations

import re
import unicodedata

PAIR_SEPARATOR = "-vs-"


def is_model_slug(slug: str) -> bool:
    """Neither empty nor with the separator in it or at an end: "a-vs" would read "a-vs-vs-b"."""
    return bool(slug) and PAIR_SEPARATOR not in f"-{slug}-"


def identifier_slug(identifier: str) -> str:
    """The address form of a model ID: ``gpt-4.1-mini-2025-04-14`` is gpt-4-1-mini-2025-04-14."""
    dashed = re.sub(r"[./:@]", "-", identifier)
    plain = unicodedata.normalize("NFKD", dashed).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain)).strip("-_")
