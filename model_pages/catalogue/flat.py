"""Entries as rows of a sheet: one cell a value, and back.

A row holds what one line can hold: a price with its conditions, a model with its facts, its
capabilities and their sources. Benchmarks, strengths and past prices are for the YAML alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from model_pages.specs.amounts import amount_text
from model_pages.specs.vocabulary import CAPABILITIES, CONDITIONS, SPEC_FIELDS

Raw = dict[str, Any]
Flat = dict[str, str]

_SCALARS = (
    "slug",
    "name",
    "provider",
    "developer",
    "type",
    "model_id",
    "family",
    "summary",
    "stage",
    "licence_url",
)
_NAMES = ("aliases", "snapshots")
_SOURCED = ("source", "url", "checked")
_STATES = ("not_offered", "not_published")
_LIST_KINDS = ("modalities", "words")

NAME_SEPARATOR = " | "
"""Between identifiers, which may hold a comma."""

SUCCESSOR = "superseded_by"
MODEL = "model"
NAME = "name"

PRICE_DEFAULTS = {"state": "priced", "currency": "USD", "kind": "list"}
_PRICE_START = ("component", "unit", "amount", "currency", "state", "free_kind")
_PRICE_END = ("host", "kind", "from", "until", "minimum", "terms", "derived", "confirmed")


def price_columns() -> list[str]:
    conditions = (condition.key for condition in CONDITIONS)
    return [MODEL, NAME, *_PRICE_START, *conditions, *_PRICE_END, *_SOURCED]


def model_columns() -> list[str]:
    columns = [*_SCALARS, *_NAMES, *_with_source(SUCCESSOR)]
    for field in SPEC_FIELDS:
        columns += [*_with_source(field.key), f"{field.key}: note"]
    for capability in CAPABILITIES:
        columns += _with_source(capability.key)
    return columns


def _with_source(key: str) -> list[str]:
    return [key, *(f"{key}: {part}" for part in _SOURCED)]


def flat_price(raw: Raw) -> Flat:
    """A price line as ``stored`` reads it, every default written out."""
    flat = {key: str(raw[key]) for key in (*_PRICE_START, *_PRICE_END) if key in raw}
    for key in ("amount", "minimum"):
        if key in flat:
            flat[key] = amount_text(Decimal(flat[key]))
    return {**PRICE_DEFAULTS, **flat, **raw.get("when", {}), **_flat_source(raw)}


def raw_price(flat: Mapping[str, str]) -> Raw:
    """The price line that the filled cells of a row say; sources in full."""
    raw: Raw = {key: flat[key] for key in (*_PRICE_START, *_PRICE_END) if flat.get(key)}
    when = {c.key: flat[c.key] for c in CONDITIONS if flat.get(c.key)}
    return {**raw, **({"when": when} if when else {}), **_raw_source(flat)}


def flat_model(raw: Raw) -> Flat:
    """A model as ``stored`` reads it."""
    flat = {key: str(raw[key]) for key in _SCALARS if raw.get(key)}
    flat |= {key: NAME_SEPARATOR.join(raw[key]) for key in _NAMES if raw.get(key)}
    if raw.get(SUCCESSOR):
        flat |= _flat_row(SUCCESSOR, raw[SUCCESSOR], "model")
    for section in ("facts", "capabilities"):
        for key, row in raw.get(section, {}).items():
            flat |= _flat_row(key, row, "value")
    return flat


def raw_model(flat: Mapping[str, str]) -> Raw:
    """The model that the filled cells of a row say."""
    raw: Raw = {key: flat[key] for key in _SCALARS if flat.get(key)}
    for key in _NAMES:
        if flat.get(key):
            raw[key] = [name.strip() for name in flat[key].split(NAME_SEPARATOR.strip())]
    if flat.get(SUCCESSOR):
        raw[SUCCESSOR] = {"model": flat[SUCCESSOR], **_raw_source(_part(flat, SUCCESSOR))}
    facts = {f.key: _raw_fact(flat, f.key, f.kind) for f in SPEC_FIELDS if flat.get(f.key)}
    capabilities = {
        c.key: {"value": flat[c.key], **_raw_source(_part(flat, c.key))}
        for c in CAPABILITIES
        if flat.get(c.key)
    }
    return {
        **raw,
        **({"facts": facts} if facts else {}),
        **({"capabilities": capabilities} if capabilities else {}),
    }


def _raw_fact(flat: Mapping[str, str], key: str, kind: str) -> Raw:
    text, part = flat[key], _part(flat, key)
    row: Raw = {"state": text} if text in _STATES else {"value": _value(text, kind)}
    note = {"note": part["note"]} if part.get("note") else {}
    return {**row, **_raw_source(part), **note}


def _value(text: str, kind: str) -> str | list[str]:
    if kind not in _LIST_KINDS:
        return text
    return [word.strip() for word in text.split(",")]


def _flat_row(key: str, row: Raw, value: str) -> Flat:
    said = row.get(value, row.get("state"))
    flat = {key: ", ".join(said) if isinstance(said, list) else str(said)}
    if row.get("note"):
        flat[f"{key}: note"] = row["note"]
    return flat | {f"{key}: {part}": text for part, text in _flat_source(row).items()}


def _part(flat: Mapping[str, str], key: str) -> Flat:
    """``context_window: source`` as ``source``."""
    return {
        part: flat[f"{key}: {part}"] for part in (*_SOURCED, "note") if f"{key}: {part}" in flat
    }


def _flat_source(row: Raw) -> Flat:
    return {key: text for key, text in _source_cells(row) if text}


def _source_cells(row: Raw) -> Iterator[tuple[str, str]]:
    source = row.get("source", {})
    yield "source", source.get("name", "")
    yield "url", source.get("url", "")
    yield "checked", row.get("checked", "")


def _raw_source(flat: Mapping[str, str]) -> Raw:
    source = {
        name: flat[cell] for cell, name in (("source", "name"), ("url", "url")) if flat.get(cell)
    }
    checked = {"checked": flat["checked"]} if flat.get("checked") else {}
    return {**({"source": source} if source else {}), **checked}
