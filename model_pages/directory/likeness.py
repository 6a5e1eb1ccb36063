"""Which word somebody meant who mistyped it."""

from __future__ import annotations

from collections.abc import Iterable

SHORTEST = 3
"""A word of two letters is one slip away from too many others."""

OPEN_ENDED = 4
"""From so many letters on a word may be the beginning of another, still being typed."""

LONG = 6
"""From so many letters on two slips are forgiven."""

MOST_MEANT = 3


def nearest(typed: str, words: Iterable[str]) -> tuple[str, ...]:
    """The words that take the fewest slips to type as ``typed``; digits are never slips.

    >>> nearest("gtp", ["gpt", "gte", "claude"])
    ('gpt', 'gte')
    >>> nearest("gemni", ["gemini", "gemma"])
    ('gemini',)
    """
    if len(typed) < SHORTEST or not typed.isalpha():
        return ()
    most = 2 if len(typed) >= LONG else 1
    found: dict[int, list[str]] = {}
    for word in words:
        if _begins_alike(typed, word) and (slips := _slips(typed, word)) <= most:
            found.setdefault(slips, []).append(word)
    return tuple(found[min(found)][:MOST_MEANT]) if found else ()


def _begins_alike(typed: str, word: str) -> bool:
    """The first letter is right, or the first two have changed places."""
    return typed[0] == word[0] or typed[:2] == word[1::-1]


def _slips(typed: str, word: str) -> int:
    """Letters that are missing, too many, wrong, or have changed places with the next.

    The distance of optimal string alignment, to the beginning of ``word`` that is nearest where
    ``typed`` is long enough to be one. The standard library's ``difflib`` takes "gtp" to be as far
    from "gpt" as from "gte" and rates short names by their length.
    """
    before: list[int] = []
    row = list(range(len(word) + 1))
    for place, letter in enumerate(typed):
        above, row = row, [place + 1]
        for at, other in enumerate(word):
            cost = min(above[at] + (letter != other), above[at + 1] + 1, row[at] + 1)
            swapped = place and at and letter == word[at - 1] and typed[place - 1] == other
            row.append(min(cost, before[at - 1] + 1) if swapped else cost)
        before = above
    return min(row) if len(typed) >= OPEN_ENDED else row[-1]
