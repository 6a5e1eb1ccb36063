"""Every text of a template is translated, and what is compiled is what is written."""

import io
from pathlib import Path

import pytest
from babel.messages.extract import extract_python
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(settings.BASE_DIR)
TEMPLATES = ROOT / "templates"
PYTHON = {
    "model_pages": ["model_pages/directory.py"],
    "comparisons": ["comparisons/picker.py", "comparisons/not_found.py"],
    "cms_site": [],
}
FUNCTIONS = {"_": None, "gettext": None, "ngettext": (1, 2)}
CATALOGUES = sorted(ROOT.glob("*/locale/*/LC_MESSAGES/django.po"))


def sources(app):
    """The code of an app's templates, and of the modules whose texts a visitor sees."""
    templates = sorted((TEMPLATES / app).glob("**/*.html"))
    if app == "cms_site":
        templates += [TEMPLATES / "base.html", TEMPLATES / "404.html"]
    for path in templates:
        lines = templatize(path.read_text()).splitlines()
        yield "\n".join(line.lstrip() for line in lines)
    yield from ((ROOT / path).read_text() for path in PYTHON[app])


def texts(app):
    for source in sources(app):
        found = extract_python(io.BytesIO(source.encode()), FUNCTIONS, [], {})
        for _line, function, message, _comments in found:
            if function == "ngettext":
                yield message[:2]
            elif function:
                yield message[0] if isinstance(message, tuple) else message


def catalogue(path):
    """Translations by text; a text with a plural is a pair."""
    with path.open("rb") as file:
        found = read_po(file) if path.suffix == ".po" else read_mo(file)
    pairs = ((message.id, message.string) for message in found if message.id)
    return {_comparable(text): _comparable(translation) for text, translation in pairs}


def _comparable(text):
    return tuple(text) if isinstance(text, list) else text


def name_of(path):
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", CATALOGUES, ids=name_of)
def test_a_catalogue_has_every_text_of_its_app_and_no_other(path):
    app = path.relative_to(ROOT).parts[0]

    translated = {text for text, translation in catalogue(path).items() if translation}

    assert translated == set(texts(app))


@pytest.mark.parametrize("path", CATALOGUES, ids=name_of)
def test_a_compiled_catalogue_is_up_to_date(path):
    assert catalogue(path.with_suffix(".mo")) == catalogue(path)


def test_every_app_with_texts_has_a_catalogue():
    assert {path.relative_to(ROOT).parts[0] for path in CATALOGUES} == set(PYTHON)
