"""The sentences of this site: the bundled ones, and what its own files replace."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.checks import Error

from comparisons.engine import Wording, load_wording, wording_problems


def wording_files() -> list[Path]:
    """Paths in ``COMPARISONS_WORDING_FILES``; a later file wins."""
    return [Path(path) for path in getattr(settings, "COMPARISONS_WORDING_FILES", [])]


def site_wording() -> Wording:
    return load_wording(*wording_files())


def check_wording(app_configs, **kwargs) -> list[Error]:
    """A system check: a key or placeholder that no sentence can have stops the start."""
    return [
        Error(
            problem,
            hint="Compare with comparisons/wording/en.yaml.",
            id="comparisons.E001",
        )
        for problem in wording_problems(*wording_files())
    ]
