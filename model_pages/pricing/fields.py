"""The fields of a price as texts: what a cell shows, and what is read from one."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from model_pages.models import ModelPrice
from model_pages.models.fields import condition_inputs
from model_pages.registry_inputs import parse_inputs
from model_pages.specs.formats import plain

from .slots import conditions_of, conditions_text

EDITABLE = (
    "component",
    "amount",
    "currency",
    "unit",
    "state",
    "free_kind",
    "kind",
    "conditions",
    "host",
    "effective_from",
    "effective_until",
    "minimum",
    "terms",
    "is_derived",
    "source_name",
    "source_url",
)


def written(row: ModelPrice, hosts: dict[int, str]) -> dict[str, str]:
    """Every field of ``EDITABLE`` as a text; '' where it is empty."""
    return {name: _written(row, name, hosts) for name in EDITABLE}


def _written(row: ModelPrice, name: str, hosts: dict[int, str]) -> str:
    if name == "host":
        return hosts.get(row.host_id or 0, "")
    value = getattr(row, name)
    if name == "conditions":
        return conditions_text(value or {})
    if name in ("amount", "minimum"):
        return "" if value is None else f"{plain(value):f}"
    if isinstance(value, bool):
        return "yes" if value else ""
    return "" if value is None else str(value)


def read_into(row: ModelPrice, name: str, text: str, hosts: dict[int, str]) -> None:
    """Set one field; ValidationError with the rule that ``text`` breaks."""
    if name not in EDITABLE:
        raise ValidationError(_("'%(name)s' is no field of a price.") % {"name": name})
    if name == "host":
        row.host_id = _host(text, hosts)
    elif name == "conditions":
        row.conditions = parse_inputs(conditions_of(text), condition_inputs())
    elif name == "is_derived":
        row.is_derived = text.lower() in ("yes", "true", "1")
    else:
        field = ModelPrice._meta.get_field(name)
        empty = text == "" and field.null
        setattr(row, name, None if empty else field.clean(text, row))


def _host(text: str, hosts: dict[int, str]) -> int | None:
    if not text:
        return None
    found = next((pk for pk, slug in hosts.items() if slug == text), None)
    if found is None:
        raise ValidationError(_("No provider has the slug '%(slug)s'.") % {"slug": text})
    return found
