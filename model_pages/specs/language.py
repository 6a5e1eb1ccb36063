"""A language: its formats, its words for what the registries name, and the phrases of cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .formats import Formatter
from .language_files import (
    ENGLISH,
    UnusableFile,
    base_language,
    bundled_languages,
    file_problems,
    files_of,
    leaves,
    placeholder_problems,
    read_file,
    read_sections,
    stray_problems,
)
from .phrases import PHRASES
from .sentence import Sentence
from .words import KINDS, opening

FOLDER = Path(__file__).parent.parent / "words"

SECTIONS = ("words", "labels", "phrases")

_PLUGIN_FILES: list[Path] = []


class LanguageError(UnusableFile):
    """A file of words that cannot be used."""


@dataclass(frozen=True, eq=False)
class Language:
    """``words`` and ``labels`` by kind and key: ``words["component"]["input_text"]``."""

    code: str
    formatter: Formatter
    words: Mapping[str, Mapping[str, str]]
    labels: Mapping[str, Mapping[str, str]]
    phrases: Mapping[str, Sentence]

    def word(self, kind: str, key: str) -> str:
        """As it stands in the middle of a sentence: "input price", "an image model"."""
        return self.words[kind].get(key) or KINDS[kind].word(key)

    def label(self, kind: str, key: str) -> str:
        """As it stands at the head of a row: "Input price", "Image"."""
        return self.labels[kind].get(key) or KINDS[kind].label(key)

    def say(self, phrase: str, **params: str) -> str:
        """A phrase of PHRASES: ``say("kept", time="1 hour")``."""
        return self.phrases[phrase].fill(params.__getitem__)


def load_language(tag: str = ENGLISH) -> Language:
    """The language of a tag such as "de" or "de-at"; English where there is no file of it.

    Raises LanguageError for words that could not be used.
    """
    code = language_code(tag)
    return _loaded(code, files_of(code, FOLDER, _PLUGIN_FILES))


def language_code(tag: str) -> str:
    code = base_language(tag)
    return code if code in bundled_languages(FOLDER) else ENGLISH


def language_problems(tag: str = ENGLISH) -> list[str]:
    """What is wrong with the words of a language, with file, key and placeholder."""
    code = language_code(tag)
    stray = list(stray_problems(FOLDER, _PLUGIN_FILES))
    return stray + _problems(files_of(code, FOLDER, _PLUGIN_FILES))


def register_words(path: Path) -> None:
    """Add the words of a plug-in in one language, whose ``locale`` the file names."""
    if path not in _PLUGIN_FILES:
        _PLUGIN_FILES.append(path)


@cache
def _loaded(code: str, files: tuple[Path, ...]) -> Language:
    problems = _problems(files)
    if problems:
        raise LanguageError(problems)
    texts: dict[str, str] = {}
    for path in files:
        texts |= _texts(path)
    words, labels = _by_kind(texts, "words"), _by_kind(texts, "labels")
    for kind, found in words.items():
        labels[kind] = {key: opening(word) for key, word in found.items()} | labels[kind]
    phrases = {key: Sentence.parse(text) for key, text in _section(texts, "phrases")}
    return Language(code, Formatter(str(read_file(files[0])["locale"])), words, labels, phrases)


def _by_kind(texts: Mapping[str, str], section: str) -> dict[str, dict[str, str]]:
    by_kind: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    for path, text in _section(texts, section):
        kind, _, key = path.partition(".")
        by_kind[kind][key] = text
    return by_kind


def _section(texts: Mapping[str, str], section: str) -> Iterator[tuple[str, str]]:
    for key, text in texts.items():
        if key.startswith(f"{section}."):
            yield key.removeprefix(f"{section}."), text


def _texts(path: Path) -> dict[str, str]:
    """``words.component.input_text``, ``phrases.kept``."""
    return dict(leaves(read_sections(path, SECTIONS)))


def _problems(files: tuple[Path, ...]) -> list[str]:
    return file_problems(files, _texts, _text_problems, _required())


def _required() -> Iterator[str]:
    """What no registry can say instead."""
    for name, kind in KINDS.items():
        yield from (f"words.{name}.{key}" for key in kind.needed)
    yield from (f"phrases.{key}" for key in PHRASES)


def _text_problems(key: str, text: str) -> Iterator[str]:
    section, _, rest = key.partition(".")
    if section == "phrases":
        if rest in PHRASES:
            yield from placeholder_problems(key, text, PHRASES[rest])
        else:
            yield f"'{key}' is unknown: no cell says it."
        return
    name, _, word = rest.partition(".")
    if name not in KINDS:
        yield f"'{key}' is unknown: kinds of words are {', '.join(KINDS)}."
    elif word not in KINDS[name].known():
        yield f"'{key}' is unknown: there is no {name} of this key."
