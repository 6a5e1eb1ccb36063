"""Which pairs are offered to search engines: every pair can be read, few say enough."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from django.utils.translation import gettext_noop

from comparisons.engine import Comparison, PairClass, Statement
from comparisons.engine.pair import as_compared
from model_pages.specs.lifecycle import Status
from model_pages.specs.price_cells import SOFT_LIMIT
from model_pages.specs.sheet import SpecSheet

LISTED_CLASSES = (PairClass.SAME_JOB, PairClass.TWO_OFFERS)
MIN_COMPARABLE_FACTS = 4
MIN_DIFFERENCES = 3
MIN_FAMILIES = 2

NOBODY_WROTE = gettext_noop("Nobody has written about the pair or the strengths of both models.")

IDENTITY = frozenset({"developer", "model_id", "family"})
"""Rows that tell which model is meant."""

ALIKE = re.compile(
    r"(shared_)?(about_)?same(_in_cell|_in_tokens|_above|_between)?|alike|as_many|no_clear_difference"
)
"""The outcomes that say that two models do not differ, or hardly."""


class Choice(StrEnum):
    """Whether an editor lets the rule decide."""

    RULE = "rule"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Listing:
    """``reasons`` say why the rule does not list a pair; ``choice`` may overrule them."""

    reasons: tuple[str, ...]
    choice: str = Choice.RULE

    @property
    def fits(self) -> bool:
        """What the rule alone says."""
        return not self.reasons

    @property
    def listed(self) -> bool:
        return self.choice == Choice.ALWAYS or (self.choice != Choice.NEVER and self.fits)


def is_listed(
    comparison: Comparison, *, has_editor_text: bool, choice: str = Choice.RULE
) -> Listing:
    """The rule that decides sitemap, index links and ``noindex``, and an editor's choice over it.

    ``has_editor_text``: somebody wrote a verdict or an introduction for the pair. Written
    strengths on both sides count as well.
    """
    written = has_editor_text or all(sheet.strengths for sheet in _sides(comparison))
    failed = [reason for reason, holds in OF_MODELS.items() if not holds(comparison)]
    failed += [] if written else [NOBODY_WROTE]
    failed += [reason for reason, holds in OF_PAGE.items() if not holds(comparison)]
    return Listing(tuple(failed), choice)


def could_be_listed(left: SpecSheet, right: SpecSheet) -> bool:
    """Whether the two models leave the rule to what their page says: it needs no comparison."""
    pairing = Pairing(*as_compared(left, right))
    return all(holds(pairing) for holds in OF_MODELS.values())


def is_fresh(checked_on: Iterable[date | None], on: date) -> bool:
    """Whether every one of the headline prices was checked within the soft limit."""
    return all(day is not None and on - day <= SOFT_LIMIT for day in checked_on)


class Pairing(NamedTuple):
    """Two models of which nobody has asked yet what their page says."""

    left: SpecSheet
    right: SpecSheet
    pair_class: PairClass


def _sides(pair: Pairing | Comparison) -> tuple[SpecSheet, SpecSheet]:
    return pair.left, pair.right


def _same_job(pair: Pairing | Comparison) -> bool:
    return pair.pair_class in LISTED_CLASSES


def _none_retired(pair: Pairing | Comparison) -> bool:
    left, right = _sides(pair)
    retired = [sheet for sheet in (left, right) if sheet.status is Status.RETIRED]
    if not retired:
        return True
    other = right if retired[0] is left else left
    successor = retired[0].live_successor
    return len(retired) == 1 and successor is not None and successor.slug == other.slug


def _fresh(pair: Pairing | Comparison) -> bool:
    """Of the prices that stand at a glance."""
    return all(is_fresh(headline_checks(sheet), sheet.on) for sheet in _sides(pair))


def headline_checks(sheet: SpecSheet) -> list[date | None]:
    return [headline.price.checked_on for headline in sheet.headlines.values()]


def _facts_enough(comparison: Comparison) -> bool:
    """Two offers are told apart by little more than who sells: there every row counts."""
    every = comparison.pair_class is PairClass.TWO_OFFERS
    known = comparison.tables.known_on_all
    return sum(every or key not in IDENTITY for key in known) >= MIN_COMPARABLE_FACTS


def _says_enough(comparison: Comparison) -> bool:
    """Of two offers, that they cost the same is worth saying too."""
    statements = (*comparison.statements, *comparison.more_statements)
    if comparison.pair_class is PairClass.TWO_OFFERS:
        families = [statement.family for statement in statements]
    else:
        rules = {item.rule: item.family for item in statements if _is_difference(item)}
        families = [*rules.values()]
    return len(families) >= MIN_DIFFERENCES and len(set(families)) >= MIN_FAMILIES


def _is_difference(statement: Statement) -> bool:
    if statement.family == "META" or ALIKE.fullmatch(statement.outcome):
        return False
    return not _rests_on_equal_values(statement)


def _rests_on_equal_values(statement: Statement) -> bool:
    """Workloads of two equal price lists, one family: the evidence of both models is the same."""
    values = defaultdict(set)
    for one in statement.evidence:
        values[one.model].add((one.label, one.value, one.unit))
    return len(values) == 2 and len(set(map(frozenset, values.values()))) == 1


def _nothing_doubted(comparison: Comparison) -> bool:
    return not comparison.doubts


OF_MODELS: dict[str, Callable[[Pairing | Comparison], bool]] = {
    gettext_noop("The two models do different jobs."): _same_job,
    gettext_noop("One of the models is retired."): _none_retired,
    gettext_noop("A price on the page has not been checked lately."): _fresh,
}
"""What holds of a listed pair, by what is said where it does not. These two models tell by
themselves."""

OF_PAGE: dict[str, Callable[[Comparison], bool]] = {
    gettext_noop("Fewer than four facts are known on both sides."): _facts_enough,
    gettext_noop("Fewer than three differences of two kinds are known."): _says_enough,
    gettext_noop("A value on the page looks wrong and nobody has confirmed it."): _nothing_doubted,
}
"""These only their comparison tells."""
