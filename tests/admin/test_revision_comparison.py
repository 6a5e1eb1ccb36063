"""Comparing two versions of an entry shows its price changes as a reader would say them."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from tests import factories


@pytest.fixture
def compare(admin_client, site):
    def compared(page):
        old, new = page.revisions.order_by("pk").values_list("pk", flat=True)[:2]
        url = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, old, new])
        html = admin_client.get(url).content.decode()
        return " ".join(strip_tags(html[html.index("Changes</th>") :]).split())

    return compared


def changed(change, **fields):
    page = factories.model(
        "GPT-4.1 Mini",
        prices=[
            factories.price("input_text", "0.4", conditions={"service_tier": "batch"}),
            factories.price("output_text", "1.6"),
        ],
    )
    change(page)
    page.save_revision()
    return page


def with_amount(page, position, **fields):
    rows = list(page.prices.all())
    for name, value in fields.items():
        setattr(rows[position], name, value)
    page.prices = rows


def test_a_change_is_one_line_with_its_percent_and_the_rest_is_left_out(compare):
    text = compare(changed(lambda page: with_amount(page, 0, amount="0.3")))

    assert "Input price, batch $0.4 per million tokens → $0.3 per million tokens (−25%)" in text
    assert "Output price" not in text
    assert "service_tier" not in text


def test_another_unit_and_another_condition_read_as_words(compare):
    change = {"unit": "1k_tokens", "conditions": {"input_tokens_over": 128000}}
    text = compare(changed(lambda page: with_amount(page, 1, **change)))

    assert "Output price → Output price, above 128,000 input tokens" in text
    assert "$1.6 per million tokens → $1.6 per thousand tokens (+99,900%)" in text


def test_an_announced_price_shows_its_first_day(compare):
    def announce(page):
        page.prices.add(factories.price("output_text", "2", effective_from=date(2027, 1, 1)))

    text = compare(changed(announce))

    assert "Output price $2 per million tokens, from Jan 1, 2027" in text


def test_a_price_taken_away_is_shown(compare):
    text = compare(changed(lambda page: setattr(page, "prices", [page.prices.all()[0]])))

    assert "Output price $1.6 per million tokens" in text


def test_what_else_changed_in_the_row_stands_below(compare):
    text = compare(changed(lambda page: with_amount(page, 1, terms="At night")))

    assert "Output price $1.6 per million tokens" in text
    assert "Terms At night" in text


def test_a_row_without_its_amount_is_compared_by_its_fields(compare):
    text = compare(changed(lambda page: with_amount(page, 1, amount=None)))

    assert "Output price" in text
