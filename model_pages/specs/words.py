"""Every word that is looked up in a language: its kind, its key, and its English."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .facts import State
from .lifecycle import Status
from .prices import FreeKind, PriceState
from .registry import Registry, T
from .units import UNITS
from .vocabulary import (
    CAPABILITIES,
    COMPONENTS,
    CONDITIONS,
    MODALITIES,
    MODEL_TYPES,
    SPEC_FIELDS,
    Condition,
    SpecField,
)

DASH = "–"

GROUPS = (
    "identity",
    "input",
    "output",
    "generation",
    "cache",
    "tools",
    "limits",
    "modalities",
    "capabilities",
    "lifecycle",
    "licence",
    "benchmarks",
)
"""The groups of a table in their order; those that plug-ins bring come after."""

HEADINGS = (
    "provider",
    "developer",
    "model_type",
    "model_id",
    "family",
    "status",
    "tokens",
    "source",
    "oldest_check",
    "newest_check",
    "listed_successor",
    "next_in_line",
    "promotion_until",
    "name",
    "snapshot",
    "providers",
    "hosts_with_a_price",
    "changed_on",
    "exchange_rate",
    "per_dollar",
    "converted",
)
"""Heads of rows and of evidence that belong to no registry."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Words of one kind. ``known`` are the keys that a file may name.

    ``word`` is the English in the middle of a sentence and ``label`` at the head of a row, where
    no file says otherwise. ``needed`` are the keys that every language must say itself.
    """

    known: Callable[[], Iterable[str]]
    word: Callable[[str], str] = str
    label: Callable[[str], str] = str
    needed: tuple[str, ...] = ()


def mid_sentence(label: str) -> str:
    """ "Input price" as "input price", but "PDF input" as it is."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def opening(word: str) -> str:
    """The word at the head of a row: "free tier" as "Free tier"."""
    return word[:1].upper() + word[1:]


def value_label(registry: Registry[SpecField] | Registry[Condition], key: str) -> str:
    """The label of a choice, "quality.low"; what is no choice of ours is its own label."""
    owner, _, value = key.partition(".")
    return dict(registry[owner].choices).get(value, value)


def _keys(registry: Registry[T]) -> Callable[[], Iterable[str]]:
    """Also of what a site has dropped: our files have a word for it all the same."""
    return lambda: [item.key for item in registry.ever()]


def _listed(registry: Registry[T], label: Callable[[T], str]) -> Kind:
    """A kind whose words are the labels of a registry."""

    def words(key: str) -> str:
        return label(registry[key])

    return Kind(_keys(registry), lambda key: mid_sentence(words(key)), words)


def _values(registry: Registry[SpecField] | Registry[Condition]) -> Kind:
    def known() -> Iterator[str]:
        return (f"{item.key}.{value}" for item in registry.ever() for value, _ in item.choices)

    def words(key: str) -> str:
        return mid_sentence(value_label(registry, key))

    return Kind(known, words, lambda key: opening(value_label(registry, key)))


def _closed(keys: Iterable[str]) -> Kind:
    """A kind that no plug-in adds to."""
    needed = tuple(keys)
    return Kind(lambda: needed, needed=needed)


def _groups() -> Iterator[str]:
    """Ours, and those that plug-ins bring."""
    yield from GROUPS
    yield from (item.group for item in (*COMPONENTS, *SPEC_FIELDS))


def _meanings() -> Iterator[str]:
    """Of every price, fact and capability; what has none is not explained."""
    for kind, registry in _EXPLAINED.items():
        yield from (f"{kind}.{item.key}" for item in registry.ever())


_EXPLAINED: Mapping[str, Registry[Any]] = {
    "component": COMPONENTS,
    "field": SPEC_FIELDS,
    "capability": CAPABILITIES,
}

KINDS: Mapping[str, Kind] = {
    "modality": Kind(
        _keys(MODALITIES),
        lambda key: MODALITIES[key].noun,
        lambda key: MODALITIES[key].label,
    ),
    "type": Kind(
        _keys(MODEL_TYPES),
        lambda key: MODEL_TYPES[key].noun,
        lambda key: MODEL_TYPES[key].label,
    ),
    "unit": Kind(_keys(UNITS), lambda key: UNITS[key].words, lambda key: UNITS[key].label),
    "component": _listed(COMPONENTS, lambda item: item.label),
    "capability": _listed(CAPABILITIES, lambda item: item.label),
    "field": _listed(SPEC_FIELDS, lambda item: item.label),
    "field_value": _values(SPEC_FIELDS),
    "condition": _listed(CONDITIONS, lambda item: item.label),
    "condition_value": _values(CONDITIONS),
    "meaning": Kind(_meanings, lambda key: "", lambda key: ""),
    "group": Kind(
        _groups,
        lambda key: key.replace("_", " "),
        lambda key: opening(key.replace("_", " ")),
        needed=GROUPS,
    ),
    "state": _closed(state for state in State if state is not State.KNOWN),
    "status": _closed(Status),
    "price_state": _closed(
        state for state in PriceState if state not in (PriceState.PRICED, PriceState.FREE)
    ),
    "free": _closed(FreeKind),
    "heading": _closed(HEADINGS),
}
