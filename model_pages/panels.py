"""Panels of the entry form."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.forms import Media, Script
from django.forms.formsets import ORDERING_FIELD_NAME
from wagtail.admin.panels import get_form_for_model

from model_pages.role_panels import UNKNOWN, RoleFieldPanel, RoleInlinePanel


class ExtraSpecsPanel(RoleFieldPanel):
    """The facts of plug-ins; not there where no plug-in brings any."""

    def format_value_for_display(self, value: Any) -> str:
        from model_pages.models.fields import extra_spec_inputs

        said = value or {}
        lines = (f"{one.label}: {said[one.key]}" for one in extra_spec_inputs() if one.key in said)
        return "; ".join(lines) or UNKNOWN

    class BoundPanel(RoleFieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            from model_pages.models.fields import extra_spec_fields

            return bool(extra_spec_fields()) and super().is_shown()


class StrengthsPanel(RoleFieldPanel):
    read_only_output_template_name = "model_pages/admin/panels/read_only_strengths.html"


class PricesPanel(RoleInlinePanel):
    """The price list: rows that say what they are, and that ask when they look wrong."""

    def get_form_options(self) -> dict[str, Any]:
        from model_pages.editing.price_form import PriceForm

        options, of_row = super().get_form_options(), self.child_edit_handler.get_form_options()
        options["formsets"][self.relation_name] |= {
            "form": get_form_for_model(
                self.db_field.related_model,
                form_class=PriceForm,
                defer_required_on_fields=of_row.get("defer_required_on_fields", []),
                field_permissions=of_row.get("field_permissions", {}),
            ),
            "inherit_kwargs": ["for_user"],
        }
        return options

    def name_of(self, row: Any) -> str:
        from model_pages.editing.price_form import title_of

        return title_of(row)

    class BoundPanel(RoleInlinePanel.BoundPanel):
        template_name = "model_pages/admin/prices_panel.html"
        most_open = 4

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            if self.form is not None and not self.form.is_bound:
                self._sort()

        def get_comparison(self) -> list[Any]:
            from model_pages.editing.price_comparison import PriceListComparison

            (listed,) = super().get_comparison()
            return [partial(PriceListComparison, *listed.args, **listed.keywords)]

        @property
        def media(self) -> Media:
            return super().media + Media(
                js=[Script("versus/admin/prices.js", type="module")],
                css={"all": ["versus/admin/prices.css"]},
            )

        @property
        def locale(self) -> str:
            """Of numbers and dates, as browsers write it: en-US."""
            from model_pages.languages import current_language

            return current_language().formatter.locale.replace("_", "-")

        @property
        def is_long(self) -> bool:
            """Many open rows hide each other; their titles say what they hold."""
            return len(self.children) > self.most_open

        def _sort(self) -> None:
            """By what is billed, as everywhere else; new rows stand last until they are saved."""
            from model_pages.editing.price_form import place

            self.children.sort(key=lambda child: place(child.instance))
            for position, child in enumerate(self.children, start=1):
                child.form.fields[ORDERING_FIELD_NAME].widget.attrs["value"] = position
