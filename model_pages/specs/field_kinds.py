"""The kinds of facts: how one is typed, how it is stored, and what it means."""

from __future__ import annotations

from datetime import date
from typing import Any

from .builtin import positive_integer
from .dates import PartialDate
from .vocabulary import MODALITIES

YES_NO = (("yes", "Yes"), ("no", "No"))


def stored_value(kind: str, text: str) -> int | bool | str | list[str]:
    """What an editor typed, as JSON; ValueError names the text and the rule."""
    text = text.strip()
    if kind in ("tokens", "integer"):
        return positive_integer(text)
    if kind == "boolean":
        return _yes_or_no(text)
    if kind == "date":
        return _day(text).isoformat()
    if kind == "partial_date":
        return str(PartialDate.parse(text))
    return _modalities(text) if kind == "modalities" else text


def typed_text(kind: str, stored: Any) -> str:
    """The stored value as an editor would type it."""
    if kind == "boolean":
        return "yes" if stored else "no"
    return ", ".join(stored) if kind == "modalities" else str(stored)


def meant_value(kind: str, stored: Any) -> Any:
    """The stored value as ``Fact.value``; None for an empty one."""
    if stored in (None, "", []):
        return None
    if kind == "partial_date":
        return PartialDate.parse(stored)
    if kind == "date" and isinstance(stored, str):
        return _day(stored)
    return tuple(stored) if kind == "modalities" else stored


def _yes_or_no(text: str) -> bool:
    if text.casefold() not in ("yes", "no"):
        raise ValueError(f"'{text}' is neither yes nor no.")
    return text.casefold() == "yes"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"'{text}' is not a day: write YYYY-MM-DD, e.g. 2026-11-23.") from None


def _modalities(text: str) -> list[str]:
    keys = [key.strip() for key in text.split(",") if key.strip()]
    for key in keys:
        if key not in MODALITIES:
            known = ", ".join(modality.key for modality in MODALITIES)
            raise ValueError(f"'{key}' is not a modality. There are: {known}.")
    return keys
