"""What a currency is worth."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.engine.factories import rate


def test_an_amount_is_divided_by_what_a_dollar_is_in_its_currency():
    assert rate("CNY", "7").in_dollars(Decimal("3.5")) == Decimal("0.5")
    assert rate("EUR", "0.8").in_dollars(Decimal(2)) == Decimal("2.5")


@pytest.mark.parametrize("per_dollar", ["0", "-7"])
def test_a_dollar_is_worth_something(per_dollar):
    with pytest.raises(ValueError, match=f"A dollar cannot be {per_dollar} CNY"):
        rate("CNY", per_dollar)
