"""An editor makes and changes model entries in the admin."""

from decimal import Decimal

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse

from model_pages.models import ModelIndexPage, ModelPage, PriceRecord
from tests import factories
from tests.editor_forms import benchmark_row, changed_prices, entry_form, price_row


@pytest.fixture
def editor(admin_client, site):
    return admin_client


@pytest.fixture
def save_new(editor):
    def save(**fields):
        index = ModelIndexPage.objects.get()
        url = reverse("wagtailadmin_pages:add", args=["model_pages", "modelpage", index.pk])
        return editor.post(url, entry_form(factories.provider().pk, **fields))

    return save


def errors_of(response) -> dict[str, list[str]]:
    form = response.context["form"]
    found = {name: list(errors) for name, errors in form.errors.items()}
    for relation, formset in form.formsets.items():
        for position, row in enumerate(formset.forms):
            for name, errors in row.errors.items():
                found[f"{relation}-{position}-{name}"] = list(errors)
    return found


def test_a_new_entry_is_published_with_its_prices(save_new):
    response = save_new(prices=[price_row(amount="0.4"), price_row("output_text", "1.6")])

    assert response.status_code == 302
    page = ModelPage.objects.get(slug="some-model")
    assert page.live
    assert [p.amount for p in page.prices.all()] == [Decimal("0.4"), Decimal("1.6")]


def test_the_form_shows_the_groups_an_editor_looks_for(editor):
    page = factories.model("GPT-4.1 Mini", prices={"input_text": "0.4"})

    html = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    for tab in ("Identity", "Prices", "Facts", "Lifecycle", "Strengths", "Promote"):
        assert f'href="#tab-{tab.lower()}"' in html


@pytest.mark.parametrize(
    ("row", "field", "words"),
    [
        (price_row(amount="-1"), "amount", "negative"),
        (price_row(amount="0"), "amount", "0 is not a price"),
        (price_row(amount=""), "amount", "needs an amount"),
        (price_row(amount="1", state="free"), "amount", "state Priced"),
        (price_row(amount="", state="free"), "free_kind", "kind of free"),
        (price_row(unit="second"), "unit", "billed by tokens"),
        (price_row(currency="DOL"), "currency", "DOL"),
        (
            price_row(effective_from="2027-01-02", effective_until="2027-01-01"),
            "effective_until",
            "before the first day",
        ),
        (price_row(conditions_input_tokens_over="many"), "conditions", "many"),
        (price_row(minimum="0"), "minimum", "0 is not a minimum: it is above 0"),
    ],
)
def test_a_wrong_price_is_refused_at_its_field_and_the_rest_is_kept(save_new, row, field, words):
    response = save_new(prices=[price_row("output_text", "1.6"), row], summary="Typed by hand")

    errors = errors_of(response)
    assert list(errors) == [f"prices-1-{field}"]
    assert words in errors[f"prices-1-{field}"][0]
    assert "Typed by hand" in response.content.decode()
    assert not ModelPage.objects.exists()


def test_a_price_says_what_it_is_tied_to(save_new):
    row = price_row(terms="At night only", minimum="10", is_derived="on", is_confirmed="on")

    assert save_new(prices=[row]).status_code == 302
    stored = ModelPage.objects.get().prices.get()
    assert (stored.terms, stored.minimum) == ("At night only", 10)
    assert (stored.is_derived, stored.is_confirmed) == (True, True)


def test_a_confirmation_is_of_one_amount(editor):
    page = factories.model(
        "Some Model", prices=[factories.price("input_text", "4000", is_confirmed=True)]
    )
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])

    same = changed_prices(page, price_row(amount="4000", is_confirmed="on", terms="Rare"))
    editor.post(url, same)
    assert page.prices.get().is_confirmed

    draft = {"is_confirmed": "on", "terms": "Rare"}
    other = changed_prices(page, price_row(amount="5000", **draft), **{"action-publish": ""})
    editor.post(url, other)
    page.refresh_from_db()
    assert not page.get_latest_revision_as_object().prices.get().is_confirmed


def test_an_uncertainty_is_above_0(save_new):
    response = save_new(benchmarks=[benchmark_row("GPQA", "71.5", interval="0")])

    message = errors_of(response)["benchmarks-0-interval"][0]
    assert "0 is not an uncertainty: it is above 0" in message


def test_the_same_price_twice_is_refused_at_the_second_row(save_new):
    response = save_new(prices=[price_row(amount="0.4"), price_row(amount="0.5")])

    assert "same price" in errors_of(response)["prices-1-component"][0]


def test_the_same_price_may_be_announced_for_a_later_day(save_new):
    announced = price_row(amount="0.5", effective_from="2027-01-01")

    assert save_new(prices=[price_row(amount="0.4"), announced]).status_code == 302


def test_prices_under_different_conditions_stand_side_by_side(save_new):
    batch = price_row(amount="0.2", conditions_service_tier="batch")

    assert save_new(prices=[price_row(amount="0.4"), batch]).status_code == 302
    stored = ModelPage.objects.get().prices.all()
    assert [p.conditions for p in stored] == [{}, {"service_tier": "batch"}]


def test_two_rows_may_swap_what_they_bill(editor):
    page = factories.model("GPT-4.1 Mini", prices={"input_text": "0.4", "input_image": "0.5"})
    rows = changed_prices(page, price_row("input_image", "0.4"), price_row("input_text", "0.5"))

    response = editor.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), rows)

    assert response.status_code == 302
    assert [p.component for p in page.prices.all()] == ["input_image", "input_text"]


def test_a_draft_may_wait_for_an_amount(save_new):
    response = save_new(prices=[price_row(amount="")], **{"action-publish": ""})

    assert response.status_code == 302, errors_of(response)
    assert not ModelPage.objects.get().live


@pytest.mark.parametrize("slug", ["king-vs-kong", "king-vs", "vs-kong", "vs"])
def test_a_slug_with_the_separator_of_pairs_is_refused(save_new, slug):
    assert "-vs-" in errors_of(save_new(slug=slug))["slug"][0]


def test_a_date_that_is_none_is_refused_with_an_example(save_new):
    assert "2025-04" in errors_of(save_new(knowledge_cutoff="2025-25-11"))["knowledge_cutoff"][0]


def test_a_loop_of_successors_is_refused_and_names_the_loop(editor):
    old = factories.model("Old")
    new = factories.model("New", superseded_by=old)
    form = entry_form(old.provider_id, title="Old", slug="old", superseded_by=new.pk)

    response = editor.post(reverse("wagtailadmin_pages:edit", args=[old.pk]), form)

    assert "Old → New → Old" in errors_of(response)["superseded_by"][0]


def test_a_fact_cannot_be_known_and_not_published(save_new):
    missing = {
        "fact": "context_window",
        "state": "not_published",
        "source_name": "",
        "source_url": "",
        "note": "",
    }
    response = save_new(context_window="1000", fact_sources=[missing])

    assert "has a value" in errors_of(response)["fact_sources-0-state"][0]


def test_publishing_a_new_price_closes_the_old_record_and_opens_one(editor):
    page = factories.model("GPT-4.1 Mini", prices={"input_text": "0.4"})
    form = changed_prices(page, price_row(amount="0.3"))

    editor.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)

    old, new = PriceRecord.objects.order_by("pk")
    assert (old.amount, old.valid_until is not None) == (Decimal("0.4"), True)
    assert (new.amount, new.valid_until) == (Decimal("0.3"), None)
    assert new.recorded_by.username == "admin"


def test_publishing_the_same_prices_again_writes_no_record(site):
    page = factories.model("GPT-4.1 Mini", prices={"input_text": "0.4"})

    factories.publish(page)

    assert PriceRecord.objects.count() == 1


def test_the_preview_shows_a_price_that_is_not_saved(editor):
    page = factories.model("GPT-4.1 Mini", prices={"input_text": "0.4"})
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    form = changed_prices(page, price_row(amount="0.123"))

    assert editor.post(url, form).json()["is_valid"]
    assert "$0.123" in editor.get(url).content.decode()


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"slug": "Some-Model"}, "slug", "capitals"),
        ({"slug": "x" * 121}, "slug", "too long"),
        ({"context_window": "0"}, "context_window", "greater than or equal to 1"),
        (
            {"release_date": "2026-05", "retires_on": "2026-04-30"},
            "retires_on",
            "before its release",
        ),
    ],
)
def test_a_value_that_cannot_be_is_refused_at_its_field(save_new, fields, field, words):
    assert words in errors_of(save_new(**fields))[field][0]


def test_a_threshold_beyond_all_requests_is_refused(save_new):
    row = price_row(conditions_input_tokens_over="9" * 40)

    assert "Above N input tokens" in errors_of(save_new(prices=[row]))["prices-0-conditions"][0]


@pytest.mark.parametrize("taken", ["gpt-4.1", "gpt-4.1-2025-04-14"])
def test_a_name_that_leads_to_another_model_is_refused(save_new, taken):
    factories.model("GPT-4.1", other_names=["gpt-4.1-2025-04-14"])

    response = save_new(other_names=[{"identifier": taken, "kind": "alias"}])

    assert "GPT-4.1 has this name" in errors_of(response)["other_names-0-identifier"][0]


def test_a_scheduled_change_leaves_the_page_and_its_price_alone_until_then(editor, client):
    page = factories.model("GPT-4.1 Mini", prices={"input_text": "0.4"})
    form = changed_prices(page, price_row(amount="0.3"), go_live_at="2026-12-01 00:00")

    editor.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)

    page.refresh_from_db()
    assert page.live
    assert "$0.4 / 1M tokens" in client.get(page.url).content.decode()
    with time_machine.travel("2026-12-01 01:00"):
        call_command("publish_scheduled")
        assert "$0.3 / 1M tokens" in client.get(page.url).content.decode()


def test_a_copy_does_not_take_the_other_names_along(editor, client):
    page = factories.model("GPT-4.1 Mini", other_names=["gpt-4.1-mini-2025-04-14"])
    form = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": page.get_parent().pk}

    editor.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), form)

    assert ModelPage.objects.get(slug="copy").other_names.count() == 0
