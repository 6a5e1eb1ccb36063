"""How long the two models are served, and what follows them."""

from __future__ import annotations

from collections.abc import Iterator

from model_pages.specs.lifecycle import Status

from ..claims import Claim
from ..classes import EVERY_PAGE, TWO_MODELS
from ..evidence import Evidence
from ..pair import Pair
from ..registry import register_rule
from ..sides import Side
from ..succession import (
    correction,
    heir,
    other_in_line,
    outlasts,
    successor_evidence,
    successor_phrases,
)
from ..upgrade import what_changes
from ..values import Days, Value

MOVABLE = ("replaces", "replaces_briefly")
"""Outcomes of R31 whose successor can be had on the day."""

WORTH_TELLING = 60
"""Days between two dates below which sources disagree about either as much as that."""


@register_rule("R28", family="LIF", classes=EVERY_PAGE, leads=True, says={"retired": "model date"})
def retired(pair: Pair) -> Iterator[Claim]:
    """Each model that is shut down on the day, with its successor."""
    for side, other in pair.sides:
        ended = side.sheet.lifecycle.retires_on
        if side.sheet.status is Status.RETIRED and ended:
            yield Claim(
                "retired",
                {"model": side.name, "date": ended},
                _with_successor(side, "retires_on"),
                subject=side.slug,
                also=successor_phrases(side, other),
            )


@register_rule(
    "R29",
    family="LIF",
    classes=EVERY_PAGE,
    says={"retiring": "model date days", "deprecated": "model date"},
)
def retiring(pair: Pair) -> Iterator[Claim]:
    """Each model with a last day to come, or deprecated without one, with its successor."""
    for side, other in pair.sides:
        lifecycle = side.sheet.lifecycle
        params: dict[str, Value] = {"model": side.name}
        if lifecycle.retires_on and lifecycle.retires_on > pair.on:
            params["date"] = lifecycle.retires_on
            params["days"] = Days((lifecycle.retires_on - pair.on).days)
            evidence = _with_successor(side, "retires_on")
            also = successor_phrases(side, other)
            yield Claim("retiring", params, evidence, subject=side.slug, also=also)
        elif side.sheet.status is Status.DEPRECATED and lifecycle.deprecated_on:
            params["date"] = lifecycle.deprecated_on
            evidence = _with_successor(side, "deprecated_on")
            also = successor_phrases(side, other)
            yield Claim("deprecated", params, evidence, subject=side.slug, also=also)


@register_rule("R30", family="LIF", classes=EVERY_PAGE, says={"superseded": "model listed"})
def superseded(pair: Pair) -> Iterator[Claim]:
    """Each model with a successor and no last day, unless the other model is in its line: then R31
    speaks. R28 and R29 name the successor of those with a last day.
    """
    for side, other in pair.sides:
        if side.sheet.status is not Status.SUPERSEDED or other_in_line(side, other):
            continue
        if side.sheet.successors:
            yield Claim(
                "superseded",
                {"model": side.name, "listed": side.sheet.successors[0].name},
                successor_evidence(side),
                subject=side.slug,
                also=correction(side.sheet),
            )


@register_rule(
    "R31",
    family="LIF",
    classes=EVERY_PAGE,
    says={
        "replaces": "successor model",
        "replaces_briefly": "successor model",
        "replaced": "successor model",
        "will_replace": "successor model",
        "moving": "changes",
        "price": "component new old unit",
        "context": "new old",
        "lost": "features",
    },
)
def replaced_by_the_other(pair: Pair) -> Iterator[Claim]:
    """Where one model stands in the other's line of successors; what moving changes is told of two
    models of one job.
    """
    for side, other in pair.sides:
        if not other_in_line(side, other) or other_in_line(other, side):
            continue
        outcome = _succession(side, other)
        moving, proof = what_changes(pair, side, other) if outcome in MOVABLE else ((), ())
        yield Claim(
            outcome,
            {"successor": other.name, "listed": other.name, "model": side.name},
            (*successor_evidence(side), *_release(other), *proof),
            subject=side.slug,
            also=(*moving, *(() if outcome == "replaces" else (heir(side.sheet),))),
        )


@register_rule(
    "R32",
    family="LIF",
    classes=TWO_MODELS,
    needs=("fact:release_date",),
    says={"newer": "newer older later earlier"},
)
def newer(pair: Pair) -> Iterator[Claim]:
    """Release dates at least 60 days apart for sure, of which none is still to come."""
    for side, other in pair.sides:
        later, earlier = (s.sheet.fact("release_date").value for s in (side, other))
        if earlier.days_before(later) >= WORTH_TELLING and later.earliest <= pair.on:
            params = {
                "newer": side.name,
                "older": other.name,
                "later": later,
                "earlier": earlier,
            }
            yield Claim("newer", params, winner=side.slug)


@register_rule(
    "R33", family="LIF", classes=EVERY_PAGE, says={"preview": "model", "upcoming": "model date"}
)
def not_settled(pair: Pair) -> Iterator[Claim]:
    """Each model that is served as a preview, or announced and not released yet."""
    for side in pair.both:
        status, released = side.sheet.status, side.sheet.lifecycle.released_on
        is_out = status not in (Status.UPCOMING, Status.RETIRED)
        if side.sheet.lifecycle.is_preview and is_out:
            words = side.language.label("status", Status.PREVIEW)
            evidence = [side.note("status", words, exact=Status.PREVIEW)]
            if side.sheet.fact("release_date").known:
                evidence.append(side.fact_evidence("release_date"))
            yield Claim("preview", {"model": side.name}, tuple(evidence), subject=side.slug)
        elif status is Status.UPCOMING and released:
            announced: dict[str, Value] = {"model": side.name, "date": released}
            yield Claim("upcoming", announced, _release(side), subject=side.slug)


def _succession(side: Side, other: Side) -> str:
    """How the other model follows this one: nobody can move to what is gone or still to come."""
    if other.sheet.status is Status.UPCOMING:
        return "will_replace"
    if other.is_retired:
        return "replaced"
    lasting = outlasts(other.sheet.lifecycle, side.sheet.lifecycle)
    return "replaces" if lasting else "replaces_briefly"


def _release(side: Side) -> tuple[Evidence, ...]:
    """The day of an announced model."""
    released = side.sheet.lifecycle.released_on
    if side.sheet.status is not Status.UPCOMING or released is None:
        return ()
    return (side.date_evidence("release_date", released),)


def _with_successor(side: Side, key: str) -> tuple[Evidence, ...]:
    day = getattr(side.sheet.lifecycle, key)
    return (side.date_evidence(key, day), *successor_evidence(side))
