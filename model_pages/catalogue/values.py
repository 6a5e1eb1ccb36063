"""What one value of a catalogue may be, each with the rule that is told when it is not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Hashable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BeforeValidator

from model_pages.specs.builtin import positive_integer
from model_pages.specs.dates import PartialDate
from model_pages.specs.exchange import REFERENCE
from model_pages.specs.field_kinds import chosen, words_in
from model_pages.specs.prices import Conditions, normal_conditions
from model_pages.specs.registry import Keyed, Registry
from model_pages.specs.slugs import is_model_slug
from model_pages.specs.told import told
from model_pages.specs.units import UNITS
from model_pages.specs.vocabulary import (
    CAPABILITIES,
    COMPONENTS,
    CONDITIONS,
    MODALITIES,
    MODEL_TYPES,
    SPEC_FIELDS,
)

_Item = TypeVar("_Item", bound=Keyed)

_DECIMAL_PLACES = 12
_WHOLE_DIGITS = 8

_UNPRINTABLE = ("Cc", "Cs", "Zl", "Zp")
"""Unicode's control characters, halves of surrogate pairs, and breaks of lines and paragraphs."""


def reads(parse: Callable[[str], Any]) -> BeforeValidator:
    """A value that is written as text and means what ``parse`` makes of it."""

    def read(value: object) -> Any:
        if not isinstance(value, str):
            raise ValueError(told("must be one value, not a list or a mapping"))
        return parse(value)

    return BeforeValidator(read)


def one_line(text: str) -> str:
    if any(unicodedata.category(character) in _UNPRINTABLE for character in text):
        raise ValueError(
            told("holds a line break or a control character: this is one line of text")
        )
    return text


def line_of(limit: int) -> Callable[[str], str]:
    def parse(text: str) -> str:
        line = re.sub(" +", " ", one_line(text.strip(" \n")))
        if not line:
            raise ValueError(told("must not be empty: write it or take the line out"))
        if len(line) > limit:
            raise ValueError(
                told(
                    "is %(count)s characters long, at most %(limit)s fit",
                    count=len(line),
                    limit=limit,
                )
            )
        return line

    return parse


def _slug_of(limit: int) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text) or len(text) > limit:
            raise ValueError(
                told(
                    "a slug is small letters, digits and single dashes, at most %(limit)s of them",
                    limit=limit,
                )
            )
        if not is_model_slug(text):
            raise ValueError(told("'-vs-' separates the two models in the address of a comparison"))
        return text

    return parse


def _url(text: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+\.[^\s]+", text):
        raise ValueError(told("is not a web address: it begins with https:// and holds no space"))
    return line_of(500)(text)


def _day(text: str) -> date:
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(told("is not a day: write YYYY-MM-DD, for example 2026-11-23")) from None


def _yes_or_no(text: str) -> bool:
    if text not in ("yes", "no"):
        raise ValueError(told("must be yes or no"))
    return text == "yes"


def _currency(text: str) -> str:
    from model_pages.specs.currencies import is_money

    if not is_money(text):
        raise ValueError(told("is not a currency code such as USD or EUR"))
    return text


def _monogram(text: str) -> str:
    if not re.fullmatch(r"\w{1,3}", text):
        raise ValueError(told("a monogram is one to three letters or digits"))
    return text


def _number(text: str) -> Decimal:
    if not re.fullmatch(r"-?\d+(\.\d+)?", text, re.ASCII):
        raise ValueError(told("is not a number: write digits and one point, for example 0.075"))
    return Decimal(text)


def _amount(text: str) -> Decimal:
    amount = _number(text)
    if amount < 0:
        raise ValueError(told("a price is above 0"))
    if amount == 0:
        raise ValueError(
            told("0 is not a price: say 'state: free' with its free_kind, or leave the row out")
        )
    whole, _, places = text.partition(".")
    if len(places) > _DECIMAL_PLACES:
        raise ValueError(
            told(
                "more than %(decimal_places)s decimal places: that is the noise "
                "of a float, write the price as published",
                decimal_places=_DECIMAL_PLACES,
            )
        )
    if len(whole.lstrip("0")) > _WHOLE_DIGITS:
        raise ValueError(
            told("more than %(whole_digits)s digits before the point", whole_digits=_WHOLE_DIGITS)
        )
    return amount


def _above_0(text: str) -> Decimal:
    number = _number(text)
    if number <= 0:
        raise ValueError(told("must be above 0, or the line is left out"))
    return number


def _foreign_currency(text: str) -> str:
    if text == REFERENCE:
        raise ValueError(told("needs no rate: all rates are for one US dollar"))
    return _currency(text)


def _key_of(registry: Registry[_Item], rule: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text not in registry:
            known = ", ".join(item.key for item in registry)
            raise ValueError(told("%(rule)s; known: %(known)s", rule=rule, known=known))
        return text

    return parse


def unique(values: list[Hashable]) -> list[Hashable]:
    repeated = [str(value) for value in dict.fromkeys(values) if values.count(value) > 1]
    if repeated:
        raise ValueError(told("%(names)s stands here twice", names=", ".join(repeated)))
    return values


def _modalities(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        raise ValueError(told("is a list of modalities, for example [text, image]"))
    unique([modality_key(str(text)) for text in value])
    return tuple(modality.key for modality in MODALITIES if modality.key in value)


def _words(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        raise ValueError(told("is a list of short words, for example [low, medium, high]"))
    words = [word for text in value for word in words_in(str(text))]
    return tuple(str(word) for word in unique([*words]))


def _conditions(value: object) -> Conditions:
    if not isinstance(value, dict) or not value:
        raise ValueError(told("is a mapping of conditions, for example {service_tier: batch}"))
    return normal_conditions({key: _condition(key, text) for key, text in value.items()})


def _condition(key: str, text: object) -> str | int:
    if key not in CONDITIONS:
        known = ", ".join(condition.key for condition in CONDITIONS)
        raise ValueError(
            told("'%(key)s' is not a price condition; known: %(known)s", key=key, known=known)
        )
    condition = CONDITIONS[key]
    allowed = [choice for choice, _label in condition.choices]
    if allowed and text not in allowed:
        raise ValueError(
            told(
                "%(key)s '%(text)s' is not one of %(known)s",
                key=key,
                text=text,
                known=", ".join(allowed),
            )
        )
    return condition.parse(str(text))


modality_key = _key_of(MODALITIES, told("is not a modality"))

Line = Annotated[str, reads(line_of(250))]
Name = Annotated[str, reads(line_of(80))]
Identifier = Annotated[str, reads(line_of(120))]
SourceName = Annotated[str, reads(line_of(160))]
Terms = Annotated[str, reads(line_of(160))]
Paragraph = Annotated[str, reads(line_of(1000))]
ModelSlug = Annotated[str, reads(_slug_of(120))]
ProviderSlug = Annotated[str, reads(_slug_of(80))]
Url = Annotated[str, reads(_url)]
Day = Annotated[date, reads(_day)]
YesNo = Annotated[bool, reads(_yes_or_no)]
Currency = Annotated[str, reads(_currency)]
ForeignCurrency = Annotated[str, reads(_foreign_currency)]
Monogram = Annotated[str, reads(_monogram)]
Number = Annotated[Decimal, reads(_number)]
PositiveNumber = Annotated[Decimal, reads(_above_0)]
Amount = Annotated[Decimal, reads(_amount)]
ModelTypeKey = Annotated[str, reads(_key_of(MODEL_TYPES, told("is not a model type")))]
FactKey = Annotated[str, reads(_key_of(SPEC_FIELDS, told("is not a fact")))]
CapabilityKey = Annotated[str, reads(_key_of(CAPABILITIES, told("is not a capability")))]
ComponentKey = Annotated[str, reads(_key_of(COMPONENTS, told("is not a price component")))]
UnitKey = Annotated[str, reads(_key_of(UNITS, told("is not a unit")))]
When = Annotated[Conditions, BeforeValidator(_conditions)]
Unique = AfterValidator(unique)

_FACT_KINDS: dict[str, Callable[[Any], Any]] = {
    "tokens": positive_integer,
    "integer": positive_integer,
    "boolean": _yes_or_no,
    "text": line_of(80),
    "date": _day,
    "partial_date": PartialDate.parse,
}
_FACTS_OF_SEVERAL: dict[str, Callable[[object], Any]] = {
    "modalities": _modalities,
    "words": _words,
}


def fact_value(key: str, value: object) -> Any:
    """The value of a fact, read as its spec field says."""
    field = SPEC_FIELDS[key]
    if field.kind in _FACTS_OF_SEVERAL:
        return _FACTS_OF_SEVERAL[field.kind](value)
    if not isinstance(value, str):
        raise ValueError(told("must be one value, not a list or a mapping"))
    return chosen(field, value) if field.kind == "choice" else _FACT_KINDS[field.kind](value)
