"""One published value as a line that an editor can confirm."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from model_pages.languages import current_language
from model_pages.models import ModelPage, Provider
from model_pages.published_prices import prices_in_force
from model_pages.sheets import sheets_for
from model_pages.specs.cell import Cell
from model_pages.specs.cells import SheetCells
from model_pages.specs.facts import Source
from model_pages.specs.price_cells import PriceCells
from model_pages.specs.prices import Price
from model_pages.specs.staleness import Staleness, staleness
from model_pages.still_true import Confirmed, of_facts, of_price

from .importance import Importance, importances


@dataclass(frozen=True, slots=True)
class Line:
    """A value of a page: as a reader sees it, as a check calls it, and its last check."""

    page: int
    subject: str
    value: str
    label: str
    text: str
    detail: str
    source: Source | None
    checked_on: date | None
    age: int | None
    staleness: Staleness

    @property
    def token(self) -> str:
        """What a form sends back: the value that the editor saw, not the one at the time."""
        return f"{self.page}|{self.subject}|{self.value}"


@dataclass(frozen=True, slots=True)
class ModelLines:
    """The lines of one model, the oldest first."""

    page: ModelPage
    importance: Importance
    lines: tuple[Line, ...]

    @property
    def urgency(self) -> int:
        """Age × importance, of its oldest line."""
        return max(map(_age, self.lines), default=0) * self.importance.weight

    @property
    def tokens(self) -> str:
        return "\n".join(line.token for line in self.lines)


Wanted = Callable[[date | None], bool]
"""Whether a price is to be shown, by the day of its last check."""


def everything(_checked_on: date | None) -> bool:
    return True


NEVER_CHECKED = 365
"""As many days a value counts that nobody has ever checked."""


class PricedModels:
    """Published pages with their prices in force, read once however often lines are asked for.

    Three queries for any number of pages with their providers, beside those of the hooks.
    """

    def __init__(self, pages: list[ModelPage], on: date) -> None:
        self.pages = pages
        self.prices = prices_in_force([page.pk for page in pages], on)
        self.hosts = dict(Provider.objects.values_list("slug", "name"))
        self.importances = importances(pages, on)
        self.cells = PriceCells(current_language(), on)

    def lines(self, wanted: Wanted = everything) -> list[ModelLines]:
        """The most urgent model first. ``wanted`` chooses among the prices by the day of the
        check: only those are written out."""
        found = [
            ModelLines(page, self.importances[page.pk], self._lines(page, wanted))
            for page in self.pages
        ]
        return sorted(found, key=lambda one: (-one.urgency, one.page.title.casefold()))

    def _lines(self, page: ModelPage, wanted: Wanted) -> tuple[Line, ...]:
        prices = (one for one in self.prices.get(page.pk, ()) if wanted(one.checked_on))
        lines = (price_line(page.pk, price, self.cells, self.hosts) for price in prices)
        return tuple(sorted(lines, key=_age, reverse=True))


def model_lines(page: ModelPage, on: date) -> tuple[ModelLines, ModelLines]:
    """The prices in force and the known facts of one published page."""
    (prices,) = PricedModels([page], on).lines()
    (sheet,) = sheets_for([page], on)
    cells = SheetCells(sheet, current_language())
    facts = tuple(_fact_line(page.pk, one, cells) for one in of_facts(sheet))
    return prices, ModelLines(page, prices.importance, facts)


def _fact_line(page: int, one: Confirmed, cells: SheetCells) -> Line:
    kind, _colon, key = one.subject.partition(":")
    is_fact = kind == "fact"
    cell = cells.fact(key) if is_fact else cells.capability(key)
    label = cells.language.label("field" if is_fact else "capability", key)
    return _line(page, one, label, cell, cells.on)


def price_line(page: int, price: Price, cells: PriceCells, hosts: Mapping[str, str]) -> Line:
    label = price_label(price, cells, hosts)
    return _line(page, of_price(price), label, cells.price(price), cells.on)


def _line(page: int, one: Confirmed, label: str, cell: Cell, on: date) -> Line:
    return Line(
        page=page,
        subject=one.subject,
        value=one.value,
        label=label,
        text=cell.text,
        detail=cell.detail,
        source=cell.source,
        checked_on=cell.checked_on,
        age=(on - cell.checked_on).days if cell.checked_on else None,
        staleness=staleness(cell.checked_on, on),
    )


def price_label(price: Price, cells: PriceCells, hosts: Mapping[str, str]) -> str:
    """ "Input price, batch, Microsoft Azure" """
    parts = [cells.language.label("component", price.component), cells.conditions(price)]
    if price.host:
        parts.append(hosts.get(price.host, price.host))
    return ", ".join(part for part in parts if part)


def _age(line: Line) -> int:
    return NEVER_CHECKED if line.age is None else line.age
