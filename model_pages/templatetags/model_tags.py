from __future__ import annotations

from datetime import date
from decimal import Decimal

from django import template

from model_pages.languages import current_language
from model_pages.specs.formats import plain

register = template.Library()


@register.filter
def exact(value: Decimal | None) -> str:
    """An amount without the zeros behind it: 0.4"""
    return "" if value is None else f"{plain(value):f}"


@register.filter
def day(value: date | None) -> str:
    """A date as the sentences beside it write it: "Nov 23, 2026", "23.11.2026"."""
    return current_language().formatter.date(value) if value else ""


@register.filter
def unit_label(key: str) -> str:
    """A unit as it stands behind a price: "1M tokens"."""
    return current_language().label("unit", key)
