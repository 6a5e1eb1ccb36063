"""What an editor saw and calls still true, against what is published now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import ngettext

from model_pages.managers import ModelPageQuerySet
from model_pages.models import ModelPage
from model_pages.published_prices import prices_in_force
from model_pages.sheets import sheets_for
from model_pages.still_true import Confirmed, confirm, of_facts, of_price

Token = tuple[int, str, str]


@dataclass
class Outcome:
    """``confirmed`` are checked as of the day, also those that somebody had checked before;
    ``refused`` are no longer published like that, or not the editor's to confirm."""

    confirmed: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    @property
    def good_news(self) -> str:
        count = len(self.confirmed)
        words = ngettext(
            "%(count)d value is still true as of today.",
            "%(count)d values are still true as of today.",
            count,
        )
        return words % {"count": count} if count else ""

    @property
    def bad_news(self) -> str:
        count = len(self.refused)
        words = ngettext(
            "%(count)d value was not recorded: it has changed since you opened the page, "
            "or is not yours to confirm. Reload to see what is published now.",
            "%(count)d values were not recorded: they have changed since you opened the page, "
            "or are not yours to confirm. Reload to see what is published now.",
            count,
        )
        return words % {"count": count} if count else ""


def confirm_seen(tokens: Iterable[str], pages: ModelPageQuerySet, on: date, user: Any) -> Outcome:
    """Record the values of ``tokens`` (see ``Line.token``) that are published on ``pages``."""
    outcome = Outcome()
    seen = {token: read_token(token) for token in dict.fromkeys(tokens)}
    published = _published({token[0] for token in seen.values() if token}, pages, on, seen)
    by_page: dict[ModelPage, list[Confirmed]] = defaultdict(list)
    for text, token in seen.items():
        found = published.get(token) if token else None
        if found is None:
            outcome.refused.append(text)
        else:
            outcome.confirmed.append(text)
            by_page[found[0]].append(found[1])
    for page, values in by_page.items():
        confirm(page, values, on, user)
    return outcome


def read_token(text: str) -> Token | None:
    page, _bar, rest = text.strip().partition("|")
    subject, _bar, value = rest.rpartition("|")
    return (int(page), subject, value) if page.isdecimal() and len(page) < 19 else None


def _published(
    pks: set[int], pages: ModelPageQuerySet, on: date, seen: dict[str, Token | None]
) -> dict[Token, tuple[ModelPage, Confirmed]]:
    found = pages.filter(pk__in=pks).in_bulk()
    values: dict[Token, tuple[ModelPage, Confirmed]] = {}
    for pk, prices in prices_in_force(found, on).items():
        for price in prices:
            one = of_price(price)
            values[pk, one.subject, one.value] = found[pk], one
    if any(token and not token[1].startswith("price:") for token in seen.values()):
        values |= _published_facts(pages, pks, on)
    return values


def _published_facts(
    pages: ModelPageQuerySet, pks: set[int], on: date
) -> dict[Token, tuple[ModelPage, Confirmed]]:
    found = list(pages.filter(pk__in=pks).for_sheets())
    values: dict[Token, tuple[ModelPage, Confirmed]] = {}
    for page, sheet in zip(found, sheets_for(found, on), strict=True):
        for one in of_facts(sheet):
            values[page.pk, one.subject, one.value] = page, one
    return values
