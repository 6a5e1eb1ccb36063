"""Read YAML as plain text in lists and mappings: no types, no tags, no anchors, no surprises.

YAML would read 5.10 as 5.1, NO as false and 010 as 8, and would keep the last of two equal keys.
Here every value stays the text that stands in the file: what it means is the schema's business.
The file is read as a stream of events; no object is built that a file could ask for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

import yaml

from model_pages.specs.told import told

from .problems import CatalogueError, Path, Problem

Tree = str | list["Tree"] | dict[str, "Tree"]

MAX_BYTES = 5_000_000
MAX_DEPTH = 20

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_NO_TAG = told("tags such as !!str are not read here: every value is text")
_NO_ANCHOR = told("anchors and aliases are not read here: write the value where it belongs")
_NO_NULL = told("nothing stands here: write the value or take the line out")
_TOO_DEEP = told("nested deeper than %(most)s levels", most=MAX_DEPTH)
_ONE_DOCUMENT = told("a second document starts here: a catalogue is one document")
_PLAIN_KEY = told("the name of a field is plain text")

_SYNTAX = {
    "mapping values are not allowed in this context": told(
        "not YAML: a ':' stands where no name of a field can be; put a text that has one in quotes"
    ),
    "could not find expected ':'": told("not YAML: a ':' is missing after the name of a field"),
    "did not find expected key": told(
        "not YAML: the name of a field is missing, or is not indented as its neighbours are"
    ),
    "did not find expected '-' indicator": told(
        "not YAML: a '-' is missing, or is not indented as its neighbours are"
    ),
    "did not find expected ',' or ']'": told("not YAML: a ',' or ']' is missing"),
    "did not find expected ',' or '}'": told("not YAML: a ',' or '}' is missing"),
    "found unexpected end of stream": told("not YAML: the file ends within a text in quotes"),
    "found character that cannot start any token": told(
        "not YAML: a text cannot begin with this character, a tab, '@' or '`'; put it in quotes"
    ),
    "found unknown escape character": told("not YAML: after the '\\' stands no sign of YAML's"),
    "control characters are not allowed": told("not YAML: it has control characters"),
}
"""The parser's own words that a slip of the pen leads to, in ours."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it was written. ``lines`` says where each value stands."""

    file: str
    tree: Tree
    lines: Mapping[Path, int] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        """The line of the value at ``path``, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_file(path: FilePath) -> Document:
    """The document in the file; CatalogueError lists everything that YAML may not hold here."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise CatalogueError([Problem(str(path), 1, error.strerror or str(error))]) from error
    return read_bytes(content, str(path))


def read_bytes(content: bytes, file: str) -> Document:
    if len(content) > MAX_BYTES:
        rule = told("larger than %(most)s bytes", most=f"{MAX_BYTES:,}")
        raise CatalogueError([Problem(file, 1, rule)])
    try:
        return read_text(content.decode("utf-8-sig"), file)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise CatalogueError([Problem(file, line, told("not UTF-8 text"))]) from error


def read_text(text: str, file: str) -> Document:
    reader = _Reader(file)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            reader.take(event)
    except yaml.YAMLError as error:
        reader.problems.append(_syntax_problem(error, file))
    if reader.root is None and not reader.problems:
        reader.problems.append(Problem(file, 1, told("the file is empty")))
    if reader.problems:
        raise CatalogueError(reader.problems)
    assert reader.root is not None
    return Document(file, reader.root, reader.lines)


def _syntax_problem(error: yaml.YAMLError, file: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    reason = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    rule = _SYNTAX.get(reason) or told("not YAML: %(reason)s", reason=reason)
    return Problem(file, mark.line + 1 if mark else 1, rule)


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet; ``key`` waits for its value."""

    container: list[Tree] | dict[str, Tree]
    path: Path
    key: str | None = None


class _Reader:
    """Builds the tree from events, with a stack of its own: depth is counted, not recursed."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Tree | None = None
        self.lines: dict[Path, int] = {}
        self.problems: list[Problem] = []
        self._stack: list[_Open] = []
        self._documents = 0
        self._handlers: dict[type[yaml.Event], Callable[[Any], None]] = {
            yaml.DocumentStartEvent: self._start_document,
            yaml.ScalarEvent: self._take_scalar,
            yaml.AliasEvent: self._take_alias,
            yaml.MappingStartEvent: lambda event: self._open(event, {}),
            yaml.SequenceStartEvent: lambda event: self._open(event, []),
            yaml.MappingEndEvent: lambda event: self._close(),
            yaml.SequenceEndEvent: lambda event: self._close(),
        }

    def take(self, event: yaml.Event) -> None:
        handler = self._handlers.get(type(event))
        if handler is not None:
            handler(event)

    def _problem(self, event: yaml.Event, rule: str, value: str = "") -> Problem:
        return Problem(self.file, _line(event), rule, value=value)

    def _start_document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            raise CatalogueError([*self.problems, self._problem(event, _ONE_DOCUMENT)])

    def _take_alias(self, event: yaml.AliasEvent) -> None:
        self.problems.append(self._problem(event, _NO_ANCHOR, f"*{event.anchor}"))
        self._place(event, "")

    def _take_scalar(self, event: yaml.ScalarEvent) -> None:
        self._refuse_properties(event)
        plain = event.implicit[0]
        if plain and event.value in ("", "~", "null"):
            self.problems.append(self._problem(event, _NO_NULL, event.value))
        self._place(event, event.value)

    def _refuse_properties(self, event: Any) -> None:
        if event.tag is not None:
            self.problems.append(self._problem(event, _NO_TAG, event.tag))
        if event.anchor is not None:
            self.problems.append(self._problem(event, _NO_ANCHOR, f"&{event.anchor}"))

    def _open(self, event: Any, container: list[Tree] | dict[str, Tree]) -> None:
        self._refuse_properties(event)
        if len(self._stack) == MAX_DEPTH:
            raise CatalogueError([*self.problems, self._problem(event, _TOO_DEEP)])
        self._stack.append(_Open(container, self._place(event, container)))

    def _close(self) -> None:
        self._stack.pop()

    def _place(self, event: yaml.Event, value: Tree) -> Path:
        """Put ``value`` where it belongs, or keep it as the key of what comes next."""
        if not self._stack:
            self.root = value
            return self._mark(event, ())
        inside = self._stack[-1]
        if isinstance(inside.container, list):
            inside.container.append(value)
            return self._mark(event, (*inside.path, len(inside.container) - 1))
        if inside.key is None:
            return self._take_key(event, inside, value)
        path = (*inside.path, inside.key)
        inside.container[inside.key] = value
        inside.key = None
        return path

    def _take_key(self, event: yaml.Event, inside: _Open, key: Tree) -> Path:
        if not isinstance(key, str):
            raise CatalogueError([*self.problems, self._problem(event, _PLAIN_KEY)])
        if key in inside.container:
            first = self.lines[(*inside.path, key)]
            rule = told("this name stands in line %(line)s already", line=first)
            self.problems.append(self._problem(event, rule, key))
        inside.key = key
        return self._mark(event, (*inside.path, key))

    def _mark(self, event: yaml.Event, path: Path) -> Path:
        self.lines[path] = _line(event)
        return path


def _line(event: yaml.Event) -> int:
    assert event.start_mark is not None
    return int(event.start_mark.line) + 1
