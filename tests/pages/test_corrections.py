"""What a visitor can say is wrong, from the link to the editors' desk."""

import re

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from model_pages.corrections.views import MOST_AN_HOUR
from model_pages.models import Correction
from tests import factories

FORM = reverse("versus_correction")
SAID = {
    "field": "input_text",
    "proposed": "$0.50 per million tokens",
    "source_url": "https://example.com/prices",
    "note": "Since Monday",
}


@pytest.fixture(autouse=True)
def fresh_counters():
    cache.clear()


@pytest.fixture
def mini(site):
    prices = [
        factories.price("input_text", "0.4"),
        factories.price("input_text", "0.2", conditions={"service_tier": "batch"}),
    ]
    return factories.model("GPT-4.1 Mini", prices=prices, context_window=1047576)


def address(**query):
    return FORM, {"model": "gpt-4-1-mini"} | query


def send(client, **changes):
    url = f"{FORM}?model=gpt-4-1-mini"
    return client.post(url, SAID | changes)


def test_the_form_is_about_the_value_that_the_link_names(client, mini):
    page = client.get(*address(field="input_text")).content.decode()
    assert '<option value="input_text" selected>Input price ($0.4 / 1M tokens)' in page
    assert '<meta name="robots" content="noindex">' in page


def test_every_price_of_a_component_can_be_chosen(client, mini):
    page = client.get(*address()).content.decode()
    assert "Input price, batch ($0.2 / 1M tokens)" in page


def test_what_the_page_does_not_say_can_be_supplied(client, mini):
    page = client.get(*address(field="output_text")).content.decode()
    assert '<option value="output_text" selected>' in page


def test_a_field_that_the_page_lacks_is_named(client, mini):
    page = client.get(*address(field="<b>weight</b>")).content.decode()
    assert "This page has no value called “&lt;b&gt;weight&lt;/b&gt;”" in page


def test_a_correction_reaches_the_editors_with_what_the_page_said(client, mini):
    response = send(client)
    assert response.status_code == 302
    correction = Correction.objects.get()
    assert (correction.page_id, correction.field) == (mini.pk, "input_text")
    assert (correction.label, correction.shown) == ("Input price", "$0.4 / 1M tokens")
    assert correction.proposed == "$0.50 per million tokens"
    assert correction.state == Correction.State.OPEN
    assert "Thank you" in client.get(response.url).content.decode()


def test_the_same_words_twice_are_one_task(client, mini):
    send(client)
    send(client, note="Again")
    assert Correction.objects.count() == 1


@pytest.mark.parametrize("wrong", ["", "my cousin", "javascript:alert(1)", "ftp://example.com/x"])
def test_without_a_page_to_read_it_on_nothing_is_sent_and_nothing_lost(client, mini, wrong):
    response = send(client, source_url=wrong)
    page = response.content.decode()
    assert response.status_code == 422
    assert 'value="$0.50 per million tokens"' in page
    assert "Since Monday" in page
    assert 'aria-invalid="true"' in page
    assert not Correction.objects.exists()


def test_a_field_that_is_no_choice_is_refused(client, mini):
    assert send(client, field="weight").status_code == 422
    assert not Correction.objects.exists()


def test_a_program_that_fills_the_hidden_field_is_thanked_for_nothing(client, mini):
    assert send(client, website="https://spam.example").status_code == 302
    assert not Correction.objects.exists()


def test_too_many_within_an_hour_are_refused_with_what_was_typed(client, mini):
    for number in range(MOST_AN_HOUR):
        assert send(client, proposed=f"${number}").status_code == 302
    response = send(client, proposed="$99")
    assert response.status_code == 429
    assert 'value="$99"' in response.content.decode()
    assert Correction.objects.count() == MOST_AN_HOUR


def test_the_limit_is_of_one_visitor(client, mini):
    for number in range(MOST_AN_HOUR + 1):
        send(client, proposed=f"${number}")
    other = client.post(f"{FORM}?model=gpt-4-1-mini", SAID, REMOTE_ADDR="203.0.113.9")
    assert other.status_code == 302


def test_behind_a_proxy_the_visitor_is_whom_the_proxy_names(client, mini, settings):
    settings.VERSUS_CLIENT_ADDRESS = "HTTP_X_REAL_IP"
    for number in range(MOST_AN_HOUR + 1):
        data = SAID | {"proposed": f"${number}"}
        url = f"{FORM}?model=gpt-4-1-mini"
        answer = client.post(url, data, headers={"X-Real-IP": f"203.0.113.{number}"})
        assert answer.status_code == 302


def test_a_form_from_elsewhere_is_refused_and_our_own_is_not(mini):
    client = Client(enforce_csrf_checks=True)
    assert send(client).status_code == 403
    page = client.get(*address()).content.decode()
    token = re.search('name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert send(client, csrfmiddlewaretoken=token[1]).status_code == 302


def test_an_unknown_model_is_named_and_another_can_be_chosen(client, mini):
    response = client.get(FORM, {"model": "gpt-5<script>"})
    page = response.content.decode()
    assert response.status_code == 404
    assert "No published model is called “gpt-5&lt;script&gt;”." in page
    assert '<option value="gpt-4-1-mini">GPT-4.1 Mini</option>' in page


def test_a_draft_has_no_form(client, site):
    factories.model("Secret", published=False)
    response = client.get(FORM, {"model": "secret"})
    assert response.status_code == 404
    assert ">Secret<" not in response.content.decode()


def test_a_broken_query_is_no_error(client, mini):
    assert client.get(f"{FORM}?model=%00&field=%ff").status_code in (200, 404)
    assert client.get(f"{FORM}?model=gpt-4-1-mini&field={'x' * 5000}").status_code == 200
