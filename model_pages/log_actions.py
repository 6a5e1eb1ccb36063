"""How the history of a page, and of the site, tells what happened to prices."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogActionRegistry, LogFormatter

from .guarding.answers import CONFIRM, UNCONFIRMED
from .price_entries import prices_in
from .price_history import ANNOUNCED, CHANGED, DRAFTED
from .price_words import change_text, day_text, price_name
from .specs.prices import Price


class PriceFormatter(LogFormatter):
    """``changed``, ``added`` and ``removed`` speak of a ``name``, a ``change`` and a ``day``."""

    changed: Any = ""
    added: Any = ""
    removed: Any = ""

    def format_message(self, log_entry: Any) -> str:
        old, new = prices_in(log_entry.data)
        template = self.changed if old and new else self.added if new else self.removed
        return str(template) % self.words(log_entry, old, new)

    def words(self, log_entry: Any, old: Price | None, new: Price | None) -> dict[str, str]:
        price = new or old
        assert price is not None
        day = day_text(price.effective_from) if price.effective_from else ""
        return {"name": price_name(price), "change": change_text(old, new), "day": day}


class PriceChange(PriceFormatter):
    label = gettext_lazy("Change a price")
    changed = gettext_lazy("Changed price: %(name)s, %(change)s")
    added = gettext_lazy("Added price: %(name)s, %(change)s")
    removed = gettext_lazy("Removed price: %(name)s, %(change)s")


class PriceAnnouncement(PriceFormatter):
    label = gettext_lazy("Announce a price")
    changed = gettext_lazy("Changed the price announced for %(day)s: %(name)s, %(change)s")
    added = gettext_lazy("Announced price from %(day)s: %(name)s, %(change)s")
    removed = gettext_lazy("Withdrew the price announced for %(day)s: %(name)s, %(change)s")


class PriceDraft(PriceFormatter):
    label = gettext_lazy("Change a price in a draft")
    changed = gettext_lazy("In the draft: %(name)s, %(change)s")
    added = gettext_lazy("New in the draft: %(name)s, %(change)s")
    removed = gettext_lazy("Removed in the draft: %(name)s, %(change)s")

    def words(self, log_entry: Any, old: Price | None, new: Price | None) -> dict[str, str]:
        words = super().words(log_entry, old, new)
        if words["day"]:
            words["change"] = _("%(change)s, from %(day)s") % words
        return words


class PriceConfirmation(PriceFormatter):
    label = gettext_lazy("Confirm an unlikely price")
    changed = added = gettext_lazy("Confirmed %(name)s, %(change)s, because: %(reason)s")

    def words(self, log_entry: Any, old: Price | None, new: Price | None) -> dict[str, str]:
        return super().words(log_entry, old, new) | {"reason": log_entry.data["reason"]}


class PriceWithoutConfirmation(PriceFormatter):
    label = gettext_lazy("Publish an unlikely price unconfirmed")
    changed = added = gettext_lazy(
        "Published %(name)s, %(change)s: it looks unlikely, and nobody has confirmed it"
    )


FORMATTERS = {
    CHANGED: PriceChange,
    ANNOUNCED: PriceAnnouncement,
    DRAFTED: PriceDraft,
    CONFIRM: PriceConfirmation,
    UNCONFIRMED: PriceWithoutConfirmation,
}


def register_price_actions(actions: LogActionRegistry) -> None:
    for action, formatter in FORMATTERS.items():
        actions.register_action(action)(formatter)
