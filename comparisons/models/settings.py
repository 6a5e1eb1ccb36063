from __future__ import annotations

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Site

from .call_to_action import CallToAction


@register_setting(icon="view")
class ComparisonSettings(BaseSiteSetting):
    """What holds for all pair pages of a site."""

    call_to_action = models.ForeignKey(
        "comparisons.CallToAction",
        verbose_name=_("call to action"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown on every pair page that has none of its own."),
    )

    panels = [FieldPanel("call_to_action")]

    class Meta:
        verbose_name = _("comparisons")

    @classmethod
    def call_to_action_for(cls, request: HttpRequest) -> CallToAction | None:
        """What the site chose; reading a page never writes a row, as ``for_request`` would."""
        chosen = cls.objects.filter(site=Site.find_for_request(request))
        settings = chosen.select_related("call_to_action").first()
        return settings.call_to_action if settings else None
