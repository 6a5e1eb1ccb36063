"""Finds the pages that a file speaks of, by the slug that they have or had, and who has a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from model_pages.models import FormerSlug, ModelAlias, ModelPage

from .problems import Path
from .schema import ModelEntry


def pages_called(slugs: Iterable[str]) -> dict[str, ModelPage]:
    """The pages by the slugs asked for. A page has its present slug before another's former one."""
    slugs = set(slugs)
    pages = ModelPage.objects.select_related("live_revision")
    found = {page.slug: page for page in pages.filter(slug__in=slugs)}
    former = dict(
        FormerSlug.objects.filter(slug__in=slugs - set(found)).values_list("slug", "page_id")
    )
    renamed = pages.in_bulk(former.values())
    return found | {slug: renamed[page] for slug, page in former.items()}


def names_of(model: ModelEntry, *, own: bool) -> Iterator[tuple[Path, str]]:
    """The names in the API and, with ``own``, the slug."""
    if own:
        yield ("slug",), model.slug
    for section in ("aliases", "snapshots"):
        for at, name in enumerate(getattr(model, section)):
            yield (section, at), name


def owners_of_names() -> dict[str, set[str]]:
    """Who has each slug and each other name, by slug."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for slug in ModelPage.objects.values_list("slug", flat=True):
        owners[slug].add(slug)
    for name, slug in ModelAlias.objects.values_list("slug", "page__slug"):
        owners[name].add(slug)
    return owners
