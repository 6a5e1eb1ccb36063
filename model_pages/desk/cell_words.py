"""Cells and lines in words."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _

from model_pages.models import ModelPrice, choices

from .reading import CHOICES

FIELD_LABELS = {
    field.name: lazystr(field.verbose_name)
    for field in ModelPrice._meta.get_fields()
    if hasattr(field, "verbose_name")
}
EMPTY = _("empty")


def cell_words(name: str, text: str) -> str:
    """A choice by its label, anything else as it is; never nothing."""
    labels = dict(CHOICES[name]()) if name in CHOICES else {}
    return str(labels.get(text, text) or EMPTY)


def line_words(values: Mapping[str, str]) -> str:
    """Input price, service_tier=batch, azure"""
    component = dict(choices.components()).get(values.get("component", ""), "")
    parts = (component, values.get("conditions"), values.get("host"), values.get("effective_from"))
    return ", ".join(str(part) for part in parts if part)
