from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


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

    select_related = ["call_to_action"]
    panels = [FieldPanel("call_to_action")]

    class Meta:
        verbose_name = _("comparisons")
