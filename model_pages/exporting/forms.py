from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from model_pages.models import Provider, choices


class ExportForm(forms.Form):
    """Which models go into the file: all, or those of a provider or a type."""

    provider = forms.ModelChoiceField(
        label=_("Provider"),
        queryset=Provider.objects.order_by("name"),
        to_field_name="slug",
        required=False,
        empty_label=_("All providers"),
    )
    type = forms.ChoiceField(
        label=_("Type"),
        choices=lambda: [("", _("All types")), *choices.model_types()],
        required=False,
    )
