"""Who else offers the models, and where they are cheapest."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from model_pages.specs.prices import OWN_API

from ..claims import Claim
from ..classes import RIVALS, TWO_MODELS
from ..evidence import Evidence, is_outdated
from ..pair import Pair
from ..rates import in_unit
from ..registry import register_rule
from ..sides import Side, of_one_side
from ..values import Listing, Money, Phrase, Value
from ..workloads import MILLION, WORKLOADS

WORTH_SWITCHING = Decimal("0.05")
"""Offers that lie closer together than this share of the dearer one are called alike."""

CHAT = next(workload for workload in WORKLOADS if workload.key == "chat")
"""The mix of input and output by which hosts are ranked: it is named in the sentence."""


@register_rule(
    "R36",
    family="PRV",
    classes=TWO_MODELS,
    says={
        "more": "more more_count fewer fewer_count",
        "as_many": "count left right",
        "one_only": "model hosts other",
        "shared": "providers",
    },
)
def availability(pair: Pair) -> Iterator[Claim]:
    """Where other hosts are recorded for one side at least, and not the same ones for both. Silent
    once a side is retired.
    """
    left, right = pair.both
    if pair.has_retired or not _has_hosts(pair):
        return
    if left.providers.keys() == right.providers.keys():
        return
    evidence = tuple(_providers(side) for side in pair.both)
    for side, other in pair.sides:
        if _sells_itself(side) and [*other.providers] == [_own(other)]:
            hosts = [name for slug, name in side.providers.items() if slug != _own(side)]
            params: dict[str, Value] = {
                "model": side.name,
                "hosts": Listing(tuple(hosts)),
                "other": other.name,
            }
            yield Claim("one_only", params, evidence, subject=side.slug)
            return
    yield _counted(pair, evidence)


@register_rule(
    "R37",
    family="PRV",
    classes=RIVALS,
    says={"cheapest": "model host input output tokens_in tokens_out"},
)
def cheapest_host(pair: Pair) -> Iterator[Claim]:
    """Each model whose hosts lie at least 5% apart for a turn of a chat. One row of one host: the
    lowest input and the lowest output price may lie at two.
    """
    for side in () if pair.has_retired else pair.both:
        yield from _cheapest(side)


@of_one_side
def _cheapest(side: Side) -> list[Claim]:
    costs = sorted((cost, host) for host, cost in _chat_costs(side).items())
    if len(costs) < 2 or costs[-1][0] - costs[0][0] < costs[-1][0] * WORTH_SWITCHING:
        return []
    host = costs[0][1]
    prices = [side.offers[host][component] for component in ("input_text", "output_text")]
    money = [Money(in_unit(price, MILLION), price.currency) for price in prices]
    params: dict[str, Value] = {
        "model": side.name,
        "host": side.host_name(host),
        "input": money[0],
        "output": money[1],
        "tokens_in": CHAT.input_tokens,
        "tokens_out": CHAT.output_tokens,
    }
    evidence = tuple(side.price_evidence(price, MILLION) for price in prices)
    outdated = is_outdated(evidence, side.sheet.on)
    return [] if outdated else [Claim("cheapest", params, evidence, subject=side.slug)]


def _has_hosts(pair: Pair) -> bool:
    return any(side.providers.keys() - {_own(side)} for side in pair.both)


def _sells_itself(side: Side) -> bool:
    return _own(side) in side.providers


def _own(side: Side) -> str:
    return side.sheet.provider.slug


def _counted(pair: Pair, evidence: tuple[Evidence, ...]) -> Claim:
    more, fewer = sorted(pair.both, key=lambda side: -len(side.providers))
    shared = [name for slug, name in pair.left.providers.items() if slug in pair.right.providers]
    also = (Phrase("R36.shared", {"providers": Listing(tuple(shared))}),) if shared else ()
    if len(more.providers) == len(fewer.providers):
        params: dict[str, Value] = {
            "count": len(more.providers),
            "left": pair.left.name,
            "right": pair.right.name,
        }
        return Claim("as_many", params, evidence, also=also)
    params = {
        "more": more.name,
        "more_count": len(more.providers),
        "fewer": fewer.name,
        "fewer_count": len(fewer.providers),
    }
    return Claim("more", params, evidence, winner=more.slug, also=also)


@of_one_side
def _providers(side: Side) -> Evidence:
    """ "3: Groq, Together AI, OpenAI" """
    count, names = len(side.providers), side.formatter.listing(sorted(side.providers.values()))
    told = f"{count}: {names}" if names else str(count)
    return side.note("providers", told, exact=tuple(side.providers))


def _chat_costs(side: Side) -> dict[str, Decimal]:
    """A turn of a chat with each host that bills both directions, in the provider's currency."""
    if any(map(side.has_no_one_price, ("input_text", "output_text"))):
        return {}
    currency = _currency(side)
    costs = {}
    for host, offer in side.offers.items():
        prices = offer.get("input_text"), offer.get("output_text")
        if all(price and price.currency == currency for price in prices):
            amounts = [in_unit(price, MILLION) for price in prices if price]
            costs[host] = amounts[0] * CHAT.input_tokens + amounts[1] * CHAT.output_tokens
    return costs


def _currency(side: Side) -> str:
    own = side.offers[OWN_API].get("input_text")
    return own.currency if own else "USD"
