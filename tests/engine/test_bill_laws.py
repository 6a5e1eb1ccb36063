"""What holds for the bill of every model and every workload."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from comparisons.engine.bills import bill
from comparisons.engine.sides import side_of
from comparisons.engine.workloads import MOST
from model_pages.specs.doubts import is_doubtful
from model_pages.specs.language import load_language
from model_pages.specs.prices import OWN_API, PriceKind, PriceState
from tests.engine.strategies import sheets, thorough, workloads

COSTS_NOTHING = (PriceState.FREE, PriceState.INCLUDED)


def billed(sheet, workload):
    return bill(side_of(sheet, load_language()), workload)


@thorough
@given(sheets("Alpha"), workloads())
def test_a_total_is_the_sum_of_its_lines_and_never_below_zero(sheet, workload):
    one = billed(sheet, workload)
    assert one.total == (sum(line.amount for line in one.lines) if one.lines else None)
    for line in one.lines:
        assert line.quantity > 0
        assert (line.amount == 0) == (line.price.state in COSTS_NOTHING)
        assert line.amount >= 0


@thorough
@given(sheets("Alpha"), workloads())
def test_a_line_is_an_own_undoubted_list_price_in_the_currency_of_the_bill(sheet, workload):
    """What is free costs nothing in any currency."""
    one = billed(sheet, workload)
    for line in one.lines:
        price = line.price
        assert price in sheet.prices
        assert price.state in (PriceState.PRICED, *COSTS_NOTHING)
        assert (price.host, price.kind) == (OWN_API, PriceKind.LIST)
        assert price.state in COSTS_NOTHING or price.currency == one.currency
        assert not is_doubtful(price)
        assert (("service_tier", "batch") in price.conditions) == workload.is_batch


@thorough
@given(sheets("Alpha"), workloads())
def test_whatever_a_workload_holds_is_billed_or_named_as_not_counted(sheet, workload):
    one = billed(sheet, workload)
    held = [name for name in MOST if name != "requests" and getattr(workload, name)]
    named = {line.price.component for line in one.lines} | {item.what for item in one.not_counted}
    assert len(named - {"cached_input_text", "request"}) >= len(held) - (workload.cached_share == 1)
    assert one.is_complete == (bool(one.lines) and not one.not_counted)


@thorough
@given(
    sheets("Alpha"),
    workloads(),
    st.sampled_from([name for name in MOST if name != "input_tokens"]),
    st.integers(1, 500),
)
def test_more_of_anything_never_costs_less(sheet, workload, name, more):
    less = billed(sheet, workload)
    larger = billed(sheet, replace(workload, **{name: getattr(workload, name) + more}))
    assert (larger.total or 0) >= (less.total or 0)


@thorough
@given(sheets("Alpha"), workloads(), st.integers(1, 500))
def test_more_input_never_costs_less_at_the_same_prices(sheet, workload, more):
    less = billed(sheet, workload)
    larger = billed(sheet, replace(workload, input_tokens=workload.input_tokens + more))
    if [line.price for line in less.lines] == [line.price for line in larger.lines]:
        assert (larger.total or Decimal(0)) >= (less.total or Decimal(0))
