"""The order "by the cost of my workload" of the directory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comparisons.engine.bills import Bill, bill
from comparisons.engine.presets import PRESETS
from comparisons.engine.ranking import is_free
from comparisons.engine.sides import side_of
from comparisons.engine.workloads import MONTH, Workload
from model_pages.languages import current_language
from model_pages.plugins import DirectorySort, SortValue
from model_pages.specs.card import Card
from model_pages.specs.exchange import REFERENCE
from model_pages.specs.lifecycle import Status
from model_pages.telling import in_its_language

from .bill_view import money
from .calculator import FIELDS
from .workload_query import LABELS, PARAMETERS, fields_of, workload_asked


@dataclass(frozen=True, slots=True)
class MixField:
    key: str
    label: str
    value: str
    error: str


def values(cards: Sequence[Card], request: HttpRequest) -> Mapping[str, SortValue]:
    """The bills of the models whose job the workload is; none at all while a field is wrong."""
    asked = workload_asked(request)
    workload = asked.workload if asked.is_given else MONTH
    if workload is None:
        return {}
    job = job_of(workload, {card.model_type for card in cards})
    return {
        card.slug: _value(card, workload)
        for card in cards
        if card.model_type == job and card.status is not Status.RETIRED
    }


def job_of(workload: Workload, types: set[str]) -> str:
    """The type of model that the workload is meant for: models of two jobs are never ranked.

    In a list of one type it is that one; else the first type for which it is a usual workload.
    """
    if len(types) == 1:
        return next(iter(types))
    held = set(fields_of(workload)) - {"requests", "batch"}
    preset = PRESETS.get(workload.key) if workload.key else None
    usual = [key for key, fields in FIELDS.items() if held <= set(fields)]
    meant = [key for key in usual if preset is None or key in preset.model_types]
    return (meant or usual or [""])[0]


def _value(card: Card, workload: Workload) -> SortValue:
    side = side_of(card.sheet, current_language())
    one = bill(side, workload)
    if one.exact is None:
        return SortValue(None, "")
    text = money(side.formatter, one.exact, one.currency)
    detail = _why_unranked(one)
    return SortValue(one.exact, text, detail, is_complete=not detail)


def _why_unranked(one: Bill) -> str:
    if not one.is_complete:
        return _("not all is counted")
    if is_free(one):
        return _("free up to a limit")
    if one.currency != REFERENCE:
        return _("in another currency")
    return ""


def mix_fields(request: HttpRequest | None) -> dict[str, object]:
    """The workloads to choose from, and the fields of what goes before them."""
    given = request.GET if request else QueryDict()
    asked = workload_asked(request)
    fields = [
        MixField(key, str(LABELS[key]), given.get(key, ""), asked.errors.get(key, ""))
        for key in ("in", "out", "cached", "requests")
    ]
    chosen = given.get("mix", "" if asked.is_given else MONTH.key)
    presets = [(one.key, in_its_language(one.label), one.key == chosen) for one in PRESETS]
    others = [asked.errors[key] for key in PARAMETERS if key in asked.errors]
    shown = {field.error for field in fields}
    return {
        "presets": presets,
        "fields": fields,
        "errors": [error for error in others if error not in shown],
    }


COST = DirectorySort(
    key="cost",
    label=gettext_lazy("My cost"),
    values=values,
    parameters=PARAMETERS,
    fields="comparisons/includes/cost_sort_fields.html",
)
