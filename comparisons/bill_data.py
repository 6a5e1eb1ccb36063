"""The price lists of some models as bill.js reads them.

What needs the registries or the day is decided here: which price is in doubt, which was checked
too long ago, which amount is per which canonical unit. Amounts are texts: never a float.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from comparisons.engine.bills import BATCH, charges_by_request, why_without
from comparisons.engine.ranking import is_outdated, unranked
from comparisons.engine.sides import Side, conditions_key
from comparisons.engine.workloads import MOST
from model_pages.specs.formats import plain
from model_pages.specs.prices import Conditions, Price, PriceState
from model_pages.specs.vocabulary import CONDITIONS

from .bill_view import price_words
from .bill_words import words
from .workload_query import COUNTS, LABELS, RULES

LIMITS = ("context_window", "max_input_tokens", "max_output_tokens")

BILLED = (
    *("input_text", "cached_input_text", "output_text", "image_generation", "video_generation"),
    *("transcription", "speech_time", "speech_synthesis", "ocr_page", "rerank_search"),
    *("web_search", "request"),
)
"""The components that a workload can pay for."""


def data_of(sides: Sequence[Side], on: date) -> dict[str, Any]:
    """All that one page needs, to be written with ``json_script``."""
    why = unranked(sides)
    formatter = sides[0].formatter
    models = [_Model(side, on).as_data() for side in sides]
    currencies = sorted({price["currency"] for model in models for price in model["prices"]})
    return {
        "models": models,
        "unranked": why and [why.code, why.first, why.second],
        "format": [*formatter.number_marks],
        "money": {code: formatter.money_marks(code) for code in currencies if code},
        "words": words()
        | {
            "rules": {code: str(rule) for code, rule in RULES.items()},
            "labels": {key: str(label) for key, label in LABELS.items()},
        },
        "most": {key: MOST[name] for key, name in COUNTS.items()},
    }


class _Model:
    """``ladders`` by component: of each cell the prices of standard and of batch service, each
    with the number of input tokens above which it holds."""

    def __init__(self, side: Side, on: date) -> None:
        self.side = side
        self.on = on
        self.prices: dict[int, int] = {}
        self.listed: list[dict[str, Any]] = []

    def as_data(self) -> dict[str, Any]:
        side, label = self.side, self.side.language.label
        listed = {component for component, _ in side.list_prices}
        return {
            "name": side.name,
            "is_video": side.sheet.model_type == "video",
            "has_fee": charges_by_request(side),
            "is_retired": side.is_retired,
            "limits": [side.sheet.fact(key).value or 0 for key in LIMITS],
            "steps": sorted(side.all_steps),
            "ladders": {key: self._ladders(key) for key in BILLED if key in listed},
            "labels": {key: label("component", key) for key in BILLED},
            "prices": self.listed,
        }

    def _ladders(self, component: str) -> list[dict[str, Any]]:
        found = []
        for key, conditions in self.side.list_prices:
            if key == component and all(CONDITIONS[name].selects_cell for name, _ in conditions):
                batch = conditions_key({**dict(conditions), "service_tier": BATCH})
                found.append(
                    {
                        "cell": {name: str(value) for name, value in conditions},
                        "plain": self._steps(component, conditions),
                        "batch": self._steps(component, batch),
                    }
                )
        return found

    def _steps(self, component: str, service: Conditions) -> list[list[int]]:
        base = self.side.list_prices.get((component, service))
        if base is None:
            return []
        steps = self.side.steps(component, service).items()
        return [[0, self._place(base)], *([over, self._place(price)] for over, price in steps)]

    def _place(self, price: Price) -> int:
        if id(price) not in self.prices:
            self.prices[id(price)] = len(self.listed)
            self.listed.append(self._price(price))
        return self.prices[id(price)]

    def _price(self, price: Price) -> dict[str, Any]:
        amount = price.canonical_amount
        return price_words(self.side, price) | {
            "component": price.component,
            "amount": None if amount is None else f"{plain(amount):f}",
            "currency": price.currency,
            "why": why_without(price),
            "minimum": None if price.minimum is None else f"{plain(price.minimum):f}",
            "is_free": price.state is PriceState.FREE,
            "is_outdated": is_outdated(price, self.on),
        }
