"""Reading and checking the YAML files that hold the words and sentences of a language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from babel import Locale, UnknownLocaleError

from .sentence import Sentence

ENGLISH = "en"

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The one in C where PyYAML was built with it: ten times as fast, and the same checks."""

UNREADABLE = (OSError, ValueError, yaml.YAMLError)
"""What ``read_file`` raises for a file that is none of ours."""


def base_language(tag: str) -> str:
    """ "de" for "de", "de-at" and "de_DE"."""
    return tag.replace("_", "-").lower().split("-")[0]


class UnusableFile(ValueError):
    """A file of texts that cannot be used; ``problems`` lists everything that is wrong with it."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


@cache
def bundled_languages(folder: Path) -> Mapping[str, Path]:
    """The files of a folder by their language: ``de.yaml`` is German."""
    return {path.stem: path for path in sorted(folder.glob("*.yaml"))}


def files_of(language: str, folder: Path, added: Iterable[Path]) -> tuple[Path, ...]:
    """The file of a language in ``folder``, then those of ``added`` that speak it.

    A file that cannot be read belongs to every language, so that its problem is found.
    """
    ours = (path for path in added if _file_language(path) in (language, None))
    return (bundled_languages(folder)[language], *ours)


def read_file(path: Path) -> dict[str, Any]:
    """Raises one of ``UNREADABLE`` for what is not a mapping with a known locale."""
    content = yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)
    if not isinstance(content, dict):
        raise ValueError("a wording file is a mapping of sections")
    locale = content.get("locale", ENGLISH)
    try:
        Locale.parse(str(locale), sep="-" if "-" in str(locale) else "_")
    except (UnknownLocaleError, ValueError):
        raise ValueError(f"'locale' is {locale!r}, not a locale such as de or en_US") from None
    return content


def read_sections(path: Path, sections: Iterable[str]) -> dict[str, Any]:
    """What stands in each section, nothing where a file has none.

    Raises one of ``UNREADABLE``, for a section of another name too.
    """
    content = read_file(path)
    unknown = content.keys() - {"locale", *sections}
    if unknown:
        raise ValueError(f"unknown section {', '.join(sorted(map(repr, unknown)))}")
    return {key: content.get(key) or {} for key in sections}


def leaves(node: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Texts by their path: ``R04.cheaper``."""
    if isinstance(node, dict):
        for name, child in node.items():
            yield from leaves(child, f"{key}.{name}" if key else str(name))
    elif isinstance(node, str):
        yield key, node
    else:
        raise ValueError(f"'{key}' is {node!r}, not a text")


def file_problems(
    files: tuple[Path, ...],
    texts_of: Callable[[Path], Mapping[str, str]],
    text_problems: Callable[[str, str], Iterable[str]],
    required: Iterable[str],
) -> list[str]:
    """What is wrong with each text of the files, by its key, and what they lack together."""
    problems: list[str] = []
    missing = set(required)
    for path in files:
        try:
            texts = texts_of(path)
        except UNREADABLE as error:
            problems.append(f"{path}: cannot be read: {error}")
            continue
        missing -= texts.keys()
        problems += [f"{path}: {one}" for item in texts.items() for one in text_problems(*item)]
    names = ", ".join(map(str, files))
    return problems + [f"{names}: '{key}' is missing." for key in sorted(missing)]


def placeholder_problems(key: str, text: str, allowed: frozenset[str]) -> Iterator[str]:
    try:
        used = Sentence.parse(text).placeholders
    except ValueError as error:
        yield f"'{key}': {error}"
        return
    for name in sorted(used - allowed):
        known = ", ".join(sorted(allowed)) or "none"
        yield f"'{key}' uses the placeholder '{{{name}}}'; it has: {known}."


def stray_problems(folder: Path, added: Iterable[Path]) -> Iterator[str]:
    """Files in a language that ``folder`` has no file of: nobody would ever read them."""
    known = bundled_languages(folder)
    for path in added:
        language = _file_language(path)
        if language is not None and language not in known:
            yield f"{path}: the locale '{language}' is unknown: there are {', '.join(known)}."


def _file_language(path: Path) -> str | None:
    try:
        return _stated_language(path)
    except UNREADABLE:
        return None


@cache
def _stated_language(path: Path) -> str:
    return base_language(str(read_file(path).get("locale", ENGLISH)))
