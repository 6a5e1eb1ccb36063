"""The small phrases of cells, with the placeholders that each may use."""

from __future__ import annotations

from collections.abc import Mapping

PHRASES: Mapping[str, frozenset[str]] = {
    key: frozenset(names.split())
    for key, names in {
        "yes": "",
        "no": "",
        "none": "",
        "tokens": "number",
        "amount": "price unit",
        "from_price": "price",
        "now_until": "price date",
        "now_open_ended": "price",
        "now_unlisted_until": "price date",
        "now_unlisted_open_ended": "price",
        "promotion": "",
        "promotion_until": "date",
        "promotion_open_ended": "",
        "from_date": "date",
        "above_tokens": "tokens",
        "quality": "quality",
        "kept": "time",
        "developed_by": "name",
        "retired_on": "date",
        "retires_on": "date",
        "superseded_by": "name",
        "listed_successor": "name",
        "self_reported": "",
        "independent": "",
        "not_tested": "",
        "nothing_announced": "",
        "priced_otherwise": "",
        "worked_out": "",
        "in_doubt": "",
        "why_unknown": "",
        "why_not_published": "",
        "why_not_offered": "",
        "why_not_applicable": "",
        "why_not_tested": "",
        "why_nothing_announced": "",
        "why_priced_otherwise": "",
    }.items()
}
