"""What has changed lately about all models, for feed readers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.contrib.syndication.views import Feed
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from comparisons.engine.changelog import Change, changelog
from model_pages.models import ModelIndexPage, ModelPage
from model_pages.price_log import price_log
from model_pages.sheets import sheets_for

from .site_wording import site_wording

LATELY = timedelta(days=90)
MOST = 100


@dataclass(frozen=True, slots=True)
class Entry:
    change: Change
    url: str
    host: str


class ChangesFeed(Feed):
    """The sentences of the logs of changes, newest first; the same number of queries for any
    number of models."""

    feed_type = Atom1Feed
    title = _("What has changed about AI models")
    subtitle = _("Prices, deprecations and retirements, each with the page of its model.")

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpRequest:
        return request

    def link(self, request: HttpRequest) -> str:
        index = ModelIndexPage.objects.live().first()
        return (index.get_url(request) if index else "") or "/"

    def items(self, request: HttpRequest) -> list[Entry]:
        on = timezone.localdate()
        pages = _changed_since(on - LATELY, on)
        sheets = {sheet.slug: sheet for sheet in sheets_for(pages, on, request)}
        changes = changelog(sheets.values(), price_log(sheets), site_wording())
        host = request.get_host().partition(":")[0]
        lately = (change for change in changes if on - LATELY <= change.first_day <= on)
        return [Entry(one, sheets[one.slug].url, host) for one in lately][:MOST]

    def item_title(self, item: Entry) -> str:
        return item.change.text

    def item_description(self, item: Entry) -> str:
        source = item.change.source
        return f"{item.change.when} · {source.name}" if source else item.change.when

    def item_link(self, item: Entry) -> str:
        return f"{item.url}#changes"

    def item_guid(self, item: Entry) -> str:
        """Its words, so that a change that is told otherwise is a new entry."""
        change = item.change
        return f"tag:{item.host},{change.first_day}:{change.slug}/{slugify(change.text)}"

    def item_updateddate(self, item: Entry) -> datetime:
        return datetime.combine(item.change.first_day, time(), tzinfo=UTC)


def _changed_since(first: date, on: date) -> Iterable[ModelPage]:
    """Those about which a record or a date of the time can tell something."""
    days = (first, on)
    told = (
        Q(price_records__valid_from__range=days)
        | Q(price_records__valid_until__range=(first - timedelta(days=1), on))
        | Q(deprecated_on__range=days)
        | Q(retires_on__range=days)
    )
    changed = ModelPage.objects.filter(told).values("pk")
    return ModelPage.objects.published().for_sheets().filter(pk__in=changed)
