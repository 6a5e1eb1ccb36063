"""The sentences of a language: loaded from YAML, checked against what the rules can say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path

from model_pages.specs.language import Language, language_code, load_language
from model_pages.specs.language_files import (
    ENGLISH,
    UnusableFile,
    bundled_languages,
    file_problems,
    files_of,
    leaves,
    placeholder_problems,
    read_sections,
    stray_problems,
)
from model_pages.specs.sentence import Sentence
from model_pages.specs.words import KINDS

from .percent import rounded_ratio, whole
from .texts import expected_texts
from .values import Listing, OwnPhrase, Percent, Phrase, Ratio, Term, Value
from .writer import written

FOLDER = Path(__file__).parent.parent / "wording"

_PLUGIN_FILES: list[Path] = []

_NESTED = frozenset({Phrase, OwnPhrase, Listing})

SECTIONS = ("page", "summary", "lineup", "shared", "charts", "rules", "faqs", "terms")


class WordingError(UnusableFile):
    """A wording file that cannot be used."""


@dataclass(frozen=True, eq=False)
class Wording:
    """Sentences by key, ``R04.cheaper``, in a language; ``terms`` say its words otherwise."""

    language: Language
    sentences: Mapping[str, Sentence]
    terms: Mapping[str, str] = field(default_factory=dict)
    _kept: Callable[[Value], str] = field(init=False, repr=False)
    _listings: Callable[[tuple[str, ...]], str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Values are looked up with their types: 5% is not 5 times."""
        kept = lru_cache(maxsize=8192, typed=True)(self._write)
        listings = lru_cache(maxsize=8192)(self.language.formatter.listing)
        object.__setattr__(self, "_kept", kept)
        object.__setattr__(self, "_listings", listings)

    def say(self, phrase: Phrase) -> str:
        """Written out, and not a call for each placeholder: a page says some fifty sentences."""
        return self.fill(*phrase)

    def fill(self, key: str, params: Mapping[str, Value]) -> str:
        """A sentence by its key."""
        sentence, kept, write = self.sentences[key], self._kept, self.write
        words = [
            value
            if (kind := (value := params[name]).__class__) is str
            else (write(value) if kind in _NESTED else kept(value))
            for name in sentence.names
        ]
        return sentence.template % tuple(words)

    def write(self, value: Value) -> str:
        if isinstance(value, Phrase):
            return self.say(value)
        if isinstance(value, Listing):
            items = [item if item.__class__ is str else self.write(item) for item in value.items]
            return self._listings(tuple(items))
        return self._kept(value)

    def _write(self, value: Value) -> str:
        if isinstance(value, str):
            return value
        if isinstance(value, Term):
            own = self.terms.get(f"{value.kind}.{value.key}")
            return own or self.language.word(value.kind, value.key)
        if isinstance(value, Percent):
            return self._percent(whole(value.value))
        if isinstance(value, Ratio):
            return written(self.language.formatter, Ratio(rounded_ratio(value.value)))
        return written(self.language.formatter, value)

    def _percent(self, number: int) -> str:
        """Never 0% for a difference, never 100% for less than all of it."""
        text = written(self.language.formatter, Percent(Decimal(min(max(number, 1), 99))))
        if 0 < number < 100:
            return text
        key = "shared.percent_over" if number else "shared.percent_under"
        return self.fill(key, {"percent": text})


def load_wording(*overrides: Path, language: str = ENGLISH) -> Wording:
    """The bundled sentences, those of plug-ins, and single texts replaced by ``overrides``.

    ``language`` is a tag such as "de" or "de-at"; one without a bundled file is English. Each
    further file has the shape of the bundled one and only the keys that it changes; its
    ``locale`` says which language it speaks, English if there is none. Raises WordingError for
    anything that could not be said.
    """
    code = wording_language(language)
    return _loaded(load_language(code), _files(code, overrides))


def wording_problems(*overrides: Path, language: str = ENGLISH) -> list[str]:
    """What is wrong with the wording, each problem with its file, key and placeholder."""
    stray = list(stray_problems(FOLDER, (*_PLUGIN_FILES, *overrides)))
    return stray + _problems(_files(wording_language(language), overrides))


def wording_language(tag: str) -> str:
    """The language of a tag that has both words and sentences; else English."""
    code = language_code(tag)
    return code if code in bundled_languages(FOLDER) else ENGLISH


def register_wording(path: Path) -> None:
    """Add a plug-in's sentences to the bundled ones; a site's own files still come after."""
    if path not in _PLUGIN_FILES:
        _PLUGIN_FILES.append(path)


def _files(language: str, overrides: Iterable[Path]) -> tuple[Path, ...]:
    return files_of(language, FOLDER, (*_PLUGIN_FILES, *overrides))


@cache
def _loaded(language: Language, files: tuple[Path, ...]) -> Wording:
    problems = _problems(files)
    if problems:
        raise WordingError(problems)
    texts: dict[str, str] = {}
    for path in files:
        texts |= _texts(path)
    terms = {key.removeprefix("terms."): text for key, text in texts.items() if _is_term(key)}
    sentences = {key: Sentence.parse(text) for key, text in texts.items() if not _is_term(key)}
    return Wording(language, sentences, terms)


def _problems(files: tuple[Path, ...]) -> list[str]:
    expected = expected_texts()

    def text_problems(key: str, text: str) -> Iterator[str]:
        if _is_term(key):
            if key.split(".")[1] not in KINDS:
                yield f"'{key}' is unknown: terms are {', '.join(KINDS)}."
        elif key not in expected:
            yield f"'{key}' is unknown: no rule, FAQ or page says it."
        else:
            yield from placeholder_problems(key, text, expected[key])

    return file_problems(files, _texts, text_problems, expected)


def _texts(path: Path) -> dict[str, str]:
    """Texts by key. Rules and FAQs are known by their own names: ``R04.cheaper``."""
    texts: dict[str, str] = {}
    for section, content in read_sections(path, SECTIONS).items():
        prefix = "" if section in ("rules", "faqs") else section
        texts |= dict(leaves(content, prefix))
    return texts


def _is_term(key: str) -> bool:
    return key.startswith("terms.")
