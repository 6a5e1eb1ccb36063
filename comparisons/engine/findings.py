"""Running the rules and FAQ builders over a pair, and saying what they find."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from model_pages.specs.price_cells import SOFT_LIMIT

from .answers import Faq
from .claims import Claim, Statement
from .evidence import distinct, is_outdated, oldest_check
from .order import MOST_FAQS
from .pair import Pair
from .registry import FaqBuilder, Rule, builders_for, rules_for
from .values import Phrase
from .wording import Wording

logger = logging.getLogger(__name__)

_Item = TypeVar("_Item")
_Found = TypeVar("_Found")

SILENT_ABOUT_RETIRED = frozenset({"PR", "CX", "BEN", "SPD"})
"""Families that say nothing where one side cannot be used any more."""


class Findings:
    """What the rules and builders find out about ``pair``, said in ``wording``.

    ``strict`` lets a rule's error through. Otherwise it is logged with the rule and both models,
    and the rule is left out: one faulty plug-in must not take every page down.
    """

    def __init__(self, pair: Pair, wording: Wording, *, strict: bool) -> None:
        self.pair = pair
        self.wording = wording
        self.strict = strict
        self._said: dict[int, tuple[Phrase, str]] = {}

    def claims(self) -> list[Claim]:
        """In the order of registration; a rule sees the claims before its own in the pair."""
        pair = self.pair
        silent = SILENT_ABOUT_RETIRED if pair.has_retired else ()
        for rule in rules_for(pair.pair_class):
            if rule.family not in silent:
                for claim in self._attempt(rule.key, self._claims_of, rule):
                    pair.add(claim)
        return pair.claims

    def statements(self, claims: Iterable[Claim]) -> list[Statement]:
        """One for each claim; what two rules say in the same words is said once."""
        said: dict[str, Statement] = {}
        for claim in claims:
            for statement in self._attempt(claim.rule, self._statements_of, claim):
                said.setdefault(statement.text, statement)
        return list(said.values())

    def faqs(self) -> list[Faq]:
        """At most MOST_FAQS; those that always stand on the page keep their places.

        A question that no place is left for is not even answered.
        """
        builders = builders_for(self.pair.pair_class)
        kept = {item.key: self._answered(item) for item in builders if item.always}
        places = MOST_FAQS - sum(map(len, kept.values()))
        found: list[Faq] = []
        for builder in builders:
            if builder.always:
                found += kept[builder.key]
            elif places > 0:
                answers = self._answered(builder)[:places]
                places -= len(answers)
                found += answers
        return found

    def _answered(self, builder: FaqBuilder) -> list[Faq]:
        return self._attempt(builder.key, self._faqs_of, builder)

    def _claims_of(self, rule: Rule) -> Iterator[Claim]:
        for claim in rule.find(self.pair) if self.pair.knows(rule.needs) else ():
            claim.evidence = claim.evidence or tuple(
                item for need in rule.needs for item in need.evidence(self.pair)
            )
            if not claim.evidence:
                raise ValueError(f"{rule.key} claims '{claim.outcome}' without evidence.")
            if rule.family == "PR" and is_outdated(claim.evidence, self.pair.on):
                continue
            if self.pair.is_different_job:
                claim.winner = None
            claim.rule, claim.family = rule.key, rule.family
            claim.phrase = Phrase(f"{rule.key}.{claim.outcome}", claim.params)
            yield claim

    def _statements_of(self, claim: Claim) -> Iterator[Statement]:
        yield Statement(
            claim.rule,
            claim.family,
            claim.outcome,
            self._say([claim.phrase, *claim.also, *self._as_of(claim)]),
            distinct(claim.evidence),
            claim.winner,
            claim.subject,
            claim.topic,
        )

    def _faqs_of(self, builder: FaqBuilder) -> Iterator[Faq]:
        for answer in builder.build(self.pair) if self.pair.knows(builder.needs) else ():
            question = self.wording.say(Phrase(f"{builder.key}.question", answer.asked))
            text = self._say(answer.phrases)
            yield Faq(builder.key, question, text, distinct(answer.evidence), answer.subject)

    def _say(self, phrases: Iterable[Phrase]) -> str:
        return " ".join(map(self._sentence, phrases))

    def _sentence(self, phrase: Phrase) -> str:
        """Said once for a statement and for the answers that repeat it.

        The phrase is kept with its text, so that no other one can get its id.
        """
        said = self._said.get(id(phrase))
        if said is None:
            said = self._said[id(phrase)] = phrase, self.wording.say(phrase)
        return said[1]

    def _as_of(self, claim: Claim) -> tuple[Phrase, ...]:
        """The day of the oldest price under a sentence, once it is older than the soft limit."""
        if claim.family != "PR":
            return ()
        oldest = oldest_check(claim.evidence)
        if oldest is None or self.pair.on - oldest <= SOFT_LIMIT:
            return ()
        return (Phrase("shared.as_of", {"date": oldest}),)

    def _attempt(
        self, key: str, find: Callable[[_Item], Iterator[_Found]], item: _Item
    ) -> list[_Found]:
        """All that ``find`` yields for ``item``, or nothing if it fails."""
        try:
            return list(find(item))
        except Exception:
            if self.strict:
                raise
            left, right = (side.slug for side in self.pair.both)
            logger.exception("%s failed for %s and %s and is left out.", key, left, right)
            return []
