"""Small sheets for tests: everything that a test does not name is plain and checked recently."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from comparisons.engine import Comparison, Statement, compare
from comparisons.engine.sides import Side, side_of
from model_pages.specs.card import Card
from model_pages.specs.dates import PartialDate
from model_pages.specs.exchange import ExchangeRate
from model_pages.specs.facts import Fact, Source, State
from model_pages.specs.history import PriceChange
from model_pages.specs.language import load_language
from model_pages.specs.lifecycle import Lifecycle, Successor
from model_pages.specs.prices import (
    FreeKind,
    Price,
    PriceKind,
    PriceState,
    normal_conditions,
)
from model_pages.specs.sheet import Benchmark, ProviderRef, SpecSheet

ON = date(2026, 11, 23)
CHECKED = date(2026, 11, 1)
SOURCE = Source("Price list", "https://example.com/prices")
OPENAI = ProviderRef("openai", "OpenAI")
GOOGLE = ProviderRef("google", "Google")

UNITS = {
    "image_generation": "image",
    "video_generation": "second",
    "transcription": "minute",
    "speech_synthesis": "1m_characters",
    "ocr_page": "1k_pages",
    "rerank_search": "1k_queries",
}


def price(
    component: str,
    amount: str | None,
    *,
    unit: str = "",
    currency: str = "USD",
    state: PriceState = PriceState.PRICED,
    free: FreeKind | None = None,
    kind: PriceKind = PriceKind.LIST,
    checked: date | None = CHECKED,
    until: date | None = None,
    starts: date | None = None,
    host: str = "",
    source: Source | None = SOURCE,
    minimum: str | None = None,
    terms: str = "",
    derived: bool = False,
    confirmed: bool = False,
    **conditions: str | int,
) -> Price:
    """A price per million tokens, or by the usual unit of its component."""
    return Price(
        component=component,
        unit=unit or UNITS.get(component, "1m_tokens"),
        currency=currency,
        state=PriceState.FREE if free else state,
        amount=None if amount is None else Decimal(amount),
        conditions=normal_conditions(conditions),
        free_kind=free,
        kind=kind,
        host=host,
        effective_from=starts,
        effective_until=until,
        source=source,
        checked_on=checked,
        minimum=Decimal(minimum) if minimum else None,
        terms=terms,
        is_derived=derived,
        is_confirmed=confirmed,
    )


def tokens(input_text: str | None = None, output_text: str | None = None, **options: Any) -> list:
    """The two headline prices of a text model."""
    amounts = {"input_text": input_text, "output_text": output_text}
    return [price(key, amount, **options) for key, amount in amounts.items() if amount]


def known(key: str, value: Any, *, source: Source | None = SOURCE) -> Fact:
    if key in ("release_date", "knowledge_cutoff"):
        value = PartialDate.parse(value)
    return Fact(key, State.KNOWN, value, source, CHECKED)


def unsourced(key: str, value: Any) -> Fact:
    return known(key, value, source=None)


def refused(key: str, *, source: Source | None = SOURCE) -> Fact:
    """Something that a model is said not to have."""
    return Fact(key, State.NOT_OFFERED, source=source)


def sheet(
    name: str = "Alpha",
    model_type: str = "text",
    *prices: Price,
    slug: str = "",
    on: date = ON,
    reads: str = "",
    writes: str = "",
    lifecycle: Lifecycle | None = None,
    successors: tuple[Successor, ...] = (),
    capabilities: dict[str, Any] | None = None,
    facts: dict[str, Any] | None = None,
    **options: Any,
) -> SpecSheet:
    """``reads`` and ``writes`` are words: ``reads="text image"``.

    ``facts`` and ``capabilities`` are known values, or whole facts where the source matters.
    """
    values = dict(facts or {})
    if reads:
        values["modalities_in"] = tuple(reads.split())
    if writes:
        values["modalities_out"] = tuple(writes.split())
    yes_no = dict(capabilities or {})
    return SpecSheet(
        slug=slug or name.lower().replace(" ", "-").replace(".", "-"),
        name=name,
        on=on,
        model_type=model_type,
        provider=options.pop("provider", OPENAI),
        prices=prices,
        facts=_facts(values),
        capabilities=_facts(yes_no),
        lifecycle=lifecycle or Lifecycle(has_successor=bool(successors)),
        successors=successors,
        **options,
    )


def _facts(values: dict[str, Any]) -> dict[str, Fact]:
    return {
        key: value if isinstance(value, Fact) else known(key, value)
        for key, value in values.items()
    }


def result(score: str, *, interval: str | None = None, **options: Any) -> Benchmark:
    """An independent score, or with ``metric="tokens/s"`` a speed."""
    defaults: dict[str, Any] = {
        "name": "GPQA",
        "version": "Diamond",
        "metric": "accuracy",
        "setting": "",
        "self_reported": False,
        "source": Source("Leaderboard"),
        "measured_on": date(2026, 10, 1),
    }
    stated = Decimal(interval) if interval else None
    return Benchmark(score=Decimal(score), interval=stated, **(defaults | options))


def rate(currency: str, per_dollar: str, *, on: date = date(2026, 10, 27)) -> ExchangeRate:
    return ExchangeRate(currency, Decimal(per_dollar), on, Source("Exchange rates"))


def change(before: Price, after: Price, on: str) -> PriceChange:
    return PriceChange(before, after, PartialDate.parse(on))


def side(*args: Any, **options: Any) -> Side:
    """A sheet as a rule is given it, in English."""
    return side_of(sheet(*args, **options), load_language())


def two(
    left: Any = (),
    right: Any = (),
    model_type: str = "text",
    *,
    alpha: dict[str, Any] | None = None,
    beta: dict[str, Any] | None = None,
) -> Comparison:
    """Alpha and Beta with these prices; ``alpha`` and ``beta`` are what else is known of each."""
    return compared(
        sheet("Alpha", model_type, *left, **(alpha or {})),
        sheet("Beta", model_type, *right, **(beta or {})),
    )


def successor(
    name: str,
    *,
    retires_on: date | None = None,
    model_type: str = "text",
    released: str | None = None,
) -> Successor:
    lifecycle = Lifecycle(
        retires_on=retires_on,
        released_on=PartialDate.parse(released) if released else None,
    )
    return Successor(name.lower().replace(" ", "-").replace(".", "-"), name, model_type, lifecycle)


def card(
    slug: str,
    model_type: str = "text",
    *,
    prices: list[Price] | tuple[Price, ...] = (),
    provider_slug: str = "openai",
    size_class: str = "",
    context_window: int | None = None,
    successor_slug: str | None = None,
    lifecycle: Lifecycle | None = None,
) -> Card:
    given = {"size_class": size_class, "context_window": context_window}
    facts = {key: value for key, value in given.items() if value}
    provider = ProviderRef(provider_slug, provider_slug.title())
    options = {"provider": provider, "facts": facts, "lifecycle": lifecycle, "url": f"/{slug}/"}
    of = sheet(slug, model_type, *prices, **options)
    return Card(of, successor_slug)


def compared(left: SpecSheet, right: SpecSheet, **options: Any) -> Comparison:
    """As in every test: what a rule raises is raised."""
    return compare(left, right, left.on, strict=True, **options)


def statements(comparison: Comparison, *rules: str) -> list[Statement]:
    found = (*comparison.statements, *comparison.more_statements)
    return [item for item in found if not rules or item.rule in rules]


def said(comparison: Comparison, *rules: str) -> list[str]:
    return [item.text for item in statements(comparison, *rules)]


def winners(comparison: Comparison, *rules: str) -> list[str | None]:
    return [item.winner for item in statements(comparison, *rules)]


def proofs(comparison: Comparison, key: str) -> list[tuple[str, str, str, str]]:
    """Model, label, value and unit of the evidence under a rule's or a question's first words."""
    spoken = [item for item in statements(comparison) if item.rule == key]
    spoken += [faq for faq in comparison.faqs if faq.key == key]
    return [(one.model, one.label, one.value, one.unit) for one in spoken[0].evidence]


def answers(comparison: Comparison, key: str) -> list[str]:
    return [faq.answer for faq in comparison.faqs if faq.key == key]
