"""What moving from a model to its successor changes: prices, context window, features lost."""

from __future__ import annotations

from collections.abc import Iterator

from .classes import PairClass
from .evidence import Evidence, is_outdated
from .pair import Pair
from .sides import Side
from .values import Listing, Phrase, Term, Value


def what_changes(
    pair: Pair, old: Side, new: Side
) -> tuple[tuple[Phrase, ...], tuple[Evidence, ...]]:
    """The sentence and its evidence; what is unknown on either side is left out of both."""
    if pair.pair_class is not PairClass.SAME_JOB:
        return (), ()
    found = [*_prices(pair, old, new), *_context(old, new), *_lost(old, new)]
    if not found:
        return (), ()
    changes = Listing(tuple(phrase for phrase, _ in found))
    evidence = tuple(item for _, items in found for item in items)
    return (Phrase("R31.moving", {"changes": changes}),), evidence


Change = tuple[Phrase, tuple[Evidence, ...]]


def _prices(pair: Pair, old: Side, new: Side) -> Iterator[Change]:
    """While both can be bought."""
    for component in () if pair.has_retired else ("input_text", "output_text"):
        rates = pair.rates(component)
        if rates is None or is_outdated(rates.evidence, pair.on):
            continue
        if rates.outcome != "same":
            params: dict[str, Value] = {
                "component": Term("component", component),
                "new": rates.money(new),
                "old": rates.money(old),
                "unit": Term("unit", rates.unit),
            }
            yield Phrase("R31.price", params), rates.evidence


def _context(old: Side, new: Side) -> Iterator[Change]:
    before, after = (side.sheet.fact("context_window") for side in (old, new))
    if before.known and after.known and before.value != after.value:
        evidence = tuple(side.fact_evidence("context_window") for side in (old, new))
        yield Phrase("R31.context", {"new": after.value, "old": before.value}), evidence


def _lost(old: Side, new: Side) -> Iterator[Change]:
    """What the old one can and a source says that the new one cannot."""
    keys = old.has_alone(new)
    if keys:
        evidence = tuple(side.capability_evidence(key) for key in keys for side in (old, new))
        features = Listing(tuple(Term("capability", key) for key in keys))
        yield Phrase("R31.lost", {"features": features}), evidence
