"""What became of a batch, entry by entry, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from model_pages.languages import current_language
from model_pages.models import ModelPage, PriceBatch
from model_pages.pricing.orders import Way
from model_pages.pricing.slots import Slot

from .cell_words import FIELD_LABELS, cell_words, line_words


def progress(batch: PriceBatch) -> dict[str, Any]:
    """``done`` of ``total`` entries, and a result for each that is done."""
    return {
        "done": batch.done,
        "total": batch.total,
        "finished": batch.is_finished,
        "results": list(_results(batch)),
    }


def _results(batch: PriceBatch) -> Iterator[dict[str, Any]]:
    names = dict(ModelPage.objects.filter(pk__in=batch.outcomes).values_list("pk", "title"))
    for page, outcome in batch.outcomes.items():
        title = names.get(int(page), _("A model entry that is gone"))
        edits = batch.edits[page]
        yield {
            "page": int(page),
            "title": title,
            "url": reverse("wagtailadmin_pages:edit", args=[page]),
            "refused": not outcome["done"],
            "said": _said(batch, outcome),
            "messages": [*_refusals(outcome, edits), *_kept(outcome, edits)],
            "edits": edits,
        }


def _said(batch: PriceBatch, outcome: dict[str, Any]) -> str:
    day = current_language().formatter.date(batch.starts) if batch.starts else ""
    return {
        Way.PUBLISH: _("Published"),
        Way.DRAFT: _("Saved as a draft"),
        Way.SCHEDULE: _("Announced for %(day)s") % {"day": day},
        Way.SUBMIT: _("Submitted for approval"),
    }.get(outcome["done"], _("Refused: nothing of it was changed"))


def _refusals(outcome: dict[str, Any], edits: list[dict[str, Any]]) -> Iterator[str]:
    for problem in outcome["problems"]:
        name, words = problem["field"], _words(edits[problem["edit"]])
        if name in FIELD_LABELS:
            text = cell_words(name, problem["value"])
            words = f"{words}, {FIELD_LABELS[name]} {text}"
        yield f"{words}: {problem['message']}"


def _kept(outcome: dict[str, Any], edits: list[dict[str, Any]]) -> Iterator[str]:
    for number in outcome["kept"]:
        message = _("%(line)s: the unpublished draft keeps its own value.")
        yield message % {"line": _words(edits[number])}


def _words(edit: dict[str, Any]) -> str:
    slot = Slot(*edit["slot"])._asdict() if edit["slot"] else {}
    return line_words({**slot, **edit["values"]})
