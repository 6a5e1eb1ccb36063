"""Approving an entry from the dashboard asks about unlikely prices, as its form would."""

import re
from decimal import Decimal

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupApprovalTask, PageLogEntry, TaskState, WorkflowTask

from model_pages.models import ModelPage
from tests import factories
from tests.admin.people import member, signed_in
from tests.editor_forms import changed_prices, price_row

AJAX = {"x-requested-with": "XMLHttpRequest"}


@pytest.fixture
def page(site):
    return factories.model("GPT-4.1 Mini", prices={"input_text": "0.4", "output_text": "1.6"})


@pytest.fixture
def moderator(db):
    """Of the group that the workflow of a new site asks; it may confirm."""
    return signed_in(member("Moderators"))


@pytest.fixture
def unsure(db):
    """A moderator who may not confirm what looks wrong."""
    allowed = Permission.objects.get(codename="confirm_unlikely_prices")
    Group.objects.get(name="Moderators").permissions.remove(allowed)
    return signed_in(member("Moderators"))


def submit(page, amount):
    rows = price_row(amount="0.4"), price_row("output_text", amount)
    form = changed_prices(page, *rows, **{"action-publish": "", "action-submit": "1"})
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert signed_in(member("Pricing editors")).post(url, form).status_code == 302


def approve(client, page, fields=(), **extra):
    """The button of the dashboard; with ``fields`` the form that came back."""
    state = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).latest("pk")
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    return client.post(url, {"next": reverse("wagtailadmin_home"), **dict(fields)}, **extra)


def answers(html, reason="New price list"):
    """What the form that came back is filled in with."""
    names = re.findall(r'name="([^"]*-(?:is_right|why_right))"', html)
    assert names
    return {"asked": "1"} | {name: "on" if name.endswith("is_right") else reason for name in names}


def live(page):
    return ModelPage.objects.get(pk=page.pk)


def output_of(page):
    return page.prices.get(component="output_text").amount


def actions(page):
    entries = PageLogEntry.objects.filter(page=page, action__startswith="model_pages.")
    return [entry.action.removeprefix("model_pages.") for entry in entries.order_by("pk")]


def test_an_unlikely_price_is_not_approved_unasked(page, moderator):
    submit(page, "16")

    response = approve(moderator, page)

    html = response.content.decode()
    assert response.status_code == 200
    assert "Output price" in html
    assert "(+900%): 10 times the former price" in html
    assert "confirm it, or change it" not in html
    assert output_of(live(page)) == Decimal("1.6")
    assert live(page).workflow_in_progress


def test_what_is_confirmed_with_a_reason_is_approved_and_stands_in_the_history(page, moderator):
    submit(page, "16")
    asked = approve(moderator, page).content.decode()
    assert "csrfmiddlewaretoken" in asked

    response = approve(moderator, page, answers(asked))

    assert response.status_code == 302
    assert response.url == reverse("wagtailadmin_home")
    assert output_of(live(page)) == Decimal("16")
    assert not live(page).workflow_in_progress
    entry = PageLogEntry.objects.get(action="model_pages.confirm_price")
    assert entry.user.username == "moderators"
    assert (entry.data["new"], entry.data["reason"]) == ("16/1m_tokens", "New price list")
    assert "unconfirmed_price" not in actions(page)


def test_a_tick_without_a_reason_approves_nothing(page, moderator):
    submit(page, "16")
    asked = approve(moderator, page).content.decode()

    response = approve(moderator, page, answers(asked, reason=" "))

    assert "Say in a few words why it is right." in response.content.decode()
    assert output_of(live(page)) == Decimal("1.6")
    assert "confirm_price" not in actions(page)


def test_an_answer_to_one_amount_approves_no_other(page, moderator):
    submit(page, "16")
    given = answers(approve(moderator, page).content.decode())
    draft = live(page).get_latest_revision_as_object()
    draft.prices.get(component="output_text").amount = Decimal("160")
    draft.save_revision()

    response = approve(moderator, page, given)

    assert "100 times" in response.content.decode()
    assert output_of(live(page)) == Decimal("1.6")


def test_who_may_not_confirm_is_told_why_it_is_not_approved_and_it_goes_on_waiting(page, unsure):
    submit(page, "16")

    html = approve(unsure, page).content.decode()
    forced = approve(unsure, page, {"asked": "1"}).content.decode()

    assert "You may not confirm this." in html
    assert "Confirm and approve" not in html
    assert "You may not confirm this." in forced
    assert live(page).workflow_in_progress
    assert output_of(live(page).get_latest_revision_as_object()) == Decimal("16")


def test_who_may_not_confirm_does_not_approve_it_in_the_form_either(page, unsure):
    submit(page, "16")
    rows = price_row(amount="0.4"), price_row("output_text", "16")
    approval = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    form = changed_prices(page, *rows, **{"action-publish": "", **approval})

    response = unsure.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)

    assert "it is for somebody else to approve" in response.content.decode()
    assert output_of(live(page)) == Decimal("1.6")
    assert live(page).workflow_in_progress


def test_where_a_second_approval_follows_who_may_not_confirm_leaves_the_question_to_it(
    page, unsure, admin_client
):
    submit(page, "16")
    workflow = live(page).current_workflow_state.workflow
    second = GroupApprovalTask.objects.create(name="Publishers approval")
    second.groups.add(Group.objects.get(name="Publishers"))
    WorkflowTask.objects.create(workflow=workflow, task=second, sort_order=9)

    assert approve(unsure, page).status_code == 302
    assert live(page).current_workflow_task.name == "Publishers approval"
    assert "10 times" in approve(admin_client, page).content.decode()
    assert output_of(live(page)) == Decimal("1.6")


def test_approving_with_a_comment_asks_in_the_same_dialog(page, moderator):
    submit(page, "16")
    state = TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])

    opened = moderator.get(url, headers=AJAX).json()
    unanswered = approve(moderator, page, {"asked": "1", "comment": "Fine"}, headers=AJAX).json()

    assert "10 times the former price" in opened["html"]
    assert (opened["step"], unanswered["step"]) == ("action", "action")
    assert "confirm it, or change it" in unanswered["html"]
    assert ">\nFine</textarea>" in unanswered["html"]
    given = answers(unanswered["html"]) | {"comment": "Fine"}
    done = approve(moderator, page, given, headers=AJAX).json()
    assert (done["step"], done["redirect"]) == ("success", reverse("wagtailadmin_home"))
    assert output_of(live(page)) == Decimal("16")
    assert TaskState.objects.get(pk=state.pk).comment == "Fine"


def test_a_likely_price_is_approved_without_a_question(page, unsure):
    submit(page, "1.7")

    assert approve(unsure, page).status_code == 302

    assert output_of(live(page)) == Decimal("1.7")


def test_asking_for_changes_asks_nothing(page, unsure):
    submit(page, "16")
    state = TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "reject", state.pk])

    assert unsure.post(url, {"comment": "A slip?"}).status_code == 302

    assert TaskState.objects.get(pk=state.pk).status == TaskState.STATUS_REJECTED


def test_an_implausible_amount_that_was_confirmed_is_ranked_again(page, moderator):
    submit(page, "3200")

    approve(moderator, page, answers(approve(moderator, page).content.decode()))

    row = live(page).prices.get(component="output_text")
    assert (row.amount, row.is_confirmed) == (Decimal("3200"), True)


def test_a_price_without_its_amount_is_not_approved(page, moderator):
    submit(page, "1.7")
    draft = live(page).get_latest_revision_as_object()
    draft.prices.get(component="output_text").amount = None
    draft.save_revision(clean=False)

    response = approve(moderator, page)

    assert response.status_code == 302
    assert "was not approved: " in moderator.get(response.url).content.decode()
    assert live(page).workflow_in_progress


def test_what_was_approved_meanwhile_is_not_approved_twice(page, moderator, admin_client):
    submit(page, "1.7")
    state = TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    moderator.post(url, {"next": reverse("wagtailadmin_home")})

    response = admin_client.post(url, {"next": reverse("wagtailadmin_home")})

    told = admin_client.get(response.url).content.decode()
    assert "is not currently awaiting moderation" in told
