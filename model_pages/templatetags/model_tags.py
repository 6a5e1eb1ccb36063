from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django import template
from django.utils import timezone

from model_pages import day_asked
from model_pages.day_pages import day_form
from model_pages.languages import current_language
from model_pages.specs.formats import plain
from model_pages.specs.sheet import SpecSheet

register = template.Library()

register.filter("on_day", day_asked.on_day)


@register.filter
def exact(value: Decimal | None) -> str:
    """An amount without the zeros behind it: 0.4"""
    return "" if value is None else f"{plain(value):f}"


@register.filter
def day(value: date | None) -> str:
    """A date as the sentences beside it write it: "Nov 23, 2026", "23.11.2026"."""
    return current_language().formatter.date(value) if value else ""


@register.inclusion_tag("model_pages/includes/kept_day.html")
def kept_day() -> dict[str, str]:
    """Inside a form: the day that the page it leads to is to show, too."""
    return {"value": day_asked.kept_day()}


@register.inclusion_tag("model_pages/includes/as_of.html", takes_context=True)
def as_of(context: dict[str, Any], *sheets: SpecSheet) -> dict[str, Any]:
    """The banner of a page that shows another day than today; nothing on the page of today."""
    request, today = context.get("request"), timezone.localdate()
    on = day_asked.day_asked(request)
    if request is None or on == today:
        return {"on": None}
    return {
        "on": on,
        "is_ahead": on > today,
        "today": today,
        "form": day_form(request),
        "later": [sheet for sheet in sheets if sheet.facts_recorded_on],
    }


@register.inclusion_tag("model_pages/includes/day_form.html", takes_context=True)
def earlier_day(context: dict[str, Any]) -> dict[str, Any]:
    """The field that leads from the page of today to that of another day."""
    request = context.get("request")
    return {"form": day_form(request) if request else None}
