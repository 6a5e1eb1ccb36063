"""Brings comparison pages and calls to action into the database: all of them, or nothing.

What stands there already belongs to the editors: only ``force`` changes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from wagtail.blocks import StreamValue
from wagtail.models import Site

from comparisons.models import (
    CallToAction,
    ComparisonIndexPage,
    ComparisonPage,
    ComparisonSettings,
)
from model_pages.catalogue.outcome import DryRun, LoadError, Outcome, naming
from model_pages.models import ModelPage

from .schema import CallToActionEntry, ComparisonEntry, ComparisonFile

_PROMO_FIELDS = (
    *("name", "heading", "text", "closing_heading", "closing_text"),
    *("link_label", "link_url"),
)

Stream = list[tuple[str, dict[str, Any]]]


@dataclass(slots=True)
class Report:
    """What became of each call to action, by name, and of each comparison, by slug."""

    outcomes: dict[str, Outcome] = field(default_factory=dict)


def load_comparisons(
    files: Sequence[ComparisonFile], *, force: bool = False, dry_run: bool = False
) -> Report:
    """Create what is missing; nothing is ever deleted."""
    report = Report()
    try:
        with transaction.atomic():
            for file in files:
                for promo in file.calls_to_action:
                    report.outcomes[promo.name] = _load_call_to_action(promo, force)
            for file in files:
                for comparison in file.comparisons:
                    report.outcomes[comparison.slug] = _load_comparison(comparison, force)
            if dry_run:
                raise DryRun
    except DryRun:
        pass
    return report


def _load_call_to_action(wanted: CallToActionEntry, force: bool) -> Outcome:
    promo = CallToAction.objects.filter(name=wanted.name).first() or CallToAction()
    cards: Stream = [("card", {"heading": c.heading, "text": c.text}) for c in wanted.cards]
    fields = {name: getattr(wanted, name) for name in _PROMO_FIELDS} | {"cards": cards}
    outcome = _outcome(promo, fields, force)
    if outcome in (Outcome.CREATED, Outcome.UPDATED):
        with naming(wanted.name):
            _set(promo, fields)
            promo.full_clean()
            promo.save()
            promo.save_revision().publish()
    if wanted.default:
        _show_everywhere(promo)
    return outcome


def _show_everywhere(promo: CallToAction) -> None:
    site = Site.objects.get(is_default_site=True)
    settings, _created = ComparisonSettings.objects.get_or_create(site=site)
    if settings.call_to_action is None:
        settings.call_to_action = promo
        settings.save()


def _load_comparison(wanted: ComparisonEntry, force: bool) -> Outcome:
    page = ComparisonPage.objects.filter(slug=wanted.slug).first() or ComparisonPage()
    first, second = sorted((wanted.left, wanted.right))
    faqs: Stream = [("faq", {"question": f.question, "answer": f.answer}) for f in wanted.faqs]
    fields = {
        "left": _model(first, wanted),
        "right": _model(second, wanted),
        "heading": wanted.title,
        "introduction": wanted.introduction,
        "verdict": wanted.verdict,
        "faqs": faqs,
        "call_to_action": _call_to_action(wanted),
    }
    outcome = _outcome(page, fields, force)
    if outcome in (Outcome.CREATED, Outcome.UPDATED):
        with naming(wanted.slug):
            _set(page, fields)
            if page.pk is None:
                _index().add_child(instance=page)
            page.save_revision().publish()
    return outcome


def _model(slug: str, wanted: ComparisonEntry) -> ModelPage:
    page = ModelPage.objects.filter(slug=slug).first()
    if page is None:
        raise LoadError(f"{wanted.slug}: no model has the slug '{slug}'. Load the models first.")
    return page


def _call_to_action(wanted: ComparisonEntry) -> CallToAction | None:
    if not wanted.call_to_action:
        return None
    promo = CallToAction.objects.filter(name=wanted.call_to_action).first()
    if promo is None:
        name = wanted.call_to_action
        raise LoadError(f"{wanted.slug}: there is no call to action named '{name}'.")
    return promo


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
    if all(_plain(getattr(stored, name)) == value for name, value in fields.items()):
        return Outcome.UNCHANGED
    return Outcome.UPDATED if force else Outcome.KEPT


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
