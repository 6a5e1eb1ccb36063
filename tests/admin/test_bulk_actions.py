"""What can be done to several models at once."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision
from wagtail.users.models import UserProfile

from model_pages.models import Check, ModelIndexPage, ModelPage
from tests import factories
from tests.admin.people import member, signed_in

TODAY = date(2026, 11, 23)


def url(action):
    return reverse("wagtail_bulk_action", args=["wagtailcore", "page", f"versus_{action}"])


def query(*pages):
    return "&".join(f"id={page.pk}" for page in pages)


def act(client, action, *pages, **data):
    return client.post(f"{url(action)}?{query(*pages)}&next=/admin/", data, follow=True)


def said(response):
    return [str(message).strip() for message in response.context["messages"]]


def fresh(page):
    return ModelPage.objects.get(pk=page.pk)


@pytest.fixture
def restricted(site):
    """A client signed in as somebody who may edit models and not publish them."""
    return signed_in(member("Content editors"))


def test_models_are_deprecated_with_their_successor(admin_client, site):
    new = factories.model("GPT-5 Mini")
    old = [factories.model("GPT-4.1 Mini"), factories.model("GPT-4o Mini")]

    response = act(
        admin_client,
        "deprecate",
        *old,
        deprecated_on="2026-11-20",
        retires_on="2027-03-01",
        superseded_by=new.pk,
    )

    assert said(response) == ["2 models were changed and published."]
    for page in map(fresh, old):
        assert page.deprecated_on == date(2026, 11, 20)
        assert page.retires_on == date(2027, 3, 1)
        assert page.superseded_by == new
        assert not page.has_unpublished_changes


def test_empty_answers_leave_the_entry_as_it_is(admin_client, site):
    page = factories.model("GPT-4.1 Mini", retires_on=date(2027, 1, 1))

    act(admin_client, "deprecate", page, deprecated_on="2026-11-20")

    assert fresh(page).retires_on == date(2027, 1, 1)


def test_a_waiting_draft_keeps_its_own_words_and_gets_the_change(admin_client, site):
    page = factories.model("GPT-4.1 Mini", prices={"input_text": "0.4"})
    page.summary = "Of the draft"
    page.prices = factories.in_order([factories.price("input_text", "9")])
    page.save_revision()

    act(admin_client, "deprecate", page, deprecated_on="2026-11-20")

    live, draft = fresh(page), fresh(page).get_latest_revision_as_object()
    assert (live.summary, live.deprecated_on) == ("", date(2026, 11, 20))
    assert [row.amount for row in live.prices.all()] == [factories.price("x", "0.4").amount]
    assert (draft.summary, draft.deprecated_on) == ("Of the draft", date(2026, 11, 20))
    assert [row.amount for row in draft.prices.all()] == [factories.price("x", "9").amount]
    assert live.has_unpublished_changes


def test_one_model_that_cannot_be_changed_is_named_and_stops_no_other(admin_client, site):
    new = factories.model("GPT-5 Mini")
    image = factories.model("GPT Image", model_type="image")
    old = factories.model("GPT-4.1 Mini")

    response = act(
        admin_client,
        "deprecate",
        image,
        old,
        new,
        deprecated_on="2026-11-20",
        superseded_by=new.pk,
    )

    warning, success = said(response)
    assert success == "1 model was changed and published."
    assert "GPT Image</b>: GPT Image is of the type Image, GPT-5 Mini is Text." in warning
    assert "GPT-5 Mini</b>: a model cannot be its own successor" in warning
    assert fresh(image).deprecated_on is None
    assert fresh(old).superseded_by == new


def test_a_loop_of_successors_is_refused(admin_client, site):
    old = factories.model("Old")
    new = factories.model("New", superseded_by=old)

    response = act(admin_client, "deprecate", old, deprecated_on="2026-11-20", superseded_by=new.pk)

    assert "The successors run in a loop" in said(response)[0]
    assert fresh(old).superseded_by is None


def test_the_title_of_a_refused_model_is_no_markup(admin_client, site):
    new = factories.model("New")
    page = factories.model("<script>", slug="x", model_type="image")

    response = act(
        admin_client, "deprecate", page, deprecated_on="2026-11-20", superseded_by=new.pk
    )

    assert "&lt;script&gt;" in said(response)[0]


def test_a_retirement_before_its_announcement_is_refused(admin_client, site):
    page = factories.model("GPT-4.1 Mini")

    response = act(
        admin_client, "deprecate", page, deprecated_on="2026-11-20", retires_on="2026-11-01"
    )

    assert "2026-11-01 is before the announcement" in response.content.decode()
    assert fresh(page).deprecated_on is None


def test_who_may_not_publish_saves_a_draft(restricted, site):
    page = factories.model("GPT-4.1 Mini")

    response = act(restricted, "deprecate", page, deprecated_on="2026-11-20")

    assert said(response) == ["1 change was saved as a draft."]
    assert fresh(page).deprecated_on is None
    assert fresh(page).get_latest_revision_as_object().deprecated_on == date(2026, 11, 20)


def test_a_locked_model_is_left_alone(admin_client, site, django_user_model):
    locked = factories.model("Locked")
    locked.locked, locked.locked_by = True, django_user_model.objects.create_user("somebody")
    locked.save()

    response = act(admin_client, "deprecate", locked, deprecated_on="2026-11-20")

    assert "Locked</b>: it is locked" in said(response)[0]
    assert fresh(locked).deprecated_on is None


@pytest.fixture
def scheduled(site):
    """A published model of which another version waits for its day."""
    page = fresh(factories.model("Scheduled", prices={"input_text": "0.4"}))
    page.summary, page.go_live_at = "Of the day to come", timezone.now() + timedelta(days=3)
    page.save_revision().publish()
    return page


def test_a_scheduled_version_gets_the_change_and_keeps_its_day(admin_client, scheduled):
    day = scheduled.go_live_at
    provider = factories.provider("Other")

    act(admin_client, "deprecate", scheduled, deprecated_on="2026-11-20")
    response = act(admin_client, "change_provider", scheduled, provider=provider.pk)

    assert said(response) == ["1 model was changed and published."]
    live, waiting = fresh(scheduled), fresh(scheduled).scheduled_revision
    draft = waiting.as_object()
    assert (live.summary, live.deprecated_on, live.provider) == ("", date(2026, 11, 20), provider)
    assert (draft.summary, draft.deprecated_on) == ("Of the day to come", date(2026, 11, 20))
    assert (draft.provider, waiting.approved_go_live_at) == (provider, day)
    assert Revision.objects.filter(object_id=live.pk, approved_go_live_at=day).count() == 1


def test_who_may_not_publish_leaves_a_scheduled_version_as_it_is(restricted, scheduled):
    response = act(restricted, "deprecate", scheduled, deprecated_on="2026-11-20")

    assert said(response) == ["1 change was saved as a draft."]
    assert fresh(scheduled).scheduled_revision.as_object().deprecated_on is None
    assert fresh(scheduled).get_latest_revision_as_object().deprecated_on == date(2026, 11, 20)


def test_a_crash_is_named_and_stops_no_other(admin_client, site, monkeypatch):
    pages = [factories.model("First"), factories.model("Second")]
    clean = ModelPage.clean

    def crash(page):
        if page.title == "First":
            raise RuntimeError("no")
        clean(page)

    monkeypatch.setattr(ModelPage, "clean", crash)

    response = act(admin_client, "deprecate", *pages, deprecated_on="2026-11-20")

    assert "First</b>: an unexpected error" in said(response)[0]
    assert fresh(pages[0]).deprecated_on is None
    assert fresh(pages[1]).deprecated_on == date(2026, 11, 20)


def test_the_provider_is_changed(admin_client, site):
    maker, host = factories.provider("Maker"), factories.provider("Host")
    page = factories.model("Moved", provider=maker)
    hosted = factories.model("Hosted", prices=[factories.price("input_text", "1", host=host)])

    response = act(admin_client, "change_provider", page, hosted, provider=host.pk)

    assert fresh(page).provider == host
    assert "Hosted</b>: Host is the host of one of its prices" in said(response)[0]


def test_all_prices_of_the_ticked_models_are_confirmed_as_they_were_shown(admin_client, site):
    pages = [factories.model(f"Model {n}", prices={"input_text": "1"}) for n in range(2)]
    form = admin_client.get(f"{url('still_true')}?{query(*pages)}").context["tokens"]
    pages[1].prices = factories.in_order([factories.price("input_text", "2")])
    factories.publish(pages[1])

    response = act(admin_client, "still_true", *pages, lines=form)

    assert list(Check.objects.filter(checked_on=TODAY).values_list("page__title", "value")) == [
        ("Model 0", "1/1m_tokens")
    ]
    assert "has changed since" in said(response)[0]


def test_other_pages_are_left_alone(admin_client, site):
    index = ModelIndexPage.objects.get()

    html = admin_client.get(f"{url('still_true')}?{query(index)}").content.decode()

    assert "This page is left alone" in html


def test_all_in_the_listing_means_what_the_filters_show(admin_client, site):
    other = factories.provider("Other")
    factories.model("Shown", provider=other)
    factories.model("Hidden")

    address = f"{url('deprecate')}?id=all&provider={other.pk}"
    html = admin_client.get(address).content.decode()

    assert "Shown" in html
    assert "Hidden" not in html


def test_no_page_at_all_is_a_404(admin_client, site):
    assert admin_client.get(f"{url('deprecate')}?id=x").status_code == 404


def test_the_successor_is_chosen_in_the_language_of_the_editor(admin_client, admin_user, site):
    UserProfile.get_for_user(admin_user)
    UserProfile.objects.update(preferred_language="de")
    page = factories.model("GPT-4.1 Mini")

    for address in (f"{url('deprecate')}?{query(page)}", f"/admin/pages/{page.pk}/edit/"):
        html = admin_client.get(address).content.decode()
        assert "Modell auswählen" in html
        assert "Choose a page" not in html
