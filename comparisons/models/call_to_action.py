from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    PublishingPanel,
)
from wagtail.fields import StreamField
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)
from wagtail.search import index

from comparisons.placeholders import validate_placeholders


class PlaceholderCharField(models.CharField):
    default_validators = [*models.CharField.default_validators, validate_placeholders]


class PlaceholderTextField(models.TextField):
    default_validators = [*models.TextField.default_validators, validate_placeholders]


class CardBlock(blocks.StructBlock):
    heading = blocks.CharBlock(max_length=80, validators=[validate_placeholders])
    text = blocks.TextBlock(max_length=300, validators=[validate_placeholders])

    class Meta:
        icon = "doc-full"
        label = _("Card")


class CallToAction(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    index.Indexed,
    models.Model,
):
    """Promo blocks of the pair pages, with placeholders for the names of the two models."""

    name = models.CharField(_("name"), max_length=80, help_text=_("For editors only."))
    heading = PlaceholderCharField(
        _("heading"), max_length=120, help_text=_("For example: Use {left} or {right}, or both")
    )
    text = PlaceholderTextField(_("text"), blank=True)
    cards = StreamField([("card", CardBlock())], verbose_name=_("cards"), blank=True, max_num=3)
    closing_heading = PlaceholderCharField(_("closing heading"), max_length=120, blank=True)
    closing_text = PlaceholderTextField(_("closing text"), blank=True)
    link_label = PlaceholderCharField(_("link label"), max_length=60, blank=True)
    link_url = PlaceholderCharField(
        _("link"),
        max_length=300,
        blank=True,
        help_text=_("For example: https://example.com/start?models={left_slug},{right_slug}"),
    )

    panels = [
        HelpPanel(
            content=_(
                "{left} and {right} become the names of the models, {left_slug} and "
                "{right_slug} their addresses."
            )
        ),
        FieldPanel("name"),
        MultiFieldPanel(
            [FieldPanel("heading"), FieldPanel("text"), FieldPanel("cards")],
            heading=_("After the strengths"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("closing_heading"),
                FieldPanel("closing_text"),
                FieldRowPanel([FieldPanel("link_label"), FieldPanel("link_url")]),
            ],
            heading=_("At the end of the page"),
        ),
        PublishingPanel(),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        ordering = ["name"]
        verbose_name = _("call to action")
        verbose_name_plural = _("calls to action")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if self.link_url and not _is_link(self.link_url):
            message = _("A link is a whole https:// address, or begins with / on this site.")
            raise ValidationError({"link_url": message})
        if bool(self.link_url) != bool(self.link_label):
            field = "link_url" if self.link_label else "link_label"
            raise ValidationError({field: _("A link needs both its label and its address.")})

    def get_preview_template(self, request, mode_name):
        return "comparisons/call_to_action_preview.html"

    def get_preview_context(self, request, mode_name):
        from comparisons.promo import promo_preview

        return {"call_to_action": promo_preview(self)}


def _is_link(text: str) -> bool:
    if text.startswith("/"):
        return not text.startswith("//")
    try:
        URLValidator(schemes=["https", "http"])(re.sub(r"\{\w+\}", "x", text))
    except ValidationError:
        return False
    return True
