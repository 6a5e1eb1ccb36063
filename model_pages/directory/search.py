"""The search by name: what it finds, in which order, and what it marks.

It looks into the names, IDs and aliases of the cards, not into the database's index: so it finds
the same on every database, in names written apart from their dots and dashes, and forgives a slip.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from model_pages.specs.card import Card
from model_pages.words import squeezed

from .likeness import nearest

_RUN = re.compile(r"[^\W\d_]+|\d+")
"""Letters or digits: what can be the beginning of a word, "4" and "1" in "GPT-4.1"."""

Term = tuple[str, ...]
"""One part of a query, as the beginnings that it may have: several where a slip is forgiven."""


class Correction(NamedTuple):
    """``typed`` is found nowhere; ``shown`` are the words that were meant, as they are written."""

    typed: str
    shown: tuple[str, ...]


class Part(NamedTuple):
    text: str
    is_hit: bool


@dataclass(frozen=True, slots=True)
class Found:
    """``cards`` begin with exact names, then names that begin as the query does."""

    cards: list[Card]
    terms: tuple[Term, ...] = ()
    corrections: tuple[Correction, ...] = ()


def search(cards: Sequence[Card], query: str) -> Found:
    """Every part of the query begins a word of the provider, the name, an ID or an alias.

    "gpt41" is how "GPT-4.1 Mini" begins, "mini" is how it ends; "mini" is not in "Gemini". Only a
    part that no model has is taken for a slip, and what is shown in its place is in the answer.
    """
    if not query:
        return Found(list(cards))
    whole = squeezed(query)
    terms: list[Term] = []
    corrections: list[Correction] = []
    for part in query.split():
        for term, correction in _understood(squeezed(part), cards):
            terms.append(term)
            if correction:
                corrections.append(correction)
    if not terms:
        return Found([])
    joined: tuple[Term, ...] = ((whole,),)
    found = [card for card in cards if _has(card, joined) or _has(card, terms)]
    found.sort(key=lambda card: _rank(card, whole))
    said = tuple(corrections) if found else ()
    return Found(found, (*terms, *joined), said)


def names_of(card: Card) -> Iterator[str]:
    yield f"{card.provider_name} {card.name}"
    yield from other_names_of(card)


def other_names_of(card: Card) -> Iterator[str]:
    if card.sheet.model_id:
        yield card.sheet.model_id
    yield from (alias.identifier for alias in card.sheet.aliases)


def begins_in(text: str, term: Term) -> bool:
    """Whether a word of ``text`` begins with one of the beginnings."""
    return any(start.startswith(term) for start in _starts(text))


def marked(text: str, terms: Iterable[Term]) -> tuple[Part, ...]:
    """``text`` in pieces, with those that a term found told apart."""
    beginnings = [beginning for term in terms for beginning in term if beginning]
    hits = [False] * len(text)
    for run in _RUN.finditer(text):
        for beginning in beginnings:
            end = _end_of(beginning, text, run.start())
            hits[run.start() : end] = [True] * (end - run.start())
    pieces: list[Part] = []
    for letter, is_hit in zip(text, hits, strict=True):
        if pieces and pieces[-1].is_hit == is_hit:
            pieces[-1] = Part(pieces[-1].text + letter, is_hit)
        else:
            pieces.append(Part(letter, is_hit))
    return tuple(pieces)


def _end_of(beginning: str, text: str, start: int) -> int:
    """Where ``beginning`` ends in the text from ``start`` on; ``start`` where it is not there."""
    read = 0
    for place in range(start, len(text)):
        letter = squeezed(text[place])
        if not beginning.startswith(letter, read):
            return start
        read += len(letter)
        if read == len(beginning):
            return place + 1
    return start


def _understood(part: str, cards: Sequence[Card]) -> Iterator[tuple[Term, Correction | None]]:
    """The part as it is where any name has it; else its letters and digits, slips forgiven."""
    if not part:
        return
    if any(_has(card, [(part,)]) for card in cards):
        yield (part,), None
        return
    for run in _RUN.findall(part):
        if run != part and any(_has(card, [(run,)]) for card in cards):
            yield (run,), None
            continue
        words = _vocabulary(cards)
        meant = nearest(run, words)
        correction = Correction(run, tuple(words[word] for word in meant)) if meant else None
        yield meant or (run,), correction


def _has(card: Card, terms: Iterable[Term]) -> bool:
    names = tuple(names_of(card))
    return all(any(begins_in(name, term) for name in names) for term in terms)


def _rank(card: Card, whole: str) -> int:
    names = [squeezed(name) for name in (card.name, card.slug, *other_names_of(card))]
    if whole in names:
        return 0
    return 1 if names[0].startswith(whole) else 2


def _vocabulary(cards: Sequence[Card]) -> dict[str, str]:
    """Each word of a name as it is written, by the word in small letters."""
    names = dict.fromkeys(f"{card.provider_name} {card.name}" for card in cards)
    return {run.casefold(): run for name in names for run in _RUN.findall(name) if run.isalpha()}


@lru_cache(maxsize=20_000)
def _starts(text: str) -> tuple[str, ...]:
    """The rest of ``text`` from each beginning of a word on, without what stands between."""
    return tuple(squeezed(text[run.start() :]) for run in _RUN.finditer(text))
