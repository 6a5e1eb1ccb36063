"""The row of one sentence or question in the form of a comparison, and the set of them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.models import BaseModelFormSet
from django.utils.translation import gettext_lazy as _
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms import WagtailAdminModelForm

HIDDEN = ("anchor", "sentence", "evidence", "question")


class ChoiceFormSet(BaseChildFormSet):
    """Has a row for everything that the page says; a row that chooses nothing is not kept."""

    def _should_delete_form(self, form: forms.Form) -> bool:
        return not form.chooses_something

    def _construct_form(self, i: int, **kwargs: Any) -> forms.Form:
        """A row that the browser did not send changes nothing; it need not even have its id."""
        sent = not self.is_bound or f"{self.add_prefix(i)}-id" in self.data
        if sent or i >= self.initial_form_count():
            return super()._construct_form(i, **kwargs)
        kwargs["instance"] = self.model()
        return super(BaseModelFormSet, self)._construct_form(i, **kwargs)

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields.pop("DELETE", None)
        if "ORDER" in form.fields:
            form.fields["ORDER"].widget = forms.HiddenInput()

    def new_form(self, index: int, **initial: Any) -> forms.Form:
        """An empty row at a place behind all others, for what nobody has chosen about yet."""
        form = self.form(
            auto_id=self.auto_id,
            prefix=self.add_prefix(index),
            initial=initial,
            empty_permitted=True,
            use_required_attribute=False,
            **self.get_form_kwargs(None),
        )
        self.add_fields(form, None)
        return form


class RowForm(WagtailAdminModelForm):
    """``sentence`` and ``evidence`` are what the row was written against; the two others are what
    there is now, where the row has lapsed: the editor may write it against these anew."""

    sentence_now = forms.CharField(required=False, widget=forms.HiddenInput)
    evidence_now = forms.JSONField(required=False, widget=forms.HiddenInput)
    renew = forms.BooleanField(required=False, label=_("It holds for the new evidence as well"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in HIDDEN:
            if name in self.fields:
                self.fields[name].widget = forms.HiddenInput()
        self.fields["reason"].required = False

    @property
    def chooses_something(self) -> bool:
        raise NotImplementedError

    def posted(self, name: str) -> str:
        return (self.data.get(self.add_prefix(name)) or "").strip()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("renew") and cleaned.get("evidence_now") is not None:
            cleaned["sentence"] = cleaned["sentence_now"]
            cleaned["evidence"] = cleaned["evidence_now"]
        if self.chooses_something and not self.is_deferred_validation:
            self._require_words(cleaned)
        return cleaned

    def _require_words(self, cleaned: dict[str, Any]) -> None:
        raise NotImplementedError

    def _require(self, cleaned: dict[str, Any], name: str, message: Any) -> None:
        if not (cleaned.get(name) or "").strip():
            self.add_error(name, message)


REASON = _("Say why, for whoever edits this page next.")


class StatementForm(RowForm):
    action = forms.ChoiceField(
        required=False,
        label=_("This sentence"),
        choices=[("", _("Keep")), ("mute", _("Mute")), ("replace", _("Replace"))],
        widget=forms.RadioSelect,
    )

    @property
    def chooses_something(self) -> bool:
        return bool(self.posted("action"))

    def _require_words(self, cleaned: dict[str, Any]) -> None:
        self._require(cleaned, "reason", REASON)
        if cleaned.get("action") == "replace":
            message = _("Write the sentence that stands there instead.")
            self._require(cleaned, "text", message)


class FaqForm(RowForm):
    place = forms.ChoiceField(
        required=False,
        label=_("Place"),
        choices=[("usual", _("In its place")), ("first", _("Pinned")), ("hidden", _("Hidden"))],
    )

    @property
    def chooses_something(self) -> bool:
        return self.posted("place") in ("first", "hidden") or bool(self.posted("answer"))

    def clean_place(self) -> str:
        return self.cleaned_data["place"] or "usual"

    def _require_words(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("place") == "hidden" or cleaned.get("answer"):
            self._require(cleaned, "reason", REASON)
