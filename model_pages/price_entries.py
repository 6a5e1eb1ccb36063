"""What an entry of the page's history keeps of a price, and reading it back.

``line`` is which price is meant, ``old`` and ``new`` are texts of ``checks.price_value``, empty
where there was none or is none any more: {"line": {"component": "input_text", …},
"key": "input_text/tokens/USD/list", "old": "0.4/1m_tokens", "new": "0.5/1m_tokens"}.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from .checks import price_subject, price_value
from .specs.prices import FreeKind, Price, PriceKind, PriceState, normal_conditions


def price_key(price: Price) -> str:
    """A price line as text, with the day of an announced one."""
    key = price_subject(price).removeprefix("price:")
    return f"{key} {price.effective_from.isoformat()}" if price.effective_from else key


def entry_data(old: Price | None, new: Price | None) -> dict[str, Any]:
    """At least one of the two is there."""
    price = new or old
    assert price is not None
    return {
        "key": price_key(price),
        "line": _line(price) | {"old_currency": (old or price).currency},
        "old": _value(old),
        "new": _value(new),
    }


def prices_in(data: Mapping[str, Any]) -> tuple[Price | None, Price | None]:
    """The former and the new price of an entry."""
    line = data["line"]
    return _price(line, data["old"], line["old_currency"]), _price(
        line, data["new"], line["currency"]
    )


def _value(price: Price | None) -> str:
    return price_value(price) if price else ""


def _line(price: Price) -> dict[str, Any]:
    return {
        "component": price.component,
        "unit": price.unit,
        "currency": price.currency,
        "conditions": dict(price.conditions),
        "host": price.host,
        "kind": price.kind.value,
        "from": price.effective_from.isoformat() if price.effective_from else "",
    }


def _price(line: Mapping[str, Any], value: str, currency: str) -> Price | None:
    if not value:
        return None
    amount, slash, unit = value.partition("/")
    state, _colon, free_kind = value.partition(":")
    return Price(
        component=line["component"],
        unit=unit if slash else line["unit"],
        currency=currency,
        state=PriceState.PRICED if slash else PriceState(state),
        amount=Decimal(amount) if slash else None,
        conditions=normal_conditions(line["conditions"]),
        free_kind=FreeKind(free_kind) if free_kind else None,
        kind=PriceKind(line["kind"]),
        host=line["host"],
        effective_from=date.fromisoformat(line["from"]) if line["from"] else None,
    )
