"""What the sheet in the browser is told: its columns, choices, addresses and words."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from django.urls import reverse
from django.utils.encoding import force_str
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

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
    """``width`` in pixels, at least: a grid with room to spare widens its columns alike. Columns
    without ``edits`` are read only; those that are not ``shown`` are there for the asking."""

    key: str
    label: str
    width: int
    edits: bool = True
    shown: bool = True


FIRST = {
    "component": 168,
    "conditions": 194,
    "host": 104,
    "amount": 108,
    "currency": 82,
    "unit": 130,
}
"""What tells a line, and what it costs: in sight beside the age of its check where the admin has
1440 pixels, which leave about 1180 to the grid. Two lines of a cell hold the longest words of
both languages."""

LATER = {
    "state": 120,
    "free_kind": 130,
    "kind": 110,
    "effective_from": 110,
    "effective_until": 110,
    "source_name": 160,
    "source_url": 190,
}
ON_DEMAND = {"minimum": 110, "terms": 220}


def columns() -> list[Column]:
    return [
        Column("model", _("Model"), 210, False),
        *_editable(FIRST),
        Column("checked_on", _("Checked"), 96, False),
        Column("status", _("Status"), 90, False),
        *_editable(LATER),
        Column("type", _("Type"), 112, False),
        Column("provider", _("Provider"), 130, False, shown=False),  # below the model's name, too
        *_editable(ON_DEMAND, shown=False),
    ]


def _editable(widths: dict[str, int], *, shown: bool = True) -> list[Column]:
    labels = {
        "conditions": _("only when"),
        "kind": _("kind"),
        "state": pgettext("of a price", "state"),
    }
    named = {key: labels.get(key, force_str(FIELD_LABELS[key])) for key in widths}
    return [Column(key, capfirst(named[key]), widths[key], shown=shown) for key in widths]


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
