"""What the two models are."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from model_pages.specs.prices import FreeKind, Price, PriceState
from model_pages.specs.vocabulary import MODALITIES, MODEL_TYPES

from ..claims import Claim
from ..classes import DIFFERENT_JOB, OFFERS, SAME_JOB, TWO_MODELS, PairClass, stands_in
from ..evidence import Evidence
from ..pair import Pair
from ..registry import register_rule
from ..sides import Side, of_one_side
from ..values import Listing, Term, Value


@register_rule(
    "R01",
    family="ID",
    classes=TWO_MODELS - SAME_JOB,
    says={
        "different_job": "left left_noun left_outputs right right_noun right_outputs",
        "overlap": "wider wider_noun narrower narrower_noun extra",
    },
)
def different_kinds(pair: Pair) -> Iterator[Claim]:
    """Two models of different kinds: what each is and produces, or what the wider one adds."""
    if pair.pair_class is PairClass.OVERLAP:
        yield _overlap(pair)
        return
    yield Claim(
        "different_job",
        {
            "left": pair.left.name,
            "left_noun": pair.left.noun,
            "left_outputs": modalities(_outputs(pair.left)),
            "right": pair.right.name,
            "right_noun": pair.right.noun,
            "right_outputs": modalities(_outputs(pair.right)),
        },
        _kinds(pair),
    )


@register_rule(
    "R02",
    family="ID",
    classes=OFFERS | DIFFERENT_JOB,
    says={
        "each": "left left_units right right_units",
        "same": "units",
        "one_unpublished": "known units unpublished",
        "one_unknown": "known units unknown",
    }
    | {f"one_{kind}": "known units free" for kind in FreeKind},
)
def billing_shape(pair: Pair) -> Iterator[Claim]:
    """How both are billed: of one job only where the meters differ, of different jobs wherever one
    of them has an amount. Silent once a side is retired.
    """
    if pair.has_retired:
        return
    left, right = (billed_meters(side) for side in pair.both)
    evidence = _billing(pair.left) + _billing(pair.right)
    told_apart = left.keys() != right.keys()
    if pair.is_different_job:  # "per minute" and "per second" are one meter, and two sentences
        told_apart = {p.unit for p in left.values()} != {p.unit for p in right.values()}
    if left and right and told_apart:
        params: dict[str, Value] = {
            "left": pair.left.name,
            "left_units": _units(left),
            "right": pair.right.name,
            "right_units": _units(right),
        }
        yield Claim("each", params, evidence)
    elif pair.is_different_job and left and right:
        yield Claim("same", {"units": _units(left)}, evidence)
    elif pair.is_different_job and (left or right):
        known, other = (pair.left, pair.right) if left else (pair.right, pair.left)
        free = next(
            (one.price for one in other.sheet.headlines.values() if one.price.free_kind), None
        )
        outcome, placeholder = _without_price(other, free)
        if free is not None:
            evidence += (other.price_evidence(free),)
        named = {"known": known.name, placeholder: other.name}
        yield Claim(outcome, {**named, "units": _units(left or right)}, evidence)


@register_rule(
    "R03",
    family="ID",
    classes=OFFERS,
    says={
        "same_family": "maker family",
        "same_family_sizes": "maker family left left_size right right_size",
        "same_model": "name left_provider right_provider",
    },
)
def same_family(pair: Pair) -> Iterator[Claim]:
    """One maker's models of one family, with their sizes where both are known and differ; or one
    model at two providers.
    """
    left, right = (side.sheet for side in pair.both)
    maker = left.developer_or_provider
    if pair.is_same_model:
        yield _same_model(pair)
    elif left.family and left.family == right.family and maker == right.developer_or_provider:
        evidence = tuple(side.note("family", side.sheet.family) for side in pair.both)
        params: dict[str, Value] = {"maker": maker.name, "family": left.family}
        sizes = [side.sheet.fact("size_class") for side in pair.both]
        if all(size.known for size in sizes) and sizes[0].value != sizes[1].value:
            evidence += pair.fact_evidence("size_class")
            yield Claim("same_family_sizes", params | _sizes(pair), evidence)
        else:
            yield Claim("same_family", params, evidence)


def modalities(keys: frozenset[str]) -> Listing:
    """In the order of the registry: "text and images"."""
    return _modalities(keys, MODALITIES.version)


@lru_cache(maxsize=256)
def _modalities(keys: frozenset[str], _version: int) -> Listing:
    return Listing(tuple(Term("modality", item.key) for item in MODALITIES if item.key in keys))


@of_one_side
def billed_meters(side: Side) -> dict[str, Price]:
    """Headline prices by their meters."""
    found = (headline.price for headline in side.sheet.headlines.values())
    return {price.meter: price for price in found if price.state is PriceState.PRICED}


@of_one_side
def _billing(side: Side) -> tuple[Evidence, ...]:
    return tuple(map(side.price_evidence, billed_meters(side).values()))


def _overlap(pair: Pair) -> Claim:
    wider, narrower = pair.both
    if not stands_in(wider.sheet, narrower.sheet):
        wider, narrower = narrower, wider
    extra = (wider.sheet.writes or frozenset()) - (narrower.sheet.writes or frozenset())
    params: dict[str, Value] = {
        "wider": wider.name,
        "wider_noun": wider.noun,
        "narrower": narrower.name,
        "narrower_noun": narrower.noun,
        "extra": modalities(extra),
    }
    return Claim("overlap", params, _kinds(pair))


def _same_model(pair: Pair) -> Claim:
    """By the ID that both providers give it, else by the shorter of its two names."""
    left, right = (side.sheet for side in pair.both)
    one_id = left.model_id.casefold() == right.model_id.casefold() != ""
    texts = [sheet.model_id if one_id else sheet.name for sheet in (left, right)]
    label = "model_id" if one_id else "name"
    evidence = tuple(side.note(label, text) for side, text in zip(pair.both, texts, strict=True))
    params: dict[str, Value] = {
        "name": min(texts, key=lambda text: (len(text), text)),
        "left_provider": left.provider.name,
        "right_provider": right.provider.name,
    }
    return Claim("same_model", params, evidence)


def _sizes(pair: Pair) -> dict[str, Value]:
    left, right = (side.sheet.fact("size_class").value for side in pair.both)
    return {
        "left": pair.left.name,
        "left_size": Term("field_value", f"size_class.{left}"),
        "right": pair.right.name,
        "right_size": Term("field_value", f"size_class.{right}"),
    }


def _kinds(pair: Pair) -> tuple[Evidence, ...]:
    return _kind(pair.left) + _kind(pair.right)


@of_one_side
def _kind(side: Side) -> tuple[Evidence, ...]:
    model_type = side.note("model_type", side.cells.model_type().text, exact=side.sheet.model_type)
    if side.sheet.writes is None:
        return (model_type,)
    return model_type, side.fact_evidence("modalities_out")


@of_one_side
def _outputs(side: Side) -> frozenset[str]:
    """What it writes, or what its type is used for where nobody has said what it writes."""
    return side.sheet.writes or frozenset({MODEL_TYPES[side.sheet.model_type].produces})


def _units(prices: dict[str, Price]) -> Listing:
    return Listing(tuple(Term("unit", price.unit) for price in prices.values()))


def _without_price(side: Side, free: Price | None) -> tuple[str, str]:
    """What to say of a side without an amount, and as which placeholder its name stands there."""
    if free is not None:
        return f"one_{free.free_kind}", "free"
    prices = (headline.price for headline in side.sheet.headlines.values())
    withheld = any(price.state is PriceState.NOT_PUBLISHED for price in prices)
    return ("one_unpublished", "unpublished") if withheld else ("one_unknown", "unknown")
