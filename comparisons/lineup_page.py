"""Two to six models in one table: what the page shows, and what it says where it cannot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comparisons.engine import Lineup, Row, RowGroup, line_up, pair_slug
from comparisons.engine.lineup import FEWEST, MOST
from model_pages.as_of import all_sheets_on, cards_on
from model_pages.carried import carried
from model_pages.day_asked import on_day
from model_pages.languages import current_language
from model_pages.models import ModelPage
from model_pages.specs.card import Card
from model_pages.specs.cell import Cell
from model_pages.specs.empty import reasons_of
from model_pages.specs.meanings import meanings_of
from model_pages.specs.sheet import SpecSheet
from model_pages.words import typed

from .addresses import CHOOSING, Query, address, kept_query
from .calculator import calculator_of
from .models_asked import ModelsAsked, Named
from .not_found import nearest_cards
from .pair_links import link_of, suggested
from .picker import understood
from .shown_rows import shown_rows
from .site_wording import site_wording


@dataclass(frozen=True, slots=True)
class Chosen:
    """A name of the address with the addresses that change its place; empty where none would."""

    slug: str
    name: str
    url: str
    remove_url: str
    left_url: str = ""
    right_url: str = ""


@dataclass(frozen=True, slots=True)
class Unknown:
    """``suggestions`` are names of models with the address that puts them in its place."""

    name: str
    remove_url: str
    suggestions: tuple[tuple[str, str], ...]


def _every_group(lineup: Lineup) -> tuple[RowGroup, ...]:
    return RowGroup("glance", "", lineup.glance), *lineup.groups


def _cells(lineup: Lineup) -> Iterator[Cell]:
    return (cell for group in _every_group(lineup) for row in group.rows for cell in row.cells)


@dataclass(frozen=True, slots=True)
class ShownCell:
    """``best`` is "lowest", "largest" or nothing."""

    cell: Cell
    sheet: SpecSheet
    best: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    row: Row
    cells: tuple[ShownCell, ...]


@dataclass(frozen=True, slots=True)
class Adding:
    """What was typed into the field for one more model; ``card`` where that names one."""

    query: str
    card: Card | None
    matches: list[Card]


class LineupPage:
    """The state of ``/compare/?models=…``; ``goes_to`` is where it leads instead of a page."""

    def __init__(self, asked: ModelsAsked, url: str, request: HttpRequest, on: date) -> None:
        self.asked = asked
        self.url = url
        self.request = request
        self.on = on
        self.cards = cards_on(ModelPage.objects.published(), on, request)
        query = typed(request, "add")
        self.adding = Adding(query, *understood(query, self.cards))
        self.kept: Query = kept_query(request, *CHOOSING)

    @property
    def goes_to(self) -> str:
        """With one more model, to itself; with two and nothing to say about them, to their page."""
        card, slugs = self.adding.card, [one.slug for one in self.asked.names]
        if card is not None and card.slug not in slugs:
            return self._address([*slugs, card.slug])
        models = self.asked.models
        if len(models) == FEWEST and self.asked.is_clean and not self.adding.query:
            return address(f"{self.url}{pair_slug(*(one.slug for one in models))}/", self.kept)
        return ""

    def context(self) -> dict[str, Any]:
        models = self.asked.models
        fits = FEWEST <= len(models) <= MOST
        return {
            "chosen": self._chosen(),
            "unknown": [self._unknown(one) for one in self.asked.unknown],
            "messages": list(self._messages()),
            "add_error": self._add_error(),
            "adding": self.adding,
            "suggested": suggested(self.cards, [one.slug for one in models], self._types()),
            "is_full": len(models) >= MOST,
            "hidden": [*self.kept, ("models", ",".join(one.slug for one in self.asked.names))],
            **(self._table(models) if fits else {}),
        }

    def _table(self, models: Sequence[ModelPage]) -> dict[str, Any]:
        sheets = all_sheets_on(models, self.on, self.request)
        lineup = line_up(sheets, self.on, wording=site_wording())
        rows = shown_rows(self.request, lineup.groups, above=lineup.glance)
        cells = list(_cells(lineup))
        return {
            "lineup": lineup,
            "calculator": calculator_of(sheets, self.request),
            "rows": rows,
            "sources": tuple(dict.fromkeys(cell.source for cell in cells if cell.source)),
            "reasons": reasons_of(cells, current_language()),
            "meanings": meanings_of(_every_group(lineup), current_language()),
            "glance": list(_shown(lineup, lineup.glance, rows.only_differing)),
            "groups": [(group, list(_shown(lineup, group.rows))) for group in rows.groups],
            "pairs": [link_of(*both, self.url) for both in combinations(self._cards(models), 2)],
        }

    def _cards(self, models: Iterable[ModelPage]) -> list[Card]:
        by_slug = {card.slug: card for card in self.cards}
        return [by_slug[one.slug] for one in models]

    def _types(self) -> set[str]:
        return {one.model_type for one in self.asked.models}

    def _address(self, slugs: Iterable[str]) -> str:
        models = ",".join(slugs)
        return address(self.url, [*([("models", models)] if models else []), *self.kept])

    def _chosen(self) -> list[Chosen]:
        slugs = [one.slug for one in self.asked.names]
        names = [(place, one) for place, one in enumerate(self.asked.names) if one.model]
        last = len(names) - 1
        return [
            Chosen(
                slug=one.slug,
                name=one.model.title if one.model else one.name,
                url=self._url_of(one.model) if one.model else "",
                remove_url=self._address([*slugs[:place], *slugs[place + 1 :]]),
                left_url=self._swapped(slugs, place, names[index - 1][0]) if index else "",
                right_url=self._swapped(slugs, place, names[index + 1][0]) if index < last else "",
            )
            for index, (place, one) in enumerate(names)
        ]

    def _url_of(self, model: ModelPage) -> str:
        return carried(on_day(model.get_url(self.request) or ""))

    def _swapped(self, slugs: list[str], one: int, other: int) -> str:
        turned = [*slugs]
        turned[one], turned[other] = slugs[other], slugs[one]
        return self._address(turned)

    def _unknown(self, unknown: Named) -> Unknown:
        names = self.asked.names
        taken = {one.slug for one in names}

        def with_instead(slug: str) -> str:
            slugs = [slug if one is unknown else one.slug for one in names]
            return self._address([one for one in slugs if one])

        near = nearest_cards(unknown.name, self.cards)
        suggestions = [(c.name, with_instead(c.slug)) for c in near if c.slug not in taken]
        return Unknown(unknown.name, with_instead(""), tuple(suggestions))

    def _messages(self) -> Iterable[str]:
        models = self.asked.models
        for model in self.asked.repeated:
            said = _("%(name)s was named more than once. It stands here once.")
            yield said % {"name": model.title}
        if self.asked.unread:
            yield ngettext(
                "%(count)d more name was not read.",
                "%(count)d more names were not read.",
                self.asked.unread,
            ) % {"count": self.asked.unread}
        if len(models) > MOST:
            said = _("%(count)d models are too many for one table: %(most)d fit. Remove some.")
            yield said % {"count": len(models), "most": MOST}

    def _add_error(self) -> str:
        adding = self.adding
        if adding.card is not None:
            return _("%(name)s stands here already.") % {"name": adding.card.name}
        if adding.query and not adding.matches:
            return _("No model matches “%(query)s”.") % {"query": adding.query}
        return ""


def _shown(lineup: Lineup, rows: Iterable[Row], only_differing: bool = False) -> Iterable[ShownRow]:
    for row in rows:
        best = lineup.best.get(row.anchor, {})
        if row.differs or not only_differing:
            both = zip(row.cells, lineup.sheets, strict=True)
            cells = (ShownCell(cell, sheet, best.get(sheet.slug, "")) for cell, sheet in both)
            yield ShownRow(row, tuple(cells))
