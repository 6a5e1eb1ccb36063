from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Check(models.Model):
    """Somebody confirmed one value on one day. Append-only and not part of any revision:
    confirming a price does not change it, and no draft can undo it.

    ``subject`` and ``value`` are the texts that ``model_pages.checks`` makes; a check counts
    only for the value that it confirmed.
    """

    page = models.ForeignKey(
        "model_pages.ModelPage", on_delete=models.CASCADE, related_name="checks"
    )
    subject = models.CharField(_("subject"), max_length=255)
    value = models.CharField(_("value"), max_length=255)
    checked_on = models.DateField(_("checked on"))
    source_name = models.CharField(_("source"), max_length=160, blank=True)
    source_url = models.URLField(_("source page"), max_length=500, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL
    )

    class Meta:
        ordering = ["-checked_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "subject", "value", "checked_on"], name="one_check_a_day"
            )
        ]
        verbose_name = _("check")
        verbose_name_plural = _("checks")

    def __str__(self) -> str:
        return f"{self.subject} = {self.value} ({self.checked_on})"
