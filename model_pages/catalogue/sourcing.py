"""Puts the named sources and the defaults of an entry in the place of their short names.

Prices of one model nearly always come from one page, so an entry may say once what its rows
share: ``defaults: {prices: {source: litellm, unit: 1m_tokens}}``. A row that names a source of
its own takes neither the page nor the day of the default: they belong to the other source.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .findings import Findings
from .problems import Path
from .schema import NamedSource

_SECTIONS = {
    "facts": "value",
    "capabilities": "value",
    "prices": "",
    "price_history": "",
    "benchmarks": "",
}
CHECKED_SECTIONS = ("facts", "capabilities", "prices", "superseded_by")
"""Whose values are confirmed on a day; a past price and a test result are what they were."""

_SOURCE_FIELDS = ("source", "url", "checked")
_SHARED_FIELDS = (*_SOURCE_FIELDS, "unit", "currency", "basis")

Raw = dict[str, Any]


class Sourcing:
    def __init__(self, sources: Mapping[str, NamedSource], findings: Findings) -> None:
        self.sources = sources
        self.findings = findings

    def expanded(self, raw: Raw, path: Path) -> Raw:
        """The entry with every source in full and without its defaults."""
        entry = {key: value for key, value in raw.items() if key != "defaults"}
        defaults = self._defaults(raw.get("defaults", {}), (*path, "defaults"))
        for section, shorthand in _SECTIONS.items():
            if section in entry:
                shared = defaults.get(section, {})
                entry[section] = self._rows(entry[section], shared, shorthand, (*path, section))
        if isinstance(entry.get("superseded_by"), dict):
            where = (*path, "superseded_by")
            entry["superseded_by"] = self._row(entry["superseded_by"], {}, where)
        return entry

    def sourced(self, raw: Raw, path: Path) -> object:
        """A row that stands by itself, with its source in full."""
        return self._row(raw, {}, path)

    def _defaults(self, raw: object, path: Path) -> dict[str, Raw]:
        if not isinstance(raw, dict):
            self.findings.add(path, "must be a mapping, for example {prices: {source: litellm}}")
            return {}
        return {
            section: self._shared(shared, (*path, section))
            for section, shared in raw.items()
            if self._known(section, tuple(_SECTIONS), (*path, section))
        }

    def _shared(self, raw: object, path: Path) -> Raw:
        if not isinstance(raw, dict):
            self.findings.add(path, "must be a mapping, for example {source: litellm}", raw)
            return {}
        return {
            key: value
            for key, value in raw.items()
            if self._known(key, _SHARED_FIELDS, (*path, key))
        }

    def _known(self, key: str, known: tuple[str, ...], path: Path) -> bool:
        if key not in known:
            self.findings.add(path, f"no default can be given here; known: {', '.join(known)}")
        return key in known

    def _rows(self, raw: object, shared: Raw, shorthand: str, path: Path) -> object:
        if isinstance(raw, dict) and shorthand:
            return {
                key: self._row(_written_out(row, shorthand), shared, (*path, key))
                for key, row in raw.items()
            }
        if isinstance(raw, list) and not shorthand:
            return [self._row(row, shared, (*path, at)) for at, row in enumerate(raw)]
        return raw

    def _row(self, raw: object, shared: Raw, path: Path) -> object:
        if not isinstance(raw, dict):
            return raw
        if "source" in raw:
            shared = {key: value for key, value in shared.items() if key not in _SOURCE_FIELDS}
        return self._resolved({**shared, **raw}, path)

    def _resolved(self, row: Raw, path: Path) -> Raw:
        if "source" not in row:
            if "url" in row:
                self.findings.add((*path, "url"), "a url needs the source that it belongs to")
            return {key: value for key, value in row.items() if key != "url"}
        named = self.sources.get(str(row["source"]))
        if named is None:
            self.findings.add(
                (*path, "source"), "is not one of the 'sources' of this file", row["source"]
            )
            return {key: row[key] for key in row if key not in _SOURCE_FIELDS}
        resolved = {key: row[key] for key in row if key != "url"}
        url = row.get("url", named.url)
        resolved["source"] = {"name": named.name, **({"url": url} if url else {})}
        if named.date and "checked" not in row and _is_checked(path):
            resolved["checked"] = named.date.isoformat()
        return resolved


def _is_checked(path: Path) -> bool:
    return any(section in CHECKED_SECTIONS for section in path[2:3])


def _written_out(row: object, shorthand: str) -> object:
    return row if isinstance(row, dict) else {shorthand: row}
