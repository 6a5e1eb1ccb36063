"""The question about one model: what its dated versions are. It stands on the model's page."""

from __future__ import annotations

from collections.abc import Iterator

from ..answers import Answer
from ..classes import SAME_MODEL
from ..pair import Pair
from ..registry import register_faq
from ..values import Phrase, Value


@register_faq(
    "F27",
    classes=SAME_MODEL,
    says={"question": "name snapshot", "dated": "name snapshot model"},
)
def alias_or_snapshot(pair: Pair) -> Iterator[Answer]:
    """For each snapshot: the plain name leads to the newest version, the dated one stays."""
    side = pair.left
    name = side.sheet.model_id or side.name
    for alias in side.sheet.aliases:
        if alias.is_snapshot and alias.identifier != name:
            params: dict[str, Value] = {
                "name": name,
                "snapshot": alias.identifier,
                "model": side.name,
            }
            evidence = (side.note("model_id", name), side.note("snapshot", alias.identifier))
            yield Answer(params, (Phrase("F27.dated", params),), evidence, alias.slug)
