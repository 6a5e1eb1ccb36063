"""The form under "Suggest a correction"."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from model_pages.models import Correction

from .fields import Field, field_called


class CorrectionForm(forms.ModelForm):
    """``website`` is a trap: people do not see it, programs fill it in."""

    field = forms.ChoiceField(label=_("What is wrong?"))
    source_url = forms.URLField(
        label=_("Where can editors read it?"),
        help_text=_("The address of a page, best the provider's own. It is required."),
        max_length=500,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
    )
    website = forms.CharField(
        required=False,
        label=_("Leave this field empty"),
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    class Meta:
        model = Correction
        fields = ["field", "proposed", "source_url", "note"]
        labels = {
            "proposed": _("What should stand there?"),
            "note": _("Anything else that helps"),
        }
        help_texts = {
            "proposed": _("As the source says it, with the unit: $0.40 per million tokens."),
        }
        widgets = {
            "proposed": forms.TextInput(attrs={"autocomplete": "off"}),
            "note": forms.Textarea(attrs={"rows": 4}),
        }

    def __init__(self, *args: Any, fields: dict[str, list[Field]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields_of_model = fields
        self.fields["field"].choices = [  # type: ignore[attr-defined]
            (group, [(field.key, _option(field)) for field in members])
            for group, members in fields.items()
        ]

    @property
    def is_trapped(self) -> bool:
        return bool(self.data.get("website"))

    def save(self, commit: bool = True) -> Correction:
        """Once: the same words about the same value are one task."""
        correction: Correction = self.instance
        field = field_called(correction.field, self.fields_of_model)
        assert field is not None  # a choice of the form
        correction.label, correction.shown = field.label, field.shown
        waiting = Correction.objects.filter(
            page=correction.page,
            field=correction.field,
            proposed=correction.proposed,
            state=Correction.State.OPEN,
        )
        return waiting.first() or super().save(commit)


def _option(field: Field) -> str:
    return f"{field.label} ({field.shown})" if field.shown else field.label
