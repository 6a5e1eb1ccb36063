"""The sentences of this site: the bundled ones, and what its own files replace."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.checks import Error
from django.utils.translation import get_language

from comparisons.engine import Wording, load_wording, wording_problems
from model_pages.languages import content_languages


def wording_files() -> list[Path]:
    """Paths in ``COMPARISONS_WORDING_FILES``; a later file wins."""
    return [Path(path) for path in getattr(settings, "COMPARISONS_WORDING_FILES", [])]


def site_wording() -> Wording:
    """In the active language: a page activates that of its locale."""
    return load_wording(*wording_files(), language=get_language() or settings.LANGUAGE_CODE)


def check_wording(app_configs, **kwargs) -> list[Error]:
    """A system check: a key or placeholder that no sentence can have stops the start.

    It reads the sentences of every language that pages of the site can be in.
    """
    files = wording_files()
    found = dict.fromkeys(
        problem
        for language in content_languages()
        for problem in wording_problems(*files, language=language)
    )
    return [
        Error(problem, hint="Compare with comparisons/wording/en.yaml.", id="comparisons.E001")
        for problem in found
    ]
