"""The price lists of two revisions: each changed price as old → new, in readable words."""

from __future__ import annotations

from typing import Any

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from wagtail.admin.compare import ChildObjectComparison, ChildRelationComparison

from model_pages.models import ModelPrice
from model_pages.price_words import amount_text, days_text, percent_text, price_name
from model_pages.sheets import price_of
from model_pages.specs.prices import Price

SAID_BY_THE_PRICE = frozenset(
    {"component", "amount", "currency", "unit", "state", "free_kind", "kind", "conditions", "host"}
)
DAYS = frozenset({"effective_from", "effective_until"})


class PriceListComparison(ChildRelationComparison):
    """Only of the rows that differ."""

    def get_child_comparison(self, obj_a: Any, obj_b: Any) -> PriceComparison:
        return PriceComparison(self.field.related_model, self.field_comparisons, obj_a, obj_b)

    def get_child_comparisons(self) -> list[PriceComparison]:
        found = super().get_child_comparisons()
        return [one for one in found if one.is_addition() or one.is_deletion() or one.has_changed()]


class PriceComparison(ChildObjectComparison):
    """Rows are matched by their fields, and shown as one line and what else differs."""

    def get_position_change(self) -> None:
        """The form sorts its rows itself."""

    def has_changed(self) -> bool:
        return any(one.has_changed() for one in super().get_field_comparisons())

    def get_num_differences(self) -> int:
        return sum(one.has_changed() for one in super().get_field_comparisons())

    def get_field_comparisons(self) -> list[Any]:
        old, new = _price(self.obj_a), _price(self.obj_b)
        if old is None and new is None:
            return super().get_field_comparisons()
        rest = [] if old is None or new is None else super().get_field_comparisons()
        hidden = SAID_BY_THE_PRICE | DAYS
        return [
            PriceLine(old, new),
            *(one for one in rest if one.has_changed() and one.field.name not in hidden),
        ]


class PriceLine:
    """What stands for a field in Wagtail's comparison: a label and the two values."""

    is_field = True
    is_child_relation = False

    def __init__(self, old: Price | None, new: Price | None) -> None:
        self.old, self.new = old, new

    def field_label(self) -> str:
        name = price_name(self.new or self.old)  # type: ignore[arg-type]
        if self.old and self.new and price_name(self.old) != name:
            return f"{price_name(self.old)} → {name}"
        return capfirst(name)

    def has_changed(self) -> bool:
        return self.old != self.new

    def htmldiff(self) -> SafeString | str:
        if self.old is None or self.new is None:
            return escape(_text(self.new or self.old))  # type: ignore[arg-type]
        old, new = _text(self.old), _text(self.new)
        if old == new:
            return escape(new)
        percent = percent_text(self.old, self.new)
        return format_html(
            '<span class="deletion">{}</span> → <span class="addition">{}</span>{}',
            old,
            new,
            f" ({percent})" if percent else "",
        )


def _text(price: Price) -> str:
    return ", ".join(part for part in (amount_text(price), days_text(price)) if part)


def _price(row: ModelPrice | None) -> Price | None:
    """None for a row of a draft whose amount is still to come."""
    if row is None or not row.is_complete:
        return None
    return price_of(row, row.host.slug if row.host_id else "")
