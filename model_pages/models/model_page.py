from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    CommentPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from model_pages.day_pages import ShowsADay
from model_pages.forms import ModelPageForm
from model_pages.languages import InItsLanguage
from model_pages.managers import ModelPageManager
from model_pages.model_chooser import model_chooser_viewset
from model_pages.panels import ExtraSpecsPanel, PricesPanel, StrengthsPanel
from model_pages.role_panels import RoleFieldPanel, RoleHelpPanel, RoleInlinePanel, RoleTitlePanel
from model_pages.roles import EDIT_ENTRIES, EDIT_PRICES, PERMISSIONS, EntryPermissions
from model_pages.specs.dates import PartialDate
from model_pages.specs.slugs import is_model_slug
from model_pages.words import as_words

from . import choices
from .fields import CountField, ExtraSpecsField, ModalitiesField, PartialDateField
from .strengths import StrengthBlock

LONGEST_SLUG = 120


class ModelPage(InItsLanguage, ShowsADay, Page):
    """One AI model as one provider serves it."""

    provider = models.ForeignKey(
        "model_pages.Provider",
        verbose_name=_("provider"),
        null=True,
        on_delete=models.PROTECT,
        related_name="models",
        help_text=_("Who serves the model and bills for it."),
    )
    developer = models.ForeignKey(
        "model_pages.Provider",
        verbose_name=_("developer"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="developed_models",
        help_text=_("Who trained it, if that is somebody else."),
    )
    model_id = models.CharField(
        _("model ID"),
        max_length=120,
        blank=True,
        help_text=_("The string that the API takes, for example gpt-4.1-mini."),
    )
    family = models.CharField(
        _("family"), max_length=80, blank=True, help_text=_("For example GPT-4.1.")
    )
    model_type = models.CharField(
        _("model type"), max_length=32, choices=choices.model_types, default="text"
    )
    stage = models.CharField(
        _("stage"),
        max_length=10,
        choices=choices.Stage.choices,
        default=choices.Stage.GENERAL,
    )
    summary = models.CharField(
        _("one-line description"),
        max_length=250,
        blank=True,
        help_text=_("What it is, in facts, for example: Small text model that reads images."),
    )
    modalities_in = ModalitiesField(
        _("reads"), null=True, blank=True, help_text=_("None ticked: not known.")
    )
    modalities_out = ModalitiesField(
        _("produces"), null=True, blank=True, help_text=_("None ticked: not known.")
    )
    context_window = CountField(
        _("context window"),
        null=True,
        blank=True,
        help_text=_("Tokens one request may hold, exact, for example 1047576."),
    )
    max_input_tokens = CountField(
        _("maximum input"),
        null=True,
        blank=True,
        help_text=_("Tokens; only where it is stated apart from the context window."),
    )
    max_output_tokens = CountField(
        _("maximum output"),
        null=True,
        blank=True,
        help_text=_("Tokens one answer may hold, for example 32768."),
    )
    embedding_dimensions = CountField(
        _("embedding dimensions"),
        null=True,
        blank=True,
        help_text=_("Length of the vector, for example 1536."),
    )
    release_date = PartialDateField(
        _("released"), blank=True, help_text=_("YYYY-MM-DD, YYYY-MM or YYYY, as far as known.")
    )
    knowledge_cutoff = PartialDateField(
        _("knowledge cutoff"), blank=True, help_text=_("YYYY-MM-DD, YYYY-MM or YYYY.")
    )
    deprecated_on = models.DateField(
        _("deprecated on"),
        null=True,
        blank=True,
        help_text=_("The day of the announcement; the model is still served."),
    )
    retires_on = models.DateField(
        _("retires on"), null=True, blank=True, help_text=_("The first day without service.")
    )
    retires_not_before = models.DateField(
        _("retires not before"),
        null=True,
        blank=True,
        help_text=_("The provider's promise, where no retirement is announced."),
    )
    superseded_by = models.ForeignKey(
        "self",
        verbose_name=_("superseded by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="supersedes",
        help_text=_("The successor that the provider names."),
    )
    open_weights = models.BooleanField(
        _("open weights"),
        null=True,
        blank=True,
        choices=[(None, _("Not known")), (True, _("Yes")), (False, _("No"))],
        help_text=_("Whether the weights can be downloaded."),
    )
    licence = models.CharField(
        _("licence"), max_length=80, blank=True, help_text=_("For example Apache-2.0.")
    )
    licence_url = models.URLField(_("licence text"), blank=True)
    extra_specs = ExtraSpecsField(_("more facts"))
    strengths = StreamField(
        [("strength", StrengthBlock())], verbose_name=_("strengths"), blank=True
    )
    strengths_written_on = models.DateField(_("written on"), null=True, blank=True)
    strengths_reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)

    is_featured = models.BooleanField(
        _("featured"),
        default=False,
        help_text=_("Its prices and missing facts come first in the lists of what is to be done."),
    )

    objects = ModelPageManager()

    base_form_class = ModelPageForm
    parent_page_types = ["model_pages.ModelIndexPage"]
    subpage_types: list[str] = []
    template = "model_pages/model_page.html"
    allowed_http_methods = ["GET", "HEAD", "OPTIONS"]
    exclude_fields_in_copy = ["other_names"]  # a name leads to one model only

    identity_panels = [
        MultiFieldPanel(
            [
                RoleTitlePanel("title", placeholder=_("Name, for example GPT-4.1 Mini")),
                RoleFieldPanel("slug"),
                RoleFieldPanel("summary"),
            ],
            heading=_("Name"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [RoleFieldPanel("provider", required_on_save=True), RoleFieldPanel("developer")]
                ),
                FieldRowPanel([RoleFieldPanel("model_type"), RoleFieldPanel("stage")]),
                FieldRowPanel([RoleFieldPanel("model_id"), RoleFieldPanel("family")]),
            ],
            heading=_("What it is"),
        ),
        RoleInlinePanel(
            "other_names", heading=_("Aliases and snapshots"), label=_("Alias or snapshot")
        ),
    ]
    price_panels = [
        RoleHelpPanel(
            content=_(
                "Type amounts as the provider publishes them, with their unit: 0.4 USD per million "
                "tokens. A row with a first day in the future is an announced price."
            ),
            permission=EDIT_PRICES,
        ),
        PricesPanel("prices", heading=_("Prices"), label=_("Price")),
    ]
    fact_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [RoleFieldPanel("context_window"), RoleFieldPanel("max_output_tokens")]
                ),
                FieldRowPanel(
                    [RoleFieldPanel("max_input_tokens"), RoleFieldPanel("embedding_dimensions")]
                ),
            ],
            heading=_("Limits"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([RoleFieldPanel("modalities_in"), RoleFieldPanel("modalities_out")])],
            heading=_("Modalities"),
        ),
        MultiFieldPanel(
            [
                RoleFieldPanel("knowledge_cutoff"),
                FieldRowPanel(
                    [
                        RoleFieldPanel("open_weights"),
                        RoleFieldPanel("licence"),
                        RoleFieldPanel("licence_url"),
                    ]
                ),
            ],
            heading=_("Knowledge and licence"),
        ),
        ExtraSpecsPanel("extra_specs"),
        RoleInlinePanel("capabilities", heading=_("Capabilities"), label=_("Capability")),
        RoleInlinePanel("benchmarks", heading=_("Benchmarks and speed"), label=_("Result")),
        RoleInlinePanel("fact_sources", heading=_("Sources of facts"), label=_("Source")),
    ]
    lifecycle_panels = [
        HelpPanel(content=_("The status is computed from these dates; nobody types it.")),
        RoleFieldPanel("release_date"),
        FieldRowPanel([RoleFieldPanel("deprecated_on"), RoleFieldPanel("retires_on")]),
        FieldRowPanel(
            [
                RoleFieldPanel("retires_not_before"),
                RoleFieldPanel("superseded_by", widget=model_chooser_viewset.widget_class),
            ]
        ),
    ]
    strength_panels = [
        StrengthsPanel("strengths"),
        FieldRowPanel(
            [RoleFieldPanel("strengths_written_on"), RoleFieldPanel("strengths_reviewed_on")]
        ),
    ]
    promote_panels = [
        MultiFieldPanel(
            [RoleFieldPanel("seo_title"), RoleFieldPanel("search_description")],
            heading=_("For search engines"),
        ),
        RoleFieldPanel("is_featured"),
        PublishingPanel(permission=EDIT_ENTRIES),
        CommentPanel(),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(identity_panels, heading=_("Identity")),
            ObjectList(price_panels, heading=_("Prices")),
            ObjectList(fact_panels, heading=_("Facts")),
            ObjectList(lifecycle_panels, heading=_("Lifecycle")),
            ObjectList(strength_panels, heading=_("Strengths")),
            ObjectList(promote_panels, heading=_("Promote")),
        ]
    )

    search_fields = [
        *Page.search_fields,
        index.SearchField("names_as_words", boost=2),
        index.AutocompleteField("names_as_words"),
        index.SearchField("family"),
        index.SearchField("summary"),
        index.FilterField("model_type"),
        index.FilterField("provider_id"),
    ]

    class Meta:
        verbose_name = _("model entry")
        verbose_name_plural = _("model entries")
        permissions = PERMISSIONS

    def permissions_for_user(self, user: Any) -> EntryPermissions:
        return EntryPermissions(user, self)

    def clean(self) -> None:
        super().clean()
        self._refuse_unusable_slug()
        self._refuse_taken_slug()
        self._refuse_successor_loop()
        self._refuse_end_before_beginning()

    def _refuse_unusable_slug(self) -> None:
        if not is_model_slug(self.slug):
            message = _(
                "'%(slug)s' contains '-vs-' or touches it at one end: that separates the two "
                "models in the address of a comparison."
            )
        elif self.slug != self.slug.lower():
            message = _("'%(slug)s' has capitals: an address is written in small letters.")
        elif len(self.slug) > LONGEST_SLUG:
            message = _("'%(slug)s' is too long: at most 120 characters, so that a pair fits.")
        else:
            return
        raise ValidationError({"slug": message % {"slug": self.slug}})

    def _refuse_end_before_beginning(self) -> None:
        if not (self.release_date and self.retires_on):
            return
        if self.retires_on < PartialDate.parse(self.release_date).earliest:
            message = _("The model cannot retire on %(end)s, before its release, %(begin)s.")
            words = {"end": self.retires_on, "begin": self.release_date}
            raise ValidationError({"retires_on": message % words})

    def names_as_words(self) -> str:
        """Every name a reader may type, apart at dots and dashes: "GPT 4 1 Mini OpenAI".

        The databases cut "gpt-4.1-mini" into words each in its own way.
        """
        provider = self.provider.name if self.provider else ""
        other = [row.identifier for row in self.other_names.all()]
        return as_words(" ".join([self.title, provider, self.model_id, *other]))

    def _refuse_taken_slug(self) -> None:
        taken = ModelPage.objects.filter(slug=self.slug, locale=self.locale_id).exclude(pk=self.pk)
        if self.locale_id and taken.exists():
            message = _("Another model entry has the slug '%(slug)s'.") % {"slug": self.slug}
            raise ValidationError({"slug": message})

    def _refuse_successor_loop(self) -> None:
        names = [self.title]
        seen = {self.pk}
        successor = self.superseded_by
        while successor is not None:
            names.append(successor.title)
            if successor.pk in seen:
                message = _("The successors run in a loop: %(names)s.")
                raise ValidationError({"superseded_by": message % {"names": " → ".join(names)}})
            seen.add(successor.pk)
            successor = successor.superseded_by

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from model_pages.entry import entry_context

        context = super().get_context(request, *args, **kwargs)
        return context | entry_context(self, request)
