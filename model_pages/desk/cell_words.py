"""Cells and lines in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _

from model_pages.languages import current_language
from model_pages.models import ModelPrice, choices
from model_pages.pricing.slots import conditions_of, conditions_text
from model_pages.specs.price_cells import PriceCells

from .reading import CHOICES

FIELD_LABELS = {
    field.name: lazystr(field.verbose_name)
    for field in ModelPrice._meta.get_fields()
    if hasattr(field, "verbose_name")
}
EMPTY = _("empty")


def cell_words(name: str, text: str) -> str:
    """A choice by its label, anything else as it is; never nothing."""
    if name == "conditions" and text:
        return conditions_words(conditions_of(text))
    labels = dict(CHOICES[name]()) if name in CHOICES else {}
    return str(labels.get(text, text) or EMPTY)


def line_words(values: Mapping[str, str]) -> str:
    """Input price, batch, azure"""
    component = dict(choices.components()).get(values.get("component", ""), "")
    conditions = conditions_words(conditions_of(values.get("conditions", "")))
    parts = (component, conditions, values.get("host"), values.get("effective_from"))
    return ", ".join(str(part) for part in parts if part)


def conditions_words(conditions: Mapping[str, str]) -> str:
    """ "low quality, 1024×1024"; a value that cannot be read stands for itself."""
    cells = PriceCells(current_language(), date.min)
    try:
        return ", ".join(cells.condition(*pair) for pair in sorted(conditions.items()))
    except (KeyError, ValueError):
        return conditions_text(dict(conditions))
