"""What a visitor's own workload costs, without JavaScript."""

from __future__ import annotations

import re

import pytest

from model_pages.models import ModelPage
from tests import factories

PAIR = "/compare/gpt-4-1-vs-gpt-4-1-mini/"


@pytest.fixture
def pair(site):
    factories.model("GPT-4.1", prices={"input_text": "2", "output_text": "8"})
    factories.model("GPT-4.1 Mini", prices={"input_text": "0.4", "output_text": "1.6"})


def calculator(client, address):
    response = client.get(address)
    assert response.status_code == 200
    html = response.content.decode()
    return html[html.index('aria-labelledby="cost"') : html.index('id="cost-data"')]


def totals(html):
    return re.findall(r'class="vs-bill-total">([^<]*)<', html)


def test_a_pair_begins_with_a_usual_workload(client, pair):
    html = calculator(client, PAIR)
    assert totals(html) == ["$24", "$4.8"]
    assert "GPT-4.1 Mini costs $19.2 less than GPT-4.1." in html
    assert re.search(r'mix=month#cost"[^>]* aria-current="true"', html)


def test_the_address_says_what_is_priced_and_the_form_shows_it(client, pair):
    html = calculator(client, f"{PAIR}?in=1M&out=0&requests=3")
    assert totals(html) == ["$6", "$1.2"]
    assert 'name="in" value="1M"' in html


def test_a_wrong_field_is_told_keeps_what_was_typed_and_prices_nothing(client, pair):
    html = calculator(client, f"{PAIR}?in=many&out=500")
    assert "“many” is not a number" in html
    assert 'value="many"' in html and 'value="500"' in html
    assert totals(html) == ["–", "–"]
    assert "less than" not in html


@pytest.mark.parametrize(
    "query", ["in=0&out=0", "in=%00", "in=" + "9" * 10_000, "mix=%ff", "batch=x"]
)
def test_an_absurd_workload_is_a_page_that_says_so(client, pair, query):
    html = calculator(client, f"{PAIR}?{query}")
    assert totals(html) == ["–", "–"]


def test_a_script_in_a_field_shows_as_text(client, pair):
    html = calculator(client, f"{PAIR}?in=<script>alert(1)</script>")
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_what_cannot_be_counted_is_named_and_nobody_is_cheaper(client, pair):
    html = calculator(client, f"{PAIR}?in=10k&cached=50")
    assert "Cached input price: no price is published" in html
    assert "No cheaper one is named: the bill of GPT-4.1 is not complete." in html


def test_more_of_the_address_is_carried_on(client, pair):
    html = calculator(client, f"{PAIR}?rows=differ&in=5")
    assert '<input type="hidden" name="rows" value="differ">' in html
    assert 'href="?rows=differ&amp;mix=chat#cost"' in html


def test_two_image_models_begin_with_images_of_a_size_that_both_sell(client, site):
    for name, amount in (("One", "0.02"), ("Two", "0.03")):
        cell = factories.price("image_generation", amount, "image", conditions=[])
        factories.model(name, model_type="image", prices=[cell])
    html = calculator(client, "/compare/one-vs-two/")
    assert totals(html) == ["$2", "$3"]
    assert 'name="images" value="1"' in html


def test_the_page_of_one_model_has_its_bill_and_no_rival(client, pair):
    html = calculator(client, "/models/gpt-4-1/?in=1M")
    assert totals(html) == ["$2"]
    assert "vs-mark" not in html


def test_a_retired_model_has_no_bill(client, pair):
    page = ModelPage.objects.get(slug="gpt-4-1")
    page.retires_on = "2026-01-01"
    factories.publish(page)
    html = calculator(client, PAIR)
    assert totals(html) == ["–", "$4.8"]
    assert "No cheaper one is named: GPT-4.1 is no longer offered." in html


@pytest.mark.parametrize("address", [PAIR, "/models/gpt-4-1/"])
def test_an_address_with_a_workload_is_not_for_search_engines(client, pair, address):
    html = client.get(f"{address}?mix=chat").content.decode()
    assert '<meta name="robots" content="noindex,follow">' in html
    assert f'<link rel="canonical" href="http://testserver{address}">' in html.replace(
        "http://localhost", "http://testserver"
    )


def test_the_calculator_asks_the_database_for_nothing(client, pair, django_assert_num_queries):
    client.get(PAIR)
    with django_assert_num_queries(12):
        client.get(f"{PAIR}?in=5&out=7")
