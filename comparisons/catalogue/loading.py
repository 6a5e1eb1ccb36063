"""Brings comparison pages and calls to action into the database: all of them, or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from wagtail.blocks import StreamValue
from wagtail.models import Site

from comparisons.engine.pairs import pair_slug
from comparisons.models import (
    CallToAction,
    ComparisonIndexPage,
    ComparisonPage,
    ComparisonSettings,
)
from model_pages.catalogue.findings import Placed
from model_pages.catalogue.lookup import pages_called
from model_pages.catalogue.outcome import DryRun, LoadError, Outcome, naming
from model_pages.catalogue.ownership import outcome_for, publish, remember
from model_pages.catalogue.problems import CatalogueError, Path
from model_pages.models import ModelPage

from .schema import ComparisonEntry, Comparisons

_PROMO_FIELDS = (
    *("name", "heading", "text", "closing_heading", "closing_text"),
    *("link_label", "link_url"),
)

Stream = list[tuple[str, dict[str, Any]]]


@dataclass(slots=True)
class Report:
    """What became of each call to action, by name, and of each comparison, by slug."""

    outcomes: dict[str, Outcome] = field(default_factory=dict)


def load_comparisons(wanted: Comparisons, *, force: bool = False, dry_run: bool = False) -> Report:
    """Create what is missing and update what is the file's; nothing is ever deleted."""
    report = Report()
    try:
        with transaction.atomic():
            for placed in wanted.placed_calls_to_action:
                report.outcomes[placed.entry.name] = _load_call_to_action(placed, force)
            _load_comparisons(wanted, force, report)
            if dry_run:
                raise DryRun
    except DryRun:
        pass
    return report


def _load_call_to_action(placed: Placed, force: bool) -> Outcome:
    wanted = placed.entry
    promo = CallToAction.objects.filter(name=wanted.name).first() or CallToAction()
    cards: Stream = [("card", {"heading": c.heading, "text": c.text}) for c in wanted.cards]
    fields = {name: getattr(wanted, name) for name in _PROMO_FIELDS} | {"cards": cards}
    outcome = _outcome(promo, fields, force)
    if outcome in (Outcome.CREATED, Outcome.UPDATED):
        with naming(placed):
            _set(promo, fields)
            promo.full_clean()
            promo.save()
            publish(promo)
    if wanted.default:
        _show_everywhere(promo)
    return outcome


def _show_everywhere(promo: CallToAction) -> None:
    site = Site.objects.get(is_default_site=True)
    settings, _created = ComparisonSettings.objects.get_or_create(site=site)
    if settings.call_to_action is None:
        settings.call_to_action = promo
        settings.save()


def _load_comparisons(wanted: Comparisons, force: bool, report: Report) -> None:
    models = pages_called(
        slug for entry in wanted.comparisons for slug in (entry.left, entry.right)
    )
    promos = {promo.name: promo for promo in CallToAction.objects.all()}
    problems = [
        placed.problem(*problem)
        for placed in wanted.placed_comparisons
        for problem in _unknown_references(placed.entry, models, promos)
    ]
    if problems:
        raise CatalogueError(problems)
    for placed in wanted.placed_comparisons:
        outcome = _load_comparison(placed, models, promos, force)
        report.outcomes[placed.entry.slug] = outcome


def _unknown_references(
    entry: ComparisonEntry, models: Mapping[str, ModelPage], promos: Mapping[str, CallToAction]
) -> Iterator[tuple[Path, str, str]]:
    for name in ("left", "right"):
        slug = getattr(entry, name)
        if slug not in models:
            yield (name,), "no model has this slug: load the models first", slug
    if entry.call_to_action and entry.call_to_action not in promos:
        yield ("call_to_action",), "no call to action has this name", entry.call_to_action


def _load_comparison(
    placed: Placed,
    models: Mapping[str, ModelPage],
    promos: Mapping[str, CallToAction],
    force: bool,
) -> Outcome:
    wanted = placed.entry
    left, right = sorted((models[wanted.left], models[wanted.right]), key=lambda page: page.slug)
    pages = ComparisonPage.objects.filter(slug=pair_slug(left.slug, right.slug))
    page = pages.first() or ComparisonPage(left=left, right=right)
    faqs: Stream = [("faq", {"question": f.question, "answer": f.answer}) for f in wanted.faqs]
    fields = {
        "heading": wanted.title,
        "introduction": wanted.introduction,
        "verdict": wanted.verdict,
        "faqs": faqs,
        "call_to_action": promos.get(wanted.call_to_action),
    }
    outcome = _outcome(page, fields, force)
    if outcome in (Outcome.CREATED, Outcome.UPDATED):
        with naming(placed):
            _set(page, fields)
            if page.pk is None:
                _index().add_child(instance=page)
            publish(page)
    return outcome


def _index() -> ComparisonIndexPage:
    index = ComparisonIndexPage.objects.order_by("path").first()
    if index is None:
        raise LoadError(
            "There is no comparison index page yet: create one in the admin, then load again."
        )
    return index


def _outcome(stored: Any, fields: dict[str, Any], force: bool) -> Outcome:
    if stored.pk is None:
        return Outcome.CREATED
    same = all(_plain(getattr(stored, name)) == value for name, value in fields.items())
    outcome = outcome_for(stored, says_the_same=same, force=force)
    if outcome is Outcome.UNCHANGED:
        remember(stored)
    return outcome


def _set(stored: Any, fields: dict[str, Any]) -> None:
    for name, value in fields.items():
        setattr(stored, name, value)


def _plain(value: Any) -> Any:
    """A stream as the list that it was made from, its rich text as HTML."""
    if not isinstance(value, StreamValue):
        return value
    return [
        (block.block_type, {key: getattr(v, "source", v) for key, v in block.value.items()})
        for block in value
    ]
