"""The kinds of facts: how one is typed, how it is stored, and what it means."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from .builtin import positive_integer
from .dates import PartialDate
from .told import told
from .vocabulary import MODALITIES, SpecField

YES_NO = (("yes", "Yes"), ("no", "No"))


def stored_value(field: SpecField, text: str) -> int | bool | str | list[str]:
    """What an editor typed, as JSON; ValueError names the text and the rule."""
    text, kind = text.strip(), field.kind
    if kind in ("tokens", "integer"):
        return positive_integer(text)
    if kind == "boolean":
        return _yes_or_no(text)
    if kind == "date":
        return _day(text).isoformat()
    if kind == "partial_date":
        return str(PartialDate.parse(text))
    if kind == "words":
        return words_in(text)
    if kind == "choice":
        return chosen(field, text)
    return _modalities(text) if kind == "modalities" else text


def typed_text(kind: str, stored: Any) -> str:
    """The stored value as an editor would type it."""
    if kind == "boolean":
        return "yes" if stored else "no"
    return ", ".join(stored) if kind in ("modalities", "words") else str(stored)


def meant_value(field: SpecField, stored: Any) -> Any:
    """The stored value as ``Fact.value``; None for an empty one and for a choice that is none."""
    kind = field.kind
    if stored in (None, "", []):
        return None
    if kind == "choice":
        # Written past the form, or before the field's choices changed: nobody knows its meaning.
        return stored if stored in choices_of(field) else None
    if kind == "partial_date":
        return PartialDate.parse(stored)
    if kind == "date" and isinstance(stored, str):
        return _day(stored)
    return tuple(stored) if kind in ("modalities", "words") else stored


def words_in(text: str) -> list[str]:
    """Short words with commas between them, each once, in their order."""
    words = [part.strip().casefold() for part in text.split(",") if part.strip()]
    if not words or not all(re.fullmatch(r"[\w.-]{1,40}", word) for word in words):
        raise ValueError(
            told(
                "'%(text)s' is not a list of short words, for example low, medium, high.", text=text
            )
        )
    return list(dict.fromkeys(words))


def choices_of(field: SpecField) -> list[str]:
    return [key for key, _label in field.choices]


def chosen(field: SpecField, text: str) -> str:
    allowed = choices_of(field)
    if text not in allowed:
        raise ValueError(
            told("'%(text)s' is not one of %(known)s.", text=text, known=", ".join(allowed))
        )
    return text


def _yes_or_no(text: str) -> bool:
    if text.casefold() not in ("yes", "no"):
        raise ValueError(told("'%(text)s' is neither yes nor no.", text=text))
    return text.casefold() == "yes"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(
            told("'%(text)s' is not a day: write YYYY-MM-DD, e.g. 2026-11-23.", text=text)
        ) from None


def _modalities(text: str) -> list[str]:
    keys = [key.strip() for key in text.split(",") if key.strip()]
    for key in keys:
        if key not in MODALITIES:
            known = ", ".join(modality.key for modality in MODALITIES)
            raise ValueError(
                told("'%(key)s' is not a modality. There are: %(known)s.", key=key, known=known)
            )
    return keys
