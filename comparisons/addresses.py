"""Addresses of comparisons, with everything else that the reader's address says."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from django.http import HttpRequest

from model_pages.day_asked import PARAMETER, kept_day
from model_pages.words import LONGEST_QUERY

Query = list[tuple[str, str]]

CHOOSING = ("models", "add", "left", "right", "first")
"""The parameters that say which models are meant, and in which order."""


def kept_query(request: HttpRequest, *without: str) -> Query:
    """The query of the request but for some parameters, for links and hidden fields.

    A value that is longer than any field allows belongs to none and is not carried along; nor is
    the day of today, which every plain address shows.
    """
    dropped = (*without, *(() if kept_day() else (PARAMETER,)))
    return [
        (name, value)
        for name, values in request.GET.lists()
        for value in values
        if name not in dropped and max(len(name), len(value)) <= LONGEST_QUERY
    ]


def address(url: str, query: Iterable[tuple[str, str]], fragment: str = "") -> str:
    text = urlencode(list(query), safe=",")
    return f"{url}{'?' if text else ''}{text}{'#' if fragment else ''}{fragment}"
