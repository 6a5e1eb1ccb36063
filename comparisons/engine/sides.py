"""One model of a pair, with everything that is the same on all its pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property, wraps
from typing import Any, TypeVar

from model_pages.specs.cells import SheetCells
from model_pages.specs.dates import PartialDate
from model_pages.specs.doubts import Doubt, doubts_of, is_doubtful
from model_pages.specs.facts import Fact, State
from model_pages.specs.language import Language
from model_pages.specs.lifecycle import Status
from model_pages.specs.prices import (
    OWN_API,
    Conditions,
    Price,
    PriceKind,
    PriceState,
    normal_conditions,
)
from model_pages.specs.sheet import Promotion, SpecSheet
from model_pages.specs.vocabulary import CAPABILITIES, COMPONENTS, CONDITIONS, SPEC_FIELDS

from .evidence import Evidence, exact_text
from .rates import in_unit
from .rows import SideRows
from .values import Money, Term
from .writer import written

T = TypeVar("T")

OVER = "input_tokens_over"
"""The condition of a price for long requests."""


class Side:
    """One model on its pages: its sheet, and what is written alike on all of them, once."""

    def __init__(self, sheet: SpecSheet, language: Language) -> None:
        self.sheet = sheet
        self.slug = sheet.slug
        self.name = sheet.name
        self.language = language
        self.formatter = language.formatter
        self.cells = SheetCells(sheet, language)
        self.kept: dict[str, Any] = {}
        self._facts: dict[str, Evidence] = {}
        self._prices: dict[tuple[int, str], Evidence] = {}

    @cached_property
    def known(self) -> frozenset[str]:
        """The facts and capabilities that are known, as rules name their needs."""
        facts = (f"fact:{field.key}" for field in SPEC_FIELDS if self.sheet.fact(field.key).known)
        stated = (key for key, fact in self.sheet.capabilities.items() if fact.known)
        return frozenset([*facts, *(f"capability:{key}" for key in stated)])

    @cached_property
    def rows(self) -> SideRows:
        return SideRows(self.cells)

    @cached_property
    def is_retired(self) -> bool:
        return self.sheet.status is Status.RETIRED

    @cached_property
    def doubts(self) -> tuple[Doubt, ...]:
        """What looks wrong in the sheet alone."""
        return tuple(doubts_of(self.sheet))

    @cached_property
    def noun(self) -> Term:
        return Term("type", self.sheet.model_type)

    @cached_property
    def list_prices(self) -> Mapping[tuple[str, Conditions], Price]:
        """The provider's own list prices by component and conditions."""
        components = self.sheet.billed_components
        own = (price for key in components for price in self.sheet.own_list_prices(key))
        prices: dict[tuple[str, Conditions], Price] = {}
        for price in own:
            prices.setdefault((price.component, price.conditions), price)
        return prices

    def price(self, component: str, **conditions: str | int) -> Price | None:
        return self.list_prices.get((component, conditions_key(conditions)))

    def priced(self, component: str, **conditions: str | int) -> Price | None:
        """The price if it is an amount: not free, included, dynamic, withheld or in doubt."""
        return self.amounts.get((component, conditions_key(conditions)))

    @cached_property
    def amounts(self) -> Mapping[tuple[str, Conditions], Price]:
        """The list prices that may be set against others."""
        return {
            slot: price
            for slot, price in self.list_prices.items()
            if price.state is PriceState.PRICED and not is_doubtful(price)
        }

    @cached_property
    def able(self) -> frozenset[str]:
        """Capabilities that it is known to have."""
        return frozenset(key for key, fact in self.sheet.capabilities.items() if fact.value)

    @cached_property
    def denied(self) -> frozenset[str]:
        """Capabilities that a source says it lacks."""
        stated = self.sheet.capabilities.items()
        return frozenset(key for key, fact in stated if fact.value is False and fact.source)

    def has_alone(self, other: Side) -> list[str]:
        """What it can and a source says that the other cannot, in the order of the registry."""
        alone = self.able & other.denied
        return [item.key for item in CAPABILITIES if item.key in alone] if alone else []

    @cached_property
    def unknown_facts(self) -> tuple[str, ...]:
        """Fields that a model of this type is expected to have and nobody has filled in."""
        expected = (field.key for field in SPEC_FIELDS if field.expected)
        return tuple(key for key in expected if self.sheet.fact(key).state is State.UNKNOWN)

    @cached_property
    def oldest_price(self) -> Price | None:
        """The price whose check lies furthest back."""
        checked = [price for price in self.sheet.prices if price.checked_on]
        return min(checked, key=lambda price: (price.checked_on, str(price.key)), default=None)

    @cached_property
    def promotions(self) -> tuple[Promotion, ...]:
        """What runs on standard prices, in the order of the registry."""
        order = [(component.key, ()) for component in COMPONENTS]
        running = self.sheet.promotions
        return tuple(running[slot] for slot in order if slot in running) if running else ()

    @cached_property
    def offers(self) -> Mapping[str, Mapping[str, Price]]:
        """Standard list prices by the provider that bills them and by component.

        The model's own provider first, under ``OWN_API``; then the other hosts with a price.
        """
        offers: dict[str, dict[str, Price]] = {OWN_API: {}}
        for price in self.sheet.prices:
            is_standard = price.kind is PriceKind.LIST and not price.conditions
            if is_standard and price.amount is not None and not is_doubtful(price):
                offers.setdefault(price.host, {}).setdefault(price.component, price)
        return offers

    def host_name(self, host: str) -> str:
        """The name of who bills a price."""
        return self.sheet.provider.name if host == OWN_API else self.sheet.host_name(host)

    @cached_property
    def providers(self) -> Mapping[str, str]:
        """Names by slug of all who offer the model, its own provider first.

        Who is said not to offer any of it does not count; the provider counts without prices too.
        """
        priced = {price.host for price in self.sheet.prices}
        billed = (p for p in self.sheet.prices if p.state is not PriceState.NOT_OFFERED)
        hosts = {price.host for price in billed}
        if OWN_API not in priced:
            hosts.add(OWN_API)
        own = {self.sheet.provider.slug: self.sheet.provider.name} if OWN_API in hosts else {}
        return own | {host: self.host_name(host) for host in sorted(hosts - {OWN_API})}

    @cached_property
    def currencies(self) -> frozenset[str]:
        return frozenset(price.currency for price in self.list_prices.values())

    @cached_property
    def is_free_in_part(self) -> bool:
        return any(price.free_kind for price in self.list_prices.values())

    def has_no_one_price(self, component: str) -> bool:
        """Whether its own provider bills a component by the hour or the like, and never plainly.

        No host's price is then known to be lower or higher than the provider's.
        """
        bills = component in self.sheet.billed_components
        return bills and (component, ()) not in self.list_prices

    def cells_of(self, component: str) -> Mapping[Conditions, Price]:
        """The priced cells of a matrix (quality, size, resolution …), or the one price for all."""
        return self._cells_of.get(component, {})

    @cached_property
    def _cells_of(self) -> Mapping[str, Mapping[Conditions, Price]]:
        found: dict[str, dict[Conditions, Price]] = {}
        for (component, conditions), price in self.amounts.items():
            if all(CONDITIONS[name].selects_cell for name, _ in conditions):
                found.setdefault(component, {})[conditions] = price
        return found

    def steps(self, component: str, service: Conditions = ()) -> Mapping[int, Price]:
        """What long requests pay for a component, by the number of input tokens above which each
        price holds, lowest first; a step that changes nothing is none.

        ``service`` are the other conditions, none for standard service. A step may have no usable
        amount: then nobody knows what such a request costs.
        """
        return self._steps.get((component, service), {})

    @cached_property
    def all_steps(self) -> frozenset[int]:
        """Every number of input tokens above which something is billed at another price."""
        return frozenset(over for steps in self._steps.values() for over in steps)

    @cached_property
    def _steps(self) -> Mapping[tuple[str, Conditions], Mapping[int, Price]]:
        found: dict[tuple[str, Conditions], dict[int, Price]] = {}
        for (component, conditions), price in self.list_prices.items():
            over = dict(conditions).get(OVER)
            if over is not None:
                service = tuple(item for item in conditions if item[0] != OVER)
                found.setdefault((component, service), {})[int(over)] = price
        return {slot: self._changes(slot, steps) for slot, steps in found.items()}

    def _changes(
        self, slot: tuple[str, Conditions], steps: Mapping[int, Price]
    ) -> Mapping[int, Price]:
        below = self.list_prices.get(slot)
        changes: dict[int, Price] = {}
        for over, price in sorted(steps.items()):
            if below is None or price.currency != below.currency:
                continue
            if (price.state, price.canonical_amount) != (below.state, below.canonical_amount):
                changes[over] = below = price
        return changes

    def listed_at(self, tokens: int, component: str, service: Conditions = ()) -> Price | None:
        """The list price of a component in a request of that many input tokens, whatever it is.

        A tier is a cliff: a request above its threshold pays the tier's price for every token.
        """
        price = self.list_prices.get((component, service))
        for over, step in self.steps(component, service).items():
            if tokens > over:
                price = step
        return price

    def priced_at(self, tokens: int, component: str, service: Conditions = ()) -> Price | None:
        """The same if it is an amount that may be set against others."""
        price = self.listed_at(tokens, component, service)
        return price if price and (component, price.conditions) in self.amounts else None

    def note(
        self, heading: str, value: str, fact: Fact | None = None, *, exact: object = None
    ) -> Evidence:
        """Evidence that is not a fact of a spec field, with the source of ``fact`` if known.

        ``heading`` is one of HEADINGS, or a plug-in's own text. ``exact`` is what ``value`` says
        in the words of a language; a name, which is the same in all, needs none.
        """
        label = self.language.label("heading", heading)
        data = value if exact is None else exact_text(exact)
        return self._evidence(label, value, fact, heading, data)

    def fact_evidence(self, key: str) -> Evidence:
        if key not in self._facts:
            self._facts[key] = self._fact_evidence(key)
        return self._facts[key]

    def capability_evidence(self, key: str) -> Evidence:
        slot = f"capability:{key}"
        if slot not in self._facts:
            label, text = self.language.label("capability", key), self.cells.capability(key).text
            fact = self.sheet.capability(key)
            self._facts[slot] = self._evidence(label, text, fact, slot, _exact(fact))
        return self._facts[slot]

    @cached_property
    def provenance(self) -> tuple[Evidence, ...]:
        """The days between which this side was checked, and where its values come from."""
        days = dict.fromkeys(self.rows.checks)
        headings = ("oldest_check", "newest_check")
        checks = [
            self.note(heading, self.formatter.date(day), exact=day)
            for heading, day in zip(headings, days, strict=False)
        ]
        label = self.language.label("heading", "source")
        sources = [
            Evidence(
                self.name,
                self.slug,
                label,
                source.name,
                source=source,
                about="source",
                exact=source.name,
            )
            for source in self.rows.sources
        ]
        return (*checks, *sources)

    def price_evidence(self, price: Price, unit: str = "") -> Evidence:
        """``unit``: convert to this unit, as the sentence does; else as the list prints it."""
        slot = (id(price), unit)
        if slot not in self._prices:
            self._prices[slot] = self._price_evidence(price, unit or price.unit)
        return self._prices[slot]

    def date_evidence(self, key: str, day: date | PartialDate) -> Evidence:
        """A date of the lifecycle, with the source of the fact that holds it."""
        label, fact = self.language.label("field", key), self.sheet.fact(key)
        return self._evidence(label, written(self.formatter, day), fact, key, exact_text(day))

    def _fact_evidence(self, key: str) -> Evidence:
        fact = self.sheet.fact(key)
        label = self.language.label("field", key)
        if SPEC_FIELDS[key].kind == "tokens" and fact.known:
            exact, unit = (
                self.formatter.integer(fact.value),
                self.language.word("heading", "tokens"),
            )
            return self._evidence(label, exact, fact, key, _exact(fact), unit)
        return self._evidence(label, self.cells.fact(key).text, fact, key, _exact(fact))

    def _evidence(
        self, label: str, value: str, fact: Fact | None, about: str, exact: str, unit: str = ""
    ) -> Evidence:
        source, checked_on = (fact.source, fact.checked_on) if fact else (None, None)
        return Evidence(self.name, self.slug, label, value, unit, source, checked_on, about, exact)

    def _price_evidence(self, price: Price, unit: str) -> Evidence:
        label = self.language.label("component", price.component)
        details = self.cells.told_apart(price)
        words = ""
        if price.amount is not None:
            value = written(self.formatter, Money(in_unit(price, unit), price.currency))
            words = self.language.word("unit", unit)
        elif price.free_kind is not None:
            value = self.language.word("free", price.free_kind)
            words = price.terms
        else:
            value = self.language.word("price_state", price.state)
        return Evidence(
            self.name,
            self.slug,
            f"{label} ({details})" if details else label,
            value,
            words,
            price.source,
            price.checked_on,
            f"price:{price.key}/{price.kind}",
            _exact_price(price, unit),
        )


def _exact(fact: Fact) -> str:
    return exact_text(fact.value) if fact.known else str(fact.state)


def _exact_price(price: Price, unit: str) -> str:
    """ "0.4/1m_tokens", "free:free_tier:up to 10 a day" """
    if price.amount is not None:
        return f"{exact_text(in_unit(price, unit))}/{unit}"
    parts = price.state, price.free_kind, price.terms if price.free_kind else ""
    return ":".join(str(part) for part in parts if part)


def of_one_side(make: Callable[[Side], T]) -> Callable[[Side], T]:
    """What does not depend on the other model of a page, made once for all of its pages."""
    slot = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def kept(side: Side) -> T:
        found = side.kept
        if slot not in found:
            found[slot] = make(side)
        value: T = found[slot]
        return value

    return kept


def conditions_key(conditions: Mapping[str, str | int]) -> Conditions:
    return normal_conditions(conditions) if conditions else ()


def side_of(sheet: SpecSheet, language: Language) -> Side:
    """The side of a sheet, written once in a language and kept where the sheet keeps its computed
    values, so that both are forgotten together."""
    sides: dict[Language, Side] = vars(sheet).setdefault("_sides", {})
    if language not in sides:
        sides[language] = Side(sheet, language)
    return sides[language]
