"""Counts and shares as people type them: "50,000", "50.000", "2k", "1.5M", "33,3 %".

``comparisons/static/comparisons/counts.js`` reads alike; a test holds them together.
"""

from __future__ import annotations

import re
from decimal import Decimal

LONGEST = 40
"""Characters of a number that anybody means."""

SHARE_PLACES = 4
"""Places of a percentage: with more, a bill of some tokens is of no use."""

_SCALES = {"": 0, "k": 3, "m": 6}

_NUMBER = re.compile(
    r"(?P<minus>-?)"
    r"(?P<whole>[1-9]\d{0,2}(?P<mark>[ '\u2019_.,\u00a0\u2009\u202f])\d{3}(?:(?P=mark)\d{3})*|\d+)"
    r"(?:(?P<point>[.,])(?P<places>\d+))?"
    r" ?(?P<scale>[kKmM]?)",
    re.ASCII,
)

_SHARE = re.compile(
    rf"(?P<whole>\d{{1,3}})(?:[.,](?P<places>\d{{1,{SHARE_PLACES}}}))? ?%?", re.ASCII
)


class CountError(ValueError):
    """``code`` is one of "not_a_number", "ambiguous" and "not_whole"."""

    def __init__(self, code: str, text: str) -> None:
        self.code = code
        super().__init__(f"{text!r}: {code}")


def read_count(text: str) -> int:
    """A whole number, so that "1,500" can only be 1500 and "1.5" is none.

    Before a k or an M, "1,500" is one and a half or fifteen hundred thousand: refused.

    >>> read_count("1.5M"), read_count("1 048 576")
    (1500000, 1048576)
    """
    found = _match(text)
    if found["scale"] and found["mark"] in (".", ",") and _is_one_group(found):
        raise CountError("ambiguous", text)
    zeros = _SCALES[found["scale"].lower()]
    places = (found["places"] or "").ljust(zeros, "0")
    if places[zeros:].strip("0"):
        raise CountError("not_whole", text)
    value = int(re.sub(r"\D", "", found["whole"]) + places[:zeros])
    return -value if found["minus"] else value


def read_share(text: str) -> Decimal:
    """A percentage, 0 to 100, as a share.

    >>> read_share("33,3 %")
    Decimal('0.333')
    """
    found = _SHARE.fullmatch(text.strip(" ")) if len(text) <= LONGEST else None
    if found is None:
        raise CountError("not_a_number", text)
    return Decimal(f"{found['whole']}.{found['places'] or 0}").scaleb(-2)


def _match(text: str) -> re.Match[str]:
    plain = text.strip(" ")
    found = _NUMBER.fullmatch(plain) if len(plain) <= LONGEST else None
    if found is None or (found["point"] and found["point"] == found["mark"]):
        raise CountError("not_a_number", text)
    return found


def _is_one_group(found: re.Match[str]) -> bool:
    return found["whole"].count(found["mark"]) == 1 and not found["places"]
