"""Which slugs a model may have, so that the address of a pair can be read again."""

from __future__ import annotations

PAIR_SEPARATOR = "-vs-"


def is_model_slug(slug: str) -> bool:
    """Neither empty nor with the separator in it or at an end: "a-vs" would read "a-vs-vs-b"."""
    return bool(slug) and PAIR_SEPARATOR not in f"-{slug}-"
