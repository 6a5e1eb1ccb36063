"""Two models as a rule is given them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from model_pages.specs.doubts import Doubt, doubts_of
from model_pages.specs.language import Language
from model_pages.specs.prices import Conditions
from model_pages.specs.sheet import SpecSheet

from .claims import Claim
from .classes import PairClass, pair_class
from .offers import as_offer
from .rates import Rates, rates_of
from .sides import Side, conditions_key, side_of
from .suspicion import suspicion

if TYPE_CHECKING:
    from .needs import Need


class Pair:
    """What a rule is given. ``claims`` are those of the rules that ran before it."""

    def __init__(self, left: SpecSheet, right: SpecSheet, language: Language) -> None:
        self.pair_class = pair_class(left, right)
        if self.pair_class is PairClass.TWO_OFFERS:
            left, right = as_offer(left), as_offer(right)
        self.on = left.on
        self.left = side_of(left, language)
        self.right = side_of(right, language)
        self.both = (self.left, self.right)
        self.is_different_job = self.pair_class is PairClass.DIFFERENT_JOB
        self.is_same_model = self.pair_class is PairClass.TWO_OFFERS
        self.claims: list[Claim] = []
        self._by_rule: dict[str, list[Claim]] = {}
        self._rates: dict[tuple[str, Conditions], Rates | None] = {}

    @property
    def sides(self) -> tuple[tuple[Side, Side], tuple[Side, Side]]:
        """Each side with the other, for rules that speak about one of them."""
        return (self.left, self.right), (self.right, self.left)

    @cached_property
    def has_retired(self) -> bool:
        return self.left.is_retired or self.right.is_retired

    @cached_property
    def doubts(self) -> tuple[Doubt, ...]:
        """What looks wrong, on one side or only between the two."""
        of_one = [doubt for side in self.both for doubt in doubts_of(side.sheet)]
        return (*of_one, *suspicion(self.pair_class, self.left, self.right))

    @cached_property
    def prices_are_suspect(self) -> bool:
        """Whether the prices of one side are doubted for what those of the other are."""
        return bool(suspicion(self.pair_class, self.left, self.right))

    def knows(self, needs: Iterable[Need]) -> bool:
        return all(need.met(self) for need in needs)

    def rates(self, component: str, **conditions: str | int) -> Rates | None:
        """The two prices of a component, if they may be compared at all."""
        slot = (component, conditions_key(conditions))
        if slot not in self._rates:
            prices = [side.priced(component, **conditions) for side in self.both]
            suspect = None not in prices and self.prices_are_suspect
            self._rates[slot] = None if suspect else rates_of(self.left, self.right, *prices)
        return self._rates[slot]

    def needed_rates(self, component: str) -> Rates:
        """The rates of a price that the rule has declared among its needs."""
        rates = self.rates(component)
        assert rates is not None
        return rates

    def add(self, claim: Claim) -> None:
        self.claims.append(claim)
        self._by_rule.setdefault(claim.rule, []).append(claim)

    def claims_of(self, *rules: str) -> list[Claim]:
        """In the order of ``rules``."""
        return [claim for rule in rules for claim in self._by_rule.get(rule, ())]
