"""Everything known about one model on one day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType

from .exchange import ExchangeRate
from .facts import Fact, Source, State
from .history import PriceChange
from .lifecycle import Lifecycle, Status, Successor, live_successor
from .prices import OWN_API, Conditions, Price, PriceKind, PriceState, normal_conditions
from .vocabulary import CAPABILITIES, COMPONENTS, CONDITIONS, MODEL_TYPES, SPEC_FIELDS

SPEED = "tokens/s"
"""The metric of a result that is a speed."""

LESS_IS_BETTER = frozenset(
    {"error", "errors", "hallucination", "hallucinations", "loss", "latency", "perplexity"}
    | {"wer", "cer", "brier"}
)
"""Words of a metric of which less is better, whatever else it is called: "error score"."""

MORE_IS_BETTER = frozenset(
    {"accuracy", "acc", "score", "percent", "%", "correct", "f1", "pass", "win", "elo"}
    | {"match", "exact-match", "exact_match"}
)
"""Words of a metric of which more is better."""


def _no_facts() -> Mapping[str, Fact]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ProviderRef:
    """Who serves and bills. ``url`` is the directory's page, ``website`` the provider's own.

    ``mark`` is the monogram that stands in for a logo.
    """

    slug: str
    name: str
    url: str = ""
    website: str = ""
    pricing_url: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of the model; a snapshot is a dated version of it."""

    identifier: str
    slug: str
    is_snapshot: bool = False


@dataclass(frozen=True, slots=True)
class Benchmark:
    """One published result. ``setting`` is the harness and reasoning setting it was run with.

    ``interval`` is the stated uncertainty: 1.5 for "±1.5". A result in tokens/s is a speed.
    """

    name: str
    version: str
    metric: str
    setting: str
    score: Decimal
    self_reported: bool
    source: Source
    measured_on: date | None = None
    interval: Decimal | None = None

    @property
    def is_speed(self) -> bool:
        return self.metric.casefold() == SPEED

    @property
    def higher_is_better(self) -> bool | None:
        """By the words of its metric; None where they do not tell. Without one it is percent.

        A word with a hyphen is one word: a "non-hallucination rate" tells nothing.
        """
        words = set(re.findall(r"%|[\w-]+", self.metric.casefold()))
        if words & LESS_IS_BETTER:
            return False
        return True if not words or words & MORE_IS_BETTER else None


@dataclass(frozen=True, slots=True)
class Point:
    text: str
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Strength:
    title: str
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Headline:
    """The price that stands for a component. ``is_from``: the cheapest of several cells."""

    price: Price
    is_from: bool = False


@dataclass(frozen=True, slots=True)
class Promotion:
    """A price that holds for now. ``usual`` is the list price, None where none is recorded."""

    price: Price
    usual: Price | None = None


@dataclass(frozen=True)
class SpecSheet:
    """All facts of one model on the day ``on``.

    ``facts`` holds stored facts by spec-field key; read them through ``fact()``, which also
    knows the states. ``prices`` are the ones in force on the day, all hosts and conditions;
    ``announced`` take effect later; ``changes`` are those of the last RECENT days, newest first.
    ``hosts`` are the providers that bill a price beside the model's own, by slug.
    ``exchange_rates`` turn its currencies into US dollars, by currency.
    ``successors`` is the chain from the nearest on, loops cut.
    ``facts_recorded_on``: of the day itself only the prices are recorded, everything else is as it
    was first recorded, on this later day.
    """

    slug: str
    name: str
    on: date
    model_type: str
    provider: ProviderRef
    developer: ProviderRef | None = None
    model_id: str = ""
    family: str = ""
    summary: str = ""
    url: str = ""
    lifecycle: Lifecycle = Lifecycle()
    facts: Mapping[str, Fact] = field(default_factory=_no_facts)
    capabilities: Mapping[str, Fact] = field(default_factory=_no_facts)
    prices: tuple[Price, ...] = ()
    announced: tuple[Price, ...] = ()
    changes: tuple[PriceChange, ...] = ()
    hosts: Mapping[str, ProviderRef] = field(default_factory=dict)
    exchange_rates: Mapping[str, ExchangeRate] = field(default_factory=dict)
    aliases: tuple[Alias, ...] = ()
    benchmarks: tuple[Benchmark, ...] = ()
    strengths: tuple[Strength, ...] = ()
    successors: tuple[Successor, ...] = ()
    facts_recorded_on: date | None = None

    def fact(self, key: str) -> Fact:
        """The fact of a registered spec field; a stored value always wins over its type."""
        stored = self.facts.get(key) or self._missing.get(key)
        if stored is None:
            stored = self._missing[key] = self._missing_fact(key)
        return stored

    @cached_property
    def _missing(self) -> dict[str, Fact]:
        """Facts without a value, made once: every page asks for them."""
        return {}

    def _missing_fact(self, key: str) -> Fact:
        applies_to = SPEC_FIELDS[key].applies_to
        if applies_to is not None and self.model_type not in applies_to:
            return Fact(key, State.NOT_APPLICABLE)
        return Fact(key, State.UNKNOWN)

    def capability(self, key: str) -> Fact:
        """Yes, no or unknown, each with its source; "no" is never a default."""
        CAPABILITIES[key]
        return self.capabilities.get(key) or Fact(key, State.UNKNOWN)

    @cached_property
    def status(self) -> Status:
        return self.lifecycle.status(self.on)

    @cached_property
    def live_successor(self) -> Successor | None:
        return live_successor(
            self.successors,
            model_type=self.model_type,
            retires_on=self.lifecycle.retires_on,
            on=self.on,
        )

    @property
    def developer_or_provider(self) -> ProviderRef:
        return self.developer or self.provider

    @property
    def noun(self) -> str:
        """ "a text model" """
        return MODEL_TYPES[self.model_type].noun

    @cached_property
    def reads(self) -> frozenset[str] | None:
        """Input modalities, or None where they are not known."""
        return self._modalities("modalities_in")

    @cached_property
    def writes(self) -> frozenset[str] | None:
        """Output modalities, or None where they are not known."""
        return self._modalities("modalities_out")

    def price(self, component: str, **conditions: str | int) -> Price | None:
        """The provider's own list price under exactly these conditions; none is standard."""
        wanted = normal_conditions(conditions)
        for price in self.own_list_prices(component):
            if price.conditions == wanted:
                return price
        return None

    def own_list_prices(self, component: str) -> tuple[Price, ...]:
        """Every list price of a component on the provider's own API, whatever its conditions."""
        return self._own_list_prices.get(component, ())

    @cached_property
    def _own_list_prices(self) -> Mapping[str, tuple[Price, ...]]:
        found: dict[str, list[Price]] = {}
        for price in self.prices:
            if price.host == OWN_API and price.kind is PriceKind.LIST:
                found.setdefault(price.component, []).append(price)
        return {component: tuple(prices) for component, prices in found.items()}

    @cached_property
    def amounts_listed(self) -> frozenset[tuple[str, Conditions, str]]:
        """Component, conditions and currency of its own list prices that are amounts."""
        own = (one for one in self.prices if one.host == OWN_API and one.kind is PriceKind.LIST)
        return frozenset(price.in_currency for price in own if price.amount)

    @cached_property
    def has_a_choice_of_currencies(self) -> bool:
        """Whether its own list has one price in several of them."""
        slots = {(component, conditions) for component, conditions, _ in self.amounts_listed}
        return len(slots) < len(self.amounts_listed)

    def headline(self, component: str) -> Headline | None:
        """The standard price; where there are only cells (sizes, hours), the cheapest of them."""
        standard = self.price(component)
        if standard is not None:
            return Headline(standard)
        cells = [
            price
            for price in self.own_list_prices(component)
            if price.state is PriceState.PRICED
            and all(CONDITIONS[name].selects_cell for name, _ in price.conditions)
        ]
        if not cells:
            return None
        return Headline(min(cells, key=_amount), is_from=True)

    def host_name(self, host: str) -> str:
        """The name of a host other than the provider; its slug where nobody knows the name."""
        known = self.hosts.get(host)
        return known.name if known else host

    @cached_property
    def headlines(self) -> Mapping[str, Headline]:
        """Headline prices by component, in the order of the registry."""
        found = ((c.key, self.headline(c.key)) for c in COMPONENTS if c.headline)
        return MappingProxyType({key: headline for key, headline in found if headline})

    @cached_property
    def promotions(self) -> Mapping[tuple[str, Conditions], Promotion]:
        """What runs on the provider's own API, by component and conditions.

        What is not below its list price is no promotion, whatever it is called.
        """
        found: dict[tuple[str, Conditions], Promotion] = {}
        for price in self.prices:
            if price.kind is not PriceKind.PROMOTION or price.host != OWN_API or not price.amount:
                continue
            lists = self.own_list_prices(price.component)
            beside = [one for one in lists if one.conditions == price.conditions]
            usual = next((one for one in beside if one.key == price.key and one.amount), None)
            if not beside or (usual and _amount(price) < _amount(usual)):
                found.setdefault((price.component, price.conditions), Promotion(price, usual))
        return MappingProxyType(found)

    @cached_property
    def billed_components(self) -> tuple[str, ...]:
        """Components with any price of the provider's own, in the order of the registry."""
        billed = {price.component for price in self.prices if price.host == OWN_API}
        return tuple(component.key for component in COMPONENTS if component.key in billed)

    def _modalities(self, key: str) -> frozenset[str] | None:
        fact = self.fact(key)
        return frozenset(fact.value) if fact.known else None


def _amount(price: Price) -> Decimal:
    amount = price.canonical_amount
    assert amount is not None
    return amount
