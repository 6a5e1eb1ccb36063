"""What a file would do to all pages that it speaks of: its faults and its changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from hashlib import sha256
from typing import Any

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext

from model_pages.catalogue.checking import missing_checks
from model_pages.catalogue.lookup import names_of, owners_of_names, pages_called
from model_pages.catalogue.rules import successor_loop
from model_pages.catalogue.stored import raw_entries
from model_pages.guard_words import guard_text
from model_pages.guarding.answers import unanswered
from model_pages.guarding.price_lists import PriceLists, price_lists
from model_pages.guarding.unlikely import Guarded, guarded_rows
from model_pages.models import ModelPage, Provider
from model_pages.sheets import draft_copy, live_copy
from model_pages.specs.slugs import identifier_slug
from model_pages.telling import in_its_language

from .changes import Change, Kind
from .columns import NEW_MODELS
from .merged import Around, Merged
from .merging import merge
from .narrowing import for_draft
from .permissions import refusal_of
from .problems import CellProblem
from .wanted import File, Wanted

_MOST_SUGGESTIONS = 50


@dataclass(slots=True)
class Planned:
    """A model that would change. ``draft``: what an editor's draft would become beside it."""

    wanted: Wanted
    page: ModelPage | None
    merged: Merged
    draft: Merged | None = None
    checks: int = 0
    guarded: list[Guarded] = field(default_factory=list)

    @property
    def slug(self) -> str:
        return self.wanted.slug

    @property
    def name(self) -> str:
        if self.page:
            return self.page.title
        return self.merged.entry.name if self.merged.entry else self.slug

    @property
    def lines(self) -> list[Change]:
        if not self.checks:
            return self.merged.changes
        return [*self.merged.changes, Change(Kind.CHECKED, self._checked_words)]

    @property
    def _checked_words(self) -> str:
        words = ngettext("%(count)d value", "%(count)d values", self.checks)
        return words % {"count": self.checks}

    @property
    def doubts(self) -> list[str]:
        """What looks unlikely about its prices, in words."""
        return [guard_text(guard) for one in self.guarded for guard in one.guards]

    @property
    def revisions(self) -> tuple[int | None, int | None]:
        if self.page is None:
            return None, None
        return self.page.live_revision_id, self.page.latest_revision_id


@dataclass(slots=True)
class Plan:
    models: list[Planned] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unchanged: int = 0

    def count(self, kind: Kind) -> int:
        return sum(line.kind is kind for model in self.models for line in model.lines)

    @property
    def asks(self) -> bool:
        """Whether somebody has to say why unlikely prices are right."""
        return any(model.guarded for model in self.models)

    @property
    def token(self) -> str:
        """Another one as soon as the pages or the changes are others than those that were seen."""
        seen = [f"{m.slug} {m.revisions} {[*map(str, m.lines)]}" for m in self.models]
        return sha256("\n".join(seen).encode()).hexdigest()[:32]


def around_of(
    slugs: Iterable[str],
    pages: dict[str, ModelPage],
    *,
    remove_missing: bool,
    new_providers: Iterable[str] = (),
) -> Around:
    """``slugs`` are those of the file's own models, ``new_providers`` those that it brings."""
    providers = {slug: Provider(slug=slug) for slug in new_providers}
    return Around(
        today=timezone.localdate(),
        providers={**providers, **{provider.slug: provider for provider in Provider.objects.all()}},
        models={**{slug: slug for slug in slugs}, **{s: page.slug for s, page in pages.items()}},
        remove_missing=remove_missing,
    )


def plan_import(
    file: File,
    holds: str,
    *,
    publish: bool,
    user: Any,
    remove_missing: bool = False,
    new_providers: Iterable[str] = (),
) -> Plan:
    """``publish`` compares with what readers see, otherwise with the newest drafts."""
    new = set(file.models) if holds in NEW_MODELS else set()
    pages = pages_called({*file.models, *_successors(file.models.values())})
    around = around_of(new, pages, remove_missing=remove_missing, new_providers=new_providers)
    return _Planner(file, holds, publish, user, pages, around).plan()


class _Planner:
    def __init__(
        self,
        file: File,
        holds: str,
        publish: bool,
        user: Any,
        pages: dict[str, ModelPage],
        around: Around,
    ) -> None:
        self.file, self.holds, self.publish, self.user = file, holds, publish, user
        self.pages, self.around = pages, around
        self.result = Plan(problems=list(file.problems), notes=list(file.notes))

    def plan(self) -> Plan:
        known = [self.pages[slug] for slug in self.file.models if slug in self.pages]
        base = self._copies(known, self._base)
        drafts = self._copies([p for p in known if self.publish and has_draft(p)], draft_copy)
        seen: dict[int, str] = {}
        for slug, wanted in self.file.models.items():
            page = self.pages.get(slug)
            if page is None and self.holds not in NEW_MODELS:
                self._refuse_unknown(wanted)
            elif page and page.pk in seen:
                rule = gettext("is the page '%(slug)s', as '%(other)s' is") % {
                    "slug": page.slug,
                    "other": seen[page.pk],
                }
                self._refuse(wanted, wanted.row, "slug", slug, rule)
            else:
                if page:
                    seen[page.pk] = slug
                self._plan_model(wanted, page, base, drafts)
        self._refuse_taken_names()
        self._refuse_loop()
        self.result.problems.sort(key=lambda problem: problem.row)
        self.result.models = [*_successors_first(self.result.models)]
        return self.result

    def _base(self, page: ModelPage) -> ModelPage:
        """What readers see where that is to change. A page that nobody sees is not published."""
        return live_copy(page) if self.publish and page.live else draft_copy(page)

    def _copies(
        self, pages: list[ModelPage], copy_of: Callable[[ModelPage], ModelPage]
    ) -> dict[int, tuple[ModelPage, Any]]:
        copies = {page.pk: copy_of(page) for page in pages}
        raws = raw_entries(pages, lambda page: copies[page.pk])
        return {p.pk: (copies[p.pk], raw) for p, raw in zip(pages, raws, strict=True)}

    def _plan_model(
        self, wanted: Wanted, page: ModelPage | None, base: dict[int, Any], drafts: dict[int, Any]
    ) -> None:
        copy, raw = base[page.pk] if page else (None, {})
        merged = merge(copy, raw, wanted, self.around)
        planned = Planned(wanted, page, merged)
        if page and page.pk in drafts:
            planned.draft = merge(*drafts[page.pk], for_draft(wanted, merged, raw), self.around)
        for row, key, value, rule in merged.faults:
            self._refuse(wanted, row, key, value, rule)
        for row, key, value, rule in planned.draft.faults if planned.draft else ():
            if (row, key, value, rule) not in merged.faults:
                words = {"rule": in_its_language(rule)}
                told = gettext("%(rule)s (in the draft of this model)") % words
                self._refuse(wanted, row, key, value, told)
        if page and merged.checked:
            planned.checks = len(missing_checks(page, merged.checked))
        if self.publish and merged.rows is not None and not merged.faults:
            planned.guarded = self._guarded(page, merged)
        if not planned.lines:
            self.result.unchanged += not merged.faults
            return
        self._refuse_forbidden(planned)
        self.result.models.append(planned)

    def _guarded(self, page: ModelPage | None, merged: Merged) -> list[Guarded]:
        """Of a page that is published by this: whoever publishes a draft later is asked then."""
        if page is not None and not page.live:
            return []
        family = merged.entry.family if merged.entry else page.family if page else ""
        published = live_copy(page).prices.all() if page else []
        asked = page or ModelPage(family=family)
        found = guarded_rows(asked, merged.rows or [], published=published, lists=self.lists)
        return unanswered(asked, found)

    @cached_property
    def lists(self) -> PriceLists:
        return price_lists()

    def _refuse_forbidden(self, planned: Planned) -> None:
        refusal = refusal_of(planned.page, planned.wanted, self.user, publish=self.publish)
        if refusal:
            self._refuse(planned.wanted, planned.wanted.row, "", "", refusal)

    def _refuse_unknown(self, wanted: Wanted) -> None:
        suggestions = _nearest(wanted.slug) if len(self.result.problems) < _MOST_SUGGESTIONS else []
        rule = gettext("no model has this slug")
        if suggestions:
            rule = gettext("%(rule)s; nearest: %(names)s") % {
                "rule": rule,
                "names": ", ".join(suggestions),
            }
        for row in [price.row for price in wanted.prices]:
            self._refuse(wanted, row, "model", wanted.slug, rule)

    def _refuse_taken_names(self) -> None:
        """A name leads to one model: of two that share it, one would lose its addresses."""
        entries = [planned for planned in self.result.models if planned.merged.entry]
        if not entries:
            return
        owners = owners_of_names()
        for planned in entries:
            entry = planned.merged.entry
            assert entry is not None
            for path, name in names_of(entry, own=planned.page is None):
                others = owners.setdefault(identifier_slug(name), set()) - {entry.slug}
                if others:
                    rule = gettext("already leads to '%(slug)s'") % {"slug": min(others)}
                    self._refuse(planned.wanted, planned.wanted.row, str(path[0]), name, rule)
                owners[identifier_slug(name)].add(entry.slug)

    def _refuse_loop(self) -> None:
        entries = [m.merged.entry for m in self.result.models if m.merged.entry]
        loop = successor_loop(entries)
        for planned in self.result.models:
            if loop and planned.merged.entry and planned.merged.entry.slug == loop[0]:
                rule = gettext("the successors run in a loop: %(names)s") % {
                    "names": " → ".join(loop)
                }
                self._refuse(planned.wanted, planned.wanted.row, "superseded_by", "", rule)

    def _refuse(self, wanted: Wanted, row: int, key: str, value: str, rule: str) -> None:
        name = self.file.names.get(key, key)
        self.result.problems.append(
            CellProblem(row, name, value, in_its_language(rule), wanted.slug)
        )


def has_draft(page: ModelPage) -> bool:
    """An editor saved something that is not published."""
    return bool(page.live and page.latest_revision_id != page.live_revision_id)


def without_faults(plan: Plan) -> Plan:
    """The plan without the models of which anything was refused: none is half imported."""
    faulty = {problem.model for problem in plan.problems}
    left = [m for m in plan.models if m.slug not in faulty and not m.wanted.is_incomplete]
    return replace(plan, models=left)


def _nearest(slug: str) -> list[str]:
    slugs = ModelPage.objects.values_list("slug", flat=True)
    return get_close_matches(identifier_slug(slug) or slug, slugs, n=3, cutoff=0.6)


def _successors(models: Iterable[Wanted]) -> Iterator[str]:
    for wanted in models:
        said = (wanted.raw or {}).get("superseded_by") or wanted.flat.get("superseded_by")
        slug = said.get("model") if isinstance(said, dict) else said
        if slug:
            yield slug


def _successors_first(models: list[Planned]) -> Iterator[Planned]:
    """A new model can be named as a successor once it is there."""
    waiting = {planned.slug: planned for planned in models}

    def take(planned: Planned) -> Iterator[Planned]:
        if waiting.pop(planned.slug, None) is None:
            return
        entry = planned.merged.entry
        if entry and entry.superseded_by and entry.superseded_by.model in waiting:
            yield from take(waiting[entry.superseded_by.model])
        yield planned

    for planned in models:
        yield from take(planned)
