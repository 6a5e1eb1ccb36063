"""Choosing a model entry, with what tells one from another beside its name."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser as views
from wagtail.admin.viewsets.chooser import ChooserViewSet


class ModelFilterForm(BaseFilterForm):
    """By any name of a model: every word of the search has to be in one of them."""

    q = forms.CharField(
        label=_("Name, alias or model ID"),
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("Search")}),
    )
    model_type = forms.ChoiceField(
        label=_("Type"),
        required=False,
        widget=forms.Select(attrs={"data-chooser-modal-search-filter": True}),
    )
    provider = forms.ChoiceField(
        label=_("Provider"),
        required=False,
        widget=forms.Select(attrs={"data-chooser-modal-search-filter": True}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        from .models import Provider
        from .models.choices import model_types

        super().__init__(*args, **kwargs)
        providers = Provider.objects.order_by("name").values_list("pk", "name")
        self.fields["provider"].choices = [("", _("All providers")), *providers]
        self.fields["model_type"].choices = [("", _("All types")), *model_types()]

    def filter(self, objects: Any) -> Any:
        objects = super().filter(objects)
        for name in ("model_type", "provider"):
            if value := self.cleaned_data.get(name):
                objects = objects.filter(**{name: value})
        query = self.cleaned_data.get("q", "").strip()
        if query:
            self.is_searching, self.search_query = True, query
        for word in query.split():
            objects = objects.filter(_named(word))
        return objects


def _named(word: str) -> Q:
    from .models import ModelAlias

    aliases = ModelAlias.objects.filter(identifier__icontains=word).values("page")
    own = Q(title__icontains=word) | Q(model_id__icontains=word) | Q(slug__icontains=word)
    return own | Q(provider__name__icontains=word) | Q(pk__in=aliases)


class ModelColumns:
    """Shared by the view of the dialogue and that of its results."""

    filter_form_class = ModelFilterForm
    ordering = "title"

    def get_object_list(self) -> Any:
        return self.model_class.objects.select_related("provider")

    @property
    def columns(self) -> list[Column]:
        return [
            self.title_column,
            Column("type", label=_("Type"), accessor="get_model_type_display"),
            Column("provider", label=_("Provider"), accessor="provider"),
            Column("prices", label=_("Prices"), accessor=_prices),
            Column("status", label=_("Status"), accessor=_status),
        ]

    def get_results_page(self, request: Any) -> Any:
        """Each model with its row of the directory: one query for all of them."""
        from .cards import cards_for
        from .directory import row_of
        from .models import ModelPage

        page, today = super().get_results_page(request), timezone.localdate()
        page.object_list = list(page.object_list)
        pages = ModelPage.objects.filter(pk__in=[model.pk for model in page.object_list])
        rows = {card.slug: row_of(card, today) for card in cards_for(pages, today)}
        for model in page.object_list:
            model.row = rows.get(model.slug)
        return page


def _prices(model: Any) -> str:
    """ "Input $0.4 / 1M tokens · Output $1.6 / 1M tokens"; whatever stands at a glance."""
    prices = model.row.prices if model.row else ()
    return " · ".join(f"{price.label} {price.text}" for price in prices) or "–"


def _status(model: Any) -> str:
    if not model.live:
        return _("draft")
    return model.row.status_label if model.row else ""


class ModelChooseView(ModelColumns, views.ChooseView):
    pass


class ModelChooseResultsView(ModelColumns, views.ChooseResultsView):
    pass


class ModelChooserViewSet(ChooserViewSet):
    model = "model_pages.ModelPage"
    icon = "site"
    choose_one_text = _("Choose a model")
    choose_another_text = _("Choose another model")
    edit_item_text = _("Edit this model")
    choose_view_class = ModelChooseView
    choose_results_view_class = ModelChooseResultsView
    register_widget = False

    def get_urlpatterns(self) -> list[Any]:
        """Without the view that makes what is not there: it has no form here."""
        return [one for one in super().get_urlpatterns() if one.name != "create"]


model_chooser_viewset = ModelChooserViewSet("model_chooser")
