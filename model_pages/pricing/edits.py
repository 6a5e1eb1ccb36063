"""What somebody wants to be changed in one line of a price list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from .slots import Slot


@dataclass(frozen=True, slots=True)
class PriceEdit:
    """``values`` and ``seen`` are texts by the names of ``fields.EDITABLE``.

    ``slot`` is the line that is meant, None for a new one. ``seen`` is what the editor saw
    before: where the line says something else by now, the edit is refused and nothing is lost.
    ``removes`` takes the line away. ``reason`` says why an unlikely value is right after all.
    """

    values: Mapping[str, str] = field(default_factory=dict)
    slot: Slot | None = None
    seen: Mapping[str, str] = field(default_factory=dict)
    removes: bool = False
    reason: str = ""

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"slot": list(self.slot) if self.slot else None}

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> PriceEdit:
        """ValueError where the shape is not that of ``as_json``."""
        slot = raw.get("slot")
        try:
            return cls(
                values=_texts(raw.get("values", {})),
                slot=Slot(*map(str, slot)) if slot else None,
                seen=_texts(raw.get("seen", {})),
                removes=bool(raw.get("removes", False)),
                reason=str(raw.get("reason", "")).strip(),
            )
        except (AttributeError, TypeError) as error:
            message = _("%(edit)s is no change of a price.")
            raise ValueError(message % {"edit": raw}) from error


@dataclass(frozen=True, slots=True)
class Problem:
    """Why an edit cannot be carried out: at which of its fields, with which value."""

    edit: int
    field: str
    value: str
    message: str


class EditsRefused(Exception):
    """Every problem of the edits of one entry; none of them was carried out."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems


def _texts(values: Mapping[str, Any]) -> dict[str, str]:
    return {str(name): str(value).strip() for name, value in values.items()}
