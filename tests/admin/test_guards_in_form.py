"""Publishing an unlikely price asks whether it is right, and the history keeps the answer."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.models import PageLogEntry

from model_pages.models import ModelIndexPage, ModelPage
from model_pages.pricing.carrying_out import carry_out
from model_pages.pricing.edits import PriceEdit
from model_pages.pricing.orders import Order, Way
from model_pages.pricing.slots import Slot
from tests import factories
from tests.admin.people import member
from tests.editor_forms import changed_prices, entry_form, price_row

ANSWER = {"is_right": "on", "why_right": "New price list"}


@pytest.fixture
def page(site):
    return factories.model("GPT-4.1 Mini", prices={"input_text": "0.4", "output_text": "1.6"})


@pytest.fixture
def make_editor(client):
    """A signed-in member of a group, which may confirm what looks wrong or not."""

    def make(group: str, *, may_confirm: bool = False):
        user = member(group)
        allowed = Permission.objects.get(codename="confirm_unlikely_prices")
        permissions = user.groups.get().permissions
        permissions.add(allowed) if may_confirm else permissions.remove(allowed)
        client.force_login(user)
        return client

    return make


def url_of(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def with_output(page, amount, **fields):
    row = price_row("output_text", amount, **fields.pop("row", {}))
    return changed_prices(page, price_row(amount="0.4"), row, **fields)


def live_output(page):
    return ModelPage.objects.get(pk=page.pk).prices.get(component="output_text").amount


def actions(page):
    entries = PageLogEntry.objects.filter(page=page, action__startswith="model_pages.")
    return [entry.action.removeprefix("model_pages.") for entry in entries.order_by("pk")]


def test_a_jump_is_not_published_unasked_and_the_question_stands_at_its_row(admin_client, page):
    response = admin_client.post(url_of(page), with_output(page, "16", summary="Typed by hand"))

    html = response.content.decode()
    assert response.status_code == 200
    assert "$1.6 per million tokens → $16 per million tokens (+900%): 10 times" in html
    assert "Typed by hand" in html
    assert 'name="prices-1-is_right"' in html
    assert 'name="prices-0-is_right"' not in html
    assert live_output(page) == Decimal("1.6")


def test_a_confirmed_jump_is_published_and_the_reason_stands_in_the_history(admin_client, page):
    response = admin_client.post(url_of(page), with_output(page, "16", row=ANSWER))

    assert response.status_code == 302
    assert live_output(page) == Decimal("16")
    entry = PageLogEntry.objects.get(action="model_pages.confirm_price")
    assert entry.user.username == "admin"
    assert entry.revision == ModelPage.objects.get(pk=page.pk).live_revision
    said = {name: entry.data[name] for name in ("key", "old", "new", "guards", "reason")}
    assert said == {
        "key": "output_text/tokens/USD/list",
        "old": "1.6/1m_tokens",
        "new": "16/1m_tokens",
        "guards": ["jump"],
        "reason": "New price list",
    }
    assert "unconfirmed_price" not in actions(page)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"is_right": "on", "why_right": " "}, "Say in a few words why it is right."),
        ({"why_right": "New price list"}, "confirm it, or change it"),
    ],
)
def test_a_tick_without_a_reason_and_a_reason_without_a_tick_are_no_answer(
    admin_client, page, answer, words
):
    response = admin_client.post(url_of(page), with_output(page, "16", row=answer))

    assert words in response.content.decode()
    assert live_output(page) == Decimal("1.6")


def test_a_draft_may_hold_what_nobody_has_confirmed_and_says_so_when_it_is_opened(
    admin_client, page
):
    form = with_output(page, "16", **{"action-publish": ""})

    assert admin_client.post(url_of(page), form).status_code == 302
    assert "10 times the former price" in admin_client.get(url_of(page)).content.decode()
    assert admin_client.post(url_of(page), with_output(page, "16")).status_code == 200
    assert live_output(page) == Decimal("1.6")


def test_an_autosave_asks_nothing(admin_client, page):
    form = with_output(page, "16", **{"action-publish": ""})

    response = admin_client.post(url_of(page), form, headers={"accept": "application/json"})

    assert response.json()["success"]
    assert actions(page) == []


def test_who_may_not_confirm_is_told_to_submit_and_her_work_stays(make_editor, page):
    client = make_editor("Moderators")

    response = client.post(url_of(page), with_output(page, "16", row=ANSWER))

    html = response.content.decode()
    assert "submit the page for approval" in html
    assert 'value="16"' in html
    assert 'name="prices-1-is_right"' not in html
    assert live_output(page) == Decimal("1.6")


def test_who_may_not_confirm_may_submit_and_the_approver_is_asked(make_editor, admin_client, page):
    form = with_output(page, "16", **{"action-publish": "", "action-submit": "1"})
    assert make_editor("Pricing editors").post(url_of(page), form).status_code == 302

    approve = {"action-publish": "", "action-workflow-action": "1"}
    approve |= {"workflow-action-name": "approve"}
    unasked = admin_client.post(url_of(page), with_output(page, "16", **approve))

    assert "10 times the former price" in unasked.content.decode()
    assert live_output(page) == Decimal("1.6")
    answered = admin_client.post(url_of(page), with_output(page, "16", row=ANSWER, **approve))
    assert answered.status_code == 302
    assert live_output(page) == Decimal("16")
    assert "unconfirmed_price" not in actions(page)


def test_who_may_confirm_is_asked_at_submitting_and_nobody_again_at_publishing(
    make_editor, admin_client, page
):
    client = make_editor("Editors", may_confirm=True)
    submit = {"action-publish": "", "action-submit": "1"}

    assert client.post(url_of(page), with_output(page, "16", **submit)).status_code == 200
    client.post(url_of(page), with_output(page, "16", row=ANSWER, **submit))

    assert admin_client.post(url_of(page), with_output(page, "16")).status_code == 302
    assert live_output(page) == Decimal("16")


def test_an_answer_is_of_one_amount(admin_client, page):
    admin_client.post(url_of(page), with_output(page, "16", row=ANSWER))

    assert admin_client.post(url_of(page), with_output(page, "160")).status_code == 200


def test_an_answer_holds_for_its_change_until_that_is_published_and_not_for_a_later_one(
    admin_client, page
):
    draft = {"action-publish": "", "action-submit": "1"}
    admin_client.post(url_of(page), with_output(page, "16", row=ANSWER, **draft))
    assert admin_client.post(url_of(page), with_output(page, "16")).status_code == 302
    assert admin_client.post(url_of(page), with_output(page, "1.6", row=ANSWER)).status_code == 302

    again = admin_client.post(url_of(page), with_output(page, "16"))

    assert "10 times the former price" in again.content.decode()
    assert live_output(page) == Decimal("1.6")


def test_what_else_is_published_meanwhile_ends_no_answer(admin_client, page):
    draft = {"action-publish": "", "action-submit": "1"}
    admin_client.post(url_of(page), with_output(page, "16", row=ANSWER, **draft))
    carry_out(
        page.pk,
        [PriceEdit({"amount": "0.5"}, Slot("input_text"))],
        Order(Way.PUBLISH, get_user_model().objects.get(username="admin")),
    )

    assert admin_client.post(url_of(page), with_output(page, "16")).status_code == 302
    assert live_output(page) == Decimal("16")


def test_an_announced_price_that_was_withdrawn_is_asked_about_again(admin_client, page):
    announce = PriceEdit(
        {"component": "output_text", "amount": "16", "effective_from": "2027-01-01"},
        reason="New price list",
    )
    withdraw = PriceEdit(slot=Slot("output_text", effective_from="2027-01-01"), removes=True)
    order = Order(Way.PUBLISH, get_user_model().objects.get(username="admin"))
    assert carry_out(page.pk, [announce], order).done
    assert carry_out(page.pk, [withdraw], order).done

    refused = carry_out(page.pk, [replace(announce, reason="")], order)

    assert "10 times the former price" in refused.problems[0].message


def test_an_implausible_amount_that_was_confirmed_is_ranked_again(admin_client, page):
    admin_client.post(url_of(page), with_output(page, "3200", row=ANSWER))

    assert ModelPage.objects.get(pk=page.pk).prices.get(component="output_text").is_confirmed


def test_a_tick_at_confirmed_needs_a_reason_too(admin_client, page):
    form = with_output(page, "4000", row={"is_confirmed": "on"})
    assert admin_client.post(url_of(page), form).status_code == 200


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (price_row("output_text", "0.2"), "Output is cheaper than input here"),
        (price_row("cached_input_text", "0.5"), "Input from the cache is dearer"),
        (price_row(amount="0.9", kind="promotion"), "The promotion is above the list price"),
        (
            price_row("output_text", "", state="free", free_kind="free_tier"),
            "It would cost nothing",
        ),
        (price_row("output_text", "1200"), "far outside what this is billed elsewhere"),
    ],
)
def test_a_new_entry_is_asked_about_too(admin_client, site, row, words):
    index = ModelIndexPage.objects.get()
    url = reverse("wagtailadmin_pages:add", args=["model_pages", "modelpage", index.pk])
    form = {"title": "New", "slug": "new", "prices": [price_row(amount="0.4"), row]}

    response = admin_client.post(url, entry_form(factories.provider().pk, **form))

    assert words in response.content.decode()
    assert not ModelPage.objects.filter(slug="new").exists()
    form["prices"] = [price_row(amount="0.4"), row | ANSWER]
    answered = admin_client.post(url, entry_form(factories.provider().pk, **form))
    assert answered.status_code == 302
    assert actions(ModelPage.objects.get(slug="new")) == ["confirm_price"]


def test_another_unit_and_another_currency_are_asked_about(admin_client, page):
    unit = admin_client.post(url_of(page), with_output(page, "0.0016", row={"unit": "1k_tokens"}))
    assert "the same price in another unit" in unit.content.decode()

    currency = admin_client.post(url_of(page), with_output(page, "1.6", row={"currency": "EUR"}))
    assert "another currency than before" in currency.content.decode()


def test_the_price_list_of_a_model_of_another_family_is_asked_about(admin_client, page):
    factories.model("Sonnet", family="Claude", prices={"input_text": "0.4", "output_text": "2"})

    response = admin_client.post(url_of(page), with_output(page, "2"))

    assert "now exactly those of Sonnet" in response.content.decode()


def test_models_of_one_family_may_share_their_prices(admin_client, page):
    factories.model("Nano", family="GPT-4.1", prices={"input_text": "0.4", "output_text": "2"})
    form = with_output(page, "2", family="gpt-4.1")
    assert admin_client.post(url_of(page), form).status_code == 302
