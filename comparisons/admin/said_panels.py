"""The panels in which an editor sees what the page says, and decides about it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, InlinePanel, Panel
from wagtail.admin.panels.base import get_form_for_model

from .row_forms import ChoiceFormSet, FaqForm, RowForm, StatementForm

MEDIA = forms.Media(
    css={"all": ["comparisons/admin/said.css"]},
    js=[forms.widgets.Script("comparisons/admin/said.js", type="module")],
)


def said_on(form: Any) -> Any:
    """What the pair in the form's fields says; computed once for all panels of the form."""
    if not hasattr(form, "said"):
        from .said import said_of

        form.said = said_of(form.instance, form["left"].value(), form["right"].value())
    return form.said


class StandingPanel(Panel):
    """The class of the pair, whether it would be listed, and what is wrong with it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "comparisons/admin/standing_panel.html"

        @property
        def media(self) -> forms.Media:
            return MEDIA

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            return context | {"said": said_on(self.form), "page_id": self.instance.pk or ""}


class SaidPanel(InlinePanel):
    """An inline panel whose rows are what the page says, not what the editor adds."""

    form_class: type[RowForm]
    remembered = ("anchor", "sentence", "evidence")

    def get_form_options(self) -> dict[str, Any]:
        options = super().get_form_options()
        rows = options["formsets"][self.relation_name]
        rows["form"] = get_form_for_model(self.db_field.related_model, form_class=self.form_class)
        rows["formset"] = ChoiceFormSet
        rows["fields"] = [*dict.fromkeys([*rows["fields"], *self.remembered])]
        return options

    class BoundPanel(Panel.BoundPanel):
        get_comparison = InlinePanel.BoundPanel.get_comparison

        @property
        def media(self) -> forms.Media:
            return MEDIA

        @cached_property
        def formset(self) -> ChoiceFormSet:
            return self.form.formsets[self.panel.relation_name]

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            said = said_on(self.form)
            rows = self.panel.rows_of(self.formset, said.comparison)
            return context | {
                "said": said,
                "formset": self.formset,
                "management_form": rows.management_form(self.formset),
                "rows": rows,
            }


class StatementsPanel(SaidPanel):
    form_class = StatementForm

    def __init__(self, relation_name: str, **kwargs: Any) -> None:
        kwargs["panels"] = [FieldPanel(name) for name in ("sentence", "action", "text", "reason")]
        super().__init__(relation_name, **kwargs)

    @staticmethod
    def rows_of(formset: ChoiceFormSet, comparison: Any) -> Any:
        from .said_rows import statement_rows

        return statement_rows(formset, comparison)

    class BoundPanel(SaidPanel.BoundPanel):
        template_name = "comparisons/admin/statements_panel.html"


class FaqsPanel(SaidPanel):
    form_class = FaqForm
    remembered = ("anchor", "question", "sentence", "evidence")

    def __init__(self, relation_name: str, **kwargs: Any) -> None:
        kwargs["panels"] = [FieldPanel(name) for name in ("question", "place", "answer", "reason")]
        super().__init__(relation_name, **kwargs)

    @staticmethod
    def rows_of(formset: ChoiceFormSet, comparison: Any) -> Any:
        from .said_rows import faq_rows

        return faq_rows(formset, comparison)

    class BoundPanel(SaidPanel.BoundPanel):
        template_name = "comparisons/admin/faqs_panel.html"
