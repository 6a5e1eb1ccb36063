"""What a rule must know about both models before it may speak."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from model_pages.specs.vocabulary import CAPABILITIES, SPEC_FIELDS

if TYPE_CHECKING:
    from .evidence import Evidence
    from .pair import Pair

KINDS = ("fact", "capability", "price")


@dataclass(frozen=True, slots=True)
class Needs:
    """Facts and capabilities known on both sides, as texts, and standard prices that may be
    compared. ``parts`` are the kinds and keys of all of them in the order of the rule."""

    parts: tuple[tuple[str, str], ...] = ()
    facts: frozenset[str] = frozenset()
    prices: tuple[str, ...] = ()

    @classmethod
    def parse(cls, texts: Iterable[str]) -> Needs:
        parts = tuple(map(_parts, texts))
        prices = tuple(key for kind, key in parts if kind == "price")
        facts = frozenset(f"{kind}:{key}" for kind, key in parts if kind != "price")
        return cls(parts, facts, prices)

    def met(self, pair: Pair) -> bool:
        """Run for some fifty rules and questions a page."""
        if not self.facts <= pair.known:
            self._refuse_unknown_words()
            return False
        return all(pair.rates(key) is not None for key in self.prices) if self.prices else True

    def evidence(self, pair: Pair) -> tuple[Evidence, ...]:
        return tuple(self._evidence(pair))

    def _evidence(self, pair: Pair) -> Iterator[Evidence]:
        for kind, key in self.parts:
            yield from _EVIDENCE[kind](pair, key)

    def _refuse_unknown_words(self) -> None:
        """A KeyError for a word that no registry has: the rule could never speak."""
        for kind, key in self.parts:
            if kind != "price":
                _ = SPEC_FIELDS[key] if kind == "fact" else CAPABILITIES[key]


NO_NEEDS = Needs()


def _parts(text: str) -> tuple[str, str]:
    kind, _, key = text.partition(":")
    if kind not in KINDS or not key:
        raise ValueError(
            f"'{text}' is not a need: write fact:, capability: or price: and a key, "
            "for example price:input_text."
        )
    return kind, key


_EVIDENCE: dict[str, Callable[[Pair, str], tuple[Evidence, ...]]] = {
    "fact": lambda pair, key: pair.fact_evidence(key),
    "capability": lambda pair, key: tuple(side.capability_evidence(key) for side in pair.both),
    "price": lambda pair, key: rates.evidence if (rates := pair.rates(key)) else (),
}
