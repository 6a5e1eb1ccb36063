"""A sheet of prices: what is understood, what would change, and what comes of it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from wagtail.models import PageLogEntry, Workflow

from model_pages.guarding.answers import CONFIRM, UNCONFIRMED
from model_pages.importing.running import go_on, retry_failed, start
from model_pages.importing.stored import plan_of
from model_pages.models import Check, ImportStep, ModelPage, PriceRecord
from tests import factories
from tests.admin.importing import (
    amounts,
    bring,
    draft,
    lines,
    live,
    outcomes,
    planned,
    stored,
    told,
)

HEAD = "model,component,unit,amount,currency,service_tier"


@pytest.fixture
def mini(site) -> ModelPage:
    return factories.model("Mini", prices={"input_text": "0.4", "output_text": "1.6"})


def sheet(*rows: str, head: str = HEAD) -> str:
    return "\n".join([head, *rows]) + "\n"


def edit_draft(page: ModelPage, amount: str, component: str = "input_text") -> None:
    """An editor saves another amount and does not publish it."""
    edited = live(page)
    for row in edited.prices.all():
        if row.component == component:
            row.amount = Decimal(amount)
            edited.prices.add(row)
    edited.save_revision()


def test_the_change_of_a_price_is_told_with_old_new_and_percent(mini):
    plan = planned(sheet("mini,input_text,1m_tokens,0.5,USD,"))

    assert lines(plan) == [
        "Changed: Input price: 0.4 USD per million tokens → 0.5 USD per million tokens (+25%)"
    ]


@pytest.mark.parametrize(
    ("new", "percent"), [("0.2", "−50%"), ("4", "+900%"), ("0.4001", "+<0.1%"), ("0.1", "−75%")]
)
def test_a_percent_is_rounded_and_never_a_zero(mini, new, percent):
    (line,) = planned(sheet(f"mini,input_text,1m_tokens,{new},USD,")).models[0].lines

    assert line.percent == percent


def test_an_amount_in_another_unit_is_compared_in_one(mini):
    assert lines(planned(sheet("mini,input_text,1k_tokens,0.0004,USD,"))) == [
        "Changed: Input price: 0.4 USD per million tokens → 0.0004 USD per thousand tokens"
    ]


def test_publishing_changes_the_line_and_keeps_the_others(mini):
    run = bring(
        sheet("mini,input_text,1m_tokens,0.5,USD,", "mini,input_text,1m_tokens,0.25,USD,batch")
    )

    assert outcomes(run) == {"mini": "published"}
    rows = [(row.component, row.amount, row.conditions) for row in live(mini).prices.all()]
    assert rows == [
        ("input_text", Decimal("0.5"), {}),
        ("output_text", Decimal("1.6"), {}),
        ("input_text", Decimal("0.25"), {"service_tier": "batch"}),
    ]
    assert live(mini).live_revision == live(mini).latest_revision


def test_a_changed_line_stays_the_same_row(mini):
    before = {row.component: row.pk for row in live(mini).prices.all()}

    bring(sheet("mini,input_text,1m_tokens,0.5,USD,"))

    assert {row.component: row.pk for row in live(mini).prices.all()} == before


def test_publishing_writes_the_ledger(mini):
    bring(sheet("mini,input_text,1m_tokens,0.5,USD,"))

    amounts = PriceRecord.objects.filter(page=mini, component="input_text").values_list("amount")
    assert sorted(str(amount.normalize()) for (amount,) in amounts) == ["0.4", "0.5"]


def test_the_history_of_the_page_names_the_file_and_the_change(mini):
    run = bring(sheet("mini,input_text,1m_tokens,0.5,USD,"))

    entry = PageLogEntry.objects.get(page=mini.pk, action="model_pages.import")
    assert entry.data["file"] == "prices.csv"
    assert entry.revision == live(mini).live_revision
    assert "0.4 USD per million tokens → 0.5 USD" in entry.formatter.format_message(entry)
    assert run.steps.get().message == entry.data["changes"][0]


def test_a_long_list_of_changes_is_cut_in_the_history(mini):
    tiers = [f"mini,input_text,1m_tokens,{n},USD,{n}000" for n in range(1, 9)]
    bring(sheet(*tiers, head="model,component,unit,amount,currency,input_tokens_over"))

    entry = PageLogEntry.objects.get(page=mini.pk, action="model_pages.import")
    assert entry.formatter.format_message(entry).endswith("; and 3 more changes")


def test_a_second_run_of_the_same_file_changes_nothing(mini):
    text = sheet("mini,input_text,1m_tokens,0.5,USD,", "mini,input_text,1m_tokens,0.2,USD,batch")
    bring(text)
    revisions = live(mini).revisions.count()

    run = bring(text)

    assert outcomes(run) == {}
    assert run.state == "done"
    assert live(mini).revisions.count() == revisions


def test_a_line_that_the_file_does_not_have_stays(mini):
    bring(sheet("mini,input_text,1m_tokens,0.5,USD,"))

    assert amounts(live(mini)) == {"input_text": "0.5", "output_text": "1.6"}


def test_a_line_that_the_file_does_not_have_goes_if_the_editor_says_so(mini):
    other = factories.model("Other", prices={"input_text": "1"})
    text = sheet("mini,input_text,1m_tokens,0.4,USD,")

    assert lines(planned(text, remove_missing=True)) == [
        "Removed: Output price: 1.6 USD per million tokens"
    ]
    bring(text, remove_missing=True)

    assert amounts(live(mini)) == {"input_text": "0.4"}
    assert amounts(live(other)) == {"input_text": "1"}


def test_a_line_whose_row_was_refused_does_not_go(mini):
    text = sheet("mini,input_text,1m_tokens,0.5,USD,", "mini,output_text,1m_tokens,cheap,USD,")

    plan = planned(text, remove_missing=True)

    assert not any("removed" in line for line in lines(plan))


def test_a_draft_mode_leaves_what_readers_see(mini):
    run = bring(sheet("mini,input_text,1m_tokens,0.5,USD,"), publish=False)

    assert outcomes(run) == {"mini": "drafted"}
    assert amounts(live(mini))["input_text"] == "0.4"
    assert amounts(draft(mini))["input_text"] == "0.5"


def test_drafts_are_made_on_the_newest_draft(mini):
    edit_draft(mini, "1.7", "output_text")

    bring(sheet("mini,input_text,1m_tokens,0.5,USD,"), publish=False)

    assert amounts(draft(mini)) == {"input_text": "0.5", "output_text": "1.7"}


def test_publishing_neither_publishes_nor_loses_an_editors_draft(mini):
    edit_draft(mini, "1.7", "output_text")

    bring(sheet("mini,input_text,1m_tokens,0.5,USD,", "mini,output_text,1m_tokens,1.6,USD,"))

    assert amounts(live(mini)) == {"input_text": "0.5", "output_text": "1.6"}
    assert amounts(draft(mini)) == {"input_text": "0.5", "output_text": "1.7"}
    assert live(mini).has_unpublished_changes


def test_a_removed_line_goes_from_the_draft_too_and_its_own_lines_stay(mini):
    edited = live(mini)
    edited.prices.add(factories.price("request", "2", "request"))
    edited.save_revision()

    bring(sheet("mini,input_text,1m_tokens,0.4,USD,"), remove_missing=True)

    assert amounts(live(mini)) == {"input_text": "0.4"}
    assert amounts(draft(mini)) == {"input_text": "0.4", "request": "2"}


def test_a_row_of_a_draft_whose_amount_is_to_come_stays(mini):
    edited = live(mini)
    edited.prices.add(factories.price("request", None, "request"))
    edited.save_revision(clean=False)

    bring(sheet("mini,input_text,1m_tokens,0.5,USD,"), remove_missing=True)

    assert {row.component for row in draft(mini).prices.all()} == {"input_text", "request"}


def test_a_page_that_is_not_live_is_not_published(site):
    page = factories.model("Hidden", prices={"input_text": "0.4"}, published=False)

    run = bring(sheet("hidden,input_text,1m_tokens,0.5,USD,"))

    assert outcomes(run) == {"hidden": "drafted"}
    assert not live(page).live
    assert amounts(draft(page)) == {"input_text": "0.5"}


def test_a_page_is_found_by_its_former_slug(mini, django_capture_on_commit_callbacks):
    mini.slug = "maxi"
    with django_capture_on_commit_callbacks(execute=True):
        factories.publish(mini)

    bring(sheet("mini,input_text,1m_tokens,0.5,USD,"))

    assert amounts(live(mini))["input_text"] == "0.5"
    assert live(mini).slug == "maxi"


def test_a_sheet_may_leave_out_what_the_page_says_already(mini):
    page = live(mini)
    page.prices = [factories.price("input_text", "0.4", terms="Up to 10 a day")]
    factories.publish(page)

    bring(sheet("mini,input_text,0.5", head="Model,Price component,Price"))

    row = live(mini).prices.get()
    assert (row.amount, row.unit, row.terms) == (Decimal("0.5"), "1m_tokens", "Up to 10 a day")
    assert row.source_name == "Price page"


def test_an_amount_takes_the_place_of_a_state_that_the_sheet_does_not_speak_of(mini):
    page = live(mini)
    page.prices = [factories.price("input_text", None, state="free", free_kind="free_tier")]
    factories.publish(page)

    assert lines(planned(sheet("mini,input_text,0.5", head="model,component,amount"))) == [
        "Changed: Input price: free free_tier → 0.5 USD per million tokens"
    ]


def test_a_sheet_without_first_days_speaks_of_the_line_in_force(mini):
    page = live(mini)
    page.prices = [
        factories.price("input_text", "0.4"),
        factories.price("input_text", "0.3", effective_from=date(2026, 6, 1)),
        factories.price("input_text", "0.2", effective_from=date(2027, 6, 1)),
    ]
    factories.publish(page)

    bring(sheet("mini,input_text,1m_tokens,0.35,USD,"))

    assert [f"{row.amount.normalize()}" for row in live(mini).prices.all()] == [
        "0.4",
        "0.35",
        "0.2",
    ]


def test_a_first_day_announces_another_line(mini):
    plan = planned(
        sheet("mini,input_text,1m_tokens,0.3,2027-01-01", head="model,component,unit,amount,from")
    )

    assert lines(plan) == ["Added: Input price, from 2027-01-01: 0.3 USD per million tokens"]


def test_what_changes_beside_an_amount_is_told_too(mini):
    text = sheet(
        "mini,input_text,0.4,2026-12-31,Other page,https://example.com/other,yes,10",
        head="model,component,amount,until,source,url,confirmed,minimum",
    )

    assert lines(planned(text)) == [
        "Changed: Input price, source: Price page https://example.com/prices → "
        "Other page https://example.com/other",
        "Changed: Input price, last day: 2026-12-31",
        "Changed: Input price, least billed: 10",
        "Changed: Input price, confirmed: no → yes",
    ]


def test_a_day_of_checking_is_recorded_without_a_revision(mini):
    before = live(mini).latest_revision
    run = bring(sheet("mini,input_text,0.4,2026-11-23", head="model,component,amount,checked"))

    assert outcomes(run) == {"mini": "checked"}
    assert Check.objects.filter(page=mini, checked_on=date(2026, 11, 23)).count() == 1
    assert live(mini).latest_revision == before


def test_the_day_of_the_old_amount_does_not_confirm_the_new_one(mini):
    """Whoever changes an exported sheet leaves the day beside the amount as it was."""
    bring(sheet("mini,input_text,0.5,2026-11-20", head="model,component,amount,checked"))
    assert not Check.objects.filter(page=mini, value__contains="0.5").exists()

    bring(sheet("mini,input_text,0.5,2026-11-22", head="model,component,amount,checked"))
    assert Check.objects.filter(page=mini, value__contains="0.5").count() == 1


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            "mini,input_text,1m_tokens,cheap,USD,",
            "row 2: mini: amount (D): 'cheap': is not a number",
        ),
        ("mini,input_text,1m_tokens,$0.40,EUR,", "says USD, but the currency is EUR"),
        ("mini,input_text,1m_tokens,0,USD,", "0 is not a price"),
        ("mini,input_text,1m_tokens,-1,USD,", "is -1: a price is above 0"),
        ("mini,input_text,1m_tokens,,USD,", "amount (D): needs an amount"),
        (
            "mini,input_text,image,0.4,USD,",
            "unit (C): 'image': counts images, but input_text is billed",
        ),
        ("mini,input_text,bushel,0.4,USD,", "unit (C): 'bushel': is not a unit"),
        (
            "mini,inputtext,1m_tokens,0.4,USD,",
            "component (B): 'inputtext': is not a price component",
        ),
        ("mini,input_text,1m_tokens,0.4,Dollar,", "currency (E): 'Dollar': is not a currency code"),
        ("mini,input_text,1m_tokens,0.4,USD,slow", "service_tier (F): 'slow'"),
        (
            "min,input_text,1m_tokens,0.4,USD,",
            "model (A): 'min': no model has this slug; nearest: mini",
        ),
        (",input_text,1m_tokens,0.4,USD,", "row 2: model (A): is empty"),
        ("mini,input_text,1m_tokens,=1+1,USD,", "amount (D): '=1+1': is a formula"),
    ],
)
def test_a_cell_that_is_wrong_is_named_with_its_row_its_column_and_the_reason(mini, row, said):
    (problem, *_) = told(planned(sheet(row, "mini,output_text,1m_tokens,2,USD,")))

    assert said in problem


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("host", "nobody", "host (D): 'nobody': no provider has this slug"),
        ("from", "1.2.2026", "from (D): '1.2.2026': is not a day"),
        ("until", "2026-13-01", "until (D): '2026-13-01': is not a day"),
        ("checked", "2099-01-01", "checked (D): 2099-01-01 is in the future"),
        ("derived", "perhaps", "derived (D): 'perhaps': must be yes or no"),
        ("minimum", "many", "minimum (D): 'many': is not a number"),
        ("kind", "sale", "kind (D): 'sale'"),
        ("state", "free", "'state: free' needs its free_kind"),
        ("url", "https://example.com", "source: is missing"),
    ],
)
def test_every_other_column_is_checked_too(mini, column, value, said):
    amount = "" if column == "state" else "0.4"
    text = sheet(f"mini,input_text,{amount},{value}", head=f"model,component,amount,{column}")
    page = live(mini)
    page.prices = [factories.price("input_text", "0.4", source_name="", source_url="")]
    factories.publish(page)

    assert said in "; ".join(told(planned(text)))


def test_one_line_that_stands_in_two_rows_is_refused(mini):
    text = sheet("mini,input_text,1m_tokens,1,USD,", "mini,input_text,1m_tokens,2,USD,")
    new = sheet("mini,request,request,1,USD,", "mini,request,request,2,USD,")

    assert "row 3: mini: component (B): is the line of row 2 again" in told(planned(text))
    assert "row 3: mini: component (B): is the line of row 2 again" in told(planned(new))


def test_a_sheet_with_errors_keeps_what_was_right(mini):
    plan = planned(sheet("mini,input_text,1m_tokens,0.5,USD,", "mini,output_text,1m_tokens,x,USD,"))

    assert len(plan.problems) == 1
    assert len(lines(plan)) == 1


def test_the_models_with_errors_can_be_left_out(mini):
    other = factories.model("Other", prices={"input_text": "1"})
    text = sheet(
        "mini,input_text,1m_tokens,0.5,USD,",
        "mini,output_text,1m_tokens,x,USD,",
        "other,input_text,1m_tokens,2,USD,",
    )

    run = bring(text, leave_out_faults=True)

    assert outcomes(run) == {"other": "published"}
    assert amounts(live(mini))["input_text"] == "0.4"
    assert amounts(live(other)) == {"input_text": "2"}


def test_a_sheet_of_decimal_commas_is_understood_where_they_are_unmistakable(mini):
    plan = planned(
        sheet("mini;input_text;0,5", "mini;output_text;1,625", head="model;component;amount")
    )

    assert "The amounts of this file are written with a decimal comma." in plan.notes
    assert [model.lines[0].new for model in plan.models] == ["0.5 USD per million tokens"]
    assert plan.models[0].lines[1].new == "1.625 USD per million tokens"


def test_a_comma_that_separates_columns_too_is_not_believed(mini):
    plan = planned(sheet('mini,input_text,"0,5"', head="model,component,amount"))

    assert told(plan) == ["row 2: mini: amount (C): '0,5': is 0.5 with a decimal comma: write 0.5"]
    said = planned(sheet('mini,input_text,"0,5"', head="model,component,amount"), decimal_mark=",")
    assert told(said) == []


def test_two_decimal_marks_in_one_sheet_are_not_guessed_about(mini):
    text = sheet("mini;input_text;0,5", "mini;output_text;1.5", head="model;component;amount")

    assert "decimal comma" in told(planned(text))[0]


def test_a_missing_column_is_named(mini):
    assert told(planned(sheet("mini,0.4", head="model,amount"))) == [
        "row 1: component: no column of the file holds it: choose the one that does"
    ]


def test_columns_that_are_left_out_are_named(mini):
    plan = planned(sheet("mini,input_text,0.5,x", head="MODEL, Component ,Amount,Remark"))

    assert plan.notes == ["Columns that are left out: Remark."]
    assert told(plan) == []


def test_a_locked_page_is_left_alone(mini):
    mini.locked = True
    mini.save()

    assert "the page is locked" in told(planned(sheet("mini,input_text,1m_tokens,1,USD,")))[0]


@pytest.fixture
def scheduled(mini) -> ModelPage:
    """Another price of output, and another text, for Christmas."""
    page = live(mini)
    page.summary, page.go_live_at = "Cheaper", datetime(2026, 12, 24, 12, tzinfo=UTC)
    page.prices.get_object_list()[1].amount = Decimal("1.5")
    page.save_revision().publish()
    return live(mini)


def test_a_scheduled_version_gets_the_change_and_keeps_its_day(scheduled, admin_user):
    run = stored(sheet("mini,input_text,1m_tokens,0.5,USD,"), publish=True)
    start(run, plan_of(run, admin_user), admin_user)
    go_on(run, admin_user)

    page = live(scheduled)
    waiting = page.scheduled_revision
    assert outcomes(run) == {"mini": ImportStep.State.PUBLISHED}
    assert (page.summary, amounts(page)) == ("", {"input_text": "0.5", "output_text": "1.6"})
    version = waiting.as_object()
    assert waiting.approved_go_live_at == datetime(2026, 12, 24, 12, tzinfo=UTC)
    assert version.summary == "Cheaper"
    assert amounts(version) == {"input_text": "0.5", "output_text": "1.5"}


def test_a_command_meets_a_scheduled_version_alike_and_a_draft_of_the_file_leaves_it(scheduled):
    day = scheduled.scheduled_revision.approved_go_live_at

    run = bring(sheet("mini,input_text,1m_tokens,0.5,USD,"))
    drafted = bring(sheet("mini,input_text,1m_tokens,0.6,USD,"), publish=False)

    waiting = live(scheduled).scheduled_revision
    assert outcomes(run) == {"mini": ImportStep.State.PUBLISHED}
    assert outcomes(drafted) == {"mini": ImportStep.State.DRAFTED}
    assert (waiting.approved_go_live_at, amounts(waiting.as_object())["input_text"]) == (day, "0.5")
    assert amounts(draft(scheduled)) == {"input_text": "0.6", "output_text": "1.5"}


def test_a_draft_that_waits_for_approval_is_not_taken_out_of_its_workflow(mini, admin_user):
    edit_draft(mini, "0.9")
    page = live(mini)
    Workflow.objects.get().start(page, admin_user)

    run = stored(sheet("mini,input_text,1m_tokens,1,USD,"), publish=True)
    assert "waits for approval" in told(plan_of(run, admin_user))[0]


def test_an_import_that_was_cut_off_goes_on(mini):
    other = factories.model("Other", prices={"input_text": "1"})
    run = stored(
        sheet("mini,input_text,1m_tokens,1,USD,", "other,input_text,1m_tokens,3,USD,"),
        publish=True,
    )
    start(run, plan_of(run, None))
    go_on(run, None, seconds=0)

    assert (run.state, amounts(live(other))) == ("running", {"input_text": "1"})
    go_on(run, None)
    assert (run.state, amounts(live(other))) == ("done", {"input_text": "3"})
    assert live(mini).revisions.count() == 2


def test_a_page_that_somebody_changed_meanwhile_is_left_and_the_others_are_not(mini):
    factories.model("Other", prices={"input_text": "1"})
    run = stored(
        sheet("mini,input_text,1m_tokens,1,USD,", "other,input_text,1m_tokens,3,USD,"),
        publish=True,
    )
    start(run, plan_of(run, None))
    edit_draft(mini, "9")
    go_on(run, None)

    assert outcomes(run) == {"mini": "failed", "other": "published"}
    assert "somebody has changed this model" in run.steps.get(slug="mini").message
    assert amounts(live(mini))["input_text"] == "0.4"

    retry_failed(run)
    go_on(run, None)
    assert outcomes(run) == {"mini": "published", "other": "published"}


def test_a_page_that_fails_half_way_is_as_it_was(mini, monkeypatch):
    from django.db import DatabaseError

    from model_pages.importing import applying

    def broken(*args):
        raise DatabaseError("the disk is full")

    edit_draft(mini, "0.9", "output_text")
    before = live(mini).revisions.count()
    monkeypatch.setattr(applying, "record_checks", broken)
    run = bring(sheet("mini,input_text,1m_tokens,1,USD,"))

    assert run.steps.get().state == ImportStep.State.FAILED
    assert run.steps.get().message == "the disk is full"
    assert amounts(live(mini))["input_text"] == "0.4"
    assert live(mini).revisions.count() == before


def test_a_model_that_was_deleted_meanwhile_is_told(mini):
    run = stored(sheet("mini,input_text,1m_tokens,2,USD,"), publish=True)
    start(run, plan_of(run, None))
    live(mini).delete()
    go_on(run, None)

    assert "deleted meanwhile" in run.steps.get().message


def test_a_price_that_looks_unlikely_is_published_with_a_reason_only(mini):
    unlikely = sheet("mini,input_text,1m_tokens,4,USD,")

    plan = planned(unlikely, publish=True)
    assert plan.asks
    assert "10 times the former price" in " ".join(plan.models[0].doubts)

    run = bring(unlikely)
    assert outcomes(run) == {"mini": "failed"}
    assert amounts(live(mini))["input_text"] == "0.4"

    bring(unlikely, reason="On their page since Monday")
    assert amounts(live(mini))["input_text"] == "4"
    (entry,) = PageLogEntry.objects.filter(page=mini.pk, action=CONFIRM)
    assert entry.data["reason"] == "On their page since Monday"
    assert not PageLogEntry.objects.filter(page=mini.pk, action=UNCONFIRMED).exists()


def test_a_draft_may_hold_what_looks_unlikely_and_nobody_is_asked(mini):
    run = bring(sheet("mini,input_text,1m_tokens,4,USD,"), publish=False)

    assert outcomes(run) == {"mini": "drafted"}
    assert amounts(draft(mini))["input_text"] == "4"
