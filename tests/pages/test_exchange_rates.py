"""An editor keeps the exchange rates."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from model_pages.models import ExchangeRate

ADD = "wagtailsnippets_model_pages_exchangerate:add"


@pytest.fixture
def save_rate(admin_client, site):
    def save(**fields):
        form = {"currency": "CNY", "per_dollar": "7.0", "day": "2026-11-23"}
        form |= {"source_name": "Price map", "source_url": "", "action-publish": "1"}
        return admin_client.post(reverse(ADD), form | fields)

    return save


def test_a_rate_is_published(save_rate):
    assert save_rate(currency="cny").status_code == 302

    rate = ExchangeRate.objects.get()
    assert (rate.currency, rate.per_dollar, rate.day, rate.live) == (
        "CNY",
        Decimal(7),
        date(2026, 11, 23),
        True,
    )


@pytest.mark.parametrize(
    ("fields", "field", "rule"),
    [
        ({"currency": "YUA"}, "currency", "'YUA' is not a currency code such as CNY"),
        ({"currency": "USD"}, "currency", "'USD' needs no rate"),
        ({"per_dollar": "0"}, "per_dollar", "A dollar cannot be 0 of a currency"),
        ({"per_dollar": "-7"}, "per_dollar", "A dollar cannot be -7 of a currency"),
    ],
)
def test_a_wrong_rate_is_refused_with_its_value_and_the_rule(save_rate, fields, field, rule):
    errors = save_rate(**fields).context["form"].errors

    assert list(errors) == [field]
    assert rule in errors[field][0]


def test_a_currency_has_one_rate_a_day(save_rate):
    save_rate()

    again = save_rate(per_dollar="7.25").context["form"].errors

    assert "a rate of this day already" in str(again)
    assert save_rate(per_dollar="7.25", day="2026-11-24").status_code == 302
