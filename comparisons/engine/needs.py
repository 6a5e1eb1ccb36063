"""What a rule must know about both models before it may speak."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .evidence import Evidence
    from .pair import Pair

KINDS = ("fact", "capability", "price")


@dataclass(frozen=True, slots=True)
class Need:
    """A fact or capability known on both sides, or a standard price that may be compared."""

    kind: str
    key: str

    @classmethod
    def parse(cls, text: str) -> Need:
        kind, _, key = text.partition(":")
        if kind not in KINDS or not key:
            raise ValueError(
                f"'{text}' is not a need: write fact:, capability: or price: and a key, "
                "for example price:input_text."
            )
        return cls(kind, key)

    def met(self, pair: Pair) -> bool:
        return _MET[self.kind](pair, self.key)

    def evidence(self, pair: Pair) -> tuple[Evidence, ...]:
        return _EVIDENCE[self.kind](pair, self.key)


_MET: dict[str, Callable[[Pair, str], bool]] = {
    "fact": lambda pair, key: pair.left.knows(key) and pair.right.knows(key),
    "capability": lambda pair, key: pair.left.has_stated(key) and pair.right.has_stated(key),
    "price": lambda pair, key: pair.rates(key) is not None,
}

_EVIDENCE: dict[str, Callable[[Pair, str], tuple[Evidence, ...]]] = {
    "fact": lambda pair, key: tuple(side.fact_evidence(key) for side in pair.both),
    "capability": lambda pair, key: tuple(side.capability_evidence(key) for side in pair.both),
    "price": lambda pair, key: rates.evidence if (rates := pair.rates(key)) else (),
}
