"""Many models at once, each with what a list shows: one query for any number."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any

from django.db.models import Model, OuterRef, Subquery, TextField
from django.db.models.functions import Cast
from django.http import HttpRequest
from wagtail.models import Page

from model_pages.specs.builtin import COLUMN_FIELDS
from model_pages.specs.card import Card
from model_pages.specs.facts import Fact, State
from model_pages.specs.field_kinds import meant_value
from model_pages.specs.prices import Price, prices_on
from model_pages.specs.sheet import Alias, ProviderRef, SpecSheet
from model_pages.specs.units import UNITS
from model_pages.specs.vocabulary import COMPONENTS, CONDITIONS, SPEC_FIELDS

from .day_asked import on_day
from .managers import ModelPageQuerySet
from .models import ModelAlias, ModelCapability, ModelPage, ModelPrice
from .sheets import lifecycle_of, price_of

_OWN = (
    "pk",
    "slug",
    "title",
    "url_path",
    "model_type",
    "model_id",
    "family",
    "summary",
    "stage",
    "extra_specs",
    *sorted(COLUMN_FIELDS),
    "provider__slug",
    "provider__name",
    "successor_slug",
)
_CHILDREN: dict[str, type[Model]] = {
    "prices": ModelPrice,
    "other_names": ModelAlias,
    "capabilities": ModelCapability,
}
Children = dict[str, list[dict[str, Any]]]
"""The child rows of an entry by the name of their relation, as its revision writes them."""

_REGISTRIES = (SPEC_FIELDS, COMPONENTS, CONDITIONS, UNITS)

_REMEMBERED: dict[int, tuple[Any, Card]] = {}
"""The last card of each page with all that it was made from, compared by value: a card that does
not say what the database says cannot come out."""


def cards_for(pages: ModelPageQuerySet, on: date, request: HttpRequest | None = None) -> list[Card]:
    """The cards of pages, in the order of their names.

    Child rows come with the text of the live revision, so that one query brings them all and only
    a text that is new is parsed. An entry without a revision is read from its rows.
    """
    successor = ModelPage.objects.published().filter(pk=OuterRef("superseded_by"))
    content = Cast("live_revision__content", TextField())
    rows = list(
        pages.annotate(successor_slug=Subquery(successor.values("slug")), live_content=content)
        .order_by("title", "pk")
        .values_list(*_OWN, "live_content")
    )
    unrevised = _child_rows([row[0] for row in rows if row[-1] is None])
    urls = _Urls(request)
    shared = on, [registry.version for registry in _REGISTRIES]
    return [_remembered(row, unrevised.get(row[0]), urls, shared, on) for row in rows]


def _remembered(
    row: tuple[Any, ...], children: Children | None, urls: _Urls, shared: Any, on: date
) -> Card:
    page = dict(zip(_OWN, row, strict=False))
    url = urls.of(page["url_path"])
    made_from = shared, row, children, url
    known, card = _REMEMBERED.get(page["pk"], (None, None))
    if card is None or known != made_from:
        card = _card(page, children or json.loads(row[-1]), url, on)
        _REMEMBERED[page["pk"]] = made_from, card
    return card


class _Urls:
    """Addresses of pages: Wagtail is asked once for all that stand under one page."""

    def __init__(self, request: HttpRequest | None) -> None:
        self.request = request
        self._parents: dict[str, str] = {}

    def of(self, url_path: str) -> str:
        parent, _, slug = url_path.rstrip("/").rpartition("/")
        if parent not in self._parents:
            self._parents[parent] = Page(url_path=f"{parent}/").get_url(self.request) or ""
        base = self._parents[parent]
        return on_day(f"{base}{slug}/") if base else ""


def _child_rows(pks: list[int]) -> dict[int, Children]:
    """The child rows of entries that have no live revision: drafts, mostly."""
    found: dict[int, Children] = {pk: {name: [] for name in _CHILDREN} for pk in pks}
    for name, model in _CHILDREN.items() if pks else ():
        for row in model._default_manager.filter(page__in=pks).values():
            found[row["page_id"]][name].append(row | {"host": row.get("host_id")})
    return found


def _card(page: dict[str, Any], children: Children, url: str, on: date) -> Card:
    sheet = SpecSheet(
        slug=page["slug"],
        name=page["title"],
        on=on,
        model_type=page["model_type"],
        provider=ProviderRef(page["provider__slug"] or "", page["provider__name"] or ""),
        model_id=page["model_id"],
        family=page["family"],
        summary=page["summary"],
        url=url,
        lifecycle=lifecycle_of(SimpleNamespace(**page), has_successor=bool(page["successor_slug"])),
        facts=dict(_facts(page)),
        capabilities=dict(_capabilities(children["capabilities"])),
        prices=prices_on(on, _prices(children["prices"])),
        aliases=tuple(_aliases(children["other_names"])),
    )
    return Card(sheet, page["successor_slug"])


def card_of(sheet: SpecSheet) -> Card:
    """The same of a sheet that is at hand."""
    return Card(sheet, sheet.successors[0].slug if sheet.successors else None)


def _facts(page: dict[str, Any]) -> Iterator[tuple[str, Fact]]:
    for field in SPEC_FIELDS:
        stored = page if field.key in COLUMN_FIELDS else page["extra_specs"]
        value = meant_value(field, stored.get(field.key))
        if value is not None:
            yield field.key, Fact(field.key, State.KNOWN, value)


def _capabilities(rows: Iterable[dict[str, Any]]) -> Iterator[tuple[str, Fact]]:
    for row in rows:
        yield row["capability"], Fact(row["capability"], State.KNOWN, row["supported"])


def _aliases(rows: Iterable[dict[str, Any]]) -> Iterator[Alias]:
    for row in rows:
        snapshot = row["kind"] == ModelAlias.Kind.SNAPSHOT
        yield Alias(row["identifier"], row["slug"], snapshot)


_PRICE_FIELDS = {
    field.attname: field.to_python
    for field in ModelPrice._meta.concrete_fields
    if not field.is_relation and not field.primary_key
}


def _prices(rows: Iterable[dict[str, Any]]) -> Iterator[Price]:
    """The provider's own."""
    for row in rows:
        if row["host"] is not None:
            continue
        values = {name: read(row[name]) for name, read in _PRICE_FIELDS.items() if name in row}
        price = ModelPrice(**values)
        if price.is_complete:
            yield price_of(price)
