"""The sheet as compact JSON: every text once, and lines that point to their texts."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from model_pages.languages import current_language
from model_pages.models import ModelAlias, ModelPage
from model_pages.models.choices import model_types
from model_pages.pricing.fields import EDITABLE
from model_pages.sheets import hosts_by_pk
from model_pages.specs.price_cells import PriceCells

from .lines import Line, desk_lines
from .permission import editable_pages

LINE_FIELDS = (*EDITABLE, "conditions_words", "checked_on", "status")
MODEL_FIELDS = ("pk", "title", "provider", "type", "names", "may_edit", "live")


class Texts:
    """Each text once: its number stands for it."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        return self._numbers.setdefault(text, len(self._numbers))

    def all(self) -> list[str]:
        return list(self._numbers)


def desk_rows(on: date, user: Any) -> dict[str, Any]:
    """``lines``: the number of the model, one number of a text for each of ``LINE_FIELDS``, and
    what a draft says otherwise or 0. ``models``: the values of ``MODEL_FIELDS``."""
    models = _models(user)
    places = {model[0]: place for place, model in enumerate(models)}
    texts, cells = Texts(), PriceCells(current_language(), on)
    lines = [
        [places[line.page], *_numbers(line, texts, cells), line.draft or 0]
        for line in desk_lines(on, hosts_by_pk())
    ]
    return {"on": on.isoformat(), "texts": texts.all(), "models": models, "lines": lines}


def _numbers(line: Line, texts: Texts, cells: PriceCells) -> list[int]:
    words = cells.conditions(line.price) if line.price and line.price.conditions else ""
    day = line.checked_on.isoformat() if line.checked_on else ""
    return [texts.number(text) for text in (*line.values.values(), words, day, line.status)]


def _models(user: Any) -> list[list[Any]]:
    names, types = _other_names(), dict(model_types())
    editable = editable_pages(user)
    fields = ("pk", "title", "provider__name", "model_type", "slug", "model_id", "live")
    rows = ModelPage.objects.order_by("title", "pk").values_list(*fields)
    return [
        [
            pk,
            title,
            provider or "",
            types.get(model_type, model_type),
            list(filter(None, dict.fromkeys([slug, model_id, *names[pk]]))),
            int(pk in editable),
            int(live),
        ]
        for pk, title, provider, model_type, slug, model_id, live in rows
    ]


def _other_names() -> defaultdict[int, list[str]]:
    names = defaultdict(list)
    for page, name in ModelAlias.objects.values_list("page_id", "identifier"):
        names[page].append(name)
    return names
