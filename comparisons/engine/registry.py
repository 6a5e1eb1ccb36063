"""Rules and FAQ builders, and the one door they come in by, ours and a plug-in's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, TypeAlias

from model_pages.specs.registry import Registry

from .classes import COMPARABLE, EVERY_PAGE, PairClass
from .needs import NO_NEEDS, Needs

if TYPE_CHECKING:
    from .answers import Answer
    from .claims import Claim
    from .pair import Pair

FAMILIES = ("ID", "LIF", "PR", "CX", "CAP", "LIC", "BEN", "SPD", "PRV", "META")
"""Identity, lifecycle, price, capacity, capability, licence, benchmarks, speed, providers and the
page itself: the order in which statements stand."""

Finder: TypeAlias = "Callable[[Pair], Iterable[Claim]]"
Builder: TypeAlias = "Callable[[Pair], Iterable[Answer]]"


@dataclass(frozen=True, slots=True)
class Rule:
    """``find`` is called only for ``classes`` of pairs and where both sides know all ``needs``.

    ``says`` are its outcomes, each with the placeholders that its sentence may use.
    ``leads`` puts its statements before every family. ``classes`` without TWO_OFFERS are those of
    a rule about the models themselves: two providers of one model differ there only where their
    sources disagree.
    """

    key: str
    family: str
    find: Finder
    says: Mapping[str, str]
    needs: Needs = NO_NEEDS
    classes: frozenset[PairClass] = COMPARABLE
    leads: bool = False


@dataclass(frozen=True)
class FaqBuilder:
    """``says`` holds "question" and the sentences of its answers.

    ``always`` keeps its place on the page when there are more answers than places.
    """

    key: str
    build: Builder
    says: Mapping[str, str]
    needs: Needs = NO_NEEDS
    classes: frozenset[PairClass] = EVERY_PAGE
    always: bool = False

    @cached_property
    def question(self) -> str:
        """The key of its question in a wording file."""
        return f"{self.key}.question"


RULES: Registry[Rule] = Registry("Rule")
FAQS: Registry[FaqBuilder] = Registry("FAQ")


def rules_for(pair_class: PairClass) -> tuple[Rule, ...]:
    """The rules that a class of pairs allows, in the order of registration."""
    return _of_class(pair_class, RULES.version, FAQS.version)[0]


def builders_for(pair_class: PairClass) -> tuple[FaqBuilder, ...]:
    return _of_class(pair_class, RULES.version, FAQS.version)[1]


@lru_cache(maxsize=16)
def _of_class(
    pair_class: PairClass, _rules: int, _faqs: int
) -> tuple[tuple[Rule, ...], tuple[FaqBuilder, ...]]:
    """The versions of the registries are part of the key: a plug-in may still come or go."""
    rules = tuple(rule for rule in RULES if pair_class in rule.classes)
    return rules, tuple(builder for builder in FAQS if pair_class in builder.classes)


def register_rule(
    key: str,
    *,
    family: str,
    says: Mapping[str, str],
    needs: Iterable[str] = (),
    classes: frozenset[PairClass] = COMPARABLE,
    leads: bool = False,
) -> Callable[[Finder], Finder]:
    """Register a generator of claims. Rules of a family stand in the order of registration.

    ``needs`` are "fact:context_window", "capability:vision" or "price:input_text"; their values
    become the evidence of claims that bring none of their own.
    """
    if family not in FAMILIES:
        raise ValueError(f"Rule '{key}': '{family}' is not a family: {', '.join(FAMILIES)}.")

    def register(find: Finder) -> Finder:
        parsed = Needs.parse(needs)
        rule = Rule(key, family, find, says, parsed, classes, leads)
        RULES.register(rule, origin=find.__module__)
        return find

    return register


def register_faq(
    key: str,
    *,
    says: Mapping[str, str],
    needs: Iterable[str] = (),
    classes: frozenset[PairClass] = EVERY_PAGE,
    always: bool = False,
) -> Callable[[Builder], Builder]:
    """Register a generator of answers; it runs after all rules and may read their claims."""

    def register(build: Builder) -> Builder:
        faq = FaqBuilder(key, build, says, Needs.parse(needs), classes, always)
        FAQS.register(faq, origin=build.__module__)
        return build

    return register
