"""Panels that everybody sees, and that only some may change.

A field or a list of rows that a user may not change is left out of the form, so that nothing that
is posted can reach it, and stands in the panel as text.
"""

from __future__ import annotations

from typing import Any

from django.utils.text import capfirst
from wagtail.admin.panels import FieldPanel, InlinePanel, Panel, TitleFieldPanel


class ReadableField:
    """For the bound panel of a field: text where the form lacks the field."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if self.form is not None and self.bound_field is None:
            self.read_only = True
            self.heading = self.panel.heading or capfirst(self.panel.db_field.verbose_name)
            self.help_text = self.panel.help_text or self.panel.db_field.help_text

    def is_shown(self) -> bool:
        return True


class RoleFieldPanel(FieldPanel):
    """To be changed by whoever has ``permission``, to be read by everybody."""

    class BoundPanel(ReadableField, FieldPanel.BoundPanel):
        pass


class RoleTitlePanel(TitleFieldPanel):
    class BoundPanel(ReadableField, TitleFieldPanel.BoundPanel):
        pass


class RoleInlinePanel(InlinePanel):
    """The rows that the form lacks stand as a list of their names."""

    def get_bound_panel(
        self, instance: Any = None, request: Any = None, form: Any = None, prefix: str = "panel"
    ) -> Panel.BoundPanel:
        if form is not None and self.relation_name not in form.formsets:
            return self.ReadOnlyRows(
                panel=self, instance=instance, request=request, form=form, prefix=prefix
            )
        return super().get_bound_panel(instance, request, form, prefix)

    class ReadOnlyRows(Panel.BoundPanel):
        template_name = "model_pages/admin/panels/read_only_rows.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            return context | {"rows": getattr(self.instance, self.panel.relation_name).all()}
