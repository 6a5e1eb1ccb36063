"""What tells the rows of an entry apart, where a row of a draft has no primary key yet."""

from __future__ import annotations

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

ROW_KEYS: dict[str, tuple[str, ...]] = {
    "prices": ("component", "currency", "conditions", "host", "kind", "effective_from"),
    "other_names": ("identifier",),
    "capabilities": ("capability",),
    "benchmarks": ("name", "version", "metric", "setting"),
    "fact_sources": ("fact",),
}


def key_of(relation: str, row: Any) -> str:
    """The same text for the same row in every version, whatever its place and its amount."""
    values = {name: _value(row, name) or None for name in ROW_KEYS[relation]}
    return json.dumps(values, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False)


def _value(row: Any, name: str) -> Any:
    return getattr(row, row._meta.get_field(name).attname)
