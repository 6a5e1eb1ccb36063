"""A page in a German locale is German from its title to its footer."""

import re

import pytest
from django.core.checks import run_checks
from django.utils import translation
from wagtail.models import Locale, Site

from model_pages.specs.language import load_language
from tests import factories

TITLES = {"Models", "Providers", "Compare"}  # what an editor called the index pages
PAIR = "/compare/gpt-4-1-mini-vs-gpt-4o/"
GERMAN = [("en-gb", "English"), ("de", "German")]


@pytest.fixture
def german_root(db, settings):
    """A site of two languages whose root page, and so whatever is made below it, is German."""
    settings.WAGTAIL_I18N_ENABLED = True
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = GERMAN
    root = Site.objects.get(is_default_site=True).root_page
    root.locale = Locale.objects.create(language_code="de")
    root.save()


@pytest.fixture
def german_pair(german_root, site):
    successor = factories.model("GPT-5 Mini", prices={"input_text": "0.25", "output_text": "2"})
    factories.model(
        "GPT-4.1 Mini",
        prices=[
            factories.price("input_text", "0.4"),
            factories.price("output_text", "1.6"),
            factories.price("input_text", "0.2", conditions={"service_tier": "batch"}),
            factories.price("input_text", None, state="not_published", conditions={"region": "eu"}),
        ],
        context_window=1047576,
        release_date="2025-04-14",
        superseded_by=successor,
        open_weights=False,
        modalities_in=["text", "image"],
        capabilities={"vision": True},
    )
    factories.model(
        "GPT-4o",
        prices={"input_text": "2.5", "output_text": "10"},
        release_date="2024-05",
        capabilities={"vision": False},
    )


def english_words():
    """Labels and states that a table could hold and that are not German too."""
    english, german = load_language("en"), load_language("de")
    for name, words in german.words.items():
        for key in words:
            for say in ("word", "label"):
                word = getattr(english, say)(name, key)
                if word.casefold() not in getattr(german, say)(name, key).casefold():
                    yield word


def shown(html):
    """The text of the page's main part, without the names of prices' sources."""
    main = re.search(r"<main.*</main>", html, re.DOTALL).group()
    return re.sub(r"<[^>]+>", "\n", main)


@pytest.mark.parametrize("url", [PAIR, "/models/gpt-4-1-mini/", "/models/", "/providers/openai/"])
def test_no_english_word_is_left(client, german_pair, url):
    html = client.get(url).content.decode()

    assert '<html lang="de">' in html
    lines = {line.strip() for line in shown(html).splitlines()}
    assert (lines - TITLES) & set(english_words()) == set()
    assert "Zum Inhalt springen" in html
    assert translation.get_language() == "en-gb"


def test_a_pair_speaks_and_counts_in_german(client, german_pair):
    html = client.get(PAIR).content.decode()

    assert "GPT-4.1 Mini ist bei Eingabe-Token 84\xa0% günstiger" in html
    assert "0,4\xa0$ / 1 Mio. Token" in html
    assert "1.047.576 Token" in html
    assert "Abgelöst durch GPT-5 Mini" in html
    assert "geprüft am 20.11.2026" in html
    assert "Auf einen Blick" in html


def test_a_model_page_and_the_directory_are_german(client, german_pair):
    model = client.get("/models/gpt-4-1-mini/").content.decode()
    directory = client.get("/models/").content.decode()

    assert "Kontextfenster" in model
    assert "nicht veröffentlicht" in model
    assert "Alle Werte geprüft am 20.11.2026." in model
    assert "3 Modelle" in directory
    assert re.search(r"Aktuell</span> <span[^>]*>2<", directory)


def test_a_pair_that_does_not_exist_is_refused_in_german(client, german_pair):
    response = client.get("/compare/gpt-4o-vs-gpt-9/")

    assert response.status_code == 404
    assert "Kein veröffentlichtes Modell heißt „gpt-9“." in response.content.decode()


def test_a_site_in_one_language_speaks_that_one(client, settings, site):
    settings.LANGUAGE_CODE = "de-at"
    factories.model("GPT-4.1 Mini", prices={"input_text": "0.4"})

    html = client.get("/models/gpt-4-1-mini/").content.decode()

    assert "0,4\xa0$ / 1 Mio. Token" in html
    assert "Alle Angaben" in html


def test_the_sentences_of_every_language_of_the_site_are_checked(settings, tmp_path):
    own = tmp_path / "own.yaml"
    own.write_text('locale: de\nrules:\n  R28:\n    retired: "{winner} ist weg."\n')
    settings.COMPARISONS_WORDING_FILES = [own]

    assert [error for error in run_checks() if error.id == "comparisons.E001"] == []
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = GERMAN
    (error,) = [error for error in run_checks() if error.id == "comparisons.E001"]
    assert all(word in error.msg for word in (str(own), "R28.retired", "{winner}"))
