"""Wagtail's database search, with a cure for what each database makes of a name.

A name in ``WAGTAILSEARCH_BACKENDS``, in place of ``wagtail.search.backends.database``.

- SQLite's full-text search quotes each term with ``"`` and does not double one inside it: the
  admin's search, the explorer and the page chooser would all answer ``6"`` with "unterminated
  string".
- PostgreSQL takes "4.1" for one word, and "-04" in a date for a number below zero. Names are
  indexed as words, apart at dots and dashes (``words.as_words``), so a term is looked for like
  that too.
"""

from __future__ import annotations

from collections.abc import Callable
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

from .words import as_words

Text = PlainText | Phrase


def SearchBackend(params: dict[str, Any]) -> Any:
    backend = DatabaseSearchBackend(params)
    cure = {"sqlite": WithoutQuotes, "postgresql": AlsoInWords}.get(connection.vendor)
    if cure:
        for name in ("query_compiler_class", "autocomplete_query_compiler_class"):
            compiler = getattr(backend, name)
            setattr(backend, name, type(compiler.__name__, (cure, compiler), {}))
    return backend


class WithoutQuotes:
    """Before a query compiler: its index does not hold quotation marks, so no term needs one."""

    def __init__(self, queryset: Any, query: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(queryset, query, *args, **kwargs)
        self.query = with_texts(self.query, _unquoted)
        if isinstance(self.query, MatchAll) and not isinstance(query, MatchAll):
            self.query = Not(MATCH_ALL)  # nothing but quotation marks: nothing is found


class AlsoInWords:
    """Before a query compiler: what is typed is found as it is, and as names are indexed."""

    def __init__(self, queryset: Any, query: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(queryset, query, *args, **kwargs)
        self.query = with_texts(self.query, _also_in_words)


def with_texts(query: SearchQuery, change: Callable[[Text], SearchQuery]) -> SearchQuery:
    """The query with every text in it changed; the rest stays."""
    if isinstance(query, Text):
        return change(query)
    if isinstance(query, And | Or):
        return type(query)([with_texts(part, change) for part in query.subqueries])
    if isinstance(query, Not):
        return Not(with_texts(query.subquery, change))
    return query


def _unquoted(query: Text) -> SearchQuery:
    """Without quotation marks; a part of nothing else limits nothing."""
    text = query.query_string.replace('"', " ")
    return _saying(query, text) if text.strip() else MATCH_ALL


def _also_in_words(query: Text) -> SearchQuery:
    words = as_words(query.query_string)
    if words in ("", query.query_string):
        return query
    return Or([query, _saying(query, words)])


def _saying(query: Text, text: str) -> Text:
    query = copy(query)
    query.query_string = text
    return query
