from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from model_pages.role_panels import RoleFieldPanel
from model_pages.roles import CONFIRM_UNLIKELY_PRICES
from model_pages.specs.currencies import is_money
from model_pages.specs.units import UNITS
from model_pages.specs.vocabulary import COMPONENTS

from . import choices
from .fields import AmountField, ConditionsField


class ModelPrice(Orderable):
    """One line of a model's price list: a current price or an announced future one."""

    page = ParentalKey("model_pages.ModelPage", on_delete=models.CASCADE, related_name="prices")
    component = models.CharField(
        _("what is billed"), max_length=40, choices=choices.components, default="input_text"
    )
    amount = AmountField(
        _("amount"),
        null=True,
        blank=True,
        help_text=_("As published, for example 0.4. Empty unless the state is Priced."),
    )
    currency = models.CharField(_("currency"), max_length=3, default="USD")
    unit = models.CharField(_("unit"), max_length=20, choices=choices.units, default="1m_tokens")
    state = models.CharField(
        _("state"),
        max_length=16,
        choices=choices.PriceStates.choices,
        default=choices.PriceStates.PRICED,
    )
    free_kind = models.CharField(
        _("kind of free"), max_length=16, choices=choices.FreeKinds.choices, blank=True
    )
    kind = models.CharField(
        _("list or promotion"),
        max_length=12,
        choices=choices.PriceKinds.choices,
        default=choices.PriceKinds.LIST,
    )
    conditions = ConditionsField(
        _("only when"), help_text=_("All empty: the standard price, lowest tier.")
    )
    host = models.ForeignKey(
        "model_pages.Provider",
        verbose_name=_("host"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Only if somebody else than the provider bills this price."),
    )
    effective_from = models.DateField(
        _("first day"),
        null=True,
        blank=True,
        help_text=_("A day in the future announces the price; it takes effect by itself."),
    )
    effective_until = models.DateField(_("last day"), null=True, blank=True)
    minimum = AmountField(
        _("least billed"),
        null=True,
        blank=True,
        help_text=_(
            "The least that one request is billed, in tokens, seconds, pages …, for example 10."
        ),
    )
    terms = models.CharField(
        _("terms"),
        max_length=160,
        blank=True,
        help_text=_("What the price is tied to, for example up to 1,500 requests a day."),
    )
    is_derived = models.BooleanField(
        _("worked out"),
        default=False,
        help_text=_("From another unit: the provider does not publish it in this one."),
    )
    is_confirmed = models.BooleanField(
        _("confirmed"),
        default=False,
        help_text=_("Unlikely as it looks, you have seen this amount in the source."),
    )
    source_name = models.CharField(
        _("source"), max_length=160, blank=True, help_text=_("For example OpenAI pricing page.")
    )
    source_url = models.URLField(_("source page"), max_length=500, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("component"), FieldPanel("amount"), FieldPanel("currency")]),
        FieldRowPanel([FieldPanel("unit"), FieldPanel("state"), FieldPanel("free_kind")]),
        FieldPanel("conditions"),
        FieldRowPanel(
            [FieldPanel("kind"), FieldPanel("effective_from"), FieldPanel("effective_until")]
        ),
        FieldRowPanel([FieldPanel("terms"), FieldPanel("minimum")]),
        FieldRowPanel(
            [
                FieldPanel("is_derived"),
                RoleFieldPanel("is_confirmed", permission=CONFIRM_UNLIKELY_PRICES),
            ]
        ),
        FieldRowPanel([FieldPanel("source_name"), FieldPanel("source_url"), FieldPanel("host")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("price")
        verbose_name_plural = _("prices")

    def __str__(self) -> str:
        amount = self.amount.normalize() if self.amount is not None else self.get_state_display()
        return f"{self.get_component_display()}: {amount} {self.currency} {self.unit}"

    @property
    def is_complete(self) -> bool:
        """False for a row of a draft whose amount is still to come."""
        priced = self.state == choices.PriceStates.PRICED
        free = self.state == choices.PriceStates.FREE
        return (self.amount is not None) == priced and bool(self.free_kind) == free

    def clean_to_publish(self) -> None:
        """A draft may wait for an amount; a published price may not."""
        self.clean()
        if self.state == choices.PriceStates.PRICED and self.amount is None:
            raise ValidationError({"amount": _("A price needs an amount, for example 0.4.")})

    def clean(self) -> None:
        super().clean()
        self.currency = (self.currency or "").upper()
        problems: dict[str, Any] = {}
        for check in (
            self._amount_problem,
            self._minimum_problem,
            self._unit_problem,
            self._dates_problem,
        ):
            problems |= check()
        if not is_money(self.currency):
            problems["currency"] = _("'%(code)s' is not a currency code such as USD or EUR.") % {
                "code": self.currency
            }
        if problems:
            raise ValidationError(problems)

    def _amount_problem(self) -> dict[str, Any]:
        priced = self.state == choices.PriceStates.PRICED
        if self.amount is not None and self.amount < 0:
            return {
                "amount": _("%(amount)s is negative: a price is above 0.") % {"amount": self.amount}
            }
        if self.amount == 0:
            return {
                "amount": _(
                    "0 is not a price. If it costs nothing, choose the state Free and its kind; "
                    "if nobody knows, leave the row out."
                )
            }
        if self.amount is not None and not priced:
            return {"amount": _("An amount goes with the state Priced and with no other.")}
        free = self.state == choices.PriceStates.FREE
        if free and not self.free_kind:
            return {"free_kind": _("Say what kind of free it is.")}
        if self.free_kind and not free:
            return {"free_kind": _("A kind of free goes with the state Free and with no other.")}
        return {}

    def _minimum_problem(self) -> dict[str, Any]:
        if self.minimum is None or self.minimum > 0:
            return {}
        message = _("%(minimum)s is not a minimum: it is above 0, or empty where there is none.")
        return {"minimum": message % {"minimum": self.minimum}}

    def _unit_problem(self) -> dict[str, Any]:
        component, unit = COMPONENTS.get(self.component), UNITS.get(self.unit)
        if component is None or unit is None or component.meter == unit.meter:
            return {}
        message = _("%(component)s is billed by %(meter)s, so it cannot be '%(unit)s'.")
        words = {"component": component.label, "meter": component.meter, "unit": unit.words}
        return {"unit": message % words}

    def _dates_problem(self) -> dict[str, Any]:
        first, last = self.effective_from, self.effective_until
        if first is None or last is None or first <= last:
            return {}
        message = _("The last day, %(last)s, is before the first day, %(first)s.")
        return {"effective_until": message % {"last": last, "first": first}}
