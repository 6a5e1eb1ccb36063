"""The sentences of a language: loaded from YAML, checked against what the rules can say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from model_pages.specs.formats import Formatter

from .percent import rounded_ratio, whole
from .sentence import Sentence
from .texts import expected_texts
from .values import Listing, Percent, Phrase, Ratio, Term, Value
from .writer import TERMS, english_term, listing, written

BUNDLED = Path(__file__).parent.parent / "wording" / "en.yaml"

_PLUGIN_FILES: list[Path] = []

SECTIONS = ("page", "shared", "rules", "faqs", "terms")


class WordingError(ValueError):
    """A wording file that cannot be used; ``problems`` lists everything that is wrong with it."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


@dataclass(frozen=True, eq=False)
class Wording:
    """Sentences by key, ``R04.cheaper``, with the formats of their locale."""

    formatter: Formatter
    sentences: Mapping[str, Sentence]
    terms: Mapping[str, str] = field(default_factory=dict)

    def say(self, phrase: Phrase) -> str:
        params = phrase.params
        return self.sentences[phrase.key].fill(lambda name: self.write(params[name]))

    def write(self, value: Value) -> str:
        if isinstance(value, str):
            return value
        if isinstance(value, Phrase):
            return self.say(value)
        if isinstance(value, Listing):
            return listing(self.formatter, tuple(map(self.write, value.items)))
        if isinstance(value, Term):
            return self.terms.get(f"{value.kind}.{value.key}") or english_term(value)
        if isinstance(value, Percent):
            return self._percent(whole(value.value))
        if isinstance(value, Ratio):
            return written(self.formatter, Ratio(rounded_ratio(value.value)))
        return written(self.formatter, value)

    def _percent(self, number: int) -> str:
        """Never 0% for a difference, never 100% for less than all of it."""
        text = written(self.formatter, Percent(Decimal(min(max(number, 1), 99))))
        if 0 < number < 100:
            return text
        key = "shared.percent_over" if number else "shared.percent_under"
        return self.sentences[key].fill(lambda _: text)


def load_wording(*overrides: Path) -> Wording:
    """The bundled English, the sentences of plug-ins, and single texts replaced by ``overrides``.

    Each file has the shape of the bundled one and only the keys that it changes; a ``locale``
    in it replaces the locale. Raises WordingError for anything that could not be said.
    """
    return _loaded(_files(overrides))


def wording_problems(*overrides: Path) -> list[str]:
    """What is wrong with the wording, each problem with its file, key and placeholder."""
    return _problems(_files(overrides))


def register_wording(path: Path) -> None:
    """Add a plug-in's sentences to the bundled ones; a site's own files still come after."""
    if path not in _PLUGIN_FILES:
        _PLUGIN_FILES.append(path)


def _files(overrides: Iterable[Path]) -> tuple[Path, ...]:
    return (BUNDLED, *_PLUGIN_FILES, *overrides)


@cache
def _loaded(files: tuple[Path, ...]) -> Wording:
    problems = _problems(files)
    if problems:
        raise WordingError(problems)
    locale, texts = "", dict[str, str]()
    for path in files:
        content = _read(path)
        locale = content.get("locale", locale)
        texts |= _flat(content)
    terms = {key.removeprefix("terms."): text for key, text in texts.items() if _is_term(key)}
    sentences = {key: Sentence.parse(text) for key, text in texts.items() if not _is_term(key)}
    return Wording(Formatter(locale), sentences, terms)


def _problems(files: tuple[Path, ...]) -> list[str]:
    expected = expected_texts()
    problems: list[str] = []
    missing = set(expected)
    for path in files:
        try:
            texts = _flat(_read(path))
        except (OSError, ValueError, yaml.YAMLError) as error:
            problems.append(f"{path}: cannot be read: {error}")
            continue
        missing -= texts.keys()
        problems += [f"{path}: {text}" for text in _text_problems(texts, expected)]
    names = ", ".join(map(str, files))
    return problems + [f"{names}: '{key}' is missing." for key in sorted(missing)]


def _text_problems(
    texts: Mapping[str, str], expected: Mapping[str, frozenset[str]]
) -> Iterable[str]:
    for key, text in texts.items():
        if _is_term(key):
            if key.split(".")[1] not in TERMS:
                yield f"'{key}' is unknown: terms are {', '.join(TERMS)}."
        elif key not in expected:
            yield f"'{key}' is unknown: no rule, FAQ or page says it."
        else:
            yield from _placeholder_problems(key, text, expected[key])


def _placeholder_problems(key: str, text: str, allowed: frozenset[str]) -> Iterable[str]:
    try:
        used = Sentence.parse(text).placeholders
    except ValueError as error:
        yield f"'{key}': {error}"
        return
    for name in sorted(used - allowed):
        known = ", ".join(sorted(allowed)) or "none"
        yield f"'{key}' uses the placeholder '{{{name}}}'; it has: {known}."


def _read(path: Path) -> dict[str, Any]:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(content, dict):
        raise ValueError("a wording file is a mapping of sections")
    return content


def _flat(content: Mapping[str, Any]) -> dict[str, str]:
    """Texts by key. Rules and FAQs are known by their own names: ``R04.cheaper``."""
    unknown = content.keys() - {"locale", *SECTIONS}
    if unknown:
        raise ValueError(f"unknown section {', '.join(sorted(map(repr, unknown)))}")
    texts: dict[str, str] = {}
    for section in SECTIONS:
        prefix = "" if section in ("rules", "faqs") else section
        texts |= dict(_leaves(content.get(section) or {}, prefix))
    return texts


def _leaves(node: Any, key: str) -> Iterable[tuple[str, str]]:
    if isinstance(node, dict):
        for name, child in node.items():
            yield from _leaves(child, f"{key}.{name}" if key else str(name))
    elif isinstance(node, str):
        yield key, node
    else:
        raise ValueError(f"'{key}' is {node!r}, not a text")


def _is_term(key: str) -> bool:
    return key.startswith("terms.")
