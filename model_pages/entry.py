"""What the page of one model shows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from model_pages.specs.cells import SheetCells
from model_pages.specs.empty import reasons_of
from model_pages.specs.meanings import meanings_of
from model_pages.specs.sheet import SpecSheet

from .as_of import all_sheets_on, cards_on
from .day_asked import day_asked
from .languages import current_language
from .models import ModelPage
from .pictures import pictures_of
from .price_log import price_log
from .sheets import draft_sheet


def entry_context(page: ModelPage, request: HttpRequest) -> dict[str, Any]:
    sheet = entry_sheet(page, request)
    language = current_language()
    cells = SheetCells(sheet, language)
    groups = cells.groups()
    shown = [row.cell for group in groups for row in group.rows]
    cards = cards_on(ModelPage.objects.published(), sheet.on, request)
    ledger = price_log([sheet.slug])
    checked = [date for date in _checked_dates(sheet) if date]
    return {
        "sheet": sheet,
        "status": cells.status(),
        "model_type": cells.model_type(),
        "headlines": [
            (language.label("component", key), cells.headline(key)) for key in sheet.headlines
        ],
        "groups": groups,
        "reasons": reasons_of(shown, language),
        "meanings": meanings_of(groups, language),
        "sources": tuple(dict.fromkeys(cell.source for cell in shown if cell.source)),
        "cards": cards,
        "ledger": ledger,
        "pictures": pictures_of([("", sheet)], cards, ledger),
        "oldest_check": min(checked, default=None),
        "newest_check": max(checked, default=None),
    }


def entry_sheet(page: ModelPage, request: HttpRequest) -> SpecSheet:
    """The published sheet, or in a preview the one of the form."""
    on = day_asked(request)
    if getattr(request, "is_preview", False):
        return draft_sheet(page, on, request)
    published = ModelPage.objects.for_sheets().get(pk=page.pk)
    return all_sheets_on([published], on, request)[0]


def _checked_dates(sheet: SpecSheet) -> list[Any]:
    facts = [*sheet.facts.values(), *sheet.capabilities.values()]
    return [item.checked_on for item in (*facts, *sheet.prices)]
