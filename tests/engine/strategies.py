"""Any valid sheet that hypothesis can think of, with values that collide often."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from comparisons.engine.workloads import Workload
from model_pages.specs.dates import PartialDate
from model_pages.specs.exchange import ExchangeRate
from model_pages.specs.facts import Fact, Source, State
from model_pages.specs.history import PriceChange
from model_pages.specs.lifecycle import Lifecycle, Successor
from model_pages.specs.prices import FreeKind, Price, PriceKind, PriceState, normal_conditions
from model_pages.specs.sheet import SPEED, Alias, Benchmark, ProviderRef, SpecSheet
from model_pages.specs.units import UNITS
from model_pages.specs.vocabulary import (
    CAPABILITIES,
    COMPONENTS,
    MODALITIES,
    MODEL_TYPES,
    SPEC_FIELDS,
)
from tests.engine.factories import ON

thorough = settings(
    max_examples=settings.default.max_examples * 2 // 5,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

# Names without digits: whatever digit a sentence prints comes from a value.
NAMES = ("Alpha", "Beta", "Gamma")
PROVIDERS = (ProviderRef("openai", "OpenAI"), ProviderRef("google", "Google"))
HOSTS = {
    "azure": ProviderRef("azure", "Azure"),
    "google": PROVIDERS[1],
}
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
            {"cache_ttl": "1h"},
            {"input_tokens_over": 128000, "service_tier": "batch"},
        ]
    ),
)


components = st.one_of(
    st.sampled_from([COMPONENTS[key] for key in ("input_text", "output_text", "image_generation")]),
    st.sampled_from([*COMPONENTS]),
)


@st.composite
def prices(draw):
    component = draw(components)
    unit = draw(st.sampled_from([unit.key for unit in UNITS if unit.meter == component.meter]))
    state = draw(st.sampled_from([PriceState.PRICED] * 4 + list(PriceState)))
    until = draw(st.one_of(st.none(), st.just(ON + timedelta(days=9))))
    return Price(
        component=component.key,
        unit=unit,
        currency=draw(st.sampled_from(["USD", "USD", "USD", "CNY"])),
        state=state,
        amount=Decimal(draw(amounts)) if state is PriceState.PRICED else None,
        conditions=normal_conditions(draw(conditions)),
        free_kind=draw(st.sampled_from(FreeKind)) if state is PriceState.FREE else None,
        kind=draw(st.sampled_from([PriceKind.LIST, PriceKind.LIST, PriceKind.PROMOTION])),
        host=draw(st.sampled_from(["", "", "", "azure", "google"])),
        effective_until=until,
        source=draw(sources),
        checked_on=draw(past_days),
        minimum=draw(st.sampled_from([None, None, Decimal(10)])),
        terms=draw(st.sampled_from(["", "", "up to 1,500 requests a day"])),
        is_derived=draw(st.booleans()),
        is_confirmed=draw(st.booleans()),
    )


@st.composite
def changes(draw):
    """A list price that became another one lately; newest first is for the caller."""
    component = draw(components)
    unit = draw(st.sampled_from([unit.key for unit in UNITS if unit.meter == component.meter]))
    before, after = (Decimal(amount) for amount in draw(st.tuples(amounts, amounts)))
    price = Price(component.key, unit, "USD", PriceState.PRICED, before, source=draw(sources))
    on = ON - timedelta(days=draw(st.sampled_from([5, 5, 40, 90])))
    day = draw(st.sampled_from([on.day, None]))
    return PriceChange(price, replace(price, amount=after), PartialDate(on.year, on.month, day))


@st.composite
def announced(draw, listed):
    """Prices that will follow those of the list, or come anew."""
    found = draw(st.lists(prices(), max_size=2)) + [one for one in listed if draw(st.booleans())]
    starts = st.sampled_from([ON + timedelta(days=1), ON + timedelta(days=40)])
    later = [replace(one, effective_from=draw(starts), effective_until=None) for one in found]
    rises = [replace(one, amount=one.amount * 2) if one.amount else one for one in later]
    return tuple(sorted(rises, key=lambda one: one.effective_from))


exchange_rates = st.builds(
    ExchangeRate,
    currency=st.just("CNY"),
    per_dollar=st.sampled_from([Decimal(7), Decimal("7.25")]),
    on=st.sampled_from([ON - timedelta(days=age) for age in (3, 60, 200)]),
    source=sources,
)


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
    metric=st.sampled_from(["accuracy", "accuracy", "WER", SPEED]),
    setting=st.sampled_from(["", "high"]),
    score=st.decimals(0, 100, allow_nan=False, places=1),
    self_reported=st.booleans(),
    source=st.just(Source("Leaderboard")),
    measured_on=st.one_of(st.none(), st.just(date(2026, 10, 1))),
    interval=st.sampled_from([None, None, Decimal("0.5"), Decimal(5)]),
)

aliases = st.sampled_from(
    [(), (Alias("one-id", "one-id"),), (Alias("one-dated", "one-dated", is_snapshot=True),)]
)


@st.composite
def sheets(draw, name="", model_types=tuple(item.key for item in MODEL_TYPES)):
    name = name or draw(st.sampled_from(NAMES))
    chain = draw(chains(name.lower()))
    lifecycle = draw(lifecycles(has_successor=bool(chain)))
    stored = draw(facts())
    if lifecycle.retires_on:
        stored["retires_on"] = Fact("retires_on", State.KNOWN, lifecycle.retires_on)
    listed = tuple(draw(st.lists(prices(), max_size=12)))
    recent = draw(st.lists(changes(), max_size=2))
    rates = draw(st.one_of(st.none(), exchange_rates))
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
        prices=listed,
        announced=draw(announced(listed)),
        changes=tuple(sorted(recent, key=lambda one: one.on.earliest, reverse=True)),
        hosts=draw(st.sampled_from([HOSTS, {}])),
        exchange_rates={"CNY": rates} if rates else {},
        aliases=draw(aliases),
        benchmarks=tuple(draw(st.lists(benchmarks, max_size=4))),
        successors=chain,
    )


def pairs(model_types=tuple(item.key for item in MODEL_TYPES)):
    """Two different models; often of one type, so that rules have something to say."""
    return st.one_of(
        st.tuples(sheets("Alpha", model_types), sheets("Beta", model_types)),
        st.tuples(sheets("Alpha", ("text",)), sheets("Beta", ("text",))),
        st.tuples(sheets("Alpha", ("image",)), sheets("Beta", ("image",))),
    )


@st.composite
def priced_sheets(draw, name):
    """A text model that is sold by the token alone today, perhaps with a tier within the workloads,
    and that takes requests of any size.
    """
    one = draw(sheets(name, ("text",)))
    base, tier = draw(token_prices()), draw(token_prices(input_tokens_over=32000))
    own = (*base, *(price for price in tier if draw(st.booleans())))
    ends = ("retires_on", "context_window", "max_input_tokens", "max_output_tokens")
    facts = {key: fact for key, fact in one.facts.items() if key not in ends}
    billed = ("input_text", "output_text", "request")
    rest = (price for price in one.prices if price.component not in billed)
    return replace(one, prices=(*own, *rest), facts=facts, lifecycle=Lifecycle())


@st.composite
def token_prices(draw, **conditions):
    return tuple(
        Price(
            component,
            unit="1m_tokens",
            currency="USD",
            state=PriceState.PRICED,
            amount=Decimal(draw(amounts)),
            conditions=normal_conditions(conditions),
            checked_on=ON,
            is_confirmed=True,
        )
        for component in ("input_text", "output_text")
    )


def priced_pairs():
    return st.tuples(priced_sheets("Alpha"), priced_sheets("Beta"))


@st.composite
def workloads(draw):
    """Any request that somebody may have, with at least some tokens."""
    some = st.integers(0, 300)
    return Workload(
        input_tokens=draw(st.sampled_from([1, 2000, 127999, 128000, 200001])),
        output_tokens=draw(some),
        cached_share=draw(st.sampled_from([Decimal(0), Decimal("0.5"), Decimal(1)])),
        images=draw(some),
        seconds=draw(some),
        characters=draw(some),
        pages=draw(some),
        searches=draw(some),
        quality=draw(st.sampled_from(["", "low", "medium"])),
        size=draw(st.sampled_from(["", "1024x1024"])),
        resolution=draw(st.sampled_from(["", "720p"])),
        requests=draw(st.integers(1, 1000)),
        is_batch=draw(st.booleans()),
    )
