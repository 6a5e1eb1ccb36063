"""What the sheet in the browser is told: its columns, choices, addresses and words."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from django.urls import reverse
from django.utils.encoding import force_str
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from model_pages.models import Provider
from model_pages.models.choices import model_types
from model_pages.specs.units import UNITS
from model_pages.specs.vocabulary import COMPONENTS

from .cell_words import FIELD_LABELS
from .reading import CHOICES
from .rows import LINE_FIELDS, MODEL_FIELDS
from .texts import desk_texts

CURRENCIES = ("USD", "EUR", "GBP", "CNY", "JPY", "KRW", "INR")
"""Offered in the cell; any other code may be typed."""


@dataclass(frozen=True, slots=True)
class Column:
    """``width`` in pixels. Columns without ``edits`` are read only."""

    key: str
    label: str
    width: int
    edits: bool = True


def columns() -> list[Column]:
    read_only = [
        Column("model", _("Model"), 200, False),
        Column("provider", _("Provider"), 120, False),
        Column("type", _("Type"), 100, False),
    ]
    widths = {
        "component": 160,
        "conditions": 140,
        "host": 100,
        "amount": 180,
        "currency": 90,
        "unit": 150,
        "state": 110,
        "free_kind": 110,
        "kind": 110,
        "effective_from": 120,
        "effective_until": 120,
        "source_name": 160,
        "source_url": 190,
    }
    labels = {"conditions": _("only when"), "kind": _("kind")}
    editable = [
        Column(key, capfirst(labels.get(key, force_str(FIELD_LABELS[key]))), width)
        for key, width in widths.items()
    ]
    return [
        *read_only,
        *editable,
        Column("checked_on", _("Checked"), 170, False),
        Column("status", _("Status"), 110, False),
    ]


def desk_settings(user: Any) -> dict[str, Any]:
    names = ("rows", "session", "read", "still_true", "new_review")
    return {
        "user": user.pk,
        "urls": {name: reverse(f"price_desk:{name}") for name in names},
        "editor": reverse("wagtailadmin_pages:edit", args=[0]),
        "lineFields": LINE_FIELDS,
        "modelFields": MODEL_FIELDS,
        "columns": [asdict(column) for column in columns()],
        "choices": _choices(),
        "meters": {component.key: component.meter for component in COMPONENTS},
        "unitMeters": {unit.key: unit.meter for unit in UNITS},
        "texts": desk_texts(),
    }


def _choices() -> dict[str, list[tuple[str, str]]]:
    found = {
        name: [(key, force_str(label)) for key, label in pairs()] for name, pairs in CHOICES.items()
    }
    found["host"] = list(Provider.objects.order_by("name").values_list("slug", "name"))
    found["currency"] = [(code, code) for code in CURRENCIES]
    found["type"] = [(label, label) for _key, label in model_types()]
    found["free_kind"].insert(0, ("", "–"))
    found["host"].insert(0, ("", "–"))
    return found
