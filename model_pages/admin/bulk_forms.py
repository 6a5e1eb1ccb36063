"""What the bulk actions ask, and the change that follows from the answers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from model_pages.model_chooser import model_chooser_viewset
from model_pages.models import ModelPage, Provider
from model_pages.successor_faults import fault_words, faults_of

from .page_edits import Change, EditRefused


class DeprecateForm(forms.Form):
    deprecated_on = forms.DateField(
        label=_("Deprecated on"),
        widget=AdminDateInput,
        initial=timezone.localdate,
        help_text=_("The day of the announcement; the models are still served."),
    )
    retires_on = forms.DateField(
        label=_("Retires on"),
        widget=AdminDateInput,
        required=False,
        help_text=_("The first day without service. Empty: as it is in each entry."),
    )
    superseded_by = forms.ModelChoiceField(
        ModelPage.objects.all(),
        label=_("Successor"),
        widget=model_chooser_viewset.widget_class,
        required=False,
        help_text=_("The model that the provider names. Empty: as it is in each entry."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        begin, end = cleaned.get("deprecated_on"), cleaned.get("retires_on")
        if begin and end and end < begin:
            message = _("%(end)s is before the announcement, %(begin)s.")
            self.add_error("retires_on", message % {"end": end, "begin": begin})
        return cleaned

    def change(self) -> Change:
        return lambda page: deprecate(page, self.cleaned_data)


def deprecate(page: ModelPage, dates: dict[str, Any]) -> None:
    """Raises EditRefused where the successor is none: a report would list it as a fault."""
    page.deprecated_on = dates["deprecated_on"]
    page.retires_on = dates["retires_on"] or page.retires_on
    successor = dates["superseded_by"]
    if successor is None:
        return
    if successor.pk == page.pk:
        raise EditRefused(_("a model cannot be its own successor"))
    for fault in faults_of(page, successor, timezone.localdate()):
        raise EditRefused(fault_words(fault, page, successor))
    page.superseded_by = successor


class ChangeProviderForm(forms.Form):
    provider = forms.ModelChoiceField(
        Provider.objects.filter(live=True),
        label=_("New provider"),
        help_text=_("Who serves the models and bills for them from now on."),
    )

    def change(self) -> Change:
        return lambda page: change_provider(page, self.cleaned_data["provider"])


def change_provider(page: ModelPage, provider: Provider) -> None:
    """Raises EditRefused where a price is that of the new provider already."""
    if any(row.host_id == provider.pk for row in page.prices.all()):
        message = _("%(provider)s is the host of one of its prices; change that row first")
        raise EditRefused(message % {"provider": provider})
    page.provider = provider
