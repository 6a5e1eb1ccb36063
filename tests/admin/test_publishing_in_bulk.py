"""Publishing in bulk publishes no entry that the form would refuse."""

import re
from decimal import Decimal

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import PageLogEntry

from model_pages.models import ModelIndexPage, ModelPage
from model_pages.specs.currencies import is_money
from tests import factories
from tests.admin.people import member, signed_in


@pytest.fixture
def publish(admin_client):
    def posted(*pages, client=admin_client, **fields):
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        ids = "&".join(f"id={page.pk}" for page in pages)
        next_url = reverse("wagtailadmin_home")
        return client.post(f"{url}?{ids}&next={next_url}", fields, follow=True)

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


@pytest.fixture
def dear(site):
    """A live entry with a draft in which the price of output jumps."""
    return with_draft_at("16", "Dear")


def with_draft_at(amount, name):
    page = factories.model(name, prices={"input_text": "0.4", "output_text": "1.6"})
    draft = page.get_latest_revision_as_object()
    draft.prices.get(component="output_text").amount = Decimal(amount)
    draft.save_revision()
    return page


def output_of(page):
    return ModelPage.objects.get(pk=page.pk).prices.get(component="output_text").amount


def answers(response):
    names = re.findall(r'name="([^"]*-(?:is_right|why_right))"', response.content.decode())
    given = {name: "on" if name.endswith("is_right") else "New price list" for name in names}
    return {"asked": "1", **given}


def test_an_unlikely_price_is_asked_about_before_any_of_the_pages_is_published(publish, dear):
    fine = factories.model("Fine", published=False)

    asked = publish(fine, dear)

    assert "10 times the former price" in asked.content.decode()
    assert "confirm it, or change it" not in asked.content.decode()
    assert output_of(dear) == Decimal("1.6")
    assert not ModelPage.objects.get(pk=fine.pk).live
    publish(fine, dear, **answers(asked))
    assert output_of(dear) == Decimal("16")
    assert ModelPage.objects.get(pk=fine.pk).live
    entry = PageLogEntry.objects.get(action="model_pages.confirm_price")
    assert (entry.user.username, entry.data["reason"]) == ("admin", "New price list")
    assert not PageLogEntry.objects.filter(action="model_pages.unconfirmed_price").exists()


def test_a_missing_reason_is_said_at_each_of_several_entries(publish, dear):
    response = publish(dear, with_draft_at("12", "Second"), asked="1")

    assert response.content.decode().count("confirm it, or change it") == 2


def test_an_implausible_amount_that_was_confirmed_in_bulk_is_ranked_again(publish, site):
    page = with_draft_at("3200", "Nano")

    publish(page, **answers(publish(page)))

    row = ModelPage.objects.get(pk=page.pk).prices.get(component="output_text")
    assert (row.amount, row.is_confirmed) == (Decimal("3200"), True)


def test_drafts_below_the_directory_are_asked_about_too(publish, site):
    index = ModelIndexPage.objects.get()
    page = factories.model("Nano", published=False, prices={"input_text": "4000"})

    asked = publish(index, include_descendants="on")

    assert "far outside" in asked.content.decode()
    assert not ModelPage.objects.get(pk=page.pk).live
    publish(index, include_descendants="on", **answers(asked))
    assert ModelPage.objects.get(pk=page.pk).live


def test_who_may_not_confirm_publishes_nothing_and_is_told_so(publish, dear):
    unlikely = Permission.objects.get(codename="confirm_unlikely_prices")
    Group.objects.get(name="Publishers").permissions.remove(unlikely)
    client = signed_in(member("Publishers"))

    response = publish(dear, client=client, asked="1")

    html = response.content.decode()
    assert "you may not confirm them" in html
    assert "Confirm and publish" not in html
    assert output_of(dear) == Decimal("1.6")


@pytest.mark.parametrize("code", ["XXX", "XTS", "XAU", "XDR", "XBA", "CLF", "USN", "DOL", ""])
def test_metals_funds_and_tests_are_no_money(code):
    assert not is_money(code)


@pytest.mark.parametrize("code", ["USD", "EUR", "CNY", "XOF", "XAF", "XPF", "XCD"])
def test_money_of_several_countries_is_money(code):
    assert is_money(code)
