"""Any valid sheet that hypothesis can think of, with values that collide often."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from model_pages.specs.dates import PartialDate
from model_pages.specs.facts import Fact, Source, State
from model_pages.specs.lifecycle import Lifecycle, Successor
from model_pages.specs.prices import FreeKind, Price, PriceKind, PriceState, normal_conditions
from model_pages.specs.sheet import Benchmark, ProviderRef, SpecSheet
from model_pages.specs.units import UNITS
from model_pages.specs.vocabulary import (
    CAPABILITIES,
    COMPONENTS,
    MODALITIES,
    MODEL_TYPES,
    SPEC_FIELDS,
)
from tests.engine.factories import ON

# Names without digits: whatever digit a sentence prints comes from a value.
NAMES = ("Alpha", "Beta", "Gamma")
PROVIDERS = (ProviderRef("openai", "OpenAI"), ProviderRef("google", "Google"))
SOURCES = (None, Source("Price list"), Source("Model card", "https://example.com"))

sources = st.sampled_from(SOURCES)
days = st.integers(-400, 400).map(lambda offset: ON + timedelta(days=offset))
past_days = st.one_of(st.none(), st.integers(0, 200).map(lambda age: ON - timedelta(days=age)))
amounts = st.one_of(
    st.sampled_from(["0.4", "0.40", "0.41", "0.4001", "2", "1.6", "150", "0.05"]),
    st.decimals("0.001", "9999", allow_nan=False, places=12),
)
states = st.sampled_from([state for state in State if state is not State.KNOWN])


@st.composite
def partial_dates(draw):
    day = draw(days)
    precision = draw(st.sampled_from([4, 7, 10]))
    return PartialDate.parse(day.isoformat()[:precision])


conditions = st.one_of(
    st.just({}),
    st.sampled_from(
        [
            {"input_tokens_over": 128000},
            {"input_tokens_over": 200000},
            {"service_tier": "batch"},
            {"quality": "low", "size": "1024x1024"},
            {"quality": "medium", "size": "1024x1024"},
            {"resolution": "720p"},
            {"time_of_day": "peak"},
            {"region": "eu"},
        ]
    ),
)


@st.composite
def prices(draw):
    component = draw(
        st.sampled_from([item for item in COMPONENTS if item.headline or item.group == "cache"])
    )
    unit = draw(st.sampled_from([unit.key for unit in UNITS if unit.meter == component.meter]))
    state = draw(st.sampled_from([PriceState.PRICED] * 4 + list(PriceState)))
    until = draw(st.one_of(st.none(), st.just(ON + timedelta(days=9))))
    return Price(
        component=component.key,
        unit=unit,
        currency=draw(st.sampled_from(["USD", "USD", "USD", "CNY"])),
        state=state,
        amount=_decimal(draw(amounts)) if state is PriceState.PRICED else None,
        conditions=normal_conditions(draw(conditions)),
        free_kind=draw(st.sampled_from(FreeKind)) if state is PriceState.FREE else None,
        kind=draw(st.sampled_from([PriceKind.LIST, PriceKind.LIST, PriceKind.PROMOTION])),
        host=draw(st.sampled_from(["", "", "", "azure"])),
        effective_until=until,
        source=draw(sources),
        checked_on=draw(past_days),
    )


def _decimal(amount):
    from decimal import Decimal

    return Decimal(amount)


_VALUES = {
    "tokens": st.one_of(st.sampled_from([128000, 1047576, 1048576]), st.integers(1, 10**9)),
    "integer": st.integers(1, 10**5),
    "boolean": st.booleans(),
    "text": st.sampled_from(["MIT", "Apache"]),
    "date": days,
    "partial_date": partial_dates(),
    "modalities": st.sets(st.sampled_from([item.key for item in MODALITIES]), min_size=1).map(
        lambda keys: tuple(sorted(keys))
    ),
    "words": st.sampled_from([("low",), ("low", "high"), ("none", "low", "medium")]),
}


def _values(field):
    if field.kind == "choice":
        return st.sampled_from([key for key, _label in field.choices])
    return _VALUES[field.kind]


@st.composite
def facts(draw):
    found = {}
    for field in SPEC_FIELDS:
        kind = draw(st.sampled_from(["absent", "known", "known", "state"]))
        if kind == "known":
            value = draw(_values(field))
            found[field.key] = Fact(field.key, State.KNOWN, value, draw(sources), draw(past_days))
        elif kind == "state":
            found[field.key] = Fact(field.key, draw(states), source=draw(sources))
    return found


@st.composite
def capabilities(draw):
    keys = draw(st.sets(st.sampled_from([item.key for item in CAPABILITIES])))
    return {
        key: Fact(key, State.KNOWN, draw(st.booleans()), draw(sources), draw(past_days))
        for key in sorted(keys)
    }


@st.composite
def lifecycles(draw, *, has_successor=False):
    optional = st.one_of(st.none(), days)
    return Lifecycle(
        released_on=draw(st.one_of(st.none(), partial_dates())),
        is_preview=draw(st.booleans()),
        deprecated_on=draw(optional),
        retires_on=draw(st.one_of(st.none(), st.none(), days)),
        retires_not_before=draw(optional),
        has_successor=has_successor,
    )


@st.composite
def chains(draw, slug):
    names = draw(st.lists(st.sampled_from([*NAMES, "Delta"]), unique=True, max_size=3))
    types = st.sampled_from(["text", "text", "image"])
    return tuple(
        Successor(name.lower(), name, draw(types), draw(lifecycles()))
        for name in names
        if name.lower() != slug
    )


benchmarks = st.builds(
    Benchmark,
    name=st.sampled_from(["GPQA", "MMLU"]),
    version=st.sampled_from(["", "Diamond"]),
    metric=st.just("accuracy"),
    setting=st.sampled_from(["", "high"]),
    score=st.decimals(0, 100, allow_nan=False, places=1),
    self_reported=st.booleans(),
    source=st.just(Source("Leaderboard")),
    measured_on=st.one_of(st.none(), st.just(date(2026, 10, 1))),
)


@st.composite
def sheets(draw, name="", model_types=tuple(item.key for item in MODEL_TYPES)):
    name = name or draw(st.sampled_from(NAMES))
    chain = draw(chains(name.lower()))
    lifecycle = draw(lifecycles(has_successor=bool(chain)))
    stored = draw(facts())
    if lifecycle.retires_on:
        stored["retires_on"] = Fact("retires_on", State.KNOWN, lifecycle.retires_on)
    return SpecSheet(
        slug=name.lower(),
        name=name,
        on=ON,
        model_type=draw(st.sampled_from(model_types)),
        provider=draw(st.sampled_from(PROVIDERS)),
        developer=draw(st.one_of(st.none(), st.sampled_from(PROVIDERS))),
        model_id=draw(st.sampled_from(["", f"{name.lower()}-id", "one-id"])),
        family=draw(st.sampled_from(["", "Greek"])),
        lifecycle=lifecycle,
        facts=stored,
        capabilities=draw(capabilities()),
        prices=tuple(draw(st.lists(prices(), max_size=12))),
        benchmarks=tuple(draw(st.lists(benchmarks, max_size=3))),
        successors=chain,
    )


def pairs(model_types=tuple(item.key for item in MODEL_TYPES)):
    """Two different models; often of one type, so that rules have something to say."""
    return st.one_of(
        st.tuples(sheets("Alpha", model_types), sheets("Beta", model_types)),
        st.tuples(sheets("Alpha", ("text",)), sheets("Beta", ("text",))),
        st.tuples(sheets("Alpha", ("image",)), sheets("Beta", ("image",))),
    )
