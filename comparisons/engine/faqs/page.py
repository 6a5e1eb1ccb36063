"""Where the numbers of the page come from, and why some are missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..answers import Answer
from ..pair import Pair
from ..registry import register_faq
from ..values import Listing, Phrase
from .repeated import names


@register_faq(
    "F29",
    always=True,
    says={
        "question": "",
        "on": "date",
        "between": "oldest newest",
        "unchecked": "",
        "sources": "sources",
    },
)
def when_and_where_from(pair: Pair) -> Iterator[Answer]:
    """Always, unless no value of the page has a source or a check."""
    evidence = pair.left.provenance + pair.right.provenance
    if not evidence:
        return
    phrases = [_checked([*pair.left.rows.checks, *pair.right.rows.checks])]
    listed = dict.fromkeys([source.name for source in pair.sources])
    if listed:
        phrases.append(Phrase("F29.sources", {"sources": Listing(tuple(listed))}))
    yield Answer(names(pair), tuple(phrases), evidence)


def _checked(days: list[date]) -> Phrase:
    if not days:
        return Phrase("F29.unchecked")
    oldest, newest = min(days), max(days)
    if oldest == newest:
        return Phrase("F29.on", {"date": oldest})
    return Phrase("F29.between", {"oldest": oldest, "newest": newest})


@register_faq("F30", says={"question": "", "states": ""})
def why_are_cells_empty(pair: Pair) -> Iterator[Answer]:
    """Where R40 names what nobody has recorded."""
    claims = [claim for claim in pair.claims_of("R40") if claim.outcome == "no_data"]
    if claims:
        phrases = (*(claim.phrase for claim in claims), Phrase("F30.states"))
        evidence = tuple(item for claim in claims for item in claim.evidence)
        yield Answer(names(pair), phrases, evidence)
