"""How large a file may be: every part of reading one is bounded before it begins."""

from __future__ import annotations

from django.conf import settings

DEFAULTS = {
    "MAX_BYTES": 10_000_000,
    "MAX_UNPACKED_BYTES": 50_000_000,
    "MAX_RATIO": 200,
    "MAX_ROWS": 20_000,
    "MAX_COLUMNS": 500,
    "MAX_CELLS": 1_000_000,
    "MAX_CELL_CHARACTERS": 4_000,
}
"""``MODEL_PAGES_IMPORT_<NAME>`` overrules one. The ratio is that of unpacked to packed bytes."""


def limit(name: str) -> int:
    return int(getattr(settings, f"MODEL_PAGES_IMPORT_{name}", DEFAULTS[name]))


def over(name: str, value: int, what: str) -> str:
    """What is told of a file that is too large, for example "100,001 rows, and 20,000 are allowed
    (MODEL_PAGES_IMPORT_MAX_ROWS)"."""
    return f"{value:,} {what}, and {limit(name):,} are allowed (MODEL_PAGES_IMPORT_{name})"
