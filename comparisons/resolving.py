"""From the address of a pair to its two models."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from comparisons.engine.pairs import pair_slug, split_pair
from model_pages.models import FormerSlug, ModelAlias, ModelPage


@dataclass(frozen=True, slots=True)
class ResolvedPair:
    """Two published models. ``requested`` is the address that led to them.

    ``redirect_to_model``: the address names one model by two of its names (an alias or a
    snapshot): there is nothing to compare, its own page tells the difference.
    """

    requested: str
    left: ModelPage
    right: ModelPage
    redirect_to_model: ModelPage | None = None

    @property
    def slug(self) -> str:
        return pair_slug(self.left.slug, self.right.slug)

    @property
    def is_canonical(self) -> bool:
        return self.redirect_to_model is None and self.requested == self.slug


@dataclass(frozen=True, slots=True)
class PairNotFound:
    """``wanted`` are the names in the address that no published model has."""

    reason: Literal["not_a_pair", "same_model", "unknown"]
    wanted: tuple[str, ...] = ()
    model: ModelPage | None = None
    known: ModelPage | None = None


def resolve_pair(address: str) -> ResolvedPair | PairNotFound:
    """What an address means. Its names may be slugs, aliases, snapshots or former slugs, written
    as model IDs are: "GPT-4.1-vs-o3"."""
    names = split_pair(address.lower().replace(".", "-"))
    if names is None:
        return PairNotFound("not_a_pair", (address,))
    found = find_models(names)
    missing = tuple(name for name in names if name not in found)
    if missing:
        known = next((found[name] for name in names if name in found), None)
        return PairNotFound("unknown", missing, known=known)
    first, second = (found[name] for name in names)
    if first.pk == second.pk:
        if names[0] == names[1]:
            return PairNotFound("same_model", model=first)
        return ResolvedPair(address, first, first, redirect_to_model=first)
    left, right = sorted([first, second], key=lambda model: model.slug)
    return ResolvedPair(address, left, right)


def find_models(names: Iterable[str]) -> dict[str, ModelPage]:
    """Published models by the names that lead to them, ready for ``sheets_for``.

    One query where all names are slugs. A slug wins over an alias, an alias over a former slug;
    a name that is an alias of two models leads to neither.
    """
    names = set(names)
    models = ModelPage.objects.published().for_sheets()
    found = {model.slug: model for model in models.filter(slug__in=names)}
    rest = names - found.keys()
    if rest:
        ids = _former_slugs(rest) | _aliases(rest)
        by_id = models.in_bulk(ids.values())
        found |= {name: by_id[pk] for name, pk in ids.items() if pk in by_id}
    return found


def _aliases(slugs: set[str]) -> dict[str, int]:
    rows = ModelAlias.objects.filter(slug__in=slugs, page__live=True).values_list("slug", "page_id")
    owners = defaultdict(set)
    for slug, page_id in rows:
        owners[slug].add(page_id)
    return {slug: ids.pop() for slug, ids in owners.items() if len(ids) == 1}


def _former_slugs(slugs: set[str]) -> dict[str, int]:
    return dict(FormerSlug.objects.filter(slug__in=slugs).values_list("slug", "page_id"))
