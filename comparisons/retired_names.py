"""Which retired models an editor's text still names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.html import strip_tags

from model_pages.models import ModelAlias, ModelPage

from .models import ComparisonPage

TEXTS = ("introduction", "verdict", "use_cases")
"""Those of a page in which a model may be named."""


@dataclass(frozen=True, slots=True)
class NamedRetired:
    """``name`` is the field of the text in which the model is named."""

    page: ComparisonPage
    name: str
    model: ModelPage

    @property
    def field(self) -> Any:
        return self.page._meta.get_field(self.name).verbose_name


class RetiredNames:
    """Reads texts for the names of published models: two queries, however many texts follow.

    Every model's names are looked for, the longest first: "GPT-4 Mini" does not name GPT-4.
    """

    def __init__(self) -> None:
        today = timezone.localdate()
        self._owners: dict[str, ModelPage] = {}
        models = {model.pk: model for model in ModelPage.objects.live()}
        for name, model in _names(models):
            self._owners.setdefault(name.casefold(), model)
        self._retired = {
            pk for pk, model in models.items() if model.retires_on and model.retires_on <= today
        }
        names = sorted(map(re.escape, self._owners), key=len, reverse=True)
        self._pattern = re.compile(rf"(?<![\w.-])(?:{'|'.join(names)})(?![\w-]|\.\w)", re.I)

    def in_text(self, html: str) -> list[ModelPage]:
        """The retired models that a text names, each once, in the order of the text."""
        if not self._retired:
            return []
        text = " ".join(strip_tags(html.replace("<", " <")).split())
        found = (self._owners[name.casefold()] for name in self._pattern.findall(text))
        return list({model.pk: model for model in found if model.pk in self._retired}.values())

    def in_page(self, page: ComparisonPage) -> Iterator[NamedRetired]:
        use_cases = " ".join(str(block.value["text"]) for block in page.use_cases)
        for name, text in zip(TEXTS, (page.introduction, page.verdict, use_cases), strict=True):
            for model in self.in_text(text):
                yield NamedRetired(page, name, model)


def _names(models: dict[int, ModelPage]) -> Iterable[tuple[str, ModelPage]]:
    """Titles, then model IDs, then other names: of two owners of a name the first keeps it."""
    yield from ((model.title, model) for model in models.values())
    yield from ((model.model_id, model) for model in models.values() if model.model_id)
    rows = ModelAlias.objects.filter(page__in=models).values_list("identifier", "page_id")
    yield from ((name, models[pk]) for name, pk in rows)
