"""What an editor says to the guards of one price."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from model_pages.guard_words import guard_text
from model_pages.guarding.unlikely import Guarded
from model_pages.price_entries import entry_data
from model_pages.price_words import price_name


class AnswerForm(forms.Form):
    """``is_right`` and ``why_right`` answer what ``guarded`` asks."""

    is_right = forms.BooleanField(required=False, label=gettext_lazy("Yes, this is right"))
    why_right = forms.CharField(
        required=False,
        max_length=300,
        label=gettext_lazy("because"),
        widget=forms.TextInput(
            attrs={"placeholder": gettext_lazy("for example: new price list of 1 March")}
        ),
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

    def ask_for_answer(self) -> None:
        """What is missing of an answer becomes an error of the form."""
        if self.cleaned_data["is_right"]:
            self.add_error("why_right", _("Say in a few words why it is right."))
        else:
            self.add_error("is_right", _("This looks unlikely: confirm it, or change it."))


class ChangeForm(AnswerForm):
    """About a price that stands in no row of a form.

    Its fields are named after the change: an answer to another one is none to this.
    """

    guarded: Guarded

    def __init__(self, data: Mapping[str, Any] | None, guarded: Guarded) -> None:
        change = entry_data(guarded.before, guarded.price)
        name = "brought:{key}:{old}:{new}".format(**change)
        super().__init__(data, prefix=name.replace(" ", "@"))  # an id has no spaces
        self.guarded = guarded
        self.is_valid()  # nothing of it is required

    @property
    def price_name(self) -> str:
        return price_name(self.guarded.price)


class BroughtForm(ChangeForm):
    """About a price that the other editor changed, shown outside of this editor's form."""

    def __init__(self, data: Mapping[str, Any], guarded: Guarded) -> None:
        super().__init__(data, guarded)
        for field in self.fields.values():
            field.widget.attrs["form"] = "page-edit-form"
