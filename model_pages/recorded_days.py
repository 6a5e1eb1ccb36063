"""Between which days there is something to show."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import F, Max, Min, Q
from django.utils import timezone

from .models import ModelPage, ModelPrice, PriceRecord

BEYOND = timedelta(days=90)
"""For how long a page is shown ahead of the last change that is announced."""


def first_recorded_day() -> date | None:
    """Of any published entry: the first line of its ledger, or the day it was published here."""
    published = ModelPage.objects.published()
    held = Q(valid_until=None) | Q(valid_until__gte=F("valid_from"))
    lines = PriceRecord.objects.filter(held, page__in=published)
    first_line = lines.aggregate(day=Min("valid_from"))["day"]
    moment = published.aggregate(moment=Min("first_published_at"))["moment"]
    days = [first_line, timezone.localdate(moment) if moment else None]
    return min((day for day in days if day), default=None)


def last_foreseen_day(today: date) -> date:
    """BEYOND after the last day on which an announced price, or a retirement, takes effect."""
    published = ModelPage.objects.published()
    prices = ModelPrice.objects.filter(page__in=published)
    days = prices.aggregate(begins=Max("effective_from"), ends=Max("effective_until"))
    ends = published.aggregate(retires=Max("retires_on"), deprecated=Max("deprecated_on"))
    return max(filter(None, (today, *days.values(), *ends.values()))) + BEYOND
