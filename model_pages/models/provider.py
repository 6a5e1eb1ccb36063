from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PublishingPanel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)
from wagtail.search import index


class Provider(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    index.Indexed,
    models.Model,
):
    """A company that serves models and bills for them."""

    name = models.CharField(_("name"), max_length=80, help_text=_("For example Mistral AI."))
    slug = models.SlugField(
        _("slug"), unique=True, max_length=80, help_text=_("The page's address: /providers/<slug>/")
    )
    website = models.URLField(_("website"), blank=True)
    pricing_url = models.URLField(
        _("pricing page"), blank=True, help_text=_("Where the provider publishes its prices.")
    )
    monogram = models.CharField(
        _("monogram"),
        max_length=3,
        blank=True,
        validators=[RegexValidator(r"^\w{1,3}$", _("One to three letters or digits."))],
        help_text=_("Stands in for a logo, for example OA. Empty: the first letter of the name."),
    )
    summary = models.CharField(
        _("one-line description"), max_length=200, blank=True, help_text=_("Facts, no praise.")
    )

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("slug"), FieldPanel("summary")]),
        FieldRowPanel([FieldPanel("website"), FieldPanel("pricing_url"), FieldPanel("monogram")]),
        PublishingPanel(),
    ]
    search_fields = [
        index.SearchField("name", boost=5),
        index.AutocompleteField("name"),
        index.FilterField("slug"),
    ]

    class Meta:
        ordering = ["name"]
        verbose_name = _("provider")
        verbose_name_plural = _("providers")

    def __str__(self) -> str:
        return self.name

    @property
    def mark(self) -> str:
        return self.monogram or self.name[:1].upper()

    def get_preview_template(self, request, mode_name):
        return "model_pages/provider_page.html"

    def get_preview_context(self, request, mode_name):
        from model_pages.provider_pages import provider_context

        return provider_context(self, request)
