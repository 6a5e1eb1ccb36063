from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, PublishingPanel
from wagtail.models import DraftStateMixin, RevisionMixin

from model_pages.specs.currencies import is_money
from model_pages.specs.exchange import REFERENCE

from .fields import AmountField


class ExchangeRate(DraftStateMixin, RevisionMixin, models.Model):
    """What one US dollar was worth in another currency, as one source had it on one day."""

    currency = models.CharField(_("currency"), max_length=3, help_text=_("For example CNY."))
    per_dollar = AmountField(
        _("for one US dollar"), help_text=_("Units of the currency, for example 7.0 for CNY.")
    )
    day = models.DateField(
        _("day"), help_text=_("A page takes the newest rate that is not after its own day.")
    )
    source_name = models.CharField(_("source"), max_length=160, blank=True)
    source_url = models.URLField(_("source page"), max_length=500, blank=True)

    panels = [
        HelpPanel(
            content=_(
                "Prices keep their own currency. A rate only says about how much one is in US "
                "dollars where two models are priced in different currencies. A new rate is a new "
                "row with its own day; the old one still explains what a page said."
            )
        ),
        FieldRowPanel([FieldPanel("currency"), FieldPanel("per_dollar"), FieldPanel("day")]),
        FieldRowPanel([FieldPanel("source_name"), FieldPanel("source_url")]),
        PublishingPanel(),
    ]

    class Meta:
        ordering = ["currency", "-day"]
        constraints = [
            models.UniqueConstraint(
                fields=["currency", "day"],
                name="one_exchange_rate_a_day",
                violation_error_message=_("This currency has a rate of this day already."),
            )
        ]
        verbose_name = _("exchange rate")
        verbose_name_plural = _("exchange rates")

    def __str__(self) -> str:
        return f"{self.currency} on {self.day}"

    def clean(self) -> None:
        super().clean()
        self.currency = (self.currency or "").upper()
        problems = self._currency_problem() | self._amount_problem()
        if problems:
            raise ValidationError(problems)

    def _currency_problem(self) -> dict[str, Any]:
        if self.currency == REFERENCE:
            message = _("'%(code)s' needs no rate: all rates are for one US dollar.")
        elif not is_money(self.currency):
            message = _("'%(code)s' is not a currency code such as CNY or EUR.")
        else:
            return {}
        return {"currency": message % {"code": self.currency}}

    def _amount_problem(self) -> dict[str, Any]:
        if self.per_dollar is None or self.per_dollar > 0:
            return {}
        message = _("A dollar cannot be %(amount)s of a currency: a rate is above 0.")
        return {"per_dollar": message % {"amount": self.per_dollar}}
