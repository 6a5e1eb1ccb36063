"""Two computations of one pair set against each other: which sentences of its page change."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from .answers import Faq
from .claims import Statement
from .compare import Comparison

PAGE_TEXTS = ("title", "lead", "class_note", "description")


class Change(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"
    FLIPPED = "flipped"
    """Both name a winner, and not the same one."""


class Part(StrEnum):
    TEXT = "text"
    STATEMENT = "statement"
    FAQ = "faq"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a page. ``anchor`` is its id there, a key of PAGE_TEXTS for a text.

    ``about`` tells what it speaks of whatever it says: "R04" of one pair is cheaper or dearer.
    """

    part: Part
    anchor: str
    about: tuple[str, str]
    text: str
    winner: str | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """``old`` is None for a sentence that is new, ``new`` for one that goes."""

    old: Sentence | None
    new: Sentence | None

    @property
    def change(self) -> Change:
        if self.old is None:
            return Change.ADDED
        if self.new is None:
            return Change.REMOVED
        return Change.FLIPPED if self.flips else Change.REWORDED

    @property
    def flips(self) -> bool:
        if self.old is None or self.new is None:
            return False
        winners = self.old.winner, self.new.winner
        return None not in winners and winners[0] != winners[1]

    @property
    def part(self) -> Part:
        return self.sentence.part

    @property
    def sentence(self) -> Sentence:
        """The new one, or the one that goes."""
        sentence = self.new or self.old
        assert sentence is not None
        return sentence


def differences(before: Comparison, after: Comparison) -> tuple[Difference, ...]:
    """What changes for a reader, in the order of the page; sentences that go stand last.

    Sentences are one where their anchors are equal, of the others where they are about the same:
    a cheaper model that becomes the dearer one may be told in a sentence of another outcome.
    """
    old, new = list(sentences(before)), list(sentences(after))
    partners = _matched(old, new, lambda one: (one.part, one.anchor))
    kept = {id(one) for one in partners.values()}
    rest_old = [one for one in old if id(one) not in kept]
    rest_new = [one for one in new if id(one) not in partners]
    partners |= _matched(rest_old, rest_new, lambda one: (one.part, one.about))
    return tuple(_changed(old, new, partners))


def sentences(comparison: Comparison) -> Iterator[Sentence]:
    """Every sentence of a page: its texts, its statements, its questions with their answers."""
    for key in PAGE_TEXTS:
        if text := getattr(comparison, key):
            yield Sentence(Part.TEXT, key, (key, ""), text)
    for statement in (*comparison.statements, *comparison.more_statements):
        yield _stated(statement)
    for faq in comparison.faqs:
        yield _answered(faq)


def _stated(statement: Statement) -> Sentence:
    about = statement.rule, statement.topic
    return Sentence(Part.STATEMENT, statement.anchor, about, statement.text, statement.winner)


def _answered(faq: Faq) -> Sentence:
    return Sentence(Part.FAQ, faq.anchor, (faq.key, ""), f"{faq.question} {faq.answer}")


def _matched(
    old: Iterable[Sentence], new: Iterable[Sentence], key: Callable[[Sentence], Hashable]
) -> dict[int, Sentence]:
    """The old sentence by the identity of the new one; of several with one key, in their order."""
    waiting: dict[Hashable, list[Sentence]] = {}
    for one in old:
        waiting.setdefault(key(one), []).append(one)
    return {id(one): waiting[key(one)].pop(0) for one in new if waiting.get(key(one))}


def _changed(
    old: list[Sentence], new: list[Sentence], partners: dict[int, Sentence]
) -> Iterator[Difference]:
    for one in new:
        partner = partners.get(id(one))
        if partner is None or (partner.text, partner.winner) != (one.text, one.winner):
            yield Difference(partner, one)
    kept = {id(partner) for partner in partners.values()}
    for one in old:
        if id(one) not in kept:
            yield Difference(one, None)
