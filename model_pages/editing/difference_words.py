"""A field or a row that two editors changed, in words."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from modelcluster.models import model_from_serializable_data

from model_pages.models import ModelPage, ModelPrice
from model_pages.price_words import price_name, price_title
from model_pages.sheets import price_of

from .merging import Difference, Row

LONGEST = 120


def label_of(one: Difference) -> str:
    if one.is_row:
        row = one.mine or one.theirs or one.opened
        return _row_label(one.name, row)
    try:
        return capfirst(str(ModelPage._meta.get_field(one.name).verbose_name))
    except FieldDoesNotExist:
        return one.name


def text_of(one: Difference, value: Any) -> str:
    """What one of the two, or the version opened, says."""
    if one.is_row:
        return _row_text(one.name, value)
    if value in (None, "", [], {}):
        return "–"
    field = ModelPage._meta.get_field(one.name)
    if field.is_relation:
        found = field.related_model.objects.filter(pk=value).first()
        return str(found or value)
    choices = dict(getattr(field, "flatchoices", None) or ())
    return Truncator(str(choices.get(value, value))).chars(LONGEST)


def _row_label(relation: str, row: Row) -> str:
    made = _row(relation, row)
    if isinstance(made, ModelPrice) and made.is_complete:
        return price_name(price_of(made, made.host.slug if made.host_id else ""))
    return f"{capfirst(str(made._meta.verbose_name))}: {made}"


def _row_text(relation: str, row: Row | None) -> str:
    if row is None:
        return _("not there")
    made = _row(relation, row)
    if isinstance(made, ModelPrice) and made.is_complete:
        return price_title(price_of(made, made.host.slug if made.host_id else ""))
    shown = [field for field in made._meta.concrete_fields if field.name not in _HIDDEN]
    texts = (_shown(made, field) for field in shown)
    return Truncator(", ".join(text for text in texts if text)).chars(LONGEST)


_HIDDEN = ("id", "page", "sort_order", "slug")


def _shown(row: Any, field: Any) -> str:
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")() or "")
    value = getattr(row, field.name)
    return "" if value in (None, "", {}) else str(value)


def _row(relation: str, row: Row) -> Any:
    model = getattr(ModelPage, relation).rel.related_model
    return model_from_serializable_data(model, row, check_fks=False)
