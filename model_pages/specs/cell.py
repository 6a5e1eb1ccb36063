"""One value as a table shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .facts import Source, State


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of one model in a table.

    ``text`` is what stands there, a dash where there is no value; ``detail`` goes under it: the
    exact figure, the condition, or the words of the state. ``url`` links the text inside the site.
    ``compare`` is the raw value: two cells differ when these differ.
    ``why`` names the phrase that tells why there is no value; empty where there is one.
    """

    text: str
    detail: str = ""
    state: State = State.KNOWN
    url: str = ""
    source: Source | None = None
    checked_on: date | None = None
    stale: bool = False
    compare: object = None
    why: str = ""

    @property
    def known(self) -> bool:
        return self.state is State.KNOWN
