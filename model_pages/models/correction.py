from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class Correction(models.Model):
    """What a visitor says is wrong on the page of a model: a task for editors.

    ``field`` is the key of a row of that page (``model_pages.corrections.fields``), ``label`` and
    ``shown`` are how the page called it and what stood there. Nothing about the visitor is kept.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Waiting")
        ACCEPTED = "accepted", _("Accepted")
        REFUSED = "refused", _("Refused")

    page = models.ForeignKey(
        "model_pages.ModelPage",
        on_delete=models.CASCADE,
        related_name="corrections",
        verbose_name=_("model entry"),
    )
    field = models.CharField(max_length=200)
    label = models.CharField(_("field"), max_length=300)
    shown = models.CharField(_("the page said"), max_length=500, blank=True)
    proposed = models.CharField(_("should be"), max_length=500)
    source_url = models.URLField(
        _("source"), max_length=500, validators=[URLValidator(schemes=["http", "https"])]
    )
    note = models.TextField(_("note"), max_length=2000, blank=True)
    created_at = models.DateTimeField(_("received"), auto_now_add=True)
    state = models.CharField(
        _("state"), max_length=12, choices=State.choices, default=State.OPEN, db_index=True
    )
    answer = models.TextField(
        _("what was done"),
        blank=True,
        help_text=_("For the other editors: what was done, or why nothing was."),
    )
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, editable=False
    )
    handled_at = models.DateTimeField(_("handled"), null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")

    def __str__(self) -> str:
        return f"{self.page.title}: {self.label}"

    def clean(self) -> None:
        if self.state == self.State.REFUSED and not self.answer.strip():
            raise ValidationError({"answer": _("Say why the correction is refused.")})
