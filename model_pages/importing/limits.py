"""How large a file may be: every part of reading one is bounded before it begins."""

from __future__ import annotations

from django.conf import settings
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy

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


def over(name: str, value: int) -> str:
    """What is told of a file that is too large, for example "100,001 rows, and 20,000 are allowed
    (MODEL_PAGES_IMPORT_MAX_ROWS)"."""
    return _TOO_MUCH[name] % {
        "count": number_format(value, force_grouping=True),
        "most": number_format(limit(name), force_grouping=True),
        "setting": f"MODEL_PAGES_IMPORT_{name}",
    }


_BYTES = gettext_lazy("%(count)s bytes, and %(most)s are allowed (%(setting)s)")

_TOO_MUCH = {
    "MAX_BYTES": _BYTES,
    "MAX_UNPACKED_BYTES": _BYTES,
    "MAX_RATIO": gettext_lazy(
        "%(count)s times its own size, and %(most)s are allowed (%(setting)s)"
    ),
    "MAX_ROWS": gettext_lazy("%(count)s rows, and %(most)s are allowed (%(setting)s)"),
    "MAX_COLUMNS": gettext_lazy("%(count)s columns, and %(most)s are allowed (%(setting)s)"),
    "MAX_CELLS": gettext_lazy("%(count)s cells, and %(most)s are allowed (%(setting)s)"),
    "MAX_CELL_CHARACTERS": gettext_lazy(
        "%(count)s characters, and %(most)s are allowed (%(setting)s)"
    ),
}
