"""Panels that everybody sees, and that only some may change.

What a role does not change is left out of the form (``ModelPageForm``), so that nothing that is
posted can reach it, and stands in the panel as text.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils import formats
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, Panel, TitleFieldPanel

from model_pages.editing.row_keys import key_of

UNKNOWN = "–"


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

    @property
    def comments_enabled(self) -> bool:
        return not self.read_only and super().comments_enabled


class RoleFieldPanel(FieldPanel):
    """To be changed by whoever has it in the form, to be read by everybody."""

    def format_value_for_display(self, value: Any) -> Any:
        labels = dict(self.db_field.flatchoices)
        if labels and value in labels:
            return labels[value]
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        if value in (None, "", [], {}):
            return UNKNOWN
        if isinstance(value, int):
            return formats.number_format(value, force_grouping=True)
        return super().format_value_for_display(value)

    class BoundPanel(ReadableField, FieldPanel.BoundPanel):
        pass


class RoleTitlePanel(TitleFieldPanel):
    class BoundPanel(ReadableField, TitleFieldPanel.BoundPanel):
        pass


class RoleHelpPanel(HelpPanel):
    """Help for those who can do what it says: who have ``permission``."""

    def __init__(self, *args: Any, permission: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.permission = permission

    def clone_kwargs(self) -> dict[str, Any]:
        return super().clone_kwargs() | {"permission": self.permission}

    class BoundPanel(HelpPanel.BoundPanel):
        def is_shown(self) -> bool:
            return self.request is None or self.request.user.has_perm(self.panel.permission)


class CommentableRows:
    """For the bound panel of a relation: what the browser needs to comment on its rows."""

    @property
    def attrs(self) -> dict[str, Any]:
        is_enabled = getattr(settings, "WAGTAILADMIN_COMMENTS_ENABLED", True)
        if not is_enabled or self.form is None or "comments" not in self.form.formsets:
            return super().attrs
        return super().attrs | {
            "data-versus-comments": self.panel.relation_name,
            "data-add": _("Add comment"),
            "data-show": _("Show comment"),
            "data-gone": _("On a row that is gone: {row}"),
            "data-unnamed": _("On a row that is gone"),
        }


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

    def name_of(self, row: Any) -> str:
        return str(row)

    class BoundPanel(CommentableRows, InlinePanel.BoundPanel):
        pass

    class ReadOnlyRows(CommentableRows, Panel.BoundPanel):
        template_name = "model_pages/admin/panels/read_only_rows.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            relation = self.panel.relation_name
            rows = getattr(self.instance, relation).all()
            named = [(self.panel.name_of(row), key_of(relation, row)) for row in rows]
            return context | {"rows": named}
