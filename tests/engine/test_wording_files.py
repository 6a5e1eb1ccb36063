"""The wording: every sentence in a file, checked before anybody reads it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from comparisons.engine import RULES, WordingError, load_wording, wording_problems
from comparisons.engine.values import Days, Listing, Money, Percent, Phrase, Ratio, Term
from model_pages.specs.dates import PartialDate
from tests.engine.factories import compared, said, sheet, tokens


@pytest.fixture
def site_file(tmp_path):
    def write(text, name="site.yaml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def pair_page(wording=None):
    left, right = sheet("Alpha", "text", *tokens("0.4")), sheet("Beta", "text", *tokens("2"))
    return compared(left, right, wording=wording)


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_bundled_wording_has_no_problem(language):
    assert wording_problems(language=language) == []


def test_a_site_replaces_a_single_sentence(site_file):
    path = site_file('rules: {R04: {cheaper: "{cheaper}: {low} instead of {high}."}}')
    page = pair_page(load_wording(path))
    assert said(page, "R04") == ["Alpha: $0.4 instead of $2."]
    assert said(page, "R38") == said(pair_page(), "R38")


def test_the_last_file_wins(site_file):
    first = site_file('page: {title: "{left} or {right}"}', "first.yaml")
    last = site_file('page: {title: "{right} or {left}"}', "last.yaml")
    assert pair_page(load_wording(first, last)).title == "Beta or Alpha"


def test_one_sheet_has_cells_in_every_language():
    left, right = sheet("Alpha", "text", *tokens("0.4")), sheet("Beta", "text", *tokens("2"))
    german = compared(left, right, wording=load_wording(language="de"))
    english = compared(left, right)
    assert german.glance[3].left.text == "0,4\xa0$ / 1 Mio. Token"
    assert english.glance[3].left.text == "$0.4 / 1M tokens"


def test_a_file_speaks_the_language_that_it_names_and_no_other(site_file):
    german = site_file('locale: de_AT\npage: {title: "{left} oder {right}"}', "german.yaml")
    english = site_file('page: {title: "{left} or {right}"}', "english.yaml")
    files = (german, english)
    assert pair_page(load_wording(*files, language="de")).title == "Alpha oder Beta"
    assert pair_page(load_wording(*files)).title == "Alpha or Beta"


def test_a_language_without_a_file_is_english():
    assert load_wording(language="de-at") is load_wording(language="de")
    assert load_wording(language="fr") is load_wording()


def test_a_file_in_a_language_that_nobody_speaks_is_a_problem(site_file):
    path = site_file("locale: fr")
    (problem,) = wording_problems(path)
    assert problem == f"{path}: the locale 'fr' is unknown: there are de, en."


def test_a_sentence_that_a_language_lacks_is_a_problem(monkeypatch):
    monkeypatch.setitem(RULES["R38"].says, "dearest", "model")
    (problem,) = wording_problems(language="de")
    assert problem.endswith("de.yaml: 'R38.dearest' is missing.")


def test_a_term_can_be_said_otherwise(site_file):
    path = site_file('terms: {modality: {image: "pictures"}}')
    left, right = sheet("Alpha", reads="text image"), sheet("Beta", reads="text")
    assert said(compared(left, right, wording=load_wording(path)), "R20") == [
        "Alpha also reads pictures."
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('rules: {R04: {cheapest: "x"}}', "'R04.cheapest' is unknown"),
        ('rules: {R99: {any: "x"}}', "'R99.any' is unknown"),
        (
            'rules: {R04: {same: "{pirce}"}}',
            "'R04.same' uses the placeholder '{pirce}'; it has: price.",
        ),
        ('faqs: {F29: {unchecked: "{date}"}}', "uses the placeholder '{date}'; it has: none."),
        ('rules: {R04: {same: "{price.amount}"}}', "'{price.amount}' is not a placeholder"),
        ('rules: {R04: {same: "{price!r}"}}', "'{price}' is not a placeholder"),
        ('rules: {R04: {same: "{price:>9}"}}', "'{price}' is not a placeholder"),
        ('rules: {R04: {same: "{}"}}', "'{}' is not a placeholder"),
        ('rules: {R04: {same: "{price"}}', "'R04.same': expected '}'"),
        ("rules: {R04: {same: 7}}", "'R04.same' is 7, not a text"),
        ("rulez: {}", "unknown section 'rulez'"),
        ("locale: no", "'locale' is False, not a locale such as de or en_US"),
        ("locale: klingon", "'locale' is 'klingon', not a locale"),
        ("- a list", "a wording file is a mapping of sections"),
        ("rules: {", "cannot be read"),
        ('terms: {colour: {red: "x"}}', "'terms.colour.red' is unknown: terms are modality"),
        ('terms: "x"', "'terms' is unknown"),
        ("!!python/object/apply:os.system ['true']", "cannot be read"),
    ],
)
def test_a_problem_names_the_file_the_key_and_the_placeholder(site_file, text, problem):
    path = site_file(text)
    (found,) = wording_problems(path)
    assert found.startswith(f"{path}: ")
    assert problem in found
    with pytest.raises(WordingError) as error:
        load_wording(path)
    assert error.value.problems == (found,)


def test_a_file_that_is_not_there_is_a_problem(tmp_path):
    (problem,) = wording_problems(tmp_path / "nowhere.yaml")
    assert "nowhere.yaml: cannot be read" in problem


def test_an_empty_section_changes_nothing(site_file):
    assert wording_problems(site_file("rules:")) == []


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("as it is", "as it is"),
        (1047576, "1,047,576"),
        (Money(Decimal("0.40"), "USD"), "$0.4"),
        (Percent(Decimal("37.5")), "38%"),
        (Ratio(Decimal("7.99")), "8"),
        (Days(1), "1 day"),
        (Days(400), "400 days"),
        (date(2026, 11, 23), "Nov 23, 2026"),
        (PartialDate(2025, 4), "Apr 2025"),
        (Term("modality", "pdf"), "PDF files"),
        (Term("capability", "pdf_input"), "PDF input"),
        (Term("unit", "image"), "per image"),
        (Listing(("one", Term("type", "image"), "three")), "one, an image model, and three"),
        (Phrase("shared.nobody_in_line"), "No live successor is listed."),
    ],
)
def test_values_are_written_as_a_reader_of_the_locale_expects(value, written):
    assert load_wording().write(value) == written
