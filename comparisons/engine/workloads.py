"""What a request costs: three named workloads instead of a blended price that hides its mix."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from model_pages.specs.prices import Price

from .rates import in_unit
from .sides import Side

MILLION = "1m_tokens"


@dataclass(frozen=True, slots=True)
class Workload:
    key: str
    input_tokens: int
    output_tokens: int


WORKLOADS = (
    Workload("long_document", 50_000, 1_000),
    Workload("chat", 2_000, 500),
    Workload("long_writing", 1_000, 4_000),
)


def cost(side: Side, workload: Workload) -> Decimal | None:
    """One request at the provider's own list price, standard service; None if a price is missing.

    A tier is a cliff: a request above its threshold pays the tier's price for every token.
    """
    total = Decimal(0)
    for component, tokens in (
        ("input_text", workload.input_tokens),
        ("output_text", workload.output_tokens),
    ):
        price = price_at(side, component, workload.input_tokens)
        if price is None:
            return None
        total += in_unit(price, MILLION) * tokens / 1_000_000
    return total


def price_at(side: Side, component: str, input_tokens: int) -> Price | None:
    """The price of a component in a request of that many input tokens."""
    applies = [price for over, price in side.bands(component).items() if input_tokens > over]
    return applies[-1] if applies else side.priced(component)
