"""What publishing does to the pages of pairs, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from comparisons.engine.differences import Difference


@dataclass(frozen=True, slots=True)
class PageChange:
    """One pair page. ``before`` and ``after`` are its addresses, "" where there is no page.

    ``model`` is the primary key of the entry that it stands under; ``listed`` is whether it is
    offered to search engines, before and after. A page that appears or goes has no differences:
    everything on it is new or gone.
    """

    model: int
    title: str
    before: str
    after: str
    differences: tuple[Difference, ...] = ()
    listed: tuple[bool, bool] = (False, False)

    @property
    def appears(self) -> bool:
        return not self.before

    @property
    def vanishes(self) -> bool:
        return not self.after

    @property
    def moves(self) -> bool:
        return bool(self.before and self.after) and self.before != self.after

    @property
    def flips(self) -> int:
        return sum(difference.flips for difference in self.differences)

    @property
    def becomes_listed(self) -> bool:
        return self.listed == (False, True)

    @property
    def becomes_unlisted(self) -> bool:
        return self.listed == (True, False)

    @property
    def matters(self) -> bool:
        """Whether more than figures in the table of facts can change."""
        return bool(self.differences) or self.before != self.after or len(set(self.listed)) > 1


@dataclass(frozen=True, slots=True)
class Consequences:
    """``pages`` are those that matter, the weightiest first; ``compared`` counts all pairs that
    were looked at. ``names`` are those of the entries that change, by primary key."""

    pages: tuple[PageChange, ...] = ()
    compared: int = 0
    names: Mapping[int, str] = field(default_factory=dict)

    @property
    def counts(self) -> dict[str, int]:
        """By name; those of two shares add up to the counts of both together."""
        there = [page for page in self.pages if not (page.appears or page.vanishes)]
        return {
            "pages": len(self.pages),
            "reworded": sum(bool(page.differences) for page in there),
            "sentences": sum(len(page.differences) for page in there),
            "flips": sum(page.flips for page in there),
            "flipping": sum(bool(page.flips) for page in there),
            "appearing": sum(page.appears for page in self.pages),
            "vanishing": sum(page.vanishes for page in self.pages),
            "moving": sum(page.moves for page in there),
            "newly_listed": sum(page.becomes_listed for page in self.pages),
            "newly_unlisted": sum(page.becomes_unlisted for page in self.pages),
            "table_only": self.compared - len(self.pages),
        }
