"""The content of a revision for reading: the values and child rows of an entry, and no more.

Wagtail makes a page of a revision with everything that a page can do; a thousand of those take a
second. What only reads asks for the values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from django.db.models import Field, Model
from modelcluster.utils import sort_by_fields

from .models import BenchmarkResult, FactSource, ModelAlias, ModelCapability, ModelPage, ModelPrice

Reader = tuple[str, str, Callable[[Any], Any], Callable[[], Any]]
"""Its name in a revision, its attribute, how a stored value is read, and what stands for none."""


class Row:
    """The values of one row, under the names that its model has for them."""

    def __init__(self, model: type[Model], data: Mapping[str, Any]) -> None:
        values = self.__dict__
        values["pk"] = data["pk"]
        for name, attribute, read, default in _readers(model):
            values[attribute] = read(data[name]) if name in data else default()


class PriceRow(Row):
    is_complete = ModelPrice.is_complete


class Rows(tuple[Row, ...]):
    """Child rows, which are asked for as those of a page are."""

    def all(self) -> Rows:
        return self


class Content(Row):
    """A model entry as a revision has it. What belongs to the tree of pages is not part of it."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__(ModelPage, data)
        self.title: str = data["title"]
        self.prices = _rows(ModelPrice, data.get("prices", ()), PriceRow)
        self.capabilities = _rows(ModelCapability, data.get("capabilities", ()))
        self.fact_sources = _rows(FactSource, data.get("fact_sources", ()))
        self.other_names = _rows(ModelAlias, data.get("other_names", ()))
        self.benchmarks = _rows(BenchmarkResult, data.get("benchmarks", ()))


def _rows(model: type[Model], stored: Iterable[Mapping[str, Any]], kind: type[Row] = Row) -> Rows:
    rows = [kind(model, data) for data in stored]
    if len(rows) > 1:
        sort_by_fields(rows, model._meta.ordering)
    return Rows(rows)


@cache
def _readers(model: type[Model]) -> tuple[Reader, ...]:
    """Those of the columns of the table of its own."""
    fields = [field for field in model._meta.local_fields if not field.primary_key]
    return tuple((one.name, one.attname, _to_python(one), one.get_default) for one in fields)


def _to_python(field: Field[Any, Any]) -> Callable[[Any], Any]:
    """A key to another row is read as that row's primary key is."""
    return field.target_field.to_python if field.remote_field else field.to_python
