"""The queue of what is to be checked, and the buttons in it."""

from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail import hooks

from model_pages.models import Check
from tests import factories
from tests.admin.people import member, signed_in

TODAY = date(2026, 11, 23)
URL = "model_pages_admin:to_check"


def model(name, checked_on=date(2026, 9, 1), **fields):
    fields.setdefault("prices", {"input_text": "0.4", "output_text": "1.6"})
    return factories.model(name, checked_on=checked_on, **fields)


def queue(client, **params):
    return client.get(reverse(URL), params).content.decode()


def confirm(client, **data):
    return client.post(reverse("model_pages_admin:confirm"), data, follow=True)


def token(page, component="input_text", value="0.4/1m_tokens"):
    return f"{page.pk}|price:{component}/tokens/USD/list|{value}"


def checked_today():
    return set(Check.objects.filter(checked_on=TODAY).values_list("page__title", "value"))


def test_the_queue_shows_due_prices_with_value_age_and_source(admin_client, site):
    model("GPT-4.1 Mini")
    model("Fresh One", checked_on=date(2026, 11, 20))

    html = queue(admin_client)

    assert "GPT-4.1 Mini" in html
    assert "$0.4 / 1M tokens" in html
    assert "83 days ago" in html
    assert 'href="https://example.com/prices" target="_blank"' in html
    assert "Fresh One" not in html


def test_a_price_that_nobody_ever_checked_is_due(admin_client, site):
    model("GPT-4.1 Mini", checked_on=None)

    assert "never" in queue(admin_client)


def test_retired_and_unpublished_models_are_not_checked(admin_client, site):
    model("Gone", retires_on=date(2026, 11, 1))
    model("Draft", published=False)

    html = queue(admin_client)

    assert "Gone" not in html
    assert "Draft" not in html
    assert "Nothing to check" in html


def test_what_is_old_and_important_comes_first(admin_client, site):
    old = model("Old", checked_on=date(2026, 8, 1))
    model("Older", checked_on=date(2026, 7, 1))
    model("Featured", is_featured=True)

    with hooks.register_temporarily("versus_importance", lambda on: {old.pk: (7, "7 pairs")}):
        html = queue(admin_client)

    assert html.index("Featured") < html.index("Old<") < html.index("Older<")
    assert "7 pairs" in html


def test_the_queue_is_filtered_by_provider_and_by_age(admin_client, site):
    other = factories.provider("Mistral AI")
    model("GPT-4.1 Mini")
    model("Mistral Small", provider=other, checked_on=date(2026, 5, 1))

    assert "GPT-4.1 Mini" not in queue(admin_client, provider=other.pk)
    assert "GPT-4.1 Mini" not in queue(admin_client, staleness="expired")
    assert "Mistral Small" in queue(admin_client, staleness="expired")


def test_one_line_is_confirmed_without_its_neighbour(admin_client, site):
    page = model("GPT-4.1 Mini")

    html = confirm(admin_client, only=token(page)).content.decode()

    assert checked_today() == {("GPT-4.1 Mini", "0.4/1m_tokens")}
    assert "1 value is still true as of today." in html


def test_the_button_of_a_model_confirms_all_its_lines(admin_client, site):
    page = model("GPT-4.1 Mini")
    tokens = [token(page), token(page, "output_text", "1.6/1m_tokens")]

    confirm(admin_client, only="\r\n".join(tokens))

    assert len(checked_today()) == 2


def test_ticked_lines_of_several_models_are_confirmed_at_once(admin_client, site):
    one, two = model("GPT-4.1 Mini"), model("GPT-5 Mini")

    confirm(admin_client, line=[token(one), token(two)], only="")

    assert {title for title, _ in checked_today()} == {"GPT-4.1 Mini", "GPT-5 Mini"}


def test_a_price_that_changed_meanwhile_is_not_confirmed(admin_client, site):
    page = model("GPT-4.1 Mini")
    page.prices = factories.in_order([factories.price("input_text", "0.3")])
    factories.publish(page)

    html = confirm(admin_client, only=token(page)).content.decode()

    assert checked_today() == set()
    assert "it has changed since you opened the page" in html


@pytest.mark.parametrize(
    "bad", ["", "x", "1", "|||", "99999999999999999999|a|b", "1|price:|", "²|a|b"]
)
def test_a_crooked_request_records_nothing(admin_client, site, bad):
    assert confirm(admin_client, only=bad).status_code == 200
    assert Check.objects.count() == 0


def test_a_script_gets_told_what_was_recorded(admin_client, site):
    page = model("GPT-4.1 Mini")
    old = token(page, value="9/1m_tokens")
    data = {"line": [token(page), old]}

    url = reverse("model_pages_admin:confirm")
    answer = admin_client.post(url, data, headers={"accept": "application/json"}).json()

    assert answer["confirmed"] == [token(page)]
    assert answer["refused"] == [old]


def test_who_may_not_edit_models_confirms_nothing(client, django_user_model, site):
    page = model("GPT-4.1 Mini")
    editors = Group.objects.create(name="Others")
    editors.permissions.add(access_admin())
    user = django_user_model.objects.create_user("other", password="x")
    user.groups.add(editors)
    client.force_login(user)

    confirm(client, only=token(page))

    assert checked_today() == set()
    assert client.get(reverse(URL)).status_code == 302


def test_an_editor_without_leave_to_publish_may_confirm(site):
    page = model("GPT-4.1 Mini")

    confirm(signed_in(member("Content editors")), only=token(page))

    assert len(checked_today()) == 1


def access_admin():
    from django.contrib.auth.models import Permission

    return Permission.objects.get(codename="access_admin")


def test_a_model_offers_all_its_values_to_be_confirmed(admin_client, site):
    page = model("GPT-4.1 Mini", context_window=1000, capabilities={"vision": True})

    url = reverse("model_pages_admin:still_true_of_model", args=[page.pk])
    html = admin_client.get(url).content.decode()

    assert "Context window" in html
    confirm(admin_client, line=[f"{page.pk}|fact:context_window|1000"])
    assert checked_today() == {("GPT-4.1 Mini", "1000")}


def test_the_editor_of_a_model_leads_to_its_checks(admin_client, site):
    page = model("GPT-4.1 Mini")

    html = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    assert reverse("model_pages_admin:still_true_of_model", args=[page.pk]) in html


@pytest.mark.parametrize("count", [2, 8])
def test_the_queue_takes_as_many_queries_for_many_models(
    admin_client, site, django_assert_max_num_queries, count
):
    for number in range(count):
        model(f"Model {number}", provider=factories.provider(f"Maker {number}"))

    with django_assert_max_num_queries(20):
        queue(admin_client)
