"""Whether one can run the models oneself, and make money with them."""

from __future__ import annotations

from collections.abc import Iterator

from ..answers import Answer
from ..classes import TWO_MODELS
from ..pair import Pair
from ..registry import register_faq
from ..sides import Side
from ..values import Phrase, Term, Value
from .repeated import names, repeated


@register_faq("F16", classes=TWO_MODELS, says={"question": "left right", "both": "left right"})
def open_weights(pair: Pair) -> Iterator[Answer]:
    """Where the weights of both can be downloaded, or R25 speaks."""
    weights = [side.sheet.fact("open_weights") for side in pair.both]
    if all(fact.value for fact in weights):
        evidence = pair.fact_evidence("open_weights")
        yield Answer(names(pair), (Phrase("F16.both", names(pair)),), evidence)
        return
    yield from repeated(pair, "R25", "R26")


@register_faq(
    "F17",
    classes=TWO_MODELS,
    says={
        "question": "left right",
        "under": "model licence permission",
        "unnamed": "model permission",
        "limit": "limit",
    },
)
def may_i_earn_with_them(pair: Pair) -> Iterator[Answer]:
    """Of each model whose weights can be had; silent unless it is known of all of them."""
    opened = [side for side in pair.both if side.sheet.fact("open_weights").value]
    known = [side for side in opened if side.sheet.fact("commercial_use").known]
    if not opened or len(known) < len(opened):
        return
    phrases = tuple(phrase for side in opened for phrase in _permission(side))
    facts = ("licence", "commercial_use", "commercial_limit")
    evidence = tuple(
        side.fact_evidence(key) for side in opened for key in facts if side.sheet.fact(key).known
    )
    yield Answer(names(pair), phrases, evidence)


def _permission(side: Side) -> Iterator[Phrase]:
    permission = side.sheet.fact("commercial_use").value
    licence, limit = side.sheet.fact("licence"), side.sheet.fact("commercial_limit")
    params: dict[str, Value] = {
        "model": side.name,
        "permission": Term("field_value", f"commercial_use.{permission}"),
    }
    if licence.known:
        yield Phrase("F17.under", {**params, "licence": licence.value})
    else:
        yield Phrase("F17.unnamed", params)
    if limit.known:
        yield Phrase("F17.limit", {"limit": limit.value})
