"""The filters that are chosen from a list, and how many models each choice would show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from model_pages.languages import current_language
from model_pages.specs.card import Card
from model_pages.specs.lifecycle import Status
from model_pages.specs.prices import PriceState
from model_pages.specs.vocabulary import CAPABILITIES, MODALITIES, MODEL_TYPES

Misses = Mapping[str, frozenset[str]]
"""By slug: the filters that do not let a model through."""


@dataclass(frozen=True, slots=True)
class Facet:
    """``values`` are what a model has of it, ``labels`` what there is to choose, in its order.

    ``needs_all``: a model has to have every chosen value, not one of them.
    """

    key: str
    label: Promise
    values: Callable[[Card], Collection[str]]
    labels: Callable[[Sequence[Card]], dict[str, str]]
    needs_all: bool = False

    def lets_through(self, card: Card, chosen: Collection[str]) -> bool:
        values = self.values(card)
        return not chosen or (all if self.needs_all else any)(one in values for one in chosen)


@dataclass(frozen=True, slots=True)
class Choice:
    """``count`` is the number of models it would show, given the other filters."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    key: str
    label: str
    choices: tuple[Choice, ...]
    problem: str = ""

    @property
    def chosen(self) -> tuple[Choice, ...]:
        return tuple(choice for choice in self.choices if choice.is_chosen)


def filters_for(
    cards: Sequence[Card], chosen: Mapping[str, Collection[str]], misses: Misses
) -> list[Filter]:
    """Every facet that the cards have a choice in, or that something is chosen of."""
    return list(_filters(cards, chosen, misses))


def _filters(
    cards: Sequence[Card], chosen: Mapping[str, Collection[str]], misses: Misses
) -> Iterator[Filter]:
    for facet in FACETS:
        mine = chosen.get(facet.key, ())
        labels = facet.labels(cards)
        if not labels and not mine:
            continue
        unknown = [value for value in mine if value not in labels]
        counts = _counts(facet, cards, mine, misses)
        known = {**labels, **{value: value for value in unknown}}
        choices = (
            Choice(value, label, counts[value], value in mine) for value, label in known.items()
        )
        yield Filter(facet.key, str(facet.label), tuple(choices), _problem(facet, unknown))


def _counts(
    facet: Facet, cards: Iterable[Card], chosen: Collection[str], misses: Misses
) -> Counter[str]:
    counts: Counter[str] = Counter()
    others_pass = frozenset({facet.key})
    for card in cards:
        if misses[card.slug] <= others_pass:
            values = facet.values(card)
            if not facet.needs_all or all(one in values for one in chosen):
                counts.update(values)
    return counts


def _problem(facet: Facet, unknown: Sequence[str]) -> str:
    if not unknown:
        return ""
    said = _("“%(value)s” is no choice here: no model has it.")
    return str(said) % {"value": ", ".join(unknown)}


def _present(key: str, keys: Iterable[str], values: Callable[[Card], Iterable[str]]) -> Any:
    """The words of a registry that any model has, in the order of the registry."""

    def labels(cards: Sequence[Card]) -> dict[str, str]:
        present = {value for card in cards for value in values(card)}
        language = current_language()
        return {value: language.label(key, value) for value in keys if value in present}

    return labels


def _providers(cards: Sequence[Card]) -> dict[str, str]:
    pairs = {(card.provider_slug, card.provider_name) for card in cards if card.provider_slug}
    return dict(sorted(pairs, key=lambda pair: pair[1].casefold()))


def _able(card: Card) -> Collection[str]:
    return [key for key, fact in card.sheet.capabilities.items() if fact.value]


def _weights(card: Card) -> Collection[str]:
    """Neither where nobody knows."""
    fact = card.sheet.fact("open_weights")
    return ["open" if fact.value else "closed"] if fact.known else []


def _weight_labels(cards: Sequence[Card]) -> dict[str, str]:
    present = {value for card in cards for value in _weights(card)}
    labels = {"open": _("Can be downloaded"), "closed": _("Cannot be downloaded")}
    return {value: str(label) for value, label in labels.items() if value in present}


def _free(card: Card) -> Collection[str]:
    """Everything that its list says at a glance is free, of whatever kind."""
    states = {headline.price.state for headline in card.headlines.values()}
    return ["1"] if states == {PriceState.FREE} else []


def _free_labels(cards: Sequence[Card]) -> dict[str, str]:
    return {"1": str(_("Free, of any kind"))} if any(_free(card) for card in cards) else {}


class _Keys:
    """The keys of a registry as they are now: a plug-in may add some."""

    def __init__(self, registry: Iterable[Any]) -> None:
        self.registry = registry

    def __iter__(self) -> Iterator[str]:
        return (item.key for item in self.registry)


def _type(card: Card) -> Collection[str]:
    return (card.model_type,)


def _status(card: Card) -> Collection[str]:
    return (str(card.status),)


def _reads(card: Card) -> Collection[str]:
    return card.sheet.reads or ()


def _writes(card: Card) -> Collection[str]:
    return card.sheet.writes or ()


FACETS = (
    Facet("type", _("Type"), _type, _present("type", _Keys(MODEL_TYPES), _type)),
    Facet("provider", _("Provider"), lambda card: (card.provider_slug,), _providers),
    Facet(
        "can", _("Can"), _able, _present("capability", _Keys(CAPABILITIES), _able), needs_all=True
    ),
    Facet("reads", _("Reads"), _reads, _present("modality", _Keys(MODALITIES), _reads), True),
    Facet("writes", _("Produces"), _writes, _present("modality", _Keys(MODALITIES), _writes), True),
    Facet("weights", _("Weights"), _weights, _weight_labels),
    Facet(
        "status", _("Status"), _status, _present("status", [str(one) for one in Status], _status)
    ),
    Facet("free", _("Free"), _free, _free_labels),
)
