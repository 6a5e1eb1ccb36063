"""Which pairs are offered to search engines: every pair can be read, few say enough."""

from __future__ import annotations

from dataclasses import dataclass

from comparisons.engine import Comparison, PairClass
from model_pages.specs.lifecycle import Status
from model_pages.specs.price_cells import SOFT_LIMIT

LISTED_CLASSES = (PairClass.SAME_JOB, PairClass.TWO_OFFERS)
MIN_COMPARABLE_FACTS = 4
MIN_STATEMENTS = 3
MIN_FAMILIES = 2


@dataclass(frozen=True, slots=True)
class Listing:
    """``reasons`` say why a pair is not listed; none of them is left where it is."""

    reasons: tuple[str, ...]

    @property
    def listed(self) -> bool:
        return not self.reasons


def is_listed(comparison: Comparison, *, has_editor_text: bool) -> Listing:
    """The rule that decides sitemap, index links and ``noindex``.

    ``has_editor_text``: somebody wrote a verdict or an introduction for the pair. Written
    strengths on both sides count as well.
    """
    checks = {
        "The two models do different jobs.": comparison.pair_class in LISTED_CLASSES,
        "One of the models is retired.": _none_retired(comparison),
        "Fewer than four facts are known on both sides.": (
            _comparable_facts(comparison) >= MIN_COMPARABLE_FACTS
        ),
        "Fewer than three differences of two kinds are known.": _says_enough(comparison),
        "Nobody has written about the pair or the strengths of both models.": (
            has_editor_text or all(sheet.strengths for sheet in _sides(comparison))
        ),
        "A price on the page has not been checked lately.": _fresh(comparison),
        "A value on the page looks wrong and nobody has confirmed it.": not comparison.doubts,
    }
    return Listing(tuple(reason for reason, holds in checks.items() if not holds))


def _sides(comparison: Comparison):
    return comparison.left, comparison.right


def _none_retired(comparison: Comparison) -> bool:
    left, right = _sides(comparison)
    retired = [sheet for sheet in (left, right) if sheet.status is Status.RETIRED]
    if not retired:
        return True
    other = right if retired[0] is left else left
    successor = retired[0].live_successor
    return len(retired) == 1 and successor is not None and successor.slug == other.slug


def _comparable_facts(comparison: Comparison) -> int:
    rows = [row for group in comparison.groups for row in group.rows]
    return sum(row.left.known and row.right.known for row in rows)


def _says_enough(comparison: Comparison) -> bool:
    statements = (*comparison.statements, *comparison.more_statements)
    families = {statement.family for statement in statements}
    return len(statements) >= MIN_STATEMENTS and len(families) >= MIN_FAMILIES


def _fresh(comparison: Comparison) -> bool:
    """Of the prices that stand at a glance, every one checked within the soft limit."""
    headlines = [h for sheet in _sides(comparison) for h in sheet.headlines.values()]
    dates = [headline.price.checked_on for headline in headlines]
    return all(date is not None and comparison.on - date <= SOFT_LIMIT for date in dates)
