"""Brings the pages of the directory in line with a catalogue: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from graphlib import TopologicalSorter
from typing import Any

from django.db import transaction
from pydantic import TypeAdapter
from pydantic import ValidationError as InvalidEntry
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from model_pages.models import CatalogueEntry, ModelIndexPage, ModelPage, Provider

from .checking import record_checks
from .history import record_history
from .outcome import DryRun, LoadError, Outcome, Report, naming
from .schema import Catalogue, ModelEntry, ProviderEntry
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
        self._refuse_unknown_references()
        for entry in self.catalogue.providers:
            self.report.providers[entry.slug] = self._load_provider(entry)
        self.providers = {provider.slug: provider for provider in Provider.objects.all()}
        self.pages = self._existing_pages()
        stored = _stored_entries(self.pages.values())
        created = self._create_missing_pages()
        for done, entry in enumerate(_successors_first(self.catalogue.models), start=1):
            outcome = self._load_model(entry, stored.get(entry.slug), entry.slug in created)
            self.report.models[entry.slug] = outcome
            self.progress(done, len(self.catalogue.models), entry.slug, outcome)

    def _refuse_unknown_references(self) -> None:
        models = self.catalogue.models
        known = {
            "model": {model.slug for model in models}
            | set(ModelPage.objects.values_list("slug", flat=True)),
            "provider": {provider.slug for provider in self.catalogue.providers}
            | set(Provider.objects.values_list("slug", flat=True)),
        }
        unknown = [
            f"{model.slug}: {name}: no {noun} has the slug '{slug}', here or in the database"
            for model in models
            for name, noun, slug in _references(model)
            if slug not in known[noun]
        ]
        if unknown:
            raise LoadError("\n".join(unknown))

    def _load_provider(self, entry: ProviderEntry) -> Outcome:
        provider = Provider.objects.filter(slug=entry.slug).first()
        if provider is None:
            return self._write_provider(Provider(), entry, Outcome.CREATED)
        if _valid(_PROVIDER, raw_provider(provider)) == entry:
            return Outcome.UNCHANGED
        if not self.force:
            return Outcome.KEPT
        return self._write_provider(provider, entry, Outcome.UPDATED)

    def _write_provider(
        self, provider: Provider, entry: ProviderEntry, outcome: Outcome
    ) -> Outcome:
        for name in ("slug", "name", "website", "pricing_url", "monogram", "summary"):
            setattr(provider, name, getattr(entry, name))
        with naming(entry.slug):
            provider.full_clean()
            provider.save()
            provider.save_revision().publish()
        return outcome

    def _existing_pages(self) -> dict[str, ModelPage]:
        slugs = [model.slug for model in self.catalogue.models]
        found = ModelPage.objects.filter(slug__in=slugs).select_related("live_revision")
        return {page.slug: page for page in found}

    def _create_missing_pages(self) -> set[str]:
        """As drafts in the order of the file, so that a successor may stand anywhere in it."""
        missing = [model for model in self.catalogue.models if model.slug not in self.pages]
        for entry in missing:
            page = ModelPage(live=False)
            with naming(entry.slug):
                fill_page(page, entry, self.providers)
                self.index.add_child(instance=page)
            self.pages[entry.slug] = page
        return {entry.slug for entry in missing}

    def _load_model(self, entry: ModelEntry, stored: ModelEntry | None, created: bool) -> Outcome:
        page = self.pages[entry.slug]
        if created:
            return self._write(page, entry, Outcome.CREATED)
        if stored == entry:
            self._write_beside(page, entry)
            if page.latest_revision_id == page.live_revision_id:
                _remember(page)
            return Outcome.UNCHANGED
        if not self.force and _is_edited(page):
            return Outcome.KEPT
        return self._write(page, entry, Outcome.UPDATED)

    def _write(self, page: ModelPage, entry: ModelEntry, outcome: Outcome) -> Outcome:
        successor = entry.superseded_by
        with naming(entry.slug):
            if outcome is Outcome.UPDATED:
                fill_page(page, entry, self.providers)
            page.superseded_by = self._page(successor.model) if successor else None
            self._write_beside(page, entry)
            page.save_revision().publish()
        # Once for the page: Wagtail would do it after every row, which takes half of the load.
        ReferenceIndex.create_or_update_for_object(page)
        page.refresh_from_db(fields=["latest_revision"])
        _remember(page)
        return outcome

    def _write_beside(self, page: ModelPage, entry: ModelEntry) -> None:
        """Before publishing: a price that the ledger knows already is not recorded again."""
        self.report.records += record_history(page, entry)
        self.report.checks += record_checks(page, entry)

    def _page(self, slug: str) -> ModelPage:
        return self.pages.get(slug) or ModelPage.objects.get(slug=slug)


def _index() -> ModelIndexPage:
    index = ModelIndexPage.objects.order_by("path").first()
    if index is None:
        raise LoadError(
            "There is no model directory page yet: create one in the admin, then load again."
        )
    return index


def _successors_first(models: Sequence[ModelEntry]) -> list[ModelEntry]:
    """A link that is turned round would run in a loop if the old one were still there."""
    by_slug = {model.slug: model for model in models}
    successors = {m.slug: [m.superseded_by.model] if m.superseded_by else [] for m in models}
    ordered = TopologicalSorter(successors).static_order()
    return [by_slug[slug] for slug in ordered if slug in by_slug]


def _references(model: ModelEntry) -> Iterator[tuple[str, str, str]]:
    """The field, what it refers to, and the slug."""
    yield "provider", "provider", model.provider
    if model.developer:
        yield "developer", "provider", model.developer
    if model.superseded_by:
        yield "superseded_by", "model", model.superseded_by.model
    for at, price in enumerate((*model.prices, *model.price_history)):
        if price.host:
            yield f"prices[{at}].host", "provider", price.host


def _stored_entries(pages: Iterable[ModelPage]) -> dict[str, ModelEntry]:
    """What the pages say now; a page that a catalogue could not say is left out."""
    found = {raw["slug"]: _valid(_MODEL, raw) for raw in raw_entries(pages)}
    return {slug: entry for slug, entry in found.items() if entry is not None}


def _valid(adapter: TypeAdapter[Any], raw: dict[str, Any]) -> Any:
    try:
        return adapter.validate_python(raw)
    except InvalidEntry:
        return None


def _is_edited(page: ModelPage) -> bool:
    """Somebody saved, unpublished or made the page since a catalogue wrote it."""
    made = CatalogueEntry.objects.filter(page=page).first()
    return made is None or not page.live or made.revision_id != page.latest_revision_id


def _remember(page: ModelPage) -> None:
    CatalogueEntry.objects.update_or_create(
        page=page, defaults={"revision_id": page.latest_revision_id}
    )
