"""Running the rules and FAQ builders over a pair, and saying what they find."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from datetime import timedelta

from model_pages.specs.price_cells import HARD_LIMIT, SOFT_LIMIT

from .answers import Faq
from .claims import UNSAID, Claim, Statement
from .evidence import distinct, oldest_check
from .order import MOST_FAQS
from .pair import Pair
from .registry import FaqBuilder, Rule, builders_for, rules_for
from .values import OwnPhrase, Phrase
from .wording import Wording

logger = logging.getLogger(__name__)

NO_AGE = timedelta(0)

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
                try:
                    found = self._claims_of(rule) if rule.needs.met(pair) else ()
                except Exception:
                    self._leave_out(rule.key)
                else:
                    for claim in found:
                        pair.add(claim)
        return pair.claims

    def statements(self, claims: Iterable[Claim]) -> list[Statement]:
        """One for each claim; what two rules say in the same words is said once."""
        said: dict[str, Statement] = {}
        for claim in claims:
            try:
                statement = self._statement(claim)
            except Exception:
                self._leave_out(claim.rule)
            else:
                said.setdefault(statement.text, statement)
        return list(said.values())

    def faqs(self) -> list[Faq]:
        """At most MOST_FAQS; those that always stand on the page keep their places.

        A question about each model is answered for both or for neither, whichever stands on the
        left; one that no place is left for is not even answered.
        """
        builders = builders_for(self.pair.pair_class)
        kept = {item.key: self._answered(item) for item in builders if item.always}
        places = MOST_FAQS - sum(map(len, kept.values()))
        found: list[Faq] = []
        for builder in builders:
            if builder.always:
                found += kept[builder.key]
            elif places > 0 and len(answers := self._answered(builder)) <= places:
                places -= len(answers)
                found += answers
        return found

    def _answered(self, builder: FaqBuilder) -> list[Faq]:
        try:
            return self._faqs_of(builder) if builder.needs.met(self.pair) else []
        except Exception:
            self._leave_out(builder.key)
            return []

    def _claims_of(self, rule: Rule) -> list[Claim]:
        found = []
        for claim in rule.find(self.pair):
            if claim.evidence == ():
                claim.evidence = rule.needs.evidence(self.pair)
                if claim.evidence == ():
                    raise ValueError(f"{rule.key} claims '{claim.outcome}' without evidence.")
            if rule.family == "PR" and not self._is_fresh_enough(claim):
                continue
            if self.pair.is_different_job:
                claim.winner = None
            if claim.phrase is UNSAID:
                claim.rule, claim.family = rule.key, rule.family
                claim.phrase = Phrase(f"{rule.key}.{claim.outcome}", claim.params)
            found.append(claim)
        return found

    def _is_fresh_enough(self, claim: Claim) -> bool:
        """False beyond the hard limit; beyond the soft one the claim says its oldest check.

        A price without a recorded check has no age: its page says that it has no date.
        """
        oldest = oldest_check(claim.evidence)
        age = self.pair.on - oldest if oldest else NO_AGE
        if oldest and age > SOFT_LIMIT:
            claim.as_of = (Phrase("shared.as_of", {"date": oldest}),)
        return age <= HARD_LIMIT

    def _statement(self, claim: Claim) -> Statement:
        return Statement(
            claim.rule,
            claim.family,
            claim.outcome,
            self.say((claim.phrase, *claim.also, *claim.as_of)),
            distinct(claim.evidence),
            claim.winner,
            claim.subject,
            claim.topic,
        )

    def _faqs_of(self, builder: FaqBuilder) -> list[Faq]:
        return [
            Faq(
                builder.key,
                self.wording.fill(builder.question, answer.asked),
                self.say(answer.phrases),
                distinct(answer.evidence),
                answer.subject,
            )
            for answer in builder.build(self.pair)
        ]

    def say(self, phrases: Sequence[Phrase]) -> str:
        """One after the other, each said once for all that repeat it."""
        if len(phrases) == 1:
            return self._sentence(phrases[0])
        return " ".join(map(self._sentence, phrases))

    def _sentence(self, phrase: Phrase) -> str:
        """Said once for a statement and for the answers that repeat it.

        The phrase is kept with its text, so that no other one can get its id.
        """
        if phrase.__class__ is OwnPhrase:
            return self._own_sentence(phrase)
        said = self._said.get(id(phrase))
        if said is None:
            said = self._said[id(phrase)] = phrase, self.wording.fill(*phrase)
        return said[1]

    def _own_sentence(self, phrase: Phrase) -> str:
        assert isinstance(phrase, OwnPhrase)
        text = phrase.texts.get(self.wording)
        if text is None:
            text = phrase.texts[self.wording] = self.wording.say(phrase)
        return text

    def _leave_out(self, key: str) -> None:
        """Called where a rule has raised: a page without one sentence is better than none."""
        if self.strict:
            raise
        left, right = (side.slug for side in self.pair.both)
        logger.exception("%s failed for %s and %s and is left out.", key, left, right)
