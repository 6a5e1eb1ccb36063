"""From files to a catalogue, or to the list of everything that is wrong in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

from pydantic import TypeAdapter

from model_pages.slugs import identifier_slug

from .findings import Findings
from .problems import CatalogueError, Path, Problem
from .reading import Document, read_file
from .rules import broken_rules, successor_loop
from .schema import Catalogue, Frame, ModelEntry, NamedSource, ProviderEntry
from .sourcing import Sourcing

_FRAME = TypeAdapter(Frame)
_SOURCE = TypeAdapter(NamedSource)
_PROVIDER = TypeAdapter(ProviderEntry)
_MODEL = TypeAdapter(ModelEntry)


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


def read_catalogue(paths: Iterable[FilePath]) -> Catalogue:
    return parse(read_documents(paths))


def parse(documents: Sequence[Document]) -> Catalogue:
    parser = _Parser()
    for document in documents:
        parser.take(document)
    return parser.catalogue()


@dataclass(frozen=True, slots=True)
class _Placed:
    """An entry and where it stands."""

    entry: Any
    findings: Findings
    path: Path


class _Parser:
    def __init__(self) -> None:
        self._findings: list[Findings] = []
        self._providers: list[_Placed] = []
        self._models: list[_Placed] = []

    def take(self, document: Document) -> None:
        findings = Findings(document)
        self._findings.append(findings)
        tree = document.tree
        findings.validate(_FRAME, tree)
        if not isinstance(tree, dict):
            return
        sourcing = Sourcing(_sources(tree), findings)
        for at, raw in enumerate(_listed(tree, "providers")):
            self._take(self._providers, _PROVIDER, raw, findings, ("providers", at))
        for at, raw in enumerate(_listed(tree, "models")):
            path = ("models", at)
            raw = sourcing.expanded(raw, path) if isinstance(raw, dict) else raw
            self._take(self._models, _MODEL, raw, findings, path)

    def _take(
        self,
        found: list[_Placed],
        adapter: TypeAdapter[Any],
        raw: object,
        findings: Findings,
        path: Path,
    ) -> None:
        entry = findings.validate(adapter, raw, path)
        if entry is not None:
            found.append(_Placed(entry, findings, path))

    def catalogue(self) -> Catalogue:
        self._refuse_repeated_names(self._providers)
        self._refuse_repeated_names(self._models)
        self._refuse_taken_identifiers()
        self._refuse_loop()
        for placed in self._models:
            for path, rule in broken_rules(placed.entry):
                placed.findings.add((*placed.path, *path), rule)
        problems: list[Problem] = [p for findings in self._findings for p in findings.problems]
        if problems:
            raise CatalogueError(problems)
        return Catalogue(
            providers=tuple(placed.entry for placed in self._providers),
            models=tuple(placed.entry for placed in self._models),
        )

    def _refuse_repeated_names(self, entries: Sequence[_Placed]) -> None:
        seen: dict[str, _Placed] = {}
        for placed in entries:
            first = seen.setdefault(placed.entry.slug, placed)
            if first is not placed:
                where = f"{first.findings.document.file}:{_line(first)}"
                placed.findings.add(
                    (*placed.path, "slug"), f"stands in {where} already", placed.entry.slug
                )

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


def _line(placed: _Placed) -> int:
    return placed.findings.document.line((*placed.path, "slug"))


def _sources(tree: dict[str, Any]) -> dict[str, NamedSource]:
    """The valid sources; the others are reported with the frame, whose part they are."""
    raw = tree.get("sources")
    silent = Findings(Document("", ""))
    found = raw.items() if isinstance(raw, dict) else ()
    valid = {key: silent.validate(_SOURCE, source) for key, source in found}
    return {key: source for key, source in valid.items() if source is not None}


def _listed(tree: dict[str, Any], key: str) -> list[Any]:
    found = tree.get(key, [])
    return found if isinstance(found, list) else []
