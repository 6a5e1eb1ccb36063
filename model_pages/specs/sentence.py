"""One line of a wording file, taken apart once and filled many times."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from string import Formatter as FormatSyntax


@dataclass(frozen=True, slots=True)
class Sentence:
    """``parts`` are pairs of literal text and the placeholder after it ('' after the last).

    ``template % words`` is the filled sentence, with the words of ``names`` in their order.
    """

    parts: tuple[tuple[str, str], ...]
    template: str = field(init=False)
    names: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        pieces = (
            literal.replace("%", "%%") + ("%s" if name else "") for literal, name in self.parts
        )
        object.__setattr__(self, "template", "".join(pieces))
        object.__setattr__(self, "names", tuple(name for _, name in self.parts if name))

    @classmethod
    def parse(cls, text: str) -> Sentence:
        """Read ``{name}`` placeholders and nothing else that ``str.format`` would allow."""
        parts = []
        for literal, name, spec, conversion in FormatSyntax().parse(text):
            if name is not None and (spec or conversion or not name.isidentifier()):
                raise ValueError(f"'{{{name}}}' is not a placeholder: write a plain {{name}}.")
            parts.append((literal, name or ""))
        return cls(tuple(parts))

    @property
    def placeholders(self) -> frozenset[str]:
        return frozenset(self.names)

    def fill(self, write: Callable[[str], str]) -> str:
        """``write`` gives the words of a placeholder."""
        return self.template % tuple(map(write, self.names))
