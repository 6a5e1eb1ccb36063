"""Two models as a rule is given them."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from model_pages.specs.prices import Conditions

from .claims import Claim
from .classes import PairClass, pair_class
from .rates import Rates, rates_of
from .sides import Side, conditions_key


class Pair:
    """What a rule is given. ``claims`` are those of the rules that ran before it."""

    def __init__(self, left: Side, right: Side, on: date) -> None:
        self.left = left
        self.right = right
        self.on = on
        self.both = (left, right)
        self.pair_class = pair_class(left.sheet, right.sheet)
        self.claims: list[Claim] = []
        self._rates: dict[tuple[str, Conditions], Rates | None] = {}

    @property
    def sides(self) -> tuple[tuple[Side, Side], tuple[Side, Side]]:
        """Each side with the other, for rules that speak about one of them."""
        return (self.left, self.right), (self.right, self.left)

    @property
    def is_different_job(self) -> bool:
        return self.pair_class is PairClass.DIFFERENT_JOB

    @cached_property
    def has_retired(self) -> bool:
        return any(side.is_retired for side in self.both)

    @cached_property
    def same_model_elsewhere(self) -> bool:
        """Whether both entries are one model of one maker, each served by another provider.

        What they say of the model itself can differ only where their sources disagree.
        """
        left, right = (side.sheet for side in self.both)
        return (
            bool(left.model_id)
            and left.model_id.casefold() == right.model_id.casefold()
            and left.provider.slug != right.provider.slug
            and left.developer_or_provider.slug == right.developer_or_provider.slug
        )

    def rates(self, component: str, **conditions: str | int) -> Rates | None:
        """The two prices of a component, if they may be compared at all."""
        slot = (component, conditions_key(conditions))
        if slot not in self._rates:
            self._rates[slot] = rates_of(
                self.left, self.right, *(side.priced(component, **conditions) for side in self.both)
            )
        return self._rates[slot]

    def needed_rates(self, component: str) -> Rates:
        """The rates of a price that the rule has declared among its needs."""
        rates = self.rates(component)
        assert rates is not None
        return rates

    def claims_of(self, *rules: str) -> list[Claim]:
        return [claim for claim in self.claims if claim.rule in rules]
