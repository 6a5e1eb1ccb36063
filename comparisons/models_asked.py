"""The models that an address names: ``models=a,b,c``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.http import HttpRequest

from model_pages.models import ModelPage
from model_pages.specs.slugs import identifier_slug
from model_pages.words import LONGEST_QUERY

from .resolving import find_models

MOST_NAMES = 50
"""So many names are read: more is no list that somebody made."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name as the address has it, and the model that it leads to, if any."""

    name: str
    model: ModelPage | None

    @property
    def slug(self) -> str:
        return self.model.slug if self.model else self.name


@dataclass(frozen=True, slots=True)
class ModelsAsked:
    """``names`` in the order of the address, each model once; ``repeated`` those named again.

    ``unread`` is how many names stand behind the first MOST_NAMES.
    """

    names: tuple[Named, ...]
    repeated: tuple[ModelPage, ...]
    unread: int

    @property
    def models(self) -> list[ModelPage]:
        return [one.model for one in self.names if one.model is not None]

    @property
    def unknown(self) -> list[Named]:
        return [one for one in self.names if one.model is None]

    @property
    def is_clean(self) -> bool:
        return not (self.unknown or self.repeated or self.unread)


def models_asked(request: HttpRequest) -> ModelsAsked:
    """Slugs, aliases, snapshots and former slugs, also written as model IDs or names are."""
    texts = ",".join(request.GET.getlist("models")).split(",")
    names = [name for name in map(_cleaned, texts) if name]
    read = names[:MOST_NAMES]
    found = find_models({identifier_slug(name) for name in read})
    distinct: dict[object, Named] = {}
    repeated: dict[object, ModelPage] = {}
    for name in read:
        model = found.get(identifier_slug(name))
        key = model.pk if model else name.casefold()
        if model and key in distinct:
            repeated[key] = model
        distinct.setdefault(key, Named(name, model))
    return ModelsAsked(tuple(distinct.values()), tuple(repeated.values()), len(names) - len(read))


def _cleaned(text: str) -> str:
    """Without characters that nobody can see."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f\s]+", " ", text).strip()[:LONGEST_QUERY]
