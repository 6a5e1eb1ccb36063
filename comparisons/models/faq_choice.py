from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from comparisons.engine import Override

from .remembering import RemembersEvidence
from .statement_override import LONGEST_ANCHOR


class FaqChoice(RemembersEvidence, Orderable):
    """Where a computed question stands, and an editor's answer to it.

    The place holds for the question; the answer holds for as long as its evidence does.
    """

    class Place(models.TextChoices):
        USUAL = "usual", _("In its place")
        FIRST = "first", _("Pinned to the top")
        HIDDEN = "hidden", _("Hidden")

    page = ParentalKey(
        "comparisons.ComparisonPage", on_delete=models.CASCADE, related_name="faq_choices"
    )
    anchor = models.CharField(_("question"), max_length=LONGEST_ANCHOR)
    question = models.CharField(_("computed question"), max_length=300, blank=True)
    place = models.CharField(_("place"), max_length=10, choices=Place.choices, default=Place.USUAL)
    answer = models.TextField(_("own answer"), blank=True)
    reason = models.CharField(_("reason"), max_length=250, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("choice about a question")
        verbose_name_plural = _("choices about questions")

    def __str__(self) -> str:
        return f"{self.get_place_display()}: {self.question}"

    @property
    def needs_reason(self) -> bool:
        return bool(self.answer.strip()) or self.place == self.Place.HIDDEN

    @property
    def override(self) -> Override | None:
        """Of the answer; None where the computed one is kept."""
        if not self.answer.strip():
            return None
        return Override(self.anchor, self.answer, self.remembered)
