"""Files and batches that nobody decided about do not stay for ever; what was decided does."""

from datetime import date

import pytest
import time_machine
from django.core.management import CommandError, call_command

from model_pages.importing.running import go_on, start
from model_pages.importing.stored import plan_of, store
from model_pages.models import CatalogueImport, PriceBatch
from model_pages.pricing.batches import new_batch, run
from model_pages.pricing.edits import PriceEdit
from model_pages.pricing.orders import Way
from model_pages.pricing.slots import Slot
from tests import factories

PRICES = b"model,component,unit,amount\ngpt-4-1-mini,input_text,1m_tokens,0.5\n"
LONG_AGO, LATELY = "2026-10-23 12:00", "2026-10-25 12:00"  # 31 and 29 days
State = CatalogueImport.State


@pytest.fixture
def page(site):
    return factories.model("GPT-4.1 Mini", prices={"input_text": "0.4"})


def uploaded(user, at=LONG_AGO):
    with time_machine.travel(at):
        return store("prices.csv", PRICES, user)


def reviewed(page, user, way="", at=LONG_AGO):
    edit = PriceEdit({"amount": "0.6"}, Slot("input_text"))
    with time_machine.travel(at):
        return new_batch({page.pk: [edit]}, way, user)


def remaining():
    return {*CatalogueImport.objects.all(), *PriceBatch.objects.all()}


def test_what_waited_for_longer_than_thirty_days_is_removed_and_younger_work_stays(
    page, admin_user, capsys
):
    uploaded(admin_user)
    reviewed(page, admin_user)
    younger = {uploaded(admin_user, LATELY), reviewed(page, admin_user, at=LATELY)}

    call_command("remove_undecided")

    assert remaining() == younger
    assert "Removed 1 uploaded files and 1 batches of prices." in capsys.readouterr().out


def test_a_second_time_removes_nothing_more(page, admin_user, capsys):
    uploaded(admin_user)
    call_command("remove_undecided")
    capsys.readouterr()

    call_command("remove_undecided")

    assert "Removed 0 uploaded files and 0 batches" in capsys.readouterr().out


def test_a_discarded_file_is_removed(page, admin_user):
    discarded = uploaded(admin_user)
    discarded.state = State.DISCARDED
    discarded.save()

    call_command("remove_undecided")

    assert remaining() == set()


def test_what_runs_or_was_carried_out_stays(page, admin_user):
    running, done = uploaded(admin_user), uploaded(admin_user)
    start(running, plan_of(running, admin_user), admin_user)
    start(done, plan_of(done, admin_user), admin_user)
    go_on(done, admin_user)
    waiting = reviewed(page, admin_user, Way.PUBLISH)
    finished = run(reviewed(page, admin_user, Way.DRAFT), 10)

    call_command("remove_undecided")

    assert remaining() == {running, done, waiting, finished}
    assert (running.state, done.state) == (State.RUNNING, State.DONE)
    assert running.steps.exists() and done.steps.exists()


def test_nothing_of_the_entry_changes(page, admin_user):
    reviewed(page, admin_user)

    call_command("remove_undecided")

    page.refresh_from_db()
    assert page.latest_revision == page.live_revision
    assert page.latest_revision.created_at.date() == date(2026, 11, 23)


def test_another_number_of_days_can_be_asked_for(page, admin_user):
    uploaded(admin_user, LATELY)

    call_command("remove_undecided", days=28)

    assert remaining() == set()


@pytest.mark.parametrize("days", [0, -1])
def test_work_of_today_cannot_be_removed(page, admin_user, days):
    with pytest.raises(CommandError, match=f"--days {days}: at least 1"):
        call_command("remove_undecided", days=days)
