from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from comparisons.engine import Override

from .remembering import RemembersEvidence

LONGEST_ANCHOR = 250


class StatementOverride(RemembersEvidence):
    """What an editor decided about one computed sentence, for as long as its evidence holds."""

    class Action(models.TextChoices):
        MUTE = "mute", _("Mute")
        REPLACE = "replace", _("Replace")

    page = ParentalKey(
        "comparisons.ComparisonPage",
        on_delete=models.CASCADE,
        related_name="statement_overrides",
    )
    anchor = models.CharField(_("sentence"), max_length=LONGEST_ANCHOR)
    action = models.CharField(_("action"), max_length=10, choices=Action.choices)
    text = models.TextField(_("replacement"), blank=True)
    reason = models.CharField(_("reason"), max_length=250)

    class Meta:
        verbose_name = _("muted or replaced sentence")
        verbose_name_plural = _("muted or replaced sentences")

    def __str__(self) -> str:
        return f"{self.get_action_display()}: {self.sentence}"

    @property
    def override(self) -> Override:
        text = self.text if self.action == self.Action.REPLACE else None
        return Override(self.anchor, text, self.remembered)
