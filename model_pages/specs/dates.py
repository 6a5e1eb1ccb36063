"""Dates that are known to the day, the month or only the year."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from .told import told

_PATTERN = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """``2025``, ``2025-04`` or ``2025-04-14``."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read YYYY, YYYY-MM or YYYY-MM-DD; ValueError names the text and the rule."""
        match = _PATTERN.match(text.strip())
        try:
            if match is None:
                raise ValueError
            return cls(*(int(part) if part else None for part in match.groups()))  # type: ignore[arg-type]
        except ValueError:
            raise ValueError(
                told(
                    "'%(text)s' is not a date: write YYYY, YYYY-MM or "
                    "YYYY-MM-DD, for example 2025-04.",
                    text=text,
                )
            ) from None

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        if self.month:
            parts.append(f"{self.month:02d}")
        if self.day:
            parts.append(f"{self.day:02d}")
        return "-".join(parts)

    @property
    def precision(self) -> str:
        return "day" if self.day else "month" if self.month else "year"

    @property
    def earliest(self) -> date:
        return _earliest(self.year, self.month, self.day)

    @property
    def latest(self) -> date:
        return _latest(self.year, self.month, self.day)

    def days_before(self, other: PartialDate) -> int:
        """Days surely between self and ``other``: 0 where the two ranges touch or overlap."""
        return max(0, (other.earliest - self.latest).days)


@lru_cache(maxsize=4096)
def _earliest(year: int, month: int | None, day: int | None) -> date:
    return date(year, month or 1, day or 1)


@lru_cache(maxsize=4096)
def _latest(year: int, month: int | None, day: int | None) -> date:
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])
