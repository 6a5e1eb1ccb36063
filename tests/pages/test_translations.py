"""Every text of templates and modules is translated, and what is compiled is what is written."""

import ast
import re
from collections import Counter

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from docs.build_translations import (
    CATALOGUES,
    IN_CONTEXT,
    PLURAL,
    ROOT,
    SINGLE,
    Text,
    app_of,
    code_of,
    marked,
    modules,
    text_of,
    texts,
)

APPS = ["cms_site", "comparisons", "model_pages"]
HELD = re.compile(r"%%?\(\w+\)[a-z]|%[sd]|\{\w*\}|<[^>]+>")
"""What a translation must hold as often as its text: placeholders and tags."""


def catalogue(path):
    """Translations by text: one, or those of singular and plural."""
    with path.open("rb") as file:
        found = read_po(file) if path.suffix == ".po" else read_mo(file)
    return {text_of(message): _forms(message.string) for message in found if message.id}


def _forms(string):
    return (string,) if isinstance(string, str) else tuple(string)


def name_of(path):
    return str(path.relative_to(ROOT))


def held(text):
    return Counter(HELD.findall(text))


def calls_of_marks(path):
    places = {**dict.fromkeys(SINGLE, 1), **dict.fromkeys([*PLURAL, *IN_CONTEXT], 2)}
    for node in ast.walk(ast.parse(code_of(path))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in places:
            yield node, node.args[: places[node.func.id]]


@pytest.mark.parametrize("path", CATALOGUES, ids=name_of)
def test_a_catalogue_has_every_text_of_its_app_and_no_other(path):
    translated = {text for text, forms in catalogue(path).items() if all(forms)}

    assert translated == set(texts(app_of(path)))


@pytest.mark.parametrize("path", CATALOGUES, ids=name_of)
def test_a_translation_has_the_placeholders_and_tags_of_its_text(path):
    wrong = [
        (original, form)
        for text, forms in catalogue(path).items()
        for original, form in zip(filter(None, text[:2]), forms, strict=True)
        if held(original) != held(form)
    ]

    assert wrong == []


@pytest.mark.parametrize("path", CATALOGUES, ids=name_of)
def test_a_compiled_catalogue_is_up_to_date(path):
    assert catalogue(path.with_suffix(".mo")) == catalogue(path)


def test_one_text_is_translated_in_one_way_by_every_app():
    """Django keeps one translation of a text for the whole site."""
    found = {}
    for path in CATALOGUES:
        for text, forms in catalogue(path).items():
            found.setdefault((path.parts[-3], text), set()).add(forms)

    assert {text: forms for text, forms in found.items() if len(forms) > 1} == {}


@pytest.mark.parametrize("app", APPS)
def test_every_marked_text_can_be_found_without_running_the_code(app):
    """An f-string, or a text made of parts, is in no catalogue.

    A single name is no text but stands for one that is marked where it is written.
    """
    hidden = [
        f"{name_of(path)}:{call.lineno}"
        for path in modules(app)
        for call, texts_of_call in calls_of_marks(path)
        if any(isinstance(text, (ast.JoinedStr, ast.BinOp)) for text in texts_of_call)
    ]

    assert hidden == []


@pytest.mark.parametrize("app", APPS)
def test_a_function_that_marks_texts_is_called_by_a_name_that_is_looked_for(app):
    unknown = [
        f"{name_of(path)}: {alias.asname}"
        for path in modules(app)
        for node in ast.walk(ast.parse(code_of(path)))
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.asname not in (None, "_") and "gettext" in alias.name
    ]

    assert unknown == []


def test_every_app_with_texts_has_a_catalogue():
    assert {app_of(path) for path in CATALOGUES} == set(APPS)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("_('One')", Text("One")),
        ("gettext_lazy('One')", Text("One")),
        ("told('%(n)s of one', n=_count(all))", Text("%(n)s of one")),
        ("ngettext('%(n)d cell', '%(n)d cells', n)", Text("%(n)d cell", plural="%(n)d cells")),
        ("pgettext('key', 'Home')", Text("Home", context="key")),
    ],
)
def test_a_text_is_found_by_the_function_that_marks_it(code, text):
    assert [*marked(code)] == [text]
