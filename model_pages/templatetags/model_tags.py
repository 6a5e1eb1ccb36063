from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django import template
from django.db.models import Max
from django.utils import timezone

from model_pages import day_asked
from model_pages.as_of import cards_on
from model_pages.carried import carried, carried_query
from model_pages.day_pages import day_form
from model_pages.languages import current_language
from model_pages.models import Check, ModelIndexPage, ModelPage
from model_pages.specs.card import Card
from model_pages.specs.dates import PartialDate
from model_pages.specs.formats import plain
from model_pages.specs.sheet import SpecSheet
from model_pages.specs.vocabulary import MODEL_TYPES

register = template.Library()

register.filter("on_day", day_asked.on_day)
register.filter("carried", carried)


@register.filter
def exact(value: Decimal | None) -> str:
    """An amount without the zeros behind it: 0.4"""
    return "" if value is None else f"{plain(value):f}"


@register.filter
def day(value: date | None) -> str:
    """A date as the sentences beside it write it: "Nov 23, 2026", "23.11.2026"."""
    return current_language().formatter.date(value) if value else ""


@register.simple_tag
def last_check() -> date | None:
    """The newest day on which somebody confirmed a value of the directory."""
    return Check.objects.aggregate(newest=Max("checked_on"))["newest"]


@register.simple_tag(takes_context=True)
def all_cards(context: dict[str, Any]) -> list[Card]:
    """Of every published model; one query, for the tags that choose among them."""
    request = context.get("request")
    on = day_asked.day_asked(request)
    return cards_on(ModelPage.objects.published(), on, request)


@register.filter
def newest(cards: Iterable[Card], most: int) -> list[Card]:
    """The models released last, without those that name no day of their release."""
    dated = [card for card in cards if card.release_date]
    dated.sort(key=lambda card: card.name.casefold())
    dated.sort(key=lambda card: str(card.release_date), reverse=True)
    return dated[:most]


@register.filter
def counted_by_type(cards: Iterable[Card]) -> list[tuple[str, str, int]]:
    """Key, label and number of models of each type that there is, in the order of the types."""
    counts, language = Counter(card.model_type for card in cards), current_language()
    return [
        (kind.key, language.label("type", kind.key), counts[kind.key])
        for kind in MODEL_TYPES
        if counts[kind.key]
    ]


@register.simple_tag(takes_context=True)
def directory_url(context: dict[str, Any]) -> str:
    """The address of the site's directory; empty where there is none."""
    index = ModelIndexPage.objects.live().first()
    return (index.get_url(context.get("request")) or "") if index else ""


@register.filter
def type_label(key: str) -> str:
    return current_language().label("type", key)


@register.filter
def partial_day(value: PartialDate | None) -> str:
    """A day, a month or a year, as exactly as it is known: "Apr 2025"."""
    return current_language().formatter.partial_date(value) if value else ""


@register.filter
def unit_label(key: str) -> str:
    """A unit as it stands behind a price: "1M tokens"."""
    return current_language().label("unit", key)


@register.inclusion_tag("model_pages/includes/carried_fields.html")
def carried_fields() -> dict[str, object]:
    """Inside a form that leads to a page about models: the day, and what links carry beside it."""
    day = day_asked.kept_day()
    return {"query": [*carried_query(), *([(day_asked.PARAMETER, day)] if day else [])]}


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
