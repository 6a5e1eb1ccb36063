"""The claim that two comparable prices allow, for every rule that sets prices side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from model_pages.specs.prices import Conditions, Price

from .claims import Claim
from .evidence import Evidence
from .pair import Pair
from .rates import Rates
from .values import Percent, Phrase, Term, Value
from .workloads import MILLION

TWO_PRICES: Mapping[str, str] = {
    "cheaper": "cheaper dearer percent low high",
    "about_same": "left left_price right right_price",
    "same": "price",
}
"""The outcomes, with what their sentences are filled with."""

ON_SHARED_METER: Mapping[str, str] = {f"shared_{key}": names for key, names in TWO_PRICES.items()}
"""The same between models of different jobs: the sentence names the meter, and nobody wins."""


def price_claim(
    pair: Pair,
    rates: Rates,
    *,
    also: tuple[Phrase, ...] = (),
    evidence: tuple[Evidence, ...] = (),
    more: Mapping[str, Value] | None = None,
    suffix: str = "",
    topic: str = "",
) -> Claim:
    """Cheaper, about the same or the same.

    ``evidence`` is what ``also`` rests on beside the two prices. ``more`` are further params of
    the sentence, ``suffix`` tells its outcomes from the plain ones.
    """
    prefix = "shared_" if pair.is_different_job else ""
    outcome = rates.outcome
    cheaper = rates.lower if outcome == "cheaper" else None
    return Claim(
        prefix + outcome + suffix,
        {**_params(pair, rates), **(more or {})},
        (*rates.evidence, *evidence),
        winner=cheaper.slug if cheaper else None,
        topic=topic,
        also=(*also, *_derived(pair, rates)),
        gap=rates.gap,
    )


def _derived(pair: Pair, rates: Rates) -> Iterator[Phrase]:
    """A price that nobody published in this unit is said to be worked out."""
    for side, price in ((pair.left, rates.left_price), (pair.right, rates.right_price)):
        if price.is_derived:
            unit = Term("unit", rates.unit)
            yield Phrase("shared.derived", {"model": side.name, "unit": unit})


def token_price_claim(pair: Pair, component: str, service: Conditions = ()) -> Claim | None:
    """Says up to which request the prices hold, where a longer one costs another price."""
    rates = pair.rates_in(component, service)
    if rates is None:
        return None
    also, evidence = limit(pair, [component], service)
    return price_claim(pair, rates, also=also, evidence=evidence)


def limit(
    pair: Pair, components: Sequence[str], service: Conditions = ()
) -> tuple[tuple[Phrase, ...], tuple[Evidence, ...]]:
    """Up to how many input tokens prices hold, and the price that holds above; or nothing.

    In another service than the standard one the standard steps count too: what lies above them
    is not known to cost the same.
    """
    steps = [
        (over, side, price)
        for side in pair.both
        for component in components
        for kind in dict.fromkeys((service, ()))
        for over, price in side.steps(component, kind).items()
    ]
    if not steps:
        return (), ()
    lowest = min(over for over, _, _ in steps)
    evidence = [side.price_evidence(price) for over, side, price in steps if over == lowest]
    return (Phrase("shared.lowest_band", {"tokens": lowest}),), tuple(evidence)


def per_million(price: Price) -> str:
    """Tokens by the million, as everywhere; what is no token in its own unit."""
    return MILLION if price.meter == "tokens" else ""


def lowest_band(claims: Iterable[Claim]) -> int | None:
    """Up to how many input tokens claims of token prices hold; None where they always do."""
    phrases = (phrase for claim in claims for phrase in claim.also)
    limits = [phrase.params["tokens"] for phrase in phrases if phrase.key == "shared.lowest_band"]
    return min((limit for limit in limits if isinstance(limit, int)), default=None)


def _params(pair: Pair, rates: Rates) -> dict[str, Value]:
    cheaper = rates.lower
    if cheaper is None:
        return {"price": rates.money(pair.left)}
    if rates.outcome == "about_same":
        return {
            "left": pair.left.name,
            "left_price": rates.money(pair.left),
            "right": pair.right.name,
            "right_price": rates.money(pair.right),
        }
    dearer = pair.right if cheaper is pair.left else pair.left
    return {
        "cheaper": cheaper.name,
        "dearer": dearer.name,
        "percent": Percent(rates.percent),
        "low": rates.money(cheaper),
        "high": rates.money(dearer),
    }
