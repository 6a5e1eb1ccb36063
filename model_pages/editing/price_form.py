"""One row of the price list in the entry form."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from model_pages.guard_words import guard_text
from model_pages.guarding.unlikely import Guarded
from model_pages.models.prices import ModelPrice
from model_pages.price_words import price_title
from model_pages.sheets import price_of
from model_pages.specs.vocabulary import COMPONENTS


class PriceForm(WagtailAdminModelForm):
    """``is_right`` and ``why_right`` answer the guards of the row; neither is stored with it."""

    is_right = forms.BooleanField(required=False, label=_("Yes, this is right"))
    why_right = forms.CharField(
        required=False,
        max_length=300,
        label=_("because"),
        widget=forms.TextInput(attrs={"placeholder": _("for example: new price list of 1 March")}),
    )

    guarded: Guarded | None = None
    may_confirm = True

    @property
    def questions(self) -> list[str]:
        return [guard_text(guard) for guard in self.guarded.guards] if self.guarded else []

    @property
    def title(self) -> str:
        """What the row said when the form was opened; the browser keeps it up to date."""
        return title_of(self.instance)

    @property
    def answer(self) -> str:
        """The reason, where the row is confirmed with one."""
        return self.cleaned_data["why_right"].strip() if self.cleaned_data["is_right"] else ""

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
