"""Writes a catalogue as a person would: sources named once, rows in one line, nothing repeated."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, count
from typing import Any

import yaml

from .sourcing import CHECKED_SECTIONS

Raw = dict[str, Any]

_SECTIONS = ("facts", "capabilities", "prices", "price_history", "benchmarks")
_SHORTHAND = {"facts": "value", "capabilities": "value"}
_KEY_WIDTH = 26


def catalogue_text(
    providers: Iterable[Raw], models: Iterable[Raw], rates: Iterable[Raw], edition: date
) -> str:
    """The YAML of entries whose sources are written in full, as ``stored`` reads them."""
    models, rates = list(models), list(rates)
    sources = _Sources(models, rates)
    tree: Raw = {"format": "1", "edition": edition.isoformat()}
    tree["sources"] = sources.table()
    tree["exchange_rates"] = [_written(rate, {}, sources, None) for rate in rates]
    tree["providers"] = list(providers)
    tree["models"] = [_entry(model, sources) for model in models]
    return emit({key: value for key, value in tree.items() if value})


def emit(tree: Raw) -> str:
    return yaml.dump(tree, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100, indent=2)


class _Sources:
    """The sources of all rows under short names, each with the page and day most rows share."""

    def __init__(self, models: list[Raw], rates: list[Raw]) -> None:
        self._urls: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._days: defaultdict[str, Counter[str]] = defaultdict(Counter)
        of_models = chain.from_iterable(map(_sourced_rows, models))
        of_rates = (("exchange_rates", rate) for rate in rates if "source" in rate)
        for section, row in chain(of_models, of_rates):
            name = row["source"]["name"]
            self._urls[name][row["source"].get("url", "")] += 1
            if section in CHECKED_SECTIONS:
                self._days[name][row.get("checked", "")] += 1
        self._keys = _short_names(self._urls)

    def table(self) -> dict[str, Raw]:
        return {key: self._source(name) for name, key in self._keys.items()}

    def _source(self, name: str) -> Raw:
        source = {"name": name, "url": self.url(name), "date": self.day(name)}
        return {key: value for key, value in source.items() if value}

    def key(self, name: str) -> str:
        return self._keys[name]

    def url(self, name: str) -> str:
        return _shared(self._urls[name])

    def day(self, name: str) -> str:
        return _shared(self._days[name])


def _shared(found: Counter[str]) -> str:
    """The commonest value. None if a row has no value at all: it would take on this one."""
    return "" if "" in found or not found else found.most_common(1)[0][0]


def _short_names(names: Iterable[str]) -> dict[str, str]:
    keys: dict[str, str] = {}
    for name in sorted(names):
        words = _short_name(name)
        numbered = chain([words], (f"{words}_{number}" for number in count(2)))
        keys[name] = next(key for key in numbered if key not in keys.values())
    return keys


def _short_name(name: str) -> str:
    """Its first words: "models.dev (f3fc692)" is models_dev_f3fc692."""
    words = re.findall(r"[a-z0-9]+", name.lower()) or ["source"]
    while len(words) > 1 and len("_".join(words)) > _KEY_WIDTH:
        words.pop()
    return "_".join(words)


def _sourced_rows(model: Raw) -> Iterator[tuple[str, Raw]]:
    for section in _SECTIONS:
        for row in _rows(model.get(section, [])):
            if "source" in row:
                yield section, row
    successor = model.get("superseded_by")
    if successor and "source" in successor:
        yield "superseded_by", successor


def _rows(section: Any) -> list[Raw]:
    return list(section.values()) if isinstance(section, dict) else section


def _entry(model: Raw, sources: _Sources) -> Raw:
    entry, defaults = dict(model), {}
    for section in _SECTIONS:
        if section in entry:
            shared = _defaults(_rows(entry[section]))
            if shared:
                defaults[section] = _Row(_named(shared, sources))
            entry[section] = _section(entry[section], shared, sources, _SHORTHAND.get(section))
    if "superseded_by" in entry:
        entry["superseded_by"] = _written(entry["superseded_by"], {}, sources, "model")
    return _ordered(entry, defaults)


def _defaults(rows: list[Raw]) -> Raw:
    """What the rows of a section share: their commonest source, and their commonest unit."""
    if len(rows) < 2:
        return {}
    shared: Raw = {}
    if all("source" in row for row in rows):
        pages = Counter(tuple(sorted(row["source"].items())) for row in rows)
        page, uses = pages.most_common(1)[0]
        if uses > 1:
            shared["source"] = dict(page)
    units = Counter(row["unit"] for row in rows if "unit" in row)
    if units:
        shared["unit"] = units.most_common(1)[0][0]
    return shared


def _section(section: Any, shared: Raw, sources: _Sources, shorthand: str | None) -> Any:
    if isinstance(section, dict):
        return {k: _written(row, shared, sources, shorthand) for k, row in section.items()}
    return [_written(row, shared, sources, shorthand) for row in section]


def _written(row: Raw, shared: Raw, sources: _Sources, shorthand: str | None) -> Any:
    """A row without what its defaults and its source say already."""
    kept = {key: value for key, value in row.items() if value != shared.get(key)}
    if "source" in row:
        day = sources.day(row["source"]["name"])
        if kept.get("checked") == day:
            kept.pop("checked", None)
    kept = _named(kept, sources)
    if kept.keys() == {shorthand}:
        return kept[shorthand]
    return _Row({key: _Row(v) if isinstance(v, dict) else v for key, v in kept.items()})


def _named(row: Raw, sources: _Sources) -> Raw:
    """The row with the short name of its source, and with the page where that differs."""
    if "source" not in row:
        return row
    source = row["source"]
    url = source.get("url", "")
    named: Raw = {}
    for key, value in row.items():
        named[key] = sources.key(source["name"]) if key == "source" else value
        if key == "source" and url != sources.url(source["name"]):
            named["url"] = url
    return named


def _ordered(entry: Raw, defaults: Raw) -> Raw:
    """The defaults stand before the first section that they belong to."""
    if not defaults:
        return entry
    ordered: Raw = {}
    for key, value in entry.items():
        if key in defaults and "defaults" not in ordered:
            ordered["defaults"] = defaults
        ordered[key] = value
    return ordered


class _Row(dict[str, Any]):
    """A mapping in one line."""


class _Dumper(yaml.SafeDumper):
    """Plain text needs no quotes here: the reader resolves no types."""

    yaml_implicit_resolvers: dict[str, Any] = {}

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:
        return super().increase_indent(flow, False)


def _represent_row(dumper: _Dumper, row: _Row) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", row, flow_style=True)


def _represent_text(dumper: _Dumper, text: str) -> yaml.Node:
    style = '"' if text in ("", "~", "null") else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _represent_list(dumper: _Dumper, items: list[Any]) -> yaml.Node:
    """Keys and identifiers in one line, sentences and entries below each other."""
    words = all(isinstance(item, str) and " " not in item for item in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=words)


_Dumper.add_representer(_Row, _represent_row)
_Dumper.add_representer(str, _represent_text)
_Dumper.add_representer(list, _represent_list)
