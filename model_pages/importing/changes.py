"""What an import would change of a model, told line by line: old, new and by how much."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from model_pages.catalogue.schema import ModelEntry, PriceEntry, Source
from model_pages.catalogue.stored import raw_number
from model_pages.languages import current_language
from model_pages.price_words import percent_text


class Kind(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    CHECKED = "checked"

    @property
    def label(self) -> Any:
        return _KIND_LABELS[self]


_KIND_LABELS = {
    Kind.ADDED: _("Added"),
    Kind.CHANGED: _("Changed"),
    Kind.REMOVED: _("Removed"),
    Kind.CHECKED: _("Still true"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the list. ``percent`` is by how much an amount grows, for example "+25%"."""

    kind: Kind
    what: str
    old: str = ""
    new: str = ""
    percent: str = ""

    def __str__(self) -> str:
        sides = " → ".join(filter(None, (self.old, self.new)))
        percent = f" ({self.percent})" if self.percent else ""
        return f"{self.kind.label}: {self.what}: {sides}{percent}".rstrip(": ")


@dataclass(slots=True)
class Changes:
    lines: list[Change] = field(default_factory=list)

    def count(self, kind: Kind) -> int:
        return sum(line.kind is kind for line in self.lines)


def price_change(old: PriceEntry | None, new: PriceEntry | None) -> Iterator[Change]:
    """The amount, and everything else that differs, each as its own line."""
    if old is None and new is not None:
        yield Change(Kind.ADDED, line_name(new), new=amount_words(new))
    elif new is None and old is not None:
        yield Change(Kind.REMOVED, line_name(old), old=amount_words(old))
    elif old is not None and new is not None:
        yield from _changed_price(old, new)


def _changed_price(old: PriceEntry, new: PriceEntry) -> Iterator[Change]:
    name, before, after = line_name(new), amount_words(old), amount_words(new)
    if before != after:
        yield Change(
            Kind.CHANGED, name, before, after, percent_text(old.as_price(), new.as_price())
        )
    for label, read in _DETAILS.items():
        if read(old) != read(new):
            yield Change(Kind.CHANGED, f"{name}, {label}", read(old), read(new))


def line_name(price: PriceEntry) -> str:
    """Input tokens, Service tier batch, at azure, from 2026-12-01"""
    language = current_language()
    words = [language.label("component", price.component)]
    words += [f"{language.label('condition', key)} {value}" for key, value in price.when]
    words += [gettext("at %(host)s") % {"host": price.host}] if price.host else []
    words += [gettext("promotion")] if price.kind != "list" else []
    words += (
        [gettext("from %(day)s") % {"day": price.effective_from}] if price.effective_from else []
    )
    return ", ".join(words)


def amount_words(price: PriceEntry) -> str:
    if price.amount is None:
        return " ".join(filter(None, (price.state, price.free_kind)))
    unit = current_language().word("unit", price.unit)
    return f"{raw_number(price.amount)} {price.currency} {unit}"


def _source(source: Source | None) -> str:
    return " ".join(filter(None, (source.name, source.url))) if source else ""


def _text(value: object) -> str:
    """A value as the file says it; nothing where there is none."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


_DETAILS = {
    _("source"): lambda price: _source(price.source),
    _("last day"): lambda price: _text(price.effective_until),
    _("least billed"): lambda price: _text(price.minimum and raw_number(price.minimum)),
    _("terms"): lambda price: price.terms,
    _("worked out"): lambda price: _text(price.derived),
    _("confirmed"): lambda price: _text(price.confirmed),
}


def field_changes(old: ModelEntry | None, new: ModelEntry) -> Iterator[Change]:
    """What differs beside the prices."""
    before, after = dict(_said(old)) if old else {}, dict(_said(new))
    for what in {**before, **after}:
        then, now = before.get(what, ""), after.get(what, "")
        if then != now:
            kind = Kind.CHANGED if then and now else Kind.ADDED if now else Kind.REMOVED
            yield Change(kind, what, then, now)
    if old:
        yield from _rewritten(old, new)


def _rewritten(old: ModelEntry, new: ModelEntry) -> Iterator[Change]:
    """What is too long to be shown beside each other: told by its size."""
    if old.benchmarks != new.benchmarks:
        counts = len(old.benchmarks), len(new.benchmarks)
        texts = (ngettext("%(n)d result", "%(n)d results", n) % {"n": n} for n in counts)
        yield Change(Kind.CHANGED, gettext("Benchmarks"), *texts)
    if old.strengths != new.strengths:
        items = (len(entry.strengths.items) if entry.strengths else 0 for entry in (old, new))
        texts = (ngettext("%(n)d heading", "%(n)d headings", n) % {"n": n} for n in items)
        yield Change(Kind.CHANGED, gettext("strengths"), *texts)


_NAMES = {
    "name": _("name"),
    "provider": _("provider"),
    "developer": _("developer"),
    "type": _("model type"),
    "model_id": _("model ID"),
    "family": _("family"),
    "summary": _("one-line description"),
    "stage": _("stage"),
    "aliases": _("Aliases"),
    "snapshots": _("Snapshots"),
    "licence_url": _("licence text"),
}


def _said(entry: ModelEntry) -> Iterator[tuple[str, str]]:
    language = current_language()
    for name in _NAMES:
        yield _NAMES[name], _text(getattr(entry, name))
    if entry.superseded_by:
        yield gettext("superseded by"), entry.superseded_by.model
    for key, fact in entry.facts.items():
        label = language.label("field", key)
        yield label, _text(fact.value) if fact.state is None else fact.state
        yield f"{label}, {gettext('source')}", _source(fact.source)
        yield f"{label}, {gettext('note')}", fact.note
    for key, capability in entry.capabilities.items():
        label = language.label("capability", key)
        yield label, _text(capability.value)
        yield f"{label}, {gettext('source')}", _source(capability.source)
