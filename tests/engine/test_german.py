"""A comparison in German: every word, and every number as German writes it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from comparisons.engine import load_wording
from comparisons.engine.values import Days, Listing, Money, Percent, Phrase, Ratio, Term
from model_pages.specs.dates import PartialDate
from model_pages.specs.lifecycle import Lifecycle
from model_pages.specs.prices import FreeKind, PriceKind, PriceState
from model_pages.specs.sheet import Benchmark
from tests.engine.factories import (
    GOOGLE,
    SOURCE,
    answers,
    compared,
    price,
    result,
    said,
    sheet,
    statements,
    successor,
    tokens,
)
from tests.engine.strategies import pairs, thorough


def german(left, right):
    return compared(left, right, wording=load_wording(language="de"))


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1047576, "1.047.576"),
        (Money(Decimal("0.40"), "USD"), "0,4\xa0$"),
        (Money(Decimal("1234.5"), "EUR"), "1.234,5\xa0€"),
        (Percent(Decimal("37.5")), "38\xa0%"),
        (Percent(Decimal("99.9")), "mehr als 99\xa0%"),
        (Ratio(Decimal("8.18")), "8,2"),
        (Days(1), "1 Tag"),
        (Days(400), "400 Tage"),
        (date(2026, 11, 23), "23.11.2026"),
        (PartialDate(2025, 4), "Apr. 2025"),
        (Term("modality", "pdf"), "PDF-Dateien"),
        (Term("unit", "image"), "pro Bild"),
        (Term("status", "retired"), "abgeschaltet"),
        (Listing(("eins", Term("type", "image"), "drei")), "eins, ein Bildmodell und drei"),
        (Phrase("shared.nobody_in_line"), "Ein verfügbarer Nachfolger ist nicht genannt."),
    ],
)
def test_values_are_written_as_germans_do(value, written):
    assert load_wording(language="de").write(value) == written


def test_sentences_and_answers_are_german():
    page = german(
        sheet("Alpha", "text", *tokens("0.4", "1.6"), facts={"context_window": 1047576}),
        sheet("Beta", "text", *tokens("2", "8"), facts={"context_window": 128000}),
    )
    assert said(page, "R04") == [
        "Alpha ist bei Eingabe-Token 80\xa0% günstiger (0,4\xa0$ gegenüber 2\xa0$ pro Million)."
    ]
    assert said(page, "R18") == [
        "Alpha fasst 1.047.576 Token, etwa 8,2-mal so viele wie Beta mit 128.000."
    ]
    (cost,) = answers(page, "F03")
    assert cost.startswith(
        "Alpha: Eingabepreis 0,4\xa0$ pro Million Token und Ausgabepreis 1,6\xa0$"
    )


def test_a_sentence_names_days_without_bending_them():
    ending = sheet("Alpha", lifecycle=Lifecycle(retires_on=date(2026, 11, 24)))
    page = german(ending, sheet("Beta"))
    assert said(page, "R29")[0].startswith("Alpha wird am 24.11.2026 abgeschaltet (noch 1 Tag).")


def test_the_table_is_german():
    left = sheet(
        "Alpha",
        "text",
        *tokens("0.4"),
        price("input_text", "0.2", service_tier="batch"),
        price("input_text", "0.8", input_tokens_over=200_000),
        price("input_text", "0.3", kind=PriceKind.PROMOTION, until=date(2026, 12, 31)),
        price("cache_write_text", "0.5", cache_ttl="1h"),
        price("output_text", None, free=FreeKind.FREE_TIER),
        facts={"context_window": 1047576, "commercial_use": "limited", "open_weights": True},
        developer=GOOGLE,
        benchmarks=(Benchmark("MMLU", "", "accuracy", "", Decimal("80.5"), True, SOURCE),),
        announced=(price("input_text", "0.1", starts=date(2027, 1, 1)),),
        successors=(successor("Gamma"),),
    )
    page = german(left, sheet("Beta", "text", price("input_text", None, state=PriceState.INCLUDED)))
    table = {
        (row.label, row.condition): (row.left.text, row.left.detail, row.right.detail)
        for group in page.groups
        for row in group.rows
    }
    assert table == {
        ("Entwickler", ""): ("Google", "", ""),
        ("Eingabepreis", ""): ("0,4\xa0$ / 1 Mio. Token", "", ""),
        ("Eingabepreis", "Aktion"): (
            "0,3\xa0$ / 1 Mio. Token",
            "Aktion bis 31.12.2026",
            "keine Daten",
        ),
        ("Eingabepreis", "Batch"): ("0,2\xa0$ / 1 Mio. Token", "", "keine Daten"),
        ("Eingabepreis", "über 200.000 Eingabe-Token"): (
            "0,8\xa0$ / 1 Mio. Token",
            "",
            "keine Daten",
        ),
        ("Eingabepreis", "ab 01.01.2027"): ("0,1\xa0$ / 1 Mio. Token", "", "nichts angekündigt"),
        ("Ausgabepreis", ""): ("Kostenloses Kontingent", "", "keine Daten"),
        ("Preis für das Schreiben in den Cache", "1 Stunde gespeichert"): (
            "0,5\xa0$ / 1 Mio. Token",
            "",
            "keine Daten",
        ),
        ("Kontextfenster", ""): ("1,05\xa0Mio. Token", "1.047.576 Token", "keine Daten"),
        ("Offene Gewichte", ""): ("Ja", "", "keine Daten"),
        ("Kommerzielle Nutzung", ""): ("In Grenzen erlaubt", "", "keine Daten"),
        ("MMLU", "accuracy, eigene Angabe"): ("80,5", "", "nicht getestet"),
    }
    status = page.glance[-1]
    assert (status.label, status.left.text) == ("Status", "Abgelöst durch Gamma")
    assert page.glance[0].left.detail == "entwickelt von Google"


def test_the_evidence_is_german():
    page = german(
        sheet("Alpha", "text", *tokens("0.4"), facts={"context_window": 1047576}),
        sheet("Beta", "text", *tokens("2"), facts={"context_window": 128000}),
    )
    (size,), (cost,) = statements(page, "R18"), statements(page, "R04")
    assert (size.evidence[0].label, size.evidence[0].value, size.evidence[0].unit) == (
        "Kontextfenster",
        "1.047.576",
        "Token",
    )
    assert (cost.evidence[0].label, cost.evidence[0].unit) == ("Eingabepreis", "pro Million Token")


def anchors(page):
    rows = [row for group in page.groups for row in group.rows]
    return [one.anchor for one in (*rows, *page.glance, *statements(page), *page.faqs)]


@thorough
@given(pairs())
def test_a_link_to_a_row_or_a_sentence_is_the_same_in_every_language(pair):
    assert sorted(anchors(german(*pair))) == sorted(anchors(compared(*pair)))


def test_the_row_of_a_test_result_is_named_by_what_was_measured():
    one, other = result("81"), result("70", setting="no tools", self_reported=True)
    page = german(
        sheet("Alpha", "text", *tokens("1", "2"), benchmarks=(one, other)),
        sheet("Beta", "text", *tokens("2", "4"), benchmarks=(result("80"),)),
    )
    found = [row for group in page.groups if group.key == "benchmarks" for row in group.rows]
    assert {(row.anchor, row.condition) for row in found} == {
        ("test-gpqa-diamond-accuracy-independent", "accuracy, unabhängig"),
        ("test-gpqa-diamond-accuracy-no-tools-self-reported", "accuracy, no tools, eigene Angabe"),
    }
