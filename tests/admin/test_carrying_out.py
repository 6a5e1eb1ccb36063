"""Edits of prices, carried out on entries: published, drafted, announced or submitted."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import PageLogEntry

from model_pages.guarding.answers import CONFIRM, UNCONFIRMED
from model_pages.models import ModelPage, PriceRecord
from model_pages.pricing.batches import new_batch, run
from model_pages.pricing.carrying_out import carry_out
from model_pages.pricing.edits import PriceEdit
from model_pages.pricing.orders import Order, Way
from model_pages.pricing.slots import Slot
from model_pages.sheets import sheets_for
from tests import factories

INPUT = Slot("input_text")
OUTPUT = Slot("output_text")
TODAY = date(2026, 11, 23)


@pytest.fixture
def mini(site):
    return factories.model("GPT-4.1 Mini", prices={"input_text": "0.4", "output_text": "1.6"})


def edit(amount, slot=INPUT, seen="0.4", **more):
    return PriceEdit({"amount": amount, **more}, slot, {"amount": seen})


def published(page, on=TODAY):
    """Amounts by component, as a visitor reads them on a day."""
    page = ModelPage.objects.for_sheets().get(pk=page.pk)
    (sheet,) = sheets_for([page], on)
    return {price.component: price.amount for price in sheet.prices}


def drafted(page):
    draft = ModelPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    return {row.component: row.amount for row in draft.prices.all()}


def messages(outcome):
    return [problem.message for problem in outcome.problems]


def test_a_published_edit_is_what_visitors_read_and_what_the_ledger_holds(mini, admin_user):
    outcome = carry_out(mini.pk, [edit("0.5")], Order(Way.PUBLISH, admin_user))

    assert (messages(outcome), outcome.done) == ([], "publish")
    assert published(mini)["input_text"] == Decimal("0.5")
    newest = PriceRecord.objects.filter(page=mini, component="input_text").latest("pk")
    assert (newest.amount, newest.recorded_by) == (Decimal("0.5"), admin_user)


def test_what_an_editor_has_begun_stays_a_draft_and_gets_the_new_price(mini, admin_user):
    draft = ModelPage.objects.get(pk=mini.pk).get_latest_revision_as_object()
    draft.summary = "Half a sentence"
    draft.save_revision()

    carry_out(mini.pk, [edit("0.5")], Order(Way.PUBLISH, admin_user))

    page = ModelPage.objects.get(pk=mini.pk)
    assert (page.summary, page.has_unpublished_changes) == ("", True)
    assert page.get_latest_revision_as_object().summary == "Half a sentence"
    assert drafted(mini)["input_text"] == Decimal("0.5")


def test_a_price_of_its_own_in_a_draft_is_kept_and_told(mini, admin_user):
    carry_out(mini.pk, [edit("0.7")], Order(Way.DRAFT, admin_user))

    outcome = carry_out(mini.pk, [edit("0.5")], Order(Way.PUBLISH, admin_user))

    assert outcome.kept == (0,)
    assert published(mini)["input_text"] == Decimal("0.5")
    assert drafted(mini)["input_text"] == Decimal("0.7")


def test_a_scheduled_draft_keeps_its_day_and_gets_the_new_price(mini, admin_user):
    day = timezone.make_aware(datetime(2026, 12, 24, 12))
    draft = ModelPage.objects.get(pk=mini.pk).get_latest_revision_as_object()
    draft.go_live_at = day
    draft.summary = "For Christmas"
    draft.save_revision().publish()

    outcome = carry_out(mini.pk, [edit("0.5")], Order(Way.PUBLISH, admin_user))

    assert (messages(outcome), outcome.done) == ([], "publish")

    page = ModelPage.objects.get(pk=mini.pk)
    scheduled = page.scheduled_revision
    assert scheduled.approved_go_live_at == day
    assert scheduled.as_object().summary == "For Christmas"
    amounts = {row.component: row.amount for row in scheduled.as_object().prices.all()}
    assert amounts["input_text"] == Decimal("0.5")


def test_an_announced_price_takes_effect_on_its_day_and_the_old_one_holds_until_then(
    mini, admin_user
):
    starts = TODAY + timedelta(days=10)

    carry_out(mini.pk, [edit("0.5")], Order(Way.SCHEDULE, admin_user, starts))

    assert published(mini)["input_text"] == Decimal("0.4")
    assert published(mini, starts - timedelta(days=1))["input_text"] == Decimal("0.4")
    assert published(mini, starts)["input_text"] == Decimal("0.5")


def test_a_line_that_is_taken_away_on_a_day_holds_until_the_day_before(mini, admin_user):
    starts = TODAY + timedelta(days=10)

    carry_out(
        mini.pk, [PriceEdit(slot=OUTPUT, removes=True)], Order(Way.SCHEDULE, admin_user, starts)
    )

    assert "output_text" in published(mini, starts - timedelta(days=1))
    assert "output_text" not in published(mini, starts)


def test_a_new_line_of_the_price_list_is_added_after_the_others(mini, admin_user):
    new = PriceEdit({"component": "cached_input_text", "amount": "0.1"})

    carry_out(mini.pk, [new], Order(Way.PUBLISH, admin_user))

    assert published(mini)["cached_input_text"] == Decimal("0.1")
    assert [*published(mini)] == ["input_text", "output_text", "cached_input_text"]


def test_a_price_that_somebody_changed_meanwhile_is_not_overwritten(mini, admin_user):
    carry_out(mini.pk, [edit("0.6")], Order(Way.PUBLISH, admin_user))

    outcome = carry_out(mini.pk, [edit("0.5")], Order(Way.PUBLISH, admin_user))

    assert messages(outcome) == ["Somebody changed this to 0.6; you saw 0.4."]
    assert published(mini)["input_text"] == Decimal("0.6")


def test_every_problem_of_an_entry_is_told_and_nothing_of_it_is_published(mini, admin_user):
    outcome = carry_out(
        mini.pk,
        [
            edit("0.5"),
            edit("-1", OUTPUT, "1.6", unit="image", currency="nonsense"),
            PriceEdit({"amount": "1"}, Slot("ocr_page")),
        ],
        Order(Way.PUBLISH, admin_user),
    )

    told = {(problem.edit, problem.field) for problem in outcome.problems}
    assert {(1, "currency"), (2, "")} <= told
    assert published(mini)["input_text"] == Decimal("0.4")


def test_two_lines_of_one_price_are_refused(mini, admin_user):
    new = PriceEdit({"component": "input_text", "amount": "0.1"})

    outcome = carry_out(mini.pk, [new], Order(Way.PUBLISH, admin_user))

    assert "another line of the same price" in messages(outcome)[0]


def test_who_may_not_publish_is_refused_and_may_submit(mini, django_user_model):
    writer = django_user_model.objects.create_user("writer", password="right")
    writer.groups.add(Group.objects.get(name="Editors"))

    refused = carry_out(mini.pk, [edit("0.5")], Order(Way.PUBLISH, writer))
    outcome = carry_out(mini.pk, [edit("0.5")], Order(Way.SUBMIT, writer))

    assert messages(refused) == ["You may not do this with this model entry."]
    assert outcome.done == "submit"
    assert ModelPage.objects.get(pk=mini.pk).workflow_in_progress
    assert published(mini)["input_text"] == Decimal("0.4")
    assert drafted(mini)["input_text"] == Decimal("0.5")


def test_an_entry_that_somebody_else_locked_is_left_alone(mini, admin_user, django_user_model):
    page = ModelPage.objects.get(pk=mini.pk)
    page.locked, page.locked_by = True, django_user_model.objects.create_user("other")
    page.locked_at = timezone.now()
    page.save()

    outcome = carry_out(mini.pk, [edit("0.5")], Order(Way.PUBLISH, admin_user))

    assert "locked" in messages(outcome)[0].lower()
    assert published(mini)["input_text"] == Decimal("0.4")


def test_one_failing_entry_of_a_batch_stops_no_other_and_is_named(mini, admin_user):
    other = factories.model("GPT-4.1", prices={"input_text": "2"})
    batch = new_batch(
        {mini.pk: [edit("0.5", seen="0.3")], other.pk: [edit("3", seen="2")]},
        Way.PUBLISH,
        admin_user,
    )

    batch = run(batch, seconds=60)

    assert batch.is_finished
    assert batch.outcomes[str(mini.pk)]["problems"][0]["message"].startswith("Somebody changed")
    assert published(mini)["input_text"] == Decimal("0.4")
    assert published(other)["input_text"] == Decimal("3")


def test_a_batch_with_nothing_left_to_do_reads_nothing(mini, admin_user, django_assert_num_queries):
    batch = run(new_batch({mini.pk: [edit("0.5")]}, Way.PUBLISH, admin_user), seconds=60)

    with django_assert_num_queries(0):
        assert run(batch, seconds=60).is_finished


def test_a_batch_that_was_cut_off_goes_on_and_does_nothing_twice(mini, admin_user):
    other = factories.model("GPT-4.1", prices={"input_text": "2"})
    batch = new_batch(
        {mini.pk: [edit("0.5")], other.pk: [edit("3", seen="2")]}, Way.PUBLISH, admin_user
    )

    batch = run(batch, seconds=0)
    assert (batch.done, batch.is_finished) == (1, False)
    carry_out(mini.pk, [edit("0.6", seen="0.5")], Order(Way.PUBLISH, admin_user))
    batch = run(batch, seconds=60)

    assert batch.is_finished
    assert published(mini)["input_text"] == Decimal("0.6")
    assert published(other)["input_text"] == Decimal("3")


def test_an_entry_that_cannot_be_saved_is_logged_and_told(mini, admin_user, monkeypatch, caplog):
    def broken(*args, **kwargs):
        raise RuntimeError("disk full")

    monkeypatch.setattr(ModelPage, "save_revision", broken)

    outcome = carry_out(mini.pk, [edit("0.5")], Order(Way.PUBLISH, admin_user))

    assert messages(outcome) == ["It could not be saved. The log of the site says why."]
    assert "disk full" in caplog.text


def told(page, action):
    return [entry.data for entry in PageLogEntry.objects.filter(page=page.pk, action=action)]


def test_an_unlikely_price_without_a_reason_is_left_as_it_was(mini, admin_user):
    outcome = carry_out(mini.pk, [edit("4")], Order(Way.PUBLISH, admin_user))

    (problem,) = outcome.problems
    assert (problem.field, problem.message.endswith("Say why it is right.")) == ("reason", True)
    assert published(mini)["input_text"] == Decimal("0.4")
    assert told(mini, CONFIRM) == []


def test_the_reason_of_an_unlikely_price_is_kept_in_the_history(mini, admin_user):
    asked = replace(edit("4"), reason="On their page since Monday")

    outcome = carry_out(mini.pk, [asked], Order(Way.PUBLISH, admin_user))

    assert outcome.done == "publish"
    (answer,) = told(mini, CONFIRM)
    assert answer["reason"] == "On their page since Monday"
    assert told(mini, UNCONFIRMED) == []


def test_an_implausible_amount_that_is_confirmed_is_ranked_again(mini, admin_user):
    asked = replace(edit("90000"), reason="They mean it")

    carry_out(mini.pk, [asked], Order(Way.PUBLISH, admin_user))

    page = ModelPage.objects.get(pk=mini.pk).live_revision.as_object()
    assert {row.component: row.is_confirmed for row in page.prices.all()}["input_text"]


def test_who_may_not_confirm_an_unlikely_price_submits_it_and_the_approver_is_asked(
    mini, admin_user, django_user_model
):
    pricing = django_user_model.objects.create_user("pricing")
    pricing.groups.add(Group.objects.get(name="Pricing editors"))
    asked = replace(edit("4"), reason="On their page since Monday")

    refused = carry_out(mini.pk, [asked], Order(Way.PUBLISH, pricing))
    likely = carry_out(mini.pk, [edit("0.5")], Order(Way.PUBLISH, pricing))
    submitted = carry_out(
        mini.pk, [replace(asked, seen={"amount": "0.5"})], Order(Way.SUBMIT, pricing)
    )

    assert "submit it for approval" in messages(refused)[0]
    assert (likely.done, submitted.done) == ("publish", "submit")
    assert published(mini)["input_text"] == Decimal("0.5")
    assert told(mini, CONFIRM) == []


def test_a_tier_stays_the_tier_that_it_was(site, admin_user):
    tier = factories.price("input_text", "2.5", conditions={"input_tokens_over": 200000})
    page = factories.model("Gemini", prices=[factories.price("input_text", "1.25"), tier])
    over = Slot("input_text", conditions="input_tokens_over=200000")

    carry_out(page.pk, [edit("3", over, "2.5")], Order(Way.SCHEDULE, admin_user, date(2026, 12, 1)))

    rows = ModelPage.objects.get(pk=page.pk).prices.all()
    assert {row.conditions.get("input_tokens_over") for row in rows} == {None, 200000}


def test_a_price_needs_an_amount(mini, admin_user):
    outcome = carry_out(mini.pk, [edit("")], Order(Way.DRAFT, admin_user))

    assert [(p.field, p.message) for p in outcome.problems] == [
        ("amount", "A price needs an amount, for example 0.4.")
    ]
