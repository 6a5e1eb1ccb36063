"""Two changes of one entry that arrive at the same instant: none is lost silently.

On PostgreSQL they run in two threads, each with a connection of its own. SQLite has one writer at
a time, so there they run one after the other, and have to end in the same way.
"""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from io import StringIO
from threading import Barrier

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from model_pages.importing.running import start
from model_pages.importing.stored import plan_of, store
from model_pages.models import CatalogueImport, ImportStep, ModelPage, PriceRecord
from model_pages.pricing.batches import new_batch
from model_pages.pricing.edits import PriceEdit
from model_pages.pricing.orders import Way
from model_pages.pricing.slots import Slot
from tests import factories
from tests.admin.people import signed_in
from tests.editor_forms import changed_prices, price_row

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

ACTIONS = pytest.mark.parametrize("action", ["action-publish", ""], ids=["publish", "save"])


@pytest.fixture
def page(site):
    prices = {"input_text": "0.4", "output_text": "1.6"}
    return factories.model("GPT-4.1 Mini", prices=prices, summary="Small")


@pytest.fixture
def editors(django_user_model):
    make = django_user_model.objects.create_superuser
    return make("ada", "ada@example.com", "right"), make("ben", "ben@example.com", "right")


def at_once(*requests):
    """The responses of requests that are all sent before one of them is answered."""
    if connection.vendor == "sqlite":
        return [send() for send in requests]
    ready = Barrier(len(requests), timeout=30)

    def wait_and(send):
        try:
            connection.ensure_connection()
            ready.wait()
            return send()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(requests)) as pool:
        return [*pool.map(wait_and, requests)]


def desk(page, user, component, seen, amount):
    """The step of a reviewed batch, as the desk's page asks for it."""
    edit = PriceEdit({"amount": amount}, Slot(component), {"amount": seen})
    batch = new_batch({page.pk: [edit]}, Way.PUBLISH, user)
    client, url = signed_in(user), reverse("price_desk:step", args=[batch.pk])
    return lambda: client.post(url, headers={"x-requested-with": "XMLHttpRequest"}).json()


def form(page, user, action, inputs="0.4", outputs="1.6", summary="Small"):
    """An entry form that was opened before the other was saved."""
    source = {"source_name": "Price page", "source_url": "https://example.com/prices"}
    rows = price_row(amount=inputs, **source), price_row("output_text", outputs, **source)
    data = changed_prices(page, *rows, summary=summary) | {"action-publish": ""}
    data |= {
        action or "action-save": "1",
        "loaded_revision_id": page.latest_revision_id,
        "loaded_revision_created_at": page.latest_revision.created_at.isoformat(),
    }
    client, url = signed_in(user), reverse("wagtailadmin_pages:edit", args=[page.pk])
    return lambda: client.post(url, data)


def amounts(page):
    return [row.amount for row in page.prices.all()]


def live(page):
    return ModelPage.objects.get(pk=page.pk)


def newest(page):
    return live(page).get_latest_revision_as_object()


def open_records(page):
    return {
        record.component: record.amount
        for record in PriceRecord.objects.filter(page=page, valid_until=None)
    }


def test_two_edits_of_the_desk_are_both_published(page, editors):
    ada, ben = editors

    done = at_once(
        desk(page, ada, "input_text", "0.4", "0.5"), desk(page, ben, "output_text", "1.6", "1.7")
    )

    assert [one["results"][0]["said"] for one in done] == ["Published", "Published"]
    assert amounts(live(page)) == amounts(newest(page)) == [Decimal("0.5"), Decimal("1.7")]
    assert open_records(page) == {"input_text": Decimal("0.5"), "output_text": Decimal("1.7")}


def test_of_two_edits_of_one_price_the_second_is_refused_and_told_what_the_first_did(page, editors):
    ada, ben = editors

    done = at_once(
        desk(page, ada, "input_text", "0.4", "0.5"), desk(page, ben, "input_text", "0.4", "0.6")
    )

    first, second = sorted((one["results"][0] for one in done), key=lambda one: one["refused"])
    assert (first["refused"], second["refused"]) == (False, True)
    won = amounts(live(page))[0]
    assert won in (Decimal("0.5"), Decimal("0.6"))
    assert f"Somebody changed this to {won.normalize()}; you saw 0.4." in second["messages"][0]
    assert open_records(page)["input_text"] == won


@ACTIONS
def test_what_two_forms_changed_apart_is_put_together(page, editors, action):
    ada, ben = editors

    responses = at_once(
        form(page, ada, action, inputs="0.5"),
        form(page, ben, action, outputs="1.7", summary="Tiny"),
    )

    assert [response.status_code for response in responses] == [302, 302]
    assert amounts(newest(page)) == [Decimal("0.5"), Decimal("1.7")]
    assert newest(page).summary == "Tiny"
    expected = ["0.5", "1.7"] if action else ["0.4", "1.6"]
    assert amounts(live(page)) == [Decimal(amount) for amount in expected]


@ACTIONS
def test_of_two_forms_that_changed_one_price_the_second_is_asked(page, editors, action):
    ada, ben = editors

    responses = at_once(
        form(page, ada, action, inputs="0.5"), form(page, ben, action, inputs="0.6")
    )

    saved, asked = sorted(responses, key=lambda response: -response.status_code)
    assert (saved.status_code, asked.status_code) == (302, 200)
    (conflict,) = asked.context["conflicts"]
    theirs, mine = amounts(newest(page))[0].normalize(), {"0.5", "0.6"}
    mine.remove(str(theirs))
    assert conflict["theirs"] == f"Input price: ${theirs} per million tokens"
    assert conflict["mine"] == f"Input price: ${mine.pop()} per million tokens"


def bulk(user, action, *pages, **fields):
    """A bulk action on ticked entries, in that order."""
    ids = "&".join(f"id={page.pk}" for page in pages)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", f"versus_{action}"])
    client = signed_in(user)
    return lambda: client.post(f"{url}?{ids}&next=/admin/", fields)


def test_two_bulk_actions_on_the_same_entries_are_both_carried_out(page, editors):
    ada, ben = editors
    other, provider = factories.model("Nano"), factories.provider("Host")

    responses = at_once(
        bulk(ada, "deprecate", page, other, deprecated_on="2026-11-20"),
        bulk(ben, "change_provider", other, page, provider=provider.pk),
    )

    assert [response.status_code for response in responses] == [302, 302]
    for changed in (live(page), live(other)):
        assert (changed.deprecated_on, changed.provider) == (date(2026, 11, 20), provider)


def test_a_bulk_action_and_an_edit_of_the_desk_are_both_there(page, editors):
    ada, ben = editors

    response, done = at_once(
        bulk(ada, "deprecate", page, deprecated_on="2026-11-20"),
        desk(page, ben, "input_text", "0.4", "0.5"),
    )

    assert (response.status_code, done["results"][0]["said"]) == (302, "Published")
    assert live(page).deprecated_on == date(2026, 11, 20)
    assert amounts(live(page)) == [Decimal("0.5"), Decimal("1.6")]


def test_a_file_that_is_started_while_undecided_ones_are_removed_stays(page, editors):
    with time_machine.travel("2026-10-01 12:00"):
        file = b"model,component,unit,amount\ngpt-4-1-mini,input_text,1m_tokens,0.5\n"
        upload = store("prices.csv", file, editors[0])
    plan = plan_of(upload, editors[0])

    at_once(
        lambda: start(upload, plan, editors[0]),
        lambda: call_command("remove_undecided", stdout=StringIO()),
    )

    assert CatalogueImport.objects.get().state == CatalogueImport.State.RUNNING
    assert ImportStep.objects.get().slug == "gpt-4-1-mini"


def test_an_edit_of_the_desk_and_a_form_are_both_there(page, editors):
    ada, ben = editors

    done, response = at_once(
        desk(page, ada, "input_text", "0.4", "0.5"),
        form(page, ben, "action-publish", outputs="1.7", summary="Tiny"),
    )

    assert (done["results"][0]["said"], response.status_code) == ("Published", 302)
    assert amounts(live(page)) == amounts(newest(page)) == [Decimal("0.5"), Decimal("1.7")]
    assert live(page).summary == "Tiny"
