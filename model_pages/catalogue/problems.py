"""What is wrong in a catalogue, said so that an editor finds the line and knows the rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Path = tuple[str | int, ...]

_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Problem:
    """``catalogue.yaml:41: gpt-4-1-mini: prices[3].amount: '0': 0 is not a price: …``"""

    file: str
    line: int
    rule: str
    entry: str = ""
    field: str = ""
    value: str = ""

    def __str__(self) -> str:
        shown = self.value if len(self.value) <= _SHOWN else f"{self.value[:_SHOWN]}…"
        place = [f"{self.file}:{self.line}", self.entry, self.field, shown and f"'{shown}'"]
        return _printable(": ".join([*filter(None, place), self.rule]))


def _printable(text: str) -> str:
    """A terminal obeys control characters; half of a surrogate pair cannot be written at all."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


class CatalogueError(Exception):
    """Everything that is wrong, in the order of the file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: (problem.file, problem.line)))
        super().__init__("\n".join(map(str, self.problems)))


def field_name(path: Path) -> str:
    """``("prices", 3, "amount")`` as ``prices[3].amount``."""
    name = ""
    for part in path:
        name += f"[{part}]" if isinstance(part, int) else f".{part}" if name else part
    return name
