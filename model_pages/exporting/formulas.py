"""Keeps a spreadsheet from running what a cell says.

A cell that begins with = + - @, a tab or a return gets an apostrophe in front, and loses exactly
that one on import. A text that has apostrophes there already gets one more, so that nothing that
an entry says is mistaken for a guard.
"""

from __future__ import annotations

import re

_RISKY = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"''*[=+\-@\t\r]")


def guarded(text: str) -> str:
    return f"'{text}" if _RISKY.match(text) else text


def unguarded(text: str) -> str:
    return text[1:] if _GUARDED.match(text) else text
