"""What an editor says to the guards of one price."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from model_pages.guard_words import guard_text
from model_pages.guarding.unlikely import Guarded
from model_pages.price_entries import entry_data


class AnswerForm(forms.Form):
    """``is_right`` and ``why_right`` answer what ``guarded`` asks."""

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
    def answer(self) -> str:
        """The reason, where the price is confirmed with one."""
        return self.cleaned_data["why_right"].strip() if self.cleaned_data["is_right"] else ""


class BroughtForm(AnswerForm):
    """About a price that the other editor changed: it stands in no row of this editor's form.

    Its fields are named after the change: an answer to another one is none to this.
    """

    def __init__(self, data: Mapping[str, Any], guarded: Guarded) -> None:
        change = entry_data(guarded.before, guarded.price)
        name = "brought:{key}:{old}:{new}".format(**change)
        super().__init__(data, prefix=name.replace(" ", "@"))  # an id has no spaces
        for field in self.fields.values():
            field.widget.attrs["form"] = "page-edit-form"
        self.is_valid()  # nothing of it is required
