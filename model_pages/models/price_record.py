from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from . import choices
from .fields import AmountField, ConditionsField


class PriceRecord(models.Model):
    """One line of the ledger: a price held from a day to a day.

    Publishing writes it (``model_pages.ledger``); nothing else changes a line than closing it.
    ``valid_until`` is the last day, empty while the price holds.
    """

    page = models.ForeignKey(
        "model_pages.ModelPage", on_delete=models.CASCADE, related_name="price_records"
    )
    key = models.CharField(max_length=255, help_text="PriceKey and kind as text")
    component = models.CharField(_("component"), max_length=40)
    unit = models.CharField(_("unit"), max_length=20)
    currency = models.CharField(_("currency"), max_length=3)
    conditions = ConditionsField()
    host = models.CharField(_("host"), max_length=80, blank=True)
    kind = models.CharField(max_length=12, choices=choices.PriceKinds.choices)
    state = models.CharField(max_length=16, choices=choices.PriceStates.choices)
    free_kind = models.CharField(max_length=16, choices=choices.FreeKinds.choices, blank=True)
    amount = AmountField(null=True, blank=True)
    valid_from = models.DateField(_("from"))
    valid_until = models.DateField(_("last day"), null=True, blank=True)
    source_name = models.CharField(max_length=160, blank=True)
    source_url = models.URLField(max_length=500, blank=True)
    basis = models.CharField(max_length=80, blank=True, help_text="Published, or how it is known.")
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL
    )
    revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["key", "valid_from", "pk"]
        indexes = [models.Index(fields=["page", "key"], name="price_record_page_key")]
        verbose_name = _("price record")
        verbose_name_plural = _("price records")

    def __str__(self) -> str:
        return f"{self.key}: {self.amount if self.amount is not None else self.state}"

    @property
    def took_effect(self) -> bool:
        """False for a value that was replaced before its first day."""
        return self.valid_until is None or self.valid_until >= self.valid_from
