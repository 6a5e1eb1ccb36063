"""Collects everything that is wrong in one document, and says where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from model_pages.specs.told import reason_of, told

from .problems import Path, Problem, field_name
from .reading import Document

T = TypeVar("T")

_NAMES = ("slug", "name", "title", "currency")

_RULES = {
    "missing": told("is missing"),
    "unexpected_keyword_argument": told("is not a field here"),
    "list_type": told("must be a list"),
    "tuple_type": told("must be a list"),
    "dict_type": told("must be a mapping"),
    "dataclass_type": told("must be a mapping"),
}


class Findings:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems: list[Problem] = []

    def add(self, path: Path, rule: str, value: object = "") -> None:
        self.problems.append(self.problem(path, rule, value))

    def problem(self, path: Path, rule: str, value: object = "") -> Problem:
        entry = self._entry(path)
        return Problem(
            file=self.document.file,
            line=self.document.line(path),
            rule=rule,
            entry=entry,
            field=field_name(path[2:] if entry else path),
            value=value if isinstance(value, str) else "",
        )

    def validate(self, adapter: TypeAdapter[T], raw: object, path: Path = ()) -> T | None:
        """``raw`` as the adapter's type, or None with every reason why not."""
        try:
            return adapter.validate_python(raw)
        except ValidationError as error:
            for detail in error.errors():
                self.add((*path, *location(detail)), rule_of(detail), detail["input"])
        return None

    def _entry(self, path: Path) -> str:
        """The name of the entry that ``path`` lies in: its slug, or what else identifies it."""
        found: Any = self.document.tree
        try:
            for part in path[:2]:
                found = found[part]
        except (KeyError, IndexError, TypeError):
            return ""
        if len(path) < 2 or not isinstance(found, dict):
            return ""
        if {"left", "right"} <= found.keys():
            return f"{found['left']} vs {found['right']}"
        return str(next(filter(None, map(found.get, _NAMES)), ""))


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry and where it stands. ``raw`` is as it was written, sources in full."""

    entry: Any
    findings: Findings
    path: Path
    raw: Any = None

    @property
    def where(self) -> str:
        document = self.findings.document
        return f"{document.file}:{document.line((*self.path, 'slug'))}"

    def problem(self, path: Path, rule: str, value: object = "") -> Problem:
        return self.findings.problem((*self.path, *path), rule, value)


def location(detail: ErrorDetails) -> Path:
    location = tuple(detail["loc"])
    return location[:-1] if location and location[-1] == "key" else location


def rule_of(detail: ErrorDetails) -> str:
    kind = detail["type"]
    if kind == "value_error":
        return reason_of(detail["ctx"]["error"])
    return _RULES.get(kind) or detail["msg"].replace("Input should be", "must be")
