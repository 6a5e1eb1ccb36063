"""Who refers to a model or a provider, and what becomes of an old address."""

import pytest
from django.urls import reverse

from model_pages.models import Provider
from tests import factories


def test_the_usage_of_a_model_names_whom_it_replaces(admin_client, seed_pair):
    old, _image = seed_pair

    url = reverse("wagtailadmin_pages:usage", args=[old.superseded_by_id])
    html = admin_client.get(url).content.decode()

    assert "GPT-4.1 Mini" in html


@pytest.mark.parametrize("field", ["provider", "developer", "host"])
def test_the_usage_of_a_provider_names_its_models(admin_client, site, field):
    provider = factories.provider("Azure")
    if field == "host":
        fields = {"prices": [factories.price("input_text", "1", host=provider)]}
    else:
        fields = {field: provider}
    factories.model("GPT-4.1 Mini", **fields)

    url = reverse(Provider.snippet_viewset.get_url_name("usage"), args=[provider.pk])
    html = admin_client.get(url).content.decode()

    assert "GPT-4.1 Mini" in html


def rename(provider, slug):
    provider.slug = slug
    provider.save_revision().publish()


def test_a_provider_that_is_renamed_is_found_at_its_old_address(client, site):
    factories.model("Large", provider=factories.provider("Mistral"))
    provider = Provider.objects.get(slug="mistral")

    rename(provider, "mistral-ai")

    response = client.get("/providers/mistral/")
    assert (response.status_code, response["Location"]) == (301, "/providers/mistral-ai/")


def test_a_provider_that_is_named_as_before_leads_nowhere_else(client, site):
    factories.model("Large", provider=factories.provider("Mistral"))
    provider = Provider.objects.get(slug="mistral")

    rename(provider, "mistral-ai")
    rename(provider, "mistral")

    assert client.get("/providers/mistral/").status_code == 200
    assert client.get("/providers/mistral-ai/")["Location"] == "/providers/mistral/"


def test_an_exchange_rate_is_listed_without_the_zeros_of_the_database(admin_client, db):
    from datetime import date
    from decimal import Decimal

    from model_pages.models import ExchangeRate

    ExchangeRate.objects.create(
        currency="CNY", per_dollar=Decimal("7.000000000000"), day=date(2026, 11, 1)
    )

    url = reverse(ExchangeRate.snippet_viewset.get_url_name("list"))
    html = admin_client.get(url).content.decode()

    assert "7.0000" not in html
