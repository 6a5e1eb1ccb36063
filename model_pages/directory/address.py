"""What the address of the directory asks for, and the addresses that its links lead to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from django.http import HttpRequest

from model_pages.words import LONGEST_QUERY, typed

MOST_VALUES = 50
"""Of one filter: far more than a page has choices, and few enough to read."""

LONGEST_VALUE = 120

Values = tuple[str, ...]


class Address:
    """Each parameter with its values, in the order in which links write them.

    >>> Address({"type": ("text",), "sort": ("price",)}).link(type=())
    '?sort=price'
    """

    def __init__(self, state: Mapping[str, Values]) -> None:
        self.state = {key: values for key, values in state.items() if values}

    def link(self, **changes: Values) -> str:
        return self._href({**self.state, **changes})

    def without(self, *keys: str) -> str:
        return self._href({key: self.state[key] for key in self.state if key not in keys})

    def hidden(self, *without: str) -> list[tuple[str, str]]:
        """The fields that carry the rest of the state through a form."""
        kept = {key: values for key, values in self.state.items() if key not in without}
        return [(key, value) for key, values in kept.items() for value in values]

    def _href(self, state: Mapping[str, Values]) -> str:
        pairs = [(key, value) for key, values in state.items() for value in values if value]
        return "?" + urlencode(pairs, safe=",")


def read_address(request: HttpRequest, many: Iterable[str], single: Iterable[str]) -> Address:
    """``many`` are the parameters that may have several values, ``single`` the others."""
    query = typed(request, "q")
    state: dict[str, Values] = {"q": (query,) if query else ()}
    for key in many:
        values = [_clean(text) for text in request.GET.getlist(key)[:MOST_VALUES]]
        state[key] = tuple(dict.fromkeys(value for value in values if value))
    for key in single:
        value = _clean(request.GET.get(key, ""))
        state[key] = (value,) if value else ()
    return Address(state)


def is_cut(request: HttpRequest) -> bool:
    """Whether the search is longer than what is searched for."""
    return len(request.GET.get("q", "").strip()) > LONGEST_QUERY


def _clean(text: str) -> str:
    return re.sub(r"[\x00-\x1f\x7f]", " ", text).strip()[:LONGEST_VALUE]
