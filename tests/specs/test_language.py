"""The words of a language: what a file says, what the registries say, and what is wrong."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from model_pages import plugins
from model_pages.specs import language as language_module
from model_pages.specs.language import LanguageError, language_problems, load_language
from model_pages.specs.vocabulary import (
    CAPABILITIES,
    CONDITIONS,
    SPEC_FIELDS,
    Capability,
    SpecField,
)

ROOT = Path(__file__).parent.parent.parent
LANGUAGES = ["de", "en"]


@pytest.fixture
def plugin_file(monkeypatch, tmp_path):
    monkeypatch.setattr(language_module, "_PLUGIN_FILES", [])

    def write(text, name="words.yaml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        plugins.register_words(path)
        return path

    return write


@pytest.fixture
def singing():
    yield plugins.register_capability(Capability("singing", "Live singing"))
    CAPABILITIES.unregister("singing")


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_bundled_words_have_no_problem(code):
    assert language_problems(code) == []


@pytest.mark.parametrize("tag", ["de", "de-at", "de_CH", "DE"])
def test_a_tag_with_a_region_is_its_language(tag):
    assert load_language(tag) is load_language("de")


@pytest.mark.parametrize("tag", ["en", "en-gb", "fr", ""])
def test_a_language_without_a_file_is_english(tag):
    assert load_language(tag).code == "en"


def test_german_has_a_word_of_its_own_for_everything_that_is_built_in():
    """In a fresh interpreter: other tests register words of their own."""
    code = (
        "from model_pages.specs.language import load_language\n"
        "from model_pages.specs.words import KINDS\n"
        "words = load_language('de').words\n"
        "print([key for name in KINDS for key in KINDS[name].known() if key not in words[name]])"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("kind", "key", "word", "label"),
    [
        ("component", "input_text", "input price", "Input price"),
        ("capability", "pdf_input", "PDF input", "PDF input"),
        ("type", "image", "an image model", "Image"),
        ("modality", "image", "images", "Image"),
        ("unit", "1m_tokens", "per million tokens", "1M tokens"),
        ("status", "retiring", "retiring soon", "Retiring soon"),
        ("field_value", "commercial_use.limited", "allowed within limits", "Allowed within limits"),
        ("condition_value", "quality.hd", "HD", "HD"),
        ("condition_value", "resolution.720p", "720p", "720p"),
        ("group", "acme_extras", "acme extras", "Acme extras"),
        ("heading", "A plug-in's own text", "A plug-in's own text", "A plug-in's own text"),
    ],
)
def test_an_english_word_stands_in_a_sentence_or_at_the_head_of_a_row(kind, key, word, label):
    english = load_language()
    assert (english.word(kind, key), english.label(kind, key)) == (word, label)


def test_german_keeps_the_capitals_of_its_nouns():
    german = load_language("de")
    assert german.word("component", "input_text") == "Eingabepreis"
    assert german.word("field", "open_weights") == "offene Gewichte"
    assert german.label("field", "open_weights") == "Offene Gewichte"
    assert german.label("type", "image") == "Bild"


def test_a_plug_in_without_words_keeps_the_label_of_its_registry(singing):
    assert load_language("de").label("capability", "singing") == "Live singing"
    assert load_language("de").word("capability", "singing") == "live singing"


def test_a_plug_in_brings_its_words_in_a_language(singing, plugin_file):
    path = plugin_file("locale: de\nwords: {capability: {singing: Gesang}}")
    plugins.register_words(path)
    assert [path] == language_module._PLUGIN_FILES
    assert load_language("de").label("capability", "singing") == "Gesang"
    assert load_language("en").label("capability", "singing") == "Live singing"


def test_a_group_that_a_plug_in_brings_may_be_named(plugin_file):
    field = plugins.register_spec_field(SpecField("acme_seats", "Seats", "acme_extras", "integer"))
    plugin_file("locale: de\nwords: {group: {acme_extras: Zugaben}}")
    try:
        assert language_problems("de") == []
        assert load_language("de").label("group", "acme_extras") == "Zugaben"
    finally:
        SPEC_FIELDS.unregister(field.key)


def test_a_phrase_is_filled_with_what_it_names():
    assert load_language("de").say("kept", time="1 Stunde") == "1 Stunde gespeichert"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("words: {component: {inptu_text: x}}", "'words.component.inptu_text' is unknown"),
        ("words: {colour: {red: x}}", "'words.colour.red' is unknown: kinds of words are modality"),
        ("phrases: {keeps: x}", "'phrases.keeps' is unknown: no cell says it."),
        (
            'phrases: {kept: "{tiem}"}',
            "'phrases.kept' uses the placeholder '{tiem}'; it has: time.",
        ),
        ("words: {component: {input_text: 7}}", "'words.component.input_text' is 7, not a text"),
        ("word: {}", "unknown section 'word'"),
        ("locale: klingon", "'locale' is 'klingon', not a locale"),
        ("words: {", "cannot be read"),
    ],
)
def test_a_problem_names_the_file_the_key_and_the_placeholder(plugin_file, text, problem):
    path = plugin_file(text)
    (found,) = language_problems()
    assert found.startswith(f"{path}: ")
    assert problem in found
    with pytest.raises(LanguageError) as error:
        load_language()
    assert error.value.problems == (found,)


def test_a_missing_phrase_or_word_is_a_problem(monkeypatch, tmp_path):
    (tmp_path / "en.yaml").write_text("locale: en_US", encoding="utf-8")
    monkeypatch.setattr(language_module, "FOLDER", tmp_path)
    problems = language_problems()
    assert f"{tmp_path / 'en.yaml'}: 'phrases.kept' is missing." in problems
    assert f"{tmp_path / 'en.yaml'}: 'words.state.unknown' is missing." in problems
    assert not any("words.component" in problem for problem in problems)


def test_words_in_a_language_that_nobody_speaks_are_a_problem(plugin_file):
    path = plugin_file("locale: fr")
    assert language_problems() == [f"{path}: the locale 'fr' is unknown: there are de, en."]


@pytest.mark.parametrize(("registry", "key"), [(CAPABILITIES, "vision"), (CONDITIONS, "quality")])
def test_a_built_in_that_a_site_drops_does_not_spoil_its_words(registry, key):
    dropped = registry[key]
    registry.unregister(key)
    try:
        assert language_problems("de") == []
    finally:
        registry.register(dropped, origin="model_pages.specs.builtin")
