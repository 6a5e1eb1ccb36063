"""Brings the pages of the directory in line with a catalogue: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import copy
from graphlib import CycleError, TopologicalSorter
from typing import Any

from django.db import transaction
from pydantic import TypeAdapter
from pydantic import ValidationError as InvalidEntry
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from model_pages.models import ModelIndexPage, ModelPage, Provider
from model_pages.specs.slugs import identifier_slug

from .checking import record_checks
from .findings import Placed
from .history import record_history
from .lookup import names_of, owners_of_names, pages_called
from .outcome import DryRun, LoadError, Outcome, Report, naming
from .ownership import outcome_for, publish, remember
from .parsing import Catalogue
from .problems import CatalogueError
from .rates import load_rate
from .rules import unknown_references
from .schema import ModelEntry, ProviderEntry
from .stored import raw_entries, raw_provider
from .writing import fill_page

_MODEL = TypeAdapter(ModelEntry)
_PROVIDER = TypeAdapter(ProviderEntry)


Progress = Callable[[int, int, str, Outcome], None]


def no_progress(done: int, total: int, slug: str, outcome: Outcome) -> None:
    """For callers that show none."""


def load_catalogue(
    catalogue: Catalogue,
    *,
    force: bool = False,
    dry_run: bool = False,
    progress: Progress = no_progress,
) -> Report:
    """Create and update pages by slug; nothing is ever deleted.

    ``force`` overwrites what editors changed. ``dry_run`` does all the work and takes it back.
    """
    loader = _Loader(catalogue, force=force, progress=progress)
    try:
        with transaction.atomic(), disable_reference_index_auto_update():
            loader.load()
            if dry_run:
                raise DryRun
    except DryRun:
        pass
    return loader.report


class _Loader:
    def __init__(self, catalogue: Catalogue, *, force: bool, progress: Progress) -> None:
        self.catalogue = catalogue
        self.force = force
        self.progress = progress
        self.report = Report()

    def load(self) -> None:
        self.index = _index()
        self.pages = pages_called(_model_slugs(self.catalogue))
        self._refuse_two_entries_of_one_page()
        self._refuse_unknown_references()
        for placed in self.catalogue.placed_rates:
            name = f"{placed.entry.currency} on {placed.entry.date}"
            self.report.rates[name] = load_rate(placed, force=self.force)
        for placed in self.catalogue.placed_providers:
            self.report.providers[placed.entry.slug] = self._load_provider(placed)
        self.providers = {provider.slug: provider for provider in Provider.objects.all()}
        stored = _stored_entries(self.pages[slug] for slug in self._known_models())
        created = self._create_missing_pages()
        for done, placed in enumerate(self._successors_first(), start=1):
            slug = placed.entry.slug
            outcome = self._load_model(placed, stored.get(self.pages[slug].pk), slug in created)
            self.report.models[slug] = outcome
            self.progress(done, len(self.catalogue.models), slug, outcome)
        self._refuse_names_of_others(created)

    def _known_models(self) -> list[str]:
        return [model.slug for model in self.catalogue.models if model.slug in self.pages]

    def _refuse_two_entries_of_one_page(self) -> None:
        """Possible where one of them says what the page was called formerly."""
        seen: dict[int, Placed] = {}
        problems = []
        for placed in self.catalogue.placed_models:
            page = self.pages.get(placed.entry.slug)
            first = seen.setdefault(page.pk, placed) if page else placed
            if page and first is not placed:
                rule = f"is the page '{page.slug}', as the entry in {first.where} is"
                problems.append(placed.problem(("slug",), rule, placed.entry.slug))
        if problems:
            raise CatalogueError(problems)

    def _refuse_unknown_references(self) -> None:
        models = {model.slug for model in self.catalogue.models} | set(self.pages)
        providers = {provider.slug for provider in self.catalogue.providers}
        providers |= set(Provider.objects.values_list("slug", flat=True))
        problems = [
            placed.problem(path, f"no {noun} has this slug, here or in the database", slug)
            for placed in self.catalogue.placed_models
            for path, noun, slug in unknown_references(placed.entry, models, providers)
        ]
        if problems:
            raise CatalogueError(problems)

    def _load_provider(self, placed: Placed) -> Outcome:
        entry = placed.entry
        provider = Provider.objects.filter(slug=entry.slug).first()
        if provider is None:
            self._write_provider(Provider(), placed)
            return Outcome.CREATED
        same = _valid(_PROVIDER, raw_provider(provider)) == entry
        outcome = outcome_for(provider, says_the_same=same, force=self.force)
        if outcome is Outcome.UPDATED:
            self._write_provider(provider, placed)
        elif outcome is Outcome.UNCHANGED:
            remember(provider)
        return outcome

    def _write_provider(self, provider: Provider, placed: Placed) -> None:
        for name in ("slug", "name", "website", "pricing_url", "monogram", "summary"):
            setattr(provider, name, getattr(placed.entry, name))
        with naming(placed):
            provider.full_clean()
            provider.save()
            publish(provider)

    def _create_missing_pages(self) -> set[str]:
        """As drafts in the order of the file, so that a successor may stand anywhere in it."""
        created = set()
        for placed in self.catalogue.placed_models:
            entry = placed.entry
            if entry.slug not in self.pages:
                page = ModelPage(slug=entry.slug, live=False)
                with naming(placed):
                    fill_page(page, entry, self.providers)
                    self.index.add_child(instance=page)
                self.pages[entry.slug] = page
                created.add(entry.slug)
        return created

    def _successors_first(self) -> list[Placed]:
        """A link that is turned round would run in a loop if the old one were still there."""
        placed = {self.pages[p.entry.slug].pk: p for p in self.catalogue.placed_models}
        successors = {page: self._successors(p.entry) for page, p in placed.items()}
        try:
            ordered = [*TopologicalSorter(successors).static_order()]
        except CycleError as error:  # in the file two names of one page hid it
            loop = [placed[page].entry.slug for page in reversed(error.args[1])]
            raise LoadError(f"The successors run in a loop: {' → '.join(loop)}") from error
        return [placed[page] for page in ordered if page in placed]

    def _successors(self, entry: ModelEntry) -> list[int]:
        return [self.pages[entry.superseded_by.model].pk] if entry.superseded_by else []

    def _load_model(self, placed: Placed, stored: ModelEntry | None, created: bool) -> Outcome:
        page = self.pages[placed.entry.slug]
        entry = self._as_called_now(placed.entry)
        if created:
            self._write(page, entry, placed)
            return Outcome.CREATED
        outcome = outcome_for(page, says_the_same=stored == entry, force=self.force)
        if outcome is Outcome.UPDATED:
            with naming(placed):
                fill_page(page, entry, self.providers)
            self._write(page, entry, placed)
        elif outcome is Outcome.UNCHANGED:
            self._write_beside(page, entry)
            remember(page)
        return outcome

    def _as_called_now(self, entry: ModelEntry) -> ModelEntry:
        """The entry with the slugs that editors gave to its page and to its successor's."""
        successor = entry.superseded_by
        if successor:
            successor = _with(successor, model=self.pages[successor.model].slug)
        return _with(entry, slug=self.pages[entry.slug].slug, superseded_by=successor)

    def _write(self, page: ModelPage, entry: ModelEntry, placed: Placed) -> None:
        successor = placed.entry.superseded_by
        with naming(placed):
            page.superseded_by = self.pages[successor.model] if successor else None
            self._write_beside(page, entry)
            publish(page)
        # Once for the page: Wagtail would do it after every row, which takes half of the load.
        ReferenceIndex.create_or_update_for_object(page)

    def _write_beside(self, page: ModelPage, entry: ModelEntry) -> None:
        """Before publishing: a price that the ledger knows already is not recorded again."""
        self.report.records += record_history(page, entry)
        self.report.checks += record_checks(page, entry)

    def _refuse_names_of_others(self, created: set[str]) -> None:
        """A name leads to one model: of two that share it, one would lose its addresses."""
        written = [
            placed
            for placed in self.catalogue.placed_models
            if self.report.models[placed.entry.slug] in (Outcome.CREATED, Outcome.UPDATED)
        ]
        owners = owners_of_names()
        problems = []
        for placed in written:
            page = self.pages[placed.entry.slug]
            for path, name in names_of(placed.entry, own=placed.entry.slug in created):
                others = owners[identifier_slug(name)] - {page.slug}
                if others:
                    rule = f"already leads to '{min(others)}'"
                    problems.append(placed.problem(path, rule, name))
        if problems:
            raise CatalogueError(problems)


def _index() -> ModelIndexPage:
    index = ModelIndexPage.objects.order_by("path").first()
    if index is None:
        raise LoadError(
            "There is no model directory page yet: create one in the admin, then load again."
        )
    return index


def _model_slugs(catalogue: Catalogue) -> set[str]:
    """Of the entries and of the successors that they name."""
    successors = {model.superseded_by.model for model in catalogue.models if model.superseded_by}
    return successors | {model.slug for model in catalogue.models}


def _stored_entries(pages: Iterable[ModelPage]) -> dict[int, ModelEntry]:
    """What the pages say now; a page that a catalogue could not say is left out."""
    pages = list(pages)
    found = {
        page.pk: _valid(_MODEL, raw) for page, raw in zip(pages, raw_entries(pages), strict=True)
    }
    return {page: entry for page, entry in found.items() if entry is not None}


def _with(entry: Any, **values: Any) -> Any:
    """A copy with other values. ``replace`` would read the values of all fields as text again."""
    changed = copy(entry)
    vars(changed).update(values)
    return changed


def _valid(adapter: TypeAdapter[Any], raw: dict[str, Any]) -> Any:
    try:
        return adapter.validate_python(raw)
    except InvalidEntry:
        return None
