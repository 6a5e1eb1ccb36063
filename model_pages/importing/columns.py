"""Which column of a sheet holds what: by its name, or as an editor says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from model_pages.catalogue.flat import MODEL, NAME, model_columns, price_columns

PRICES, MODELS, CATALOGUE = "prices", "models", "catalogue"
NEW_MODELS = (MODELS, CATALOGUE)
"""What can bring models that are not there yet."""

_COLUMNS = {PRICES: price_columns, MODELS: model_columns}
_REQUIRED = {PRICES: (MODEL, "component", "amount"), MODELS: ("slug",)}
_ALSO_CALLED = {
    PRICES: {
        "slug": MODEL,
        "model slug": MODEL,
        "price": "amount",
        "price component": "component",
        "valid from": "from",
        "valid until": "until",
        "first day": "from",
        "last day": "until",
        "source url": "url",
        "checked on": "checked",
        "provider host": "host",
    },
    MODELS: {MODEL: "slug", "title": NAME, "model name": NAME, "model type": "type"},
}


@dataclass(frozen=True, slots=True)
class Columns:
    """``keys`` says for each column of the sheet what it holds, or "" where it is left out."""

    holds: str
    keys: tuple[str, ...]

    @property
    def given(self) -> frozenset[str]:
        return frozenset(filter(None, self.keys))

    @property
    def missing(self) -> list[str]:
        return [key for key in _REQUIRED[self.holds] if key not in self.given]

    @property
    def repeated(self) -> list[str]:
        return sorted({key for key in self.keys if key and self.keys.count(key) > 1})

    def position(self, key: str) -> int:
        return self.keys.index(key)


def known_columns(holds: str) -> list[str]:
    return _COLUMNS[holds]()


def what_it_holds(header: Sequence[str]) -> str:
    """Prices or models, or "" where the names of the columns do not tell."""
    if "component" in matched(header, PRICES).given:
        return PRICES
    models = matched(header, MODELS).given
    return MODELS if "slug" in models and len(models) > 1 else ""


def matched(header: Sequence[str], holds: str, chosen: Mapping[str, str] | None = None) -> Columns:
    """``chosen`` is by the place of the column, "0" for the first, and overrules its name."""
    known = {_plain(key): key for key in known_columns(holds)}
    known = {**_ALSO_CALLED[holds], **known}
    if chosen:
        found = (chosen.get(str(at), "") for at in range(len(header)))
        return Columns(holds, tuple(key if key in known.values() else "" for key in found))
    return Columns(holds, tuple(_once(known.get(_plain(name), "") for name in header)))


def _once(keys: Iterable[str]) -> Iterable[str]:
    """Of two columns of one name the first counts, and the other waits to be chosen."""
    seen: set[str] = set()
    for key in keys:
        yield "" if key in seen else key
        seen.add(key)


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", " ", re.sub(r"\s*:\s*", ": ", name)).strip(" \ufeff").casefold()
