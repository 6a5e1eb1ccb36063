from __future__ import annotations

from datetime import date

from django import template

from model_pages.languages import current_language

register = template.Library()


@register.filter
def day(value: date | None) -> str:
    """A date as the sentences beside it write it: "Nov 23, 2026", "23.11.2026"."""
    return current_language().formatter.date(value) if value else ""
