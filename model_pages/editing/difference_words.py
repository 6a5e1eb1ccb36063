"""A field or a row that two editors changed, in words."""

from __future__ import annotations

import json
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from modelcluster.models import model_from_serializable_data

from model_pages.models import ModelPage, ModelPrice
from model_pages.models.choices import PriceStates
from model_pages.price_words import days_text, price_name, price_title
from model_pages.sheets import hosts_by_pk, price_of

from .merging import Difference, Row
from .row_keys import ROW_KEYS

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


def name_of_key(relation: str, key: str) -> str:
    """Which row it was, of which only the key is left: "Input price, batch".

    Empty where a plug-in took the words for it along.
    """
    if not key:
        return ""
    model = getattr(ModelPage, relation).rel.related_model
    fields = {name: model._meta.get_field(name) for name in ROW_KEYS[relation]}
    said = {name: value for name, value in json.loads(key).items() if value is not None}
    row = model(**{fields[name].attname: fields[name].to_python(said[name]) for name in said})
    if not isinstance(row, ModelPrice):
        return ", ".join(text for name in fields if (text := _shown(row, fields[name])))
    row.state = PriceStates.NOT_PUBLISHED
    try:
        price = price_of(row, hosts_by_pk().get(row.host_id, "") if row.host_id else "")
        return ", ".join(text for text in (price_name(price), days_text(price)) if text)
    except (KeyError, ValueError):
        return ""


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
