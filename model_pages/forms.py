"""What the entry form checks across rows; single rows check themselves in ``clean``."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS as ALL
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from .editing.row_comments import RowComments
from .models.choices import PriceStates
from .roles import EDIT_ENTRIES, EDIT_PRICES
from .specs.slugs import identifier_slug

OF_NO_ROLE = {"comments", "comment_notifications"}
"""Whoever may open the entry may talk about it."""

PART_OF_ROWS = {"prices": EDIT_PRICES}


class ModelPageForm(WagtailAdminPageForm):
    """``merge`` brings in what somebody else saved since the form was opened."""

    merge: Any = None

    class Media:
        js: ClassVar = [
            forms.Script("versus/admin/opened_version.js", type="module"),
            forms.Script("versus/admin/row_comments.js", type="module"),
        ]
        css: ClassVar = {"all": ["versus/admin.css"]}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.for_user is not None:
            self._keep_to_role()
        self._row_comments = RowComments(self)

    def _keep_to_role(self) -> None:
        """What the role of the user does not change is not in the form, and so out of reach."""
        if not self.for_user.has_perm(EDIT_ENTRIES):
            self.fields = {name: self.fields[name] for name in OF_NO_ROLE & self.fields.keys()}
        for relation in [*self.formsets]:
            part = PART_OF_ROWS.get(relation, EDIT_ENTRIES)
            if relation not in OF_NO_ROLE and not self.for_user.has_perm(part):
                del self.formsets[relation]

    @property
    def show_schedule_publishing_toggle(self) -> bool:
        return "go_live_at" in self.fields

    def add_error(self, field: str | None, error: Any) -> None:
        """What is wrong with a field that the form lacks is said of the whole entry."""
        for name in getattr(error, "error_dict", {}).keys() - self.fields.keys() - {ALL}:
            hidden = error.error_dict.pop(name)
            error.error_dict.setdefault(ALL, []).extend(hidden)
        super().add_error(field, error)

    def save(self, commit: bool = True) -> Any:
        self._row_comments.place()
        page = super().save(commit=commit and self.merge is None)
        if self.merge is not None:
            self.merge.into(page)
            if commit:
                page.save()
                self.save_m2m()
        self._row_comments.keep(page, commit, self.merge)
        return page

    def serialize_comments(self, user: Any) -> dict[str, Any]:
        return self._row_comments.shown(super().serialize_comments(user))

    def clean(self) -> dict:
        cleaned = super().clean()
        self._refuse_repeated(
            "prices",
            _price_key,
            "component",
            _(
                "Another row has the same price, conditions, "
                "host and first day. Change or delete one of them."
            ),
        )
        self._refuse_repeated(
            "capabilities",
            lambda data: data.get("capability"),
            "capability",
            _("This capability has a row already."),
        )
        self._refuse_repeated(
            "fact_sources", lambda data: data.get("fact"), "fact", _("This fact has a row already.")
        )
        self._refuse_repeated(
            "other_names",
            lambda data: data.get("identifier"),
            "identifier",
            _("This identifier is listed already."),
        )
        self._refuse_names_of_others()
        if not self.is_deferred_validation:
            self._require_amounts()
        self._refuse_contradictions(cleaned)
        self._forget_confirmations()
        return cleaned

    def rows(self, relation: str) -> Iterator[forms.ModelForm]:
        """The valid rows that will be kept."""
        if relation not in self.formsets:
            return
        for row in self.formsets[relation].forms:
            kept = row.is_valid() and not row.cleaned_data.get("DELETE")
            if kept and (row.has_changed() or row.instance.pk):
                yield row

    def _refuse_repeated(
        self, relation: str, key: Callable[[dict], Hashable], field: str, message: str
    ) -> None:
        seen: set[Hashable] = set()
        for row in self.rows(relation):
            value = key(row.cleaned_data)
            if value in seen:
                row.add_error(field, message)
            seen.add(value)

    def _refuse_names_of_others(self) -> None:
        """A name leads to one model: two that share it would both lose their old addresses."""
        rows = {
            identifier_slug(row.cleaned_data["identifier"]): row for row in self.rows("other_names")
        }
        for slug, owner in _owners(set(rows), self.instance.pk).items():
            message = _("%(owner)s has this name already.") % {"owner": owner}
            rows[slug].add_error("identifier", message)

    def _require_amounts(self) -> None:
        """A draft may wait for an amount; a published price may not."""
        for row in self.rows("prices"):
            data = row.cleaned_data
            if data.get("state") == PriceStates.PRICED and data.get("amount") is None:
                row.add_error("amount", _("A price needs an amount, for example 0.4."))

    def _forget_confirmations(self) -> None:
        """Who confirmed an unlikely amount did not confirm the one that took its place."""
        for row in self.rows("prices"):
            if "amount" in row.changed_data and "is_confirmed" not in row.changed_data:
                row.instance.is_confirmed = False

    def _refuse_contradictions(self, cleaned: dict) -> None:
        for row in self.rows("fact_sources"):
            fact, state = row.cleaned_data.get("fact"), row.cleaned_data.get("state")
            if state and cleaned.get(fact) not in (None, "", []):
                row.add_error(
                    "state", _("The field has a value, so it cannot be '%s' too.") % state
                )


def _owners(slugs: set[str], own_pk: int | None) -> dict[str, str]:
    """The other entries that have one of the slugs, as their own or as another name."""
    from .models import ModelAlias, ModelPage

    pages = ModelPage.objects.filter(slug__in=slugs).exclude(pk=own_pk)
    names = ModelAlias.objects.filter(slug__in=slugs).exclude(page=own_pk)
    return dict(names.values_list("slug", "page__title")) | dict(pages.values_list("slug", "title"))


def _price_key(data: dict) -> Hashable:
    conditions = tuple(sorted((data.get("conditions") or {}).items()))
    parts = ("component", "currency", "host", "kind", "effective_from")
    return (*(data.get(part) for part in parts), conditions)
