"""From files to a catalogue, or to the list of everything that is wrong in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path as FilePath
from typing import Any

from pydantic import TypeAdapter

from model_pages.specs.slugs import identifier_slug

from .findings import Findings, Placed
from .problems import CatalogueError, Path, Problem
from .reading import Document, read_file
from .rules import broken_rules, is_future, successor_loop
from .schema import Frame, ModelEntry, NamedSource, ProviderEntry, RateEntry
from .sourcing import Sourcing

_FRAME = TypeAdapter(Frame)
_SOURCE = TypeAdapter(NamedSource)
_RATE = TypeAdapter(RateEntry)
_PROVIDER = TypeAdapter(ProviderEntry)
_MODEL = TypeAdapter(ModelEntry)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What one or several files say together."""

    placed_providers: tuple[Placed, ...]
    placed_models: tuple[Placed, ...]
    placed_rates: tuple[Placed, ...] = ()

    @property
    def rates(self) -> tuple[RateEntry, ...]:
        return tuple(placed.entry for placed in self.placed_rates)

    @property
    def providers(self) -> tuple[ProviderEntry, ...]:
        return tuple(placed.entry for placed in self.placed_providers)

    @property
    def models(self) -> tuple[ModelEntry, ...]:
        return tuple(placed.entry for placed in self.placed_models)


def read_documents(paths: Iterable[FilePath]) -> list[Document]:
    """The documents of all files; CatalogueError names what is wrong in any of them."""
    documents, problems = [], []
    for path in paths:
        try:
            documents.append(read_file(path))
        except CatalogueError as error:
            problems.extend(error.problems)
    if problems:
        raise CatalogueError(problems)
    return documents


def read_catalogue(paths: Iterable[FilePath], today: date) -> Catalogue:
    return parse(read_documents(paths), today)


def parse(documents: Sequence[Document], today: date) -> Catalogue:
    """``today`` is the last day on which anything can have been checked."""
    parser = _Parser(today)
    for document in documents:
        parser.take(document)
    return parser.catalogue()


class _Parser:
    def __init__(self, today: date) -> None:
        self._today = today
        self._findings: list[Findings] = []
        self._providers: list[Placed] = []
        self._models: list[Placed] = []
        self._rates: list[Placed] = []

    def take(self, document: Document) -> None:
        findings = Findings(document)
        self._findings.append(findings)
        tree = document.tree
        findings.validate(_FRAME, tree)
        if not isinstance(tree, dict):
            return
        sourcing = Sourcing(_sources(tree, findings, self._today), findings)
        for at, raw in enumerate(_listed(tree, "exchange_rates")):
            path = ("exchange_rates", at)
            raw = sourcing.sourced(raw, path) if isinstance(raw, dict) else raw
            self._take(self._rates, _RATE, raw, findings, path)
        for at, raw in enumerate(_listed(tree, "providers")):
            self._take(self._providers, _PROVIDER, raw, findings, ("providers", at))
        for at, raw in enumerate(_listed(tree, "models")):
            path = ("models", at)
            raw = sourcing.expanded(raw, path) if isinstance(raw, dict) else raw
            self._take(self._models, _MODEL, raw, findings, path)

    def _take(
        self,
        found: list[Placed],
        adapter: TypeAdapter[Any],
        raw: object,
        findings: Findings,
        path: Path,
    ) -> None:
        entry = findings.validate(adapter, raw, path)
        if entry is not None:
            found.append(Placed(entry, findings, path, raw))

    def catalogue(self) -> Catalogue:
        self._refuse_wrong_days_of_rates()
        self._refuse_repeated_names(self._providers)
        self._refuse_repeated_names(self._models)
        self._refuse_taken_identifiers()
        self._refuse_loop()
        for placed in self._models:
            for path, rule in broken_rules(placed.entry, self._today):
                placed.findings.add((*placed.path, *path), rule)
        problems: list[Problem] = [p for findings in self._findings for p in findings.problems]
        if problems:
            raise CatalogueError(problems)
        return Catalogue(tuple(self._providers), tuple(self._models), tuple(self._rates))

    def _refuse_wrong_days_of_rates(self) -> None:
        seen: dict[tuple[str, date], Placed] = {}
        for placed in self._rates:
            currency, day = placed.entry.currency, placed.entry.date
            first = seen.setdefault((currency, day), placed)
            if first is not placed:
                rule = f"a rate of {currency} on {day} stands in {first.where} already"
                placed.findings.add((*placed.path, "date"), rule)
            if day > self._today:
                placed.findings.add((*placed.path, "date"), is_future(day))

    def _refuse_repeated_names(self, entries: Sequence[Placed]) -> None:
        seen: dict[str, Placed] = {}
        for placed in entries:
            first = seen.setdefault(placed.entry.slug, placed)
            if first is not placed:
                rule = f"stands in {first.where} already"
                placed.findings.add((*placed.path, "slug"), rule, placed.entry.slug)

    def _refuse_taken_identifiers(self) -> None:
        """An alias leads to one model only, and never hides another model's page."""
        taken = {placed.entry.slug: placed for placed in self._models}
        for placed in self._models:
            for field in ("aliases", "snapshots"):
                for at, identifier in enumerate(getattr(placed.entry, field)):
                    first = taken.setdefault(identifier_slug(identifier), placed)
                    if first.entry.slug != placed.entry.slug:
                        rule = f"already leads to '{first.entry.slug}'"
                        placed.findings.add((*placed.path, field, at), rule, identifier)

    def _refuse_loop(self) -> None:
        loop = successor_loop([placed.entry for placed in self._models])
        for placed in self._models:
            if loop and placed.entry.slug == loop[0]:
                placed.findings.add(
                    (*placed.path, "superseded_by"),
                    f"the successors run in a loop: {' → '.join(loop)}",
                )


def _sources(tree: dict[str, Any], findings: Findings, today: date) -> dict[str, NamedSource]:
    """The valid sources; the others are reported with the frame, whose part they are.

    A day that is still to come is reported here and not once more for every row that takes it.
    """
    listed = tree.get("sources")
    silent = Findings(Document("", ""))
    sources = {}
    for key, raw in listed.items() if isinstance(listed, dict) else ():
        source = silent.validate(_SOURCE, raw)
        if source and source.date and source.date > today:
            findings.add(("sources", key, "date"), is_future(source.date))
            undated = {name: value for name, value in raw.items() if name != "date"}
            source = silent.validate(_SOURCE, undated)
        if source:
            sources[key] = source
    return sources


def _listed(tree: dict[str, Any], key: str) -> list[Any]:
    found = tree.get(key, [])
    return found if isinstance(found, list) else []
