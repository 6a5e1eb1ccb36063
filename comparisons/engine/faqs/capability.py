"""What the two models can take in, make and do."""

from __future__ import annotations

from collections.abc import Iterator

from model_pages.specs.vocabulary import CAPABILITIES

from ..answers import Answer
from ..classes import OFFERS, SAME_JOB, TWO_MODELS
from ..evidence import Evidence
from ..pair import Pair
from ..registry import register_faq
from ..rules.capability import READ_WITH, thinking_bill, thinking_price, what_it_reads
from ..rules.identity import modalities
from ..sides import Side, of_one_side
from ..values import Listing, OwnPhrase, Phrase, Term, Value
from ..workloads import MILLION
from .repeated import names

FEATURES = ("tool_call", "structured_output")


@register_faq(
    "F12",
    classes=TWO_MODELS,
    needs=("fact:modalities_in",),
    says={"question": "left right", "reads": "model modalities", "both": "modalities"},
)
def what_they_read(pair: Pair) -> Iterator[Answer]:
    """What each reads, by its inputs or its capabilities, once if it is the same. Silent once a
    side is retired.
    """
    if pair.has_retired:
        return
    evidence = (
        *pair.fact_evidence("modalities_in"),
        *(item for side in pair.both for item in _unlisted(side)),
    )
    left, right = map(what_it_reads, pair.both)
    phrases: tuple[Phrase, ...] = (_reads(pair.left), _reads(pair.right))
    if left == right:
        phrases = (Phrase("F12.both", {"modalities": modalities(left)}),)
    yield Answer(names(pair), phrases, evidence)


@register_faq(
    "F13",
    classes=TWO_MODELS,
    needs=("fact:modalities_out",),
    says={"question": "left right", "one": "model other", "neither": "left right"},
)
def can_they_draw(pair: Pair) -> Iterator[Answer]:
    """Where one of the two draws, or the name of one suggests it; not between two that do.

    That one cannot is said only where its outputs have a source.
    """
    if pair.has_retired:
        return
    evidence = pair.fact_evidence("modalities_out")
    draws = [("image" in (side.sheet.writes or ())) for side in pair.both]
    denied = [side for side, able in zip(pair.both, draws, strict=True) if not able]
    if not all(side.sheet.fact("modalities_out").source for side in denied):
        return
    if sum(draws) == 1:
        side, other = pair.sides[draws.index(True)]
        phrase = Phrase("F13.one", {"model": side.name, "other": other.name})
        yield Answer(names(pair), (phrase,), evidence)
    elif not any(draws) and any("image" in _named(side) for side in pair.both):
        yield Answer(names(pair), (Phrase("F13.neither", names(pair)),), evidence)


@register_faq(
    "F14",
    classes=OFFERS,
    says={
        "question": "left right",
        "both": "features",
        "one": "model features other",
        "neither": "features",
    },
)
def features(pair: Pair) -> Iterator[Answer]:
    """Only what is known on both sides; a "no" counts only with its source."""
    keys = [key for key in FEATURES if all(_is_stated(side, key) for side in pair.both)]
    if not keys or pair.has_retired:
        return
    able = {key: [key in side.able for side in pair.both] for key in keys}
    both = _terms(key for key in keys if all(able[key]))
    neither = _terms(key for key in keys if not any(able[key]))
    phrases = [Phrase("F14.both", {"features": both})] if both.items else []
    for index, (side, other) in enumerate(pair.sides):
        alone = _terms(key for key in keys if able[key][index] and not able[key][1 - index])
        if alone.items:
            params: dict[str, Value] = {
                "model": side.name,
                "features": alone,
                "other": other.name,
            }
            phrases.append(Phrase("F14.one", params))
    if neither.items:
        phrases.append(Phrase("F14.neither", {"features": neither}))
    evidence = [side.capability_evidence(key) for key in keys for side in pair.both]
    yield Answer(names(pair), tuple(phrases), tuple(evidence))


@register_faq(
    "F15",
    classes=SAME_JOB,
    needs=("capability:reasoning",),
    says={
        "question": "left right",
        "both": "left right",
        "one": "model other",
        "no_price": "model",
    },
)
def do_they_think(pair: Pair) -> Iterator[Answer]:
    """Where one of them does: who does, with which settings, and whether thinking has a price of
    its own. That one does not is said only with a source.
    """
    thinkers = [side for side in pair.both if side.sheet.capability("reasoning").value]
    stated = all(_is_stated(side, "reasoning") for side in pair.both)
    if not thinkers or not stated or pair.has_retired:
        return
    evidence: list[Evidence] = [side.capability_evidence("reasoning") for side in pair.both]
    phrases = [Phrase("F15.both", names(pair))]
    if len(thinkers) == 1:
        other = pair.right if thinkers[0] is pair.left else pair.left
        phrases = [Phrase("F15.one", {"model": thinkers[0].name, "other": other.name})]
    settings = pair.claims_of("R23")
    for claim in settings:
        phrases += [claim.phrase]
        evidence += claim.evidence
    phrases += [_bill(side) for side in thinkers]
    prices = [(side, price) for side in thinkers if (price := thinking_price(side))]
    evidence += [side.price_evidence(price, MILLION) for side, price in prices]
    yield Answer(names(pair), tuple(phrases), tuple(evidence))


def _bill(side: Side) -> Phrase:
    return thinking_bill(side) or Phrase("F15.no_price", {"model": side.name})


@of_one_side
def _reads(side: Side) -> Phrase:
    reads = modalities(what_it_reads(side))
    return OwnPhrase("F12.reads", {"model": side.name, "modalities": reads})


@of_one_side
def _unlisted(side: Side) -> list[Evidence]:
    """The capabilities that say it reads what its list of inputs leaves out."""
    listed = side.sheet.reads or frozenset()
    keys = [key for key, reads in READ_WITH.items() if key in side.able and reads not in listed]
    return [side.capability_evidence(key) for key in keys]


def _is_stated(side: Side, key: str) -> bool:
    return key in side.able or key in side.denied


def _named(side: Side) -> str:
    return f"{side.name} {side.sheet.family}".casefold()


def _terms(keys: Iterator[str]) -> Listing:
    known = set(keys)
    ordered = (item.key for item in CAPABILITIES if item.key in known)
    return Listing(tuple(Term("capability", key) for key in ordered))
