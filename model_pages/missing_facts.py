"""Which facts of an entry nobody has found out yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from model_pages.specs.builtin import COLUMN_FIELDS
from model_pages.specs.field_kinds import meant_value
from model_pages.specs.vocabulary import SPEC_FIELDS, SpecField

from .models import FactSource, ModelPage


def missing_facts(pages: Iterable[ModelPage]) -> dict[int, list[SpecField]]:
    """By primary key, the facts that the type of a published entry can have and that are unknown:
    neither a value nor a reason for having none. One query for any number of entries."""
    pages = list(pages)
    explained = _explained(pages)
    expected = [field for field in SPEC_FIELDS if field.expected]
    return {
        page.pk: [
            field
            for field in expected
            if _applies(field, page) and field.key not in explained[page.pk] and _empty(field, page)
        ]
        for page in pages
    }


def _explained(pages: list[ModelPage]) -> defaultdict[int, set[str]]:
    found: defaultdict[int, set[str]] = defaultdict(set)
    rows = FactSource.objects.filter(page__in=pages).exclude(state="")
    for page, fact in rows.values_list("page_id", "fact"):
        found[page].add(fact)
    return found


def _applies(field: SpecField, page: ModelPage) -> bool:
    return field.applies_to is None or page.model_type in field.applies_to


def _empty(field: SpecField, page: ModelPage) -> bool:
    key = field.key
    stored = getattr(page, key) if key in COLUMN_FIELDS else page.extra_specs.get(key)
    return meant_value(field, stored) is None
