"""From the edits of the desk to what became of them: reviewed, decided, carried out."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.models import GroupPagePermission, Page, PageLogEntry

from model_pages.guarding.answers import CONFIRM
from model_pages.models import ModelPage, PriceBatch
from model_pages.pricing.batches import new_batch
from model_pages.pricing.carrying_out import carry_out
from model_pages.pricing.edits import PriceEdit
from model_pages.pricing.orders import Order, Way
from model_pages.pricing.slots import Slot
from tests import factories

INPUT = Slot("input_text")
AJAX = {"x-requested-with": "XMLHttpRequest"}


@pytest.fixture
def mini(site):
    return factories.model("GPT-4.1 Mini", prices={"input_text": "0.4", "output_text": "1.6"})


@pytest.fixture
def other(site):
    return factories.model("GPT-4.1", prices={"input_text": "2", "output_text": "8"})


def asked(page, amount, seen="0.4", **more):
    values = {"amount": amount, **more}
    return {"page": page.pk, "slot": INPUT, "values": values, "seen": {"amount": seen}}


def reviewed(client, *edits):
    """The address of the review of some edits."""
    url, body = reverse("price_desk:new_review"), json.dumps({"edits": edits})
    return client.post(url, body, "application/json").json()["url"]


def batch_of(url):
    return PriceBatch.objects.get(pk=url.rstrip("/").rpartition("/")[2])


def run_to_the_end(client, url):
    url = reverse("price_desk:step", args=[batch_of(url).pk])
    progress = client.post(url, headers=AJAX).json()
    while not progress["finished"]:
        progress = client.post(url, headers=AJAX).json()
    return progress


def published(page):
    return {row.component: row.amount for row in ModelPage.objects.get(pk=page.pk).prices.all()}


def user_with(django_user_model, name, *kinds):
    user = django_user_model.objects.create_user(name, password="right")
    group = Group.objects.create(name=name)
    group.permissions.add(*Group.objects.get(name="Editors").permissions.all())
    user.groups.add(group)
    for kind in kinds:
        root = Page.objects.get(depth=1)
        GroupPagePermission.objects.create(group=group, page=root, permission_type=kind)
    return user


def test_a_review_shows_old_and_new_with_the_percent_and_changes_nothing(mini, admin_client):
    page = admin_client.get(reviewed(admin_client, asked(mini, "0.5"))).text

    assert "<del>0.4</del>" in page
    assert "<ins>0.5</ins>" in page
    assert "+25%" in page
    assert published(mini)["input_text"] == Decimal("0.4")


def test_a_review_that_is_published_is_what_visitors_read(mini, other, admin_client):
    url = reviewed(admin_client, asked(mini, "0.5"), asked(other, "3", "2"))

    assert admin_client.post(url, {"way": "publish"}).url == f"{url}run/"
    progress = run_to_the_end(admin_client, url)

    assert [result["said"] for result in progress["results"]] == ["Published", "Published"]
    assert published(mini)["input_text"] == Decimal("0.5")
    assert published(other)["input_text"] == Decimal("3")


def test_an_unlikely_price_is_not_published_before_somebody_says_why(mini, admin_client):
    url = reviewed(admin_client, asked(mini, "4"))

    refused = admin_client.post(url, {"way": "publish"}).text
    assert "10 times the former price" in refused
    assert "Output is cheaper than input here" in refused
    assert "say at it why it is right" in refused
    assert batch_of(url).way == ""

    reason = {f"reason-{mini.pk}-0": "On their page since Monday"}
    admin_client.post(url, {"way": "publish", **reason})

    assert batch_of(url).edits[str(mini.pk)][0]["reason"] == "On their page since Monday"
    assert run_to_the_end(admin_client, url)["results"][0]["said"] == "Published"
    (entry,) = PageLogEntry.objects.filter(page=mini.pk, action=CONFIRM)
    assert entry.data["reason"] == "On their page since Monday"


def test_a_reason_that_was_typed_stays_when_the_review_is_refused(mini, admin_client):
    url = reviewed(admin_client, asked(mini, "4"))
    reason = {f"reason-{mini.pk}-0": "On their page since Monday"}

    admin_client.post(url, {"way": "schedule", "starts": "", **reason})

    assert 'value="On their page since Monday"' in admin_client.get(url).text


def test_what_is_saved_as_a_draft_needs_no_reason(mini, admin_client):
    url = reviewed(admin_client, asked(mini, "4"))

    admin_client.post(url, {"way": "draft"})

    assert run_to_the_end(admin_client, url)["results"][0]["said"] == "Saved as a draft"
    assert published(mini)["input_text"] == Decimal("0.4")


@pytest.mark.parametrize("starts", ["", "2026-11-23", "2020-01-01", "soon"])
def test_prices_are_announced_for_a_day_that_is_to_come(mini, admin_client, starts):
    url = reviewed(admin_client, asked(mini, "0.5"))

    page = admin_client.post(url, {"way": "schedule", "starts": starts})

    assert page.status_code == 200
    assert "error-message" in page.text
    assert batch_of(url).way == ""


def test_an_announced_price_waits_for_its_day(mini, admin_client):
    url = reviewed(admin_client, asked(mini, "0.5"))

    admin_client.post(url, {"way": "schedule", "starts": "2026-12-24"})

    said = run_to_the_end(admin_client, url)["results"][0]["said"]
    assert said == "Announced for Dec 24, 2026"
    rows = ModelPage.objects.get(pk=mini.pk).prices.filter(component="input_text")
    assert {(row.amount, row.effective_from) for row in rows} == {
        (Decimal("0.4"), None),
        (Decimal("0.5"), date(2026, 12, 24)),
    }


def test_a_conflict_is_shown_at_its_cell_and_stops_no_other_model(
    mini, other, admin_client, admin_user
):
    url = reviewed(admin_client, asked(mini, "0.5"), asked(other, "3", "2"))
    carry_out(mini.pk, [PriceEdit({"amount": "0.6"}, INPUT, {})], Order(Way.PUBLISH, admin_user))

    assert "Somebody changed this to 0.6; you saw 0.4." in admin_client.get(url).text
    admin_client.post(url, {"way": "publish"})
    results = {one["page"]: one for one in run_to_the_end(admin_client, url)["results"]}

    assert results[mini.pk]["refused"]
    assert results[mini.pk]["messages"] == [
        "Input price, amount 0.5: Somebody changed this to 0.6; you saw 0.4."
    ]
    assert published(mini)["input_text"] == Decimal("0.6")
    assert published(other)["input_text"] == Decimal("3")


def test_a_price_without_an_amount_goes_nowhere(mini, admin_client):
    page = admin_client.get(reviewed(admin_client, asked(mini, ""))).text

    assert "A price needs an amount" in page
    assert "1 model cannot be changed as it stands here" in page


def test_a_draft_with_a_price_of_its_own_is_told(mini, admin_client, admin_user):
    carry_out(mini.pk, [PriceEdit({"amount": "0.7"}, INPUT, {})], Order(Way.DRAFT, admin_user))
    url = reviewed(admin_client, asked(mini, "0.5"))

    admin_client.post(url, {"way": "publish"})

    (result,) = run_to_the_end(admin_client, url)["results"]
    assert result["messages"] == ["Input price: the unpublished draft keeps its own value."]


@pytest.mark.parametrize("way", [{"way": "publish"}, {"way": "schedule", "starts": "2027-01-01"}])
def test_an_entry_that_is_not_published_is_changed_in_its_draft(mini, admin_client, way):
    hidden = factories.model("GPT-4.2", prices={"input_text": "0.4"}, published=False)
    url = reviewed(admin_client, asked(mini, "0.5"), asked(hidden, "9"))
    html = admin_client.get(url).text
    assert "Not published: the change goes into its draft" in html
    assert "Why this is right" not in html

    admin_client.post(url, way)
    progress = run_to_the_end(admin_client, url)

    said = {result["title"]: result["said"] for result in progress["results"]}
    assert said["GPT-4.2"] == "Saved as a draft"
    entry = ModelPage.objects.get(pk=hidden.pk)
    assert not entry.live
    rows = entry.get_latest_revision_as_object().prices.all()
    assert [str(row.amount.normalize()) for row in rows][-1] == "9"
    assert [str(row.effective_from or "") for row in rows][-1] == way.get("starts", "")


def test_drafts_alone_are_not_offered_to_be_published(site, admin_client):
    hidden = factories.model("GPT-4.2", prices={"input_text": "0.4"}, published=False)

    html = admin_client.get(reviewed(admin_client, asked(hidden, "0.5"))).text

    assert 'value="draft"' in html
    assert 'value="publish"' not in html


def test_a_review_is_decided_once(mini, admin_client):
    url = reviewed(admin_client, asked(mini, "0.5"))
    admin_client.post(url, {"way": "draft"})

    again = admin_client.post(url, {"way": "publish"})

    assert again.url == f"{url}run/"
    assert batch_of(url).way == "draft"


def test_an_undecided_review_is_not_carried_out(mini, admin_client):
    url = reviewed(admin_client, asked(mini, "0.5"))

    assert admin_client.get(f"{url}run/").url == url
    progress = admin_client.post(f"{url}step/", headers=AJAX).json()

    assert progress["done"] == 0
    assert published(mini)["input_text"] == Decimal("0.4")


def test_a_run_that_was_left_shows_what_is_done_and_goes_on(mini, admin_client, admin_user):
    other = factories.model("GPT-4.1", prices={"input_text": "2"})
    batch = new_batch(
        {
            mini.pk: [PriceEdit({"amount": "0.5"}, INPUT, {})],
            other.pk: [PriceEdit({"amount": "3"}, INPUT, {})],
        },
        Way.PUBLISH,
        admin_user,
    )
    batch.outcomes[str(mini.pk)] = {"done": "publish", "problems": [], "kept": []}
    batch.save()

    page = admin_client.get(reverse("price_desk:run", args=[batch.pk]))
    assert "1 of 2 models" in page.text
    admin_client.post(reverse("price_desk:step", args=[batch.pk]))

    assert published(mini)["input_text"] == Decimal("0.4")
    assert published(other)["input_text"] == Decimal("3")


def test_others_say_in_the_review_what_the_changes_mean(mini, admin_client):
    class Panel(Component):
        class Media:
            js = ("consequences.js",)

        def __init__(self, changes):
            self.changes = changes

        def render_html(self, parent_context=None):
            page = self.changes[mini.pk]
            amounts = [f"{row.amount.normalize()}" for row in page.prices.all()]
            return format_html("<p>{} would cost {}</p>", page.title, amounts[0])

    with (
        hooks.register_temporarily("versus_review_prices", lambda changes, request: Panel(changes)),
        hooks.register_temporarily("versus_review_prices", lambda changes, request: None),
    ):
        page = admin_client.get(reviewed(admin_client, asked(mini, "0.5"))).text

    assert "<p>GPT-4.1 Mini would cost 0.5</p>" in page
    assert "consequences.js" in page
    assert published(mini)["input_text"] == Decimal("0.4")


@pytest.mark.parametrize("name", ["review", "run", "step"])
def test_a_batch_is_seen_and_run_by_who_made_it_alone(
    mini, admin_client, client, django_user_model, name
):
    url = reviewed(admin_client, asked(mini, "0.5"))
    admin_client.post(url, {"way": "publish"})
    client.force_login(user_with(django_user_model, "second", "change", "publish"))
    url = reverse(f"price_desk:{name}", args=[batch_of(url).pk])

    for method in (client.get, client.post):
        assert method(url, headers=AJAX).status_code in (403, 405)
    assert published(mini)["input_text"] == Decimal("0.4")


def test_who_may_not_publish_is_offered_drafts_and_approval(mini, client, django_user_model):
    client.force_login(user_with(django_user_model, "writer", "change"))
    url = reviewed(client, asked(mini, "0.5"))

    page = client.get(url).text
    assert 'value="publish"' not in page
    assert 'value="draft"' in page
    client.post(url, {"way": "submit"})
    said = [result["said"] for result in run_to_the_end(client, url)["results"]]

    assert said == ["Submitted for approval"]
    assert published(mini)["input_text"] == Decimal("0.4")


def test_who_publishes_without_the_right_to_is_refused_and_told(mini, client, django_user_model):
    client.force_login(user_with(django_user_model, "writer", "change"))
    url = reviewed(client, asked(mini, "0.5"))

    client.post(url, {"way": "publish"})

    (result,) = run_to_the_end(client, url)["results"]
    assert "You may not do this with this model entry." in result["messages"][0]
    assert published(mini)["input_text"] == Decimal("0.4")
