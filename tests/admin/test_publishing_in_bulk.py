"""Publishing in bulk publishes no entry that the form would refuse."""

import pytest
from django.urls import reverse

from model_pages.models import ModelPage
from model_pages.specs.currencies import is_money
from tests import factories


@pytest.fixture
def publish(admin_client):
    def posted(*pages):
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        ids = "&".join(f"id={page.pk}" for page in pages)
        next_url = reverse("wagtailadmin_home")
        return admin_client.post(f"{url}?{ids}&next={next_url}", follow=True)

    return posted


def test_a_loop_of_successors_is_a_message_and_nothing_is_published(site, publish):
    old = factories.model("Old")
    new = factories.model("New", superseded_by=old)
    fine = factories.model("Fine", published=False)
    old.superseded_by = new
    old.save_revision(clean=False)

    response = publish(old, fine)

    assert "Old was not published" in response.content.decode()
    assert "Old → New → Old" in response.content.decode()
    assert ModelPage.objects.get(pk=old.pk).superseded_by is None
    assert not ModelPage.objects.get(pk=fine.pk).live


def test_a_price_without_its_amount_is_not_published(site, publish):
    page = factories.model("Nano", published=False, checked_on=None)
    page.prices = [factories.price("input_text", None)]
    page.save_revision()

    response = publish(page)

    assert "A price needs an amount" in response.content.decode()
    assert not ModelPage.objects.get(pk=page.pk).live


def test_a_whole_draft_is_published(site, publish):
    page = factories.model("Nano", published=False, prices={"input_text": "0.4"})

    publish(page)

    assert ModelPage.objects.get(pk=page.pk).live


@pytest.mark.parametrize("code", ["XXX", "XTS", "XAU", "XDR", "XBA", "CLF", "USN", "DOL", ""])
def test_metals_funds_and_tests_are_no_money(code):
    assert not is_money(code)


@pytest.mark.parametrize("code", ["USD", "EUR", "CNY", "XOF", "XAF", "XPF", "XCD"])
def test_money_of_several_countries_is_money(code):
    assert is_money(code)
