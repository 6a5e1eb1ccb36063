"""Wagtail's database search, with a cure for quotation marks on SQLite.

A name in ``WAGTAILSEARCH_BACKENDS``, in place of ``wagtail.search.backends.database``. SQLite's
full-text search quotes each term with ``"`` and does not double one inside it: the admin's search,
the explorer and the page chooser would all answer ``6"`` with "unterminated string".
"""

from __future__ import annotations

from copy import copy
from typing import Any

from django.db import connection
from modelsearch.backends.database import SearchBackend as DatabaseSearchBackend
from modelsearch.query import (
    MATCH_ALL,
    And,
    MatchAll,
    Not,
    Or,
    Phrase,
    PlainText,
    SearchQuery,
)


def SearchBackend(params: dict[str, Any]) -> Any:
    backend = DatabaseSearchBackend(params)
    if connection.vendor == "sqlite":
        for name in ("query_compiler_class", "autocomplete_query_compiler_class"):
            compiler = getattr(backend, name)
            setattr(backend, name, type(compiler.__name__, (WithoutQuotes, compiler), {}))
    return backend


class WithoutQuotes:
    """Before a query compiler: its index does not hold quotation marks, so no term needs one."""

    def __init__(self, queryset: Any, query: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(queryset, query, *args, **kwargs)
        self.query = unquoted(self.query)
        if isinstance(self.query, MatchAll) and not isinstance(query, MatchAll):
            self.query = Not(MATCH_ALL)  # nothing but quotation marks: nothing is found


def unquoted(query: SearchQuery) -> SearchQuery:
    """The query without quotation marks; a part of nothing else limits nothing."""
    if isinstance(query, PlainText | Phrase):
        query = copy(query)
        query.query_string = query.query_string.replace('"', " ")
        return query if query.query_string.strip() else MATCH_ALL
    if isinstance(query, And | Or):
        return type(query)([unquoted(part) for part in query.subqueries])
    if isinstance(query, Not):
        return Not(unquoted(query.subquery))
    return query
