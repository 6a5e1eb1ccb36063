"""What links between pages about models carry on beside the day.

An app says what that is by the hook ``versus_carried``: a function of the request that gives names
and values for a query. The comparisons carry the visitor's workload on. Links to what is not about
models, the home page and the providers, stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.http import HttpRequest
from wagtail import hooks

from .day_asked import Query, with_query

_CARRIED: ContextVar[Query] = ContextVar("carried", default=())


@contextmanager
def carrying(request: HttpRequest) -> Iterator[None]:
    """While a page is made: its links carry on what its address says."""
    readers = hooks.get_hooks("versus_carried")
    token = _CARRIED.set(tuple(pair for read in readers for pair in read(request)))
    try:
        yield
    finally:
        _CARRIED.reset(token)


def carried_query() -> Query:
    """What the links and forms of this page carry on, but for the day."""
    return _CARRIED.get()


def carried(url: str) -> str:
    """The address of a page about models, with what this page carries on."""
    return with_query(url, carried_query())
