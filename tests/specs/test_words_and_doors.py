"""The built-in words, what an editor may type for them, and how plug-ins add to them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from model_pages import plugins
from model_pages.specs.builtin import pixel_size, positive_integer, short_word
from model_pages.specs.dates import PartialDate
from model_pages.specs.field_kinds import meant_value, stored_value, typed_text
from model_pages.specs.registry import DuplicateRegistration, Registry
from model_pages.specs.units import UNITS, Unit
from model_pages.specs.vocabulary import (
    CAPABILITIES,
    COMPONENTS,
    CONDITIONS,
    FIELD_KINDS,
    MODALITIES,
    MODEL_TYPES,
    SPEC_FIELDS,
    Capability,
    Component,
    Condition,
    Modality,
    ModelType,
    SpecField,
)

REGISTRIES = (UNITS, CAPABILITIES, COMPONENTS, CONDITIONS, MODALITIES, MODEL_TYPES, SPEC_FIELDS)


@pytest.fixture(autouse=True)
def registries_as_before():
    before = [{item.key for item in registry} for registry in REGISTRIES]
    yield
    for registry, keys in zip(REGISTRIES, before, strict=True):
        for key in {item.key for item in registry} - keys:
            registry.unregister(key)


def test_built_in_words_refer_to_each_other():
    meters = {unit.meter for unit in UNITS}
    types = {item.key for item in MODEL_TYPES}
    assert all(item.meter in meters for item in COMPONENTS)
    assert all(item.produces in MODALITIES for item in MODEL_TYPES)
    assert all(item.kind in FIELD_KINDS for item in SPEC_FIELDS)
    for item in (*COMPONENTS, *SPEC_FIELDS):
        assert item.applies_to is None or item.applies_to <= types


@pytest.mark.parametrize(("text", "number"), [("200,000", 200000), ("1_000", 1000), (" 7 ", 7)])
def test_a_whole_number_may_be_typed_as_people_write_it(text, number):
    assert positive_integer(text) == number


@pytest.mark.parametrize("text", ["0", "", "1.5", "-3", "²", "many"])
def test_what_is_no_whole_number_is_refused(text):
    with pytest.raises(ValueError, match=f"'{text}' is not a whole number above 0"):
        positive_integer(text)


def test_a_number_has_an_upper_bound_that_the_refusal_names():
    assert positive_integer("1,000,000,000,000") == 10**12
    assert positive_integer("007") == 7
    for text in ("1000000000001", "9" * 5000):
        with pytest.raises(ValueError, match=f"'{text}' is too large: write at most 1,000,000,"):
            positive_integer(text)


def of_kind(kind):
    return SpecField("fact", "Fact", "limits", kind, choices=(("small", "small"),))


@pytest.mark.parametrize("text", ["1024x1536", "1024 × 1536", "1024-x-1536", "1024X1536"])
def test_a_size_may_be_typed_in_several_ways(text):
    assert pixel_size(text) == "1024x1536"


@pytest.mark.parametrize("text", ["1024", "0x10", "large", "1024x1000000"])
def test_what_is_no_size_is_refused(text):
    with pytest.raises(ValueError, match=f"'{text}' is not a size"):
        pixel_size(text)


def test_a_short_word_is_lower_case_without_spaces():
    assert short_word(" EU-west-1 ") == "eu-west-1"
    with pytest.raises(ValueError, match="'two words' is not a short word"):
        short_word("two words")


@pytest.mark.parametrize(
    ("kind", "typed", "stored", "meant"),
    [
        ("tokens", "1,047,576", 1047576, 1047576),
        ("integer", "3072", 3072, 3072),
        ("boolean", "Yes", True, True),
        ("boolean", "no", False, False),
        ("text", " MIT ", "MIT", "MIT"),
        ("partial_date", "2025-04", "2025-04", PartialDate(2025, 4)),
        ("modalities", "text, image", ["text", "image"], ("text", "image")),
        ("words", "Low, medium", ["low", "medium"], ("low", "medium")),
        ("choice", "small", "small", "small"),
    ],
)
def test_a_typed_fact_is_stored_and_means_what_was_typed(kind, typed, stored, meant):
    assert stored_value(of_kind(kind), typed) == stored
    assert meant_value(of_kind(kind), stored) == meant
    assert stored_value(of_kind(kind), typed_text(kind, stored)) == stored


def test_a_typed_day_is_a_day():
    from datetime import date

    assert stored_value(of_kind("date"), "2026-11-23") == "2026-11-23"
    assert meant_value(of_kind("date"), "2026-11-23") == date(2026, 11, 23)
    assert meant_value(of_kind("date"), date(2026, 11, 23)) == date(2026, 11, 23)


@pytest.mark.parametrize("empty", [None, "", []])
def test_an_empty_value_means_nothing(empty):
    assert meant_value(of_kind("text"), empty) is None


@pytest.mark.parametrize("stored", ["huge", ["small"], 1])
def test_a_stored_choice_that_the_field_does_not_have_means_nothing(stored):
    assert meant_value(of_kind("choice"), stored) is None


@pytest.mark.parametrize(
    ("kind", "text", "rule"),
    [
        ("boolean", "perhaps", "'perhaps' is neither yes nor no"),
        ("date", "23.11.2026", "'23.11.2026' is not a day"),
        ("modalities", "text, smell", "'smell' is not a modality"),
        ("words", "low; high", "'low; high' is not a list of short words"),
        ("choice", "tiny", "'tiny' is not one of small"),
    ],
)
def test_a_wrong_fact_is_refused_with_the_text_and_the_rule(kind, text, rule):
    with pytest.raises(ValueError, match=rule):
        stored_value(of_kind(kind), text)


def test_a_registry_keeps_order_and_refuses_what_is_taken():
    registry = Registry[Capability]("Capability")
    registry.register(Capability("b", "B"), origin="one")
    registry.register(Capability("a", "A"), origin="two")
    assert [item.key for item in registry] == ["b", "a"]
    assert (len(registry), "a" in registry, registry.get("c")) == (2, True, None)
    with pytest.raises(DuplicateRegistration) as error:
        registry.register(Capability("a", "Other"), origin="three")
    assert str(error.value) == (
        "Capability 'a' is already registered by two; three cannot register it again."
    )
    registry.unregister("a")
    assert "a" not in registry


@pytest.mark.parametrize(
    ("register", "item", "registry"),
    [
        (plugins.register_capability, Capability("sing", "Singing"), CAPABILITIES),
        (plugins.register_modality, Modality("smell", "Smell", "smells"), MODALITIES),
        (plugins.register_model_type, ModelType("agent", "Agent", "an agent", "text"), MODEL_TYPES),
        (
            plugins.register_unit,
            Unit("credit", "credits", Decimal(1), "credit", "per credit"),
            UNITS,
        ),
        (
            plugins.register_price_component,
            Component("tokens_of_thought", "Thought price", "tokens", "output"),
            COMPONENTS,
        ),
        (plugins.register_price_condition, Condition("mood", "Mood", "Of the model."), CONDITIONS),
        (
            plugins.register_spec_field,
            SpecField("eu", "In the EU", "licence", "boolean"),
            SPEC_FIELDS,
        ),
    ],
)
def test_another_app_adds_a_word_once_in_its_own_name(register, item, registry):
    assert register(item) is item
    assert registry[item.key] is item
    with pytest.raises(DuplicateRegistration, match=f"by {__name__}; {__name__} cannot"):
        register(item)


def test_a_built_in_word_is_not_replaced():
    with pytest.raises(DuplicateRegistration, match=r"already registered by model_pages\.specs"):
        plugins.register_capability(Capability("vision", "Eyes"))


@pytest.mark.parametrize(
    ("register", "item", "rule"),
    [
        (
            plugins.register_spec_field,
            SpecField("eu", "In the EU", "licence", "tribool"),
            "Spec field 'eu' has the kind 'tribool', not one of boolean, choice",
        ),
        (
            plugins.register_price_component,
            Component("spells", "Spells", "mana", "tools"),
            "Price component 'spells' counts mana, but no unit does",
        ),
        (
            plugins.register_unit,
            Unit("megatoken", "tokens", Decimal(1), "megatoken", "per megatoken"),
            "the meter 'tokens' needs exactly one unit of factor 1",
        ),
        (
            plugins.register_unit,
            Unit("half_credit", "credits", Decimal(2), "half credit", "per half credit"),
            "the meter 'credits' needs exactly one unit of factor 1",
        ),
    ],
)
def test_a_word_that_nothing_could_use_is_refused_with_the_rule(register, item, rule):
    with pytest.raises(ValueError, match=rule):
        register(item)


def test_a_model_type_produces_a_registered_modality():
    with pytest.raises(KeyError, match="No Modality 'dreams' is registered"):
        plugins.register_model_type(ModelType("dreamer", "Dreamer", "a dreamer", "dreams"))
