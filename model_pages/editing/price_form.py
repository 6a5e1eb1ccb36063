"""One row of the price list in the entry form."""

from __future__ import annotations

from datetime import date
from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm

from model_pages.models.prices import ModelPrice
from model_pages.price_words import price_title
from model_pages.sheets import price_of
from model_pages.specs.vocabulary import COMPONENTS

from .answer_form import AnswerForm


class PriceForm(AnswerForm, WagtailAdminModelForm):
    """Its answer to the guards of the row is not stored with the row."""

    @property
    def title(self) -> str:
        """What the row said when the form was opened; the browser keeps it up to date."""
        return title_of(self.instance)

    def has_changed(self) -> bool:
        """An answer alone changes nothing of the entry."""
        return bool(set(self.changed_data) - {"is_right", "why_right"})


def title_of(row: ModelPrice) -> str:
    if not row.is_complete:
        return row.get_component_display()
    try:
        return price_title(price_of(row, row.host.slug if row.host_id else ""))
    except ValueError:  # an amount that is no price, which the form refuses
        return row.get_component_display()


def place(row: ModelPrice) -> tuple[Any, ...]:
    """Where a row stands among others: by component, the standard price before the others."""
    order = {component.key: position for position, component in enumerate(COMPONENTS)}
    conditions = sorted((name, str(value)) for name, value in (row.conditions or {}).items())
    return (
        order.get(row.component, len(order)),
        row.host_id or 0,
        row.kind,
        len(conditions),
        conditions,
        row.effective_from or date.min,
    )
