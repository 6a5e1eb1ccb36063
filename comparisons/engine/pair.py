"""Two models as a rule is given them."""

from __future__ import annotations

from model_pages.specs.doubts import Doubt
from model_pages.specs.language import Language
from model_pages.specs.prices import Conditions
from model_pages.specs.sheet import SpecSheet

from .claims import Claim
from .classes import PairClass, pair_class
from .evidence import Evidence
from .rates import Rates, rates_of
from .side_by_side import side_by_side
from .sides import side_of
from .suspicion import suspicion


def as_compared(left: SpecSheet, right: SpecSheet) -> tuple[SpecSheet, SpecSheet, PairClass]:
    """Two sheets as their page has them, under the names and with the prices that it compares."""
    kind = pair_class(left, right)
    offers = (left.slug, right.slug) if kind is PairClass.TWO_OFFERS else ()
    left, right = side_by_side((left, right), offers)
    return left, right, kind


class Pair:
    """What a rule is given. ``claims`` are those of the rules that ran before it."""

    def __init__(self, left: SpecSheet, right: SpecSheet, language: Language) -> None:
        left, right, self.pair_class = as_compared(left, right)
        self.on = left.on
        self.left = side_of(left, language)
        self.right = side_of(right, language)
        self.both = (self.left, self.right)
        self.sides = (self.left, self.right), (self.right, self.left)
        """Each side with the other, for rules that speak about one of them."""
        self.is_different_job = self.pair_class is PairClass.DIFFERENT_JOB
        self.is_same_model = self.pair_class is PairClass.TWO_OFFERS
        self.sources = tuple(dict.fromkeys(self.left.rows.sources + self.right.rows.sources))
        self.known = self.left.known & self.right.known
        self.claims: list[Claim] = []
        self.has_retired = self.left.is_retired or self.right.is_retired
        self._suspicion = suspicion(self.pair_class, self.left, self.right)
        self.prices_are_suspect = bool(self._suspicion)
        """Whether the prices of one side are doubted for what those of the other are."""
        self._by_rule: dict[str, list[Claim]] = {}
        self._rates: dict[tuple[str, Conditions], Rates | None] = {}

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What looks wrong, on one side or only between the two."""
        return self.left.doubts + self.right.doubts + self._suspicion

    def rates(self, component: str) -> Rates | None:
        """The two standard prices of a component, if they may be compared at all."""
        return self.rates_in(component, ())

    def rates_in(self, component: str, conditions: Conditions) -> Rates | None:
        """The two prices under the same conditions."""
        slot = component, conditions
        if slot not in self._rates:
            left, right = self.left.amounts.get(slot), self.right.amounts.get(slot)
            suspect = self.prices_are_suspect
            self._rates[slot] = None if suspect else rates_of(self.left, self.right, left, right)
        return self._rates[slot]

    def fact_evidence(self, key: str) -> tuple[Evidence, Evidence]:
        """What both sides have for a spec field."""
        return self.left.fact_evidence(key), self.right.fact_evidence(key)

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
        if len(rules) == 1:
            return self._by_rule.get(rules[0], [])
        return [claim for rule in rules for claim in self._by_rule.get(rule, ())]
