"""What the history of a page says about checks."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogActionRegistry, LogFormatter

from model_pages.languages import current_language
from model_pages.specs.prices import PriceKind
from model_pages.specs.units import UNITS
from model_pages.specs.vocabulary import CAPABILITIES, COMPONENTS, SPEC_FIELDS
from model_pages.still_true import CHECK_ACTION


class CheckFormatter(LogFormatter):
    label = gettext_lazy("Still true")

    def format_message(self, log_entry: Any) -> str:
        values = (log_entry.data or {}).get("values", [])
        words = ", ".join(checked_words(subject, value) for subject, value in values)
        return _("Still true: %(values)s") % {"values": words}


def register_check_action(actions: LogActionRegistry) -> None:
    actions.register_action(CHECK_ACTION)(CheckFormatter)


def checked_words(subject: str, value: str) -> str:
    """ "price:input_text/tokens/USD/list" and "0.4/1m_tokens" as "Input price 0.4 USD / 1M tokens".

    Entries of the log outlive the words of a plug-in: a key without a label stands for itself.
    """
    kind, _colon, key = subject.partition(":")
    if kind != "price":
        return f"{_label(kind, key)} {value}"
    component, _meter, currency, *conditions, price_kind = key.split("/")
    amount, _slash, unit = value.partition("/")
    if unit in UNITS:
        value = f"{amount} {currency} / {current_language().label('unit', unit)}"
    if price_kind != PriceKind.LIST:
        conditions.append(price_kind)
    return " ".join([_label("component", component), *conditions, value])


def _label(kind: str, key: str) -> str:
    registries = {"component": COMPONENTS, "fact": SPEC_FIELDS, "capability": CAPABILITIES}
    known = registries[kind].get(key)
    return known.label if known else key
