"""What an address says of a workload: read as meant, or refused at its field."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from django.http import QueryDict
from django.utils import translation
from hypothesis import given

from comparisons.engine.counts import CountError, read_count, read_share
from comparisons.engine.presets import PRESETS, presets_for
from comparisons.engine.workloads import MOST, Workload
from comparisons.workload_query import COUNTS, PARAMETERS, RULES, query_of, read_workload
from model_pages.specs.vocabulary import MODEL_TYPES
from tests.engine.strategies import thorough, workloads


def asked(query):
    return read_workload(QueryDict(query))


def address(workload):
    query = QueryDict(mutable=True)
    query.update(query_of(workload))
    return query.urlencode()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("0", 0),
        ("007", 7),
        ("50000", 50_000),
        ("50,000", 50_000),
        ("50.000", 50_000),
        ("50 000", 50_000),
        ("50\u202f000", 50_000),
        ("50'000", 50_000),
        ("50_000", 50_000),
        ("1,048,576", 1_048_576),
        ("2k", 2_000),
        ("2 K", 2_000),
        ("1.5M", 1_500_000),
        ("1,5m", 1_500_000),
        ("0.500k", 500),
        ("1,234.5k", 1_234_500),
        ("2.0", 2),
        ("-5", -5),
    ],
)
def test_a_count_is_read_as_people_write_it(text, count):
    assert read_count(text) == count


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not_a_number"),
        ("many", "not_a_number"),
        ("2e6", "not_a_number"),
        ("١٢", "not_a_number"),
        ("1,500,00", "not_a_number"),
        ("1.500.5", "not_a_number"),
        ("9" * 41, "not_a_number"),
        ("1,500k", "ambiguous"),
        ("1.500M", "ambiguous"),
        ("1.5", "not_whole"),
        ("0.0005k", "not_whole"),
    ],
)
def test_a_count_that_is_none_or_two_is_refused(text, code):
    with pytest.raises(CountError) as refused:
        read_count(text)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("text", "share"),
    [("70", "0.7"), ("70%", "0.7"), ("33,3 %", "0.333"), ("33.333", "0.33333"), ("0", "0")],
)
def test_a_share_is_a_percentage(text, share):
    assert read_share(text) == Decimal(share)


@pytest.mark.parametrize("text", ["-1", "1.23456", "5k", "half", "1,000.5"])
def test_what_is_no_percentage_is_refused(text):
    with pytest.raises(CountError):
        read_share(text)


def test_an_address_without_a_workload_asks_for_none():
    one = asked("q=gpt&in=&mix=")
    assert (one.workload, one.errors, one.typed, one.is_given) == (None, {}, {}, False)


def test_an_address_names_a_whole_workload():
    one = asked("in=2k&out=500&cached=33.3&requests=3,000&batch=1&searches=2")
    assert one.workload == Workload(
        "", 2000, 500, Decimal("0.333"), searches=2, requests=3000, is_batch=True
    )
    assert one.is_given


def test_a_preset_is_one_word_and_fills_the_fields():
    one = asked("mix=long_document")
    assert one.workload == PRESETS["long_document"].workload
    assert (one.typed["in"], one.typed["out"]) == ("50,000", "1,000")


def test_what_is_given_beside_a_preset_stands_in_the_place_of_what_it_says():
    one = asked("mix=long_document&out=7")
    assert one.workload == Workload("", 50_000, 7)
    assert one.typed == {"mix": "long_document", "in": "50,000", "out": "7"}


@pytest.mark.parametrize(
    ("query", "field", "message"),
    [
        ("in=many", "in", "Input tokens: “many” is not a number: write it like 50000 or 50k."),
        ("in=1.5", "in", "Input tokens: “1.5” is not a whole number."),
        ("out=-5", "out", "Output tokens: “-5” is below 0."),
        (
            "in=1,500k",
            "in",
            "Input tokens: “1,500k” can be read in two ways: write the number in full.",
        ),
        (
            "pages=2M",
            "pages",
            "Pages: “2M” is more than 1,000,000, the most that is counted here.",
        ),
        ("in=1&requests=0", "requests", "Requests a month: “0” is less than one request."),
        ("in=1&batch=yes", "batch", "Batch: “yes” is none of the values of this field."),
        (
            "images=1&quality=best",
            "quality",
            "Quality: “best” is none of the values of this field.",
        ),
        ("images=1&size=huge", "size", "Size: “huge” is none of the values of this field."),
        ("mix=novel", "mix", "Workload: “novel” is none of the workloads that are offered here."),
        ("in=1&in=2", "in", "Input tokens: This is given more than once, and not alike: 1, 2."),
        (
            "requests=5",
            "in",
            "Input tokens: Nothing is asked for: write how much of something one request holds.",
        ),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_priced(query, field, message):
    one = asked(query)
    assert one.errors == {field: message}
    assert one.workload is None


@pytest.mark.parametrize("share", ["101", "-1", "half", "1.23456"])
def test_a_cached_part_is_a_share(share):
    one = asked(f"in=1&cached={share}")
    assert list(one.errors) == ["cached"]
    assert "is not a share from 0 to 100 percent" in one.errors["cached"]


def test_every_wrong_field_is_told_and_keeps_what_was_typed():
    one = asked("in=a&out=500&pages=b&mix=novel")
    assert set(one.errors) == {"in", "pages", "mix"}
    assert one.typed == {"in": "a", "out": "500", "pages": "b", "mix": "novel"}


def test_the_same_twice_is_the_same():
    assert asked("in=5&in=5").workload == Workload(input_tokens=5)


@pytest.mark.parametrize("text", ["%00", "%ff%fe", "a" * 10_000, "%0a1", "<script>", "1%s"])
def test_a_broken_address_is_told_and_short(text):
    for key in PARAMETERS:
        one = asked(f"{key}={text}")
        assert one.workload is None
        assert key in one.errors
        assert len(one.errors[key]) < 300
        assert "\0" not in one.errors[key] + one.typed[key]


def test_the_rules_are_said_in_german():
    with translation.override("de"):
        message = asked("pages=2M").errors["pages"]
    assert message == "Seiten: „2M“ ist mehr als 1.000.000; mehr wird hier nicht gezählt."


@thorough
@given(workloads())
def test_the_address_of_a_workload_reads_as_that_workload(workload):
    assert asked(address(workload)).workload == workload


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.key)
def test_a_preset_has_a_short_address_however_it_is_asked_for(preset):
    spelled = replace(preset.workload, key="")
    assert query_of(spelled) == query_of(preset.workload) == {"mix": preset.key}
    assert asked(address(spelled)).workload == preset.workload


def test_every_kind_of_model_has_a_workload_to_begin_with():
    for kind in MODEL_TYPES:
        assert presets_for([kind.key]), kind.key


def test_the_workloads_of_the_first_kind_come_first():
    keys = [one.key for one in presets_for(["image", "text"])]
    assert keys[0] == "images"
    assert "chat" in keys


@pytest.mark.parametrize("parameter", COUNTS)
def test_the_most_of_everything_can_be_asked_for(parameter):
    most = MOST[COUNTS[parameter]]
    assert asked(f"{parameter}={most}&pages=1").workload or parameter == "pages"
    assert list(asked(f"{parameter}={most + 1}").errors) == [parameter]


def test_no_two_presets_are_alike():
    held = [one.workload.without_key for one in PRESETS]
    assert len(set(held)) == len(held)


def test_every_rule_names_what_was_typed_or_nothing_was():
    assert [code for code, rule in RULES.items() if "%(typed)s" not in str(rule)] == ["nothing"]
