"""Two editors on one entry never overwrite each other silently."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry

from model_pages.models import ModelPage
from tests import factories
from tests.editor_forms import changed_prices, price_row

DRAFT = {"action-publish": ""}


@pytest.fixture
def page(site):
    return factories.model(
        "GPT-4.1 Mini",
        prices={"input_text": "0.4", "output_text": "1.6"},
        summary="Small",
        context_window=1000,
    )


@pytest.fixture
def clients(django_user_model):
    """Two administrators, each with a browser of her own."""

    def signed_in(name):
        user = django_user_model.objects.create_superuser(name, f"{name}@example.com", "right")
        client = Client()
        client.force_login(user)
        return client

    return signed_in("ada"), signed_in("ben")


def url_of(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def opened(client, page):
    """What the form remembers of the version it was opened from."""
    revision = client.get(url_of(page)).context["page"].latest_revision
    return {
        "loaded_revision_id": revision.pk,
        "loaded_revision_created_at": revision.created_at.isoformat(),
    }


def form(page, inputs="0.4", outputs="1.6", **fields):
    fields = {"summary": "Small", "context_window": "1000"} | fields
    source = {"source_name": "Price page", "source_url": "https://example.com/prices"}
    rows = price_row(amount=inputs, **source), price_row("output_text", outputs, **source)
    return changed_prices(page, *rows, **fields)


def draft(page):
    return ModelPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def amounts(page):
    return [price.amount for price in draft(page).prices.all()]


def messages_of(response):
    return " ".join(str(message) for message in response.context["messages"])


@pytest.mark.parametrize("action", [{}, DRAFT], ids=["publish", "save"])
def test_what_both_changed_is_shown_and_the_second_editor_keeps_her_work(clients, page, action):
    ada, ben = clients
    at_opening = opened(ben, page)
    ada.post(url_of(page), form(page, inputs="0.5", **opened(ada, page)))

    response = ben.post(
        url_of(page), form(page, inputs="0.6", summary="Tiny", **at_opening, **action)
    )

    html = response.content.decode()
    assert response.status_code == 200
    (conflict,) = response.context["conflicts"]
    assert conflict["label"] == "Input price"
    assert conflict["opened"] == "Input price: $0.4 per million tokens"
    assert conflict["theirs"] == "Input price: $0.5 per million tokens"
    assert conflict["mine"] == "Input price: $0.6 per million tokens"
    assert "Saved by ada," in html
    assert 'value="0.6"' in html
    assert 'value="Tiny"' in html
    assert amounts(page) == [Decimal("0.5"), Decimal("1.6")]
    assert draft(page).summary == "Small"


@pytest.mark.parametrize(("choice", "amount"), [("mine", "0.6"), ("theirs", "0.5")])
def test_the_second_editor_chooses_and_saves_again(clients, page, choice, amount):
    ada, ben = clients
    mine = form(page, inputs="0.6", summary="Tiny", **opened(ben, page))
    ada.post(url_of(page), form(page, inputs="0.5", **opened(ada, page)))
    asked = ben.post(url_of(page), mine)

    answer = {
        asked.context["conflicts"][0]["key"]: choice,
        "seen_revision": asked.context["seen_revision"],
    }
    response = ben.post(url_of(page), mine | answer)

    assert response.status_code == 302
    live = ModelPage.objects.get(pk=page.pk)
    assert live.summary == "Tiny"
    assert [price.amount for price in live.prices.all()] == [Decimal(amount), Decimal("1.6")]


def test_a_choice_is_kept_while_the_chosen_price_is_asked_about(clients, page):
    ada, ben = clients
    mine = form(page, inputs="0.15", **opened(ben, page))
    ada.post(url_of(page), form(page, inputs="0.5", **opened(ada, page)))
    asked = ben.post(url_of(page), mine)
    answer = {
        asked.context["conflicts"][0]["key"]: "mine",
        "seen_revision": asked.context["seen_revision"],
    }

    unlikely = ben.post(url_of(page), mine | answer)

    assert "is_right" in unlikely.content.decode()
    assert unlikely.context["conflicts"][0]["choice"] == "mine"
    sure = {"prices-0-is_right": "on", "prices-0-why_right": "New list"}
    assert ben.post(url_of(page), mine | answer | sure).status_code == 302
    assert amounts(page)[0] == Decimal("0.15")


def test_an_unlikely_price_of_the_other_editor_is_asked_about_before_it_is_published(clients, page):
    ada, ben = clients
    mine = form(page, summary="Tiny", **opened(ben, page))
    ada.post(url_of(page), form(page, outputs="3200", **opened(ada, page), **DRAFT))

    asked = ben.post(url_of(page), mine)

    html = asked.content.decode()
    (brought,) = asked.context["brought"]
    assert "Prices of the other editor look unlikely" in html
    assert "Changed by ada while you were editing" in html
    assert "2,000 times the former price" in brought.questions[0]
    assert 'name="prices-1-is_right"' not in html
    assert ModelPage.objects.get(pk=page.pk).summary == "Small"
    answer = {brought["is_right"].html_name: "on", brought["why_right"].html_name: "Asked them"}
    assert ben.post(url_of(page), mine | answer).status_code == 302
    live = ModelPage.objects.get(pk=page.pk)
    output = live.prices.get(component="output_text")
    assert (live.summary, output.amount, output.is_confirmed) == ("Tiny", Decimal("3200"), True)
    actions = PageLogEntry.objects.filter(page=page).values_list("action", flat=True)
    assert "model_pages.confirm_price" in actions
    assert "model_pages.unconfirmed_price" not in actions


def test_an_answer_to_one_price_of_the_other_editor_is_none_to_her_next_one(clients, page):
    ada, ben = clients
    mine = form(page, summary="Tiny", **opened(ben, page))
    ada.post(url_of(page), form(page, outputs="16", **opened(ada, page), **DRAFT))
    (brought,) = ben.post(url_of(page), mine).context["brought"]
    answer = {brought["is_right"].html_name: "on", brought["why_right"].html_name: "Asked them"}
    ada.post(url_of(page), form(page, outputs="160", **opened(ada, page), **DRAFT))

    again = ben.post(url_of(page), mine | answer)

    assert "100 times the former price" in again.context["brought"][0].questions[0]


def test_what_does_not_fit_the_other_editors_price_is_asked_about(clients, page):
    ada, ben = clients
    mine = form(page, inputs="1.1", **opened(ben, page))
    ada.post(url_of(page), form(page, outputs="0.9", **opened(ada, page), **DRAFT))

    html = ben.post(url_of(page), mine).content.decode()

    assert "Output is cheaper than input here" in html


def test_a_confirmed_price_of_ones_own_stays_confirmed_in_a_merge(clients, page):
    ada, ben = clients
    sure = {"prices-1-is_right": "on", "prices-1-why_right": "New list"}
    mine = form(page, outputs="3200", **opened(ben, page)) | sure
    ada.post(url_of(page), form(page, summary="Tiny", **opened(ada, page)))

    assert ben.post(url_of(page), mine).status_code == 302

    live = ModelPage.objects.get(pk=page.pk)
    assert live.summary == "Tiny"
    assert live.prices.get(component="output_text").is_confirmed


def test_an_answer_to_an_older_question_is_asked_again(clients, page):
    ada, ben = clients
    mine = form(page, inputs="0.6", **opened(ben, page))
    ada.post(url_of(page), form(page, inputs="0.5", **opened(ada, page)))
    asked = ben.post(url_of(page), mine)
    ada.post(url_of(page), form(page, inputs="0.7", **opened(ada, page)))

    answer = {
        asked.context["conflicts"][0]["key"]: "mine",
        "seen_revision": asked.context["seen_revision"],
    }
    again = ben.post(url_of(page), mine | answer)

    assert again.context["conflicts"][0]["theirs"] == "Input price: $0.7 per million tokens"
    assert amounts(page)[0] == Decimal("0.7")


@pytest.mark.parametrize("action", [{}, DRAFT], ids=["publish", "save"])
def test_what_two_editors_changed_apart_is_put_together_and_told(clients, page, action):
    ada, ben = clients
    mine = form(page, inputs="0.6", **opened(ben, page), **action)
    ada.post(url_of(page), form(page, outputs="1.7", summary="Tiny", **opened(ada, page)))

    response = ben.post(url_of(page), mine, follow=True)

    assert amounts(page) == [Decimal("0.6"), Decimal("1.7")]
    assert draft(page).summary == "Tiny"
    told = messages_of(response)
    assert "with what ada changed meanwhile" in told
    assert "One-line description" in told
    assert "Output price" in told


def test_two_changes_of_one_row_that_do_not_meet_are_put_together(clients, page):
    ada, ben = clients
    mine = form(page, inputs="0.6", **opened(ben, page))
    theirs = form(page, **opened(ada, page)) | {"prices-0-terms": "At night"}
    ada.post(url_of(page), theirs)

    assert ben.post(url_of(page), mine).status_code == 302
    price = draft(page).prices.all()[0]
    assert (price.amount, price.terms) == (Decimal("0.6"), "At night")


def test_an_amount_of_one_never_meets_a_unit_of_the_other(clients, page):
    ada, ben = clients
    mine = form(page, inputs="0.6", **opened(ben, page))
    theirs = form(page, **opened(ada, page)) | {"prices-0-currency": "EUR"}
    ada.post(url_of(page), theirs | {"prices-0-is_right": "on", "prices-0-why_right": "So"})

    (conflict,) = ben.post(url_of(page), mine).context["conflicts"]

    assert conflict["theirs"] == "Input price: €0.4 per million tokens"


def test_a_row_that_one_took_away_and_the_other_changed_is_asked_about(clients, page):
    ada, ben = clients
    mine = form(page, inputs="0.6", **opened(ben, page))
    gone = form(page, **opened(ada, page)) | {"prices-0-DELETE": "1"}
    ada.post(url_of(page), gone)

    response = ben.post(url_of(page), mine)

    (conflict,) = response.context["conflicts"]
    assert conflict["theirs"] == "not there"
    assert conflict["mine"] == "Input price: $0.6 per million tokens"


def test_rows_that_each_added_stand_side_by_side(clients, page):
    ada, ben = clients
    mine = form(page, **opened(ben, page)) | inline("prices", 2, cached("0.1"))
    ada.post(url_of(page), form(page, **opened(ada, page)) | inline("prices", 2, batch("0.2")))

    ben.post(url_of(page), mine)

    assert amounts(page) == [Decimal(n) for n in ("0.4", "1.6", "0.2", "0.1")]


def test_the_same_row_added_by_both_with_other_amounts_is_asked_about(clients, page):
    ada, ben = clients
    mine = form(page, **opened(ben, page)) | inline("prices", 2, batch("0.3"))
    ada.post(url_of(page), form(page, **opened(ada, page)) | inline("prices", 2, batch("0.2")))

    (conflict,) = ben.post(url_of(page), mine).context["conflicts"]

    assert conflict["label"] == "Input price, batch"
    assert (conflict["opened"], amounts(page)[2]) == ("not there", Decimal("0.2"))


def test_an_older_autosave_is_refused_and_overwrites_nothing(clients, page):
    ada, ben = clients
    mine = form(page, inputs="0.6", **opened(ben, page), **DRAFT)
    ada.post(url_of(page), form(page, inputs="0.5", **opened(ada, page)))

    response = ben.post(url_of(page), mine, headers={"accept": "application/json"})

    assert response.json()["error_code"] == "invalid_revision"
    assert amounts(page)[0] == Decimal("0.5")


def test_a_version_that_an_autosave_was_written_over_makes_every_difference_a_question(
    clients, page
):
    ada, ben = clients
    saved = ada.post(
        url_of(page),
        form(page, inputs="0.5", **opened(ada, page), **DRAFT),
        headers={"accept": "application/json"},
    ).json()
    mine = form(page, inputs="0.5", summary="Tiny", **opened(ben, page))
    over = {"overwrite_revision_id": saved["revision_id"], **DRAFT}
    ada.post(url_of(page), form(page, inputs="0.7", **over), headers={"accept": "application/json"})

    response = ben.post(url_of(page), mine)

    labels = {one["label"]: one["opened"] for one in response.context["conflicts"]}
    assert labels == {"One-line description": "", "Input price": ""}


def test_an_editor_alone_is_never_asked(clients, page):
    ada, _ben = clients
    ada.post(url_of(page), form(page, inputs="0.5", **opened(ada, page), **DRAFT))

    response = ada.post(url_of(page), form(page, inputs="0.6", **opened(ada, page)))

    assert response.status_code == 302
    assert amounts(page)[0] == Decimal("0.6")


def cached(amount):
    return price_row("cached_input_text", amount)


def batch(amount):
    return price_row(amount=amount, conditions_service_tier="batch")


def inline(relation, position, row):
    """One more row after those that the form has."""
    values = row | {"id": "", "ORDER": position + 1, "DELETE": ""}
    data = {f"{relation}-{position}-{name}": value for name, value in values.items()}
    return data | {f"{relation}-TOTAL_FORMS": str(position + 1)}
