"""The entries of a catalogue: what may be written, and what it means once it is read.

Sources are resolved before an entry is validated (see ``parsing``): here a source is a name and a
page. Two entries are equal when they say the same of the model. The day on which a value was
checked, the history of prices and the source of a successor are kept outside the page, so they
take no part in that.
"""

from __future__ import annotations

from dataclasses import field, replace
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Field, field_validator, model_validator
from pydantic.dataclasses import dataclass

from model_pages.specs.facts import Source as SpecSource
from model_pages.specs.prices import FreeKind, Price, PriceKey, PriceKind, PriceState
from model_pages.specs.told import told
from model_pages.specs.units import UNITS
from model_pages.specs.vocabulary import COMPONENTS

from .values import (
    Amount,
    CapabilityKey,
    ComponentKey,
    Currency,
    Day,
    FactKey,
    ForeignCurrency,
    Identifier,
    Line,
    ModelSlug,
    ModelTypeKey,
    Monogram,
    Name,
    Number,
    Paragraph,
    PositiveNumber,
    ProviderSlug,
    SourceName,
    Terms,
    Unique,
    UnitKey,
    Url,
    When,
    YesNo,
    fact_value,
)

entry = dataclass(frozen=True, kw_only=True, config=ConfigDict(extra="forbid"))


def _shorthand(key: str) -> BeforeValidator:
    """Lets ``context_window: 200000`` stand for ``context_window: {value: 200000}``."""

    def expand(value: object) -> object:
        return value if isinstance(value, dict) else {key: value}

    return BeforeValidator(expand)


def _keyed(name: str, value: str) -> BeforeValidator:
    """Gives each entry of a mapping its own key, so that it can check its value by it."""

    def expand(mapping: object) -> object:
        if not isinstance(mapping, dict):
            return mapping
        return {
            key: {**(item if isinstance(item, dict) else {value: item}), name: key}
            for key, item in mapping.items()
        }

    return BeforeValidator(expand)


@entry
class Source:
    """Where a value was read."""

    name: SourceName
    url: Url = ""


@entry
class NamedSource:
    """A source as the ``sources`` of a file name it; ``date`` is the day it speaks for."""

    name: SourceName
    url: Url = ""
    date: Day | None = None
    licence: Name = ""
    note: Paragraph = ""


@entry
class ProviderEntry:
    slug: ProviderSlug
    name: Name
    website: Url = ""
    pricing_url: Url = ""
    monogram: Monogram = ""
    summary: Line = ""


@entry
class RateEntry:
    """One US dollar was ``per_dollar`` units of ``currency`` on ``date``."""

    currency: ForeignCurrency
    per_dollar: PositiveNumber
    date: Day
    source: Source | None = None


@entry
class FactEntry:
    """A fact: a value, or the reason why there is none."""

    key: FactKey
    value: Any = None
    state: Literal["not_offered", "not_published"] | None = None
    source: Source | None = None
    checked: Day | None = field(default=None, compare=False)
    note: Line = ""

    @field_validator("value", mode="before")
    @classmethod
    def read_value(cls, value: object, info: Any) -> Any:
        # The key is validated first; where it is unknown, that alone is reported.
        return fact_value(info.data["key"], value) if "key" in info.data else None

    @model_validator(mode="after")
    def value_or_state(self) -> FactEntry:
        if self.value is not None and self.state is not None:
            raise ValueError(told("has a value and a state: a state says why there is no value"))
        if self.value is None and self.state is None:
            raise ValueError(told("needs a value, or the state not_offered or not_published"))
        return self


@entry
class CapabilityEntry:
    key: CapabilityKey
    value: YesNo
    source: Source | None = None
    checked: Day | None = field(default=None, compare=False)

    @model_validator(mode="after")
    def no_needs_a_source(self) -> CapabilityEntry:
        if not self.value and self.source is None:
            raise ValueError(told("'no' needs a source: without a row a capability is unknown"))
        return self


@entry
class SuccessorEntry:
    model: ModelSlug
    source: Source | None = field(default=None, compare=False)
    checked: Day | None = field(default=None, compare=False)


@entry
class PriceLine:
    component: ComponentKey
    unit: UnitKey
    amount: Amount | None = None
    state: PriceState = PriceState.PRICED
    free_kind: FreeKind | None = None
    currency: Currency = "USD"
    when: When = ()
    kind: PriceKind = PriceKind.LIST
    host: ProviderSlug = ""
    effective_from: Day | None = Field(default=None, alias="from")
    effective_until: Day | None = Field(default=None, alias="until")
    source: Source | None = None

    @field_validator("unit", mode="after")
    @classmethod
    def unit_counts_what_is_billed(cls, unit: str, info: Any) -> str:
        component = COMPONENTS.get(info.data.get("component", ""))
        if component and UNITS[unit].meter != component.meter:
            raise ValueError(
                told(
                    "counts %(counted)s, but %(key)s is billed by %(meter)s",
                    counted=UNITS[unit].meter,
                    meter=component.meter,
                    key=component.key,
                )
            )
        return unit

    @model_validator(mode="after")
    def amount_goes_with_priced(self) -> PriceLine:
        if self.state is PriceState.PRICED and self.amount is None:
            raise ValueError(told("needs an amount, or a state that says why it has none"))
        if self.state is not PriceState.PRICED and self.amount is not None:
            raise ValueError(
                told(
                    "an amount goes with the state 'priced', not with '%(state)s'", state=self.state
                )
            )
        if (self.state is PriceState.FREE) != (self.free_kind is not None):
            raise ValueError(told("'state: free' needs its free_kind, and only 'free' has one"))
        return self

    @model_validator(mode="after")
    def until_is_not_before_from(self) -> PriceLine:
        first, last = self.effective_from, self.effective_until
        if first and last and last < first:
            raise ValueError(
                told(
                    "the last day, %(last)s, is before the first day, %(first)s",
                    last=last,
                    first=first,
                )
            )
        return self

    @property
    def key(self) -> PriceKey:
        return self.as_price().key

    def as_price(self) -> Price:
        source = SpecSource(self.source.name, self.source.url) if self.source else None
        return Price(
            component=self.component,
            unit=self.unit,
            currency=self.currency,
            state=self.state,
            amount=self.amount,
            conditions=self.when,
            free_kind=self.free_kind,
            kind=self.kind,
            host=self.host,
            effective_from=self.effective_from,
            effective_until=self.effective_until,
            source=source,
        )


@entry
class PriceEntry(PriceLine):
    """A line of the price list, with what the ledger does not keep."""

    minimum: PositiveNumber | None = None
    terms: Terms = ""
    derived: YesNo = False
    confirmed: YesNo = False
    checked: Day | None = field(default=None, compare=False)

    def as_price(self) -> Price:
        return replace(
            super().as_price(),
            minimum=self.minimum,
            terms=self.terms,
            is_derived=self.derived,
            is_confirmed=self.confirmed,
        )


@entry
class PastPriceEntry(PriceLine):
    """A line of the ledger: without ``until`` the price still holds.

    ``basis`` says how the days are known, for example "documented" by the provider.
    """

    effective_from: Day = Field(alias="from")
    basis: Name = ""


@entry
class BenchmarkEntry:
    name: Name
    version: Name = ""
    metric: Name = ""
    setting: Identifier = ""
    score: Number
    interval: PositiveNumber | None = None
    self_reported: YesNo
    measured_on: Day | None = None
    source: Source | None = None


@entry
class PointEntry:
    text: Paragraph
    points: tuple[Paragraph, ...] = ()


@entry
class StrengthEntry:
    title: Line
    points: tuple[Annotated[PointEntry, _shorthand("text")], ...] = ()


@entry
class StrengthsEntry:
    written_on: Day | None = None
    reviewed_on: Day | None = None
    items: tuple[StrengthEntry, ...]


Aliases = Annotated[tuple[Identifier, ...], Unique]


@entry
class ModelEntry:
    slug: ModelSlug
    name: Name
    provider: ProviderSlug
    developer: ProviderSlug = ""
    type: ModelTypeKey
    model_id: Identifier = ""
    family: Name = ""
    summary: Line = ""
    stage: Literal["general", "preview"] = "general"
    aliases: Aliases = ()
    snapshots: Aliases = ()
    licence_url: Url = ""
    superseded_by: Annotated[SuccessorEntry, _shorthand("model")] | None = None
    facts: Annotated[dict[str, FactEntry], _keyed("key", "value")] = field(default_factory=dict)
    capabilities: Annotated[dict[str, CapabilityEntry], _keyed("key", "value")] = field(
        default_factory=dict
    )
    prices: tuple[PriceEntry, ...] = ()
    price_history: tuple[PastPriceEntry, ...] = field(default=(), compare=False)
    benchmarks: tuple[BenchmarkEntry, ...] = ()
    strengths: StrengthsEntry | None = None


@entry
class Frame:
    """The top of a file; its entries are validated one by one."""

    format: Literal["1"]
    edition: Day
    sources: dict[str, NamedSource] = field(default_factory=dict)
    exchange_rates: list[Any] = field(default_factory=list)
    providers: list[Any] = field(default_factory=list)
    models: list[Any] = field(default_factory=list)
