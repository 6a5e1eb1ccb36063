"""The price desk's sheet: what it shows, what it understands, whom it lets in."""

import json
from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page

from model_pages.desk.reading import CellReader
from model_pages.desk.rows import LINE_FIELDS, MODEL_FIELDS, desk_rows
from model_pages.models import Check, ModelPage
from model_pages.pricing.carrying_out import carry_out
from model_pages.pricing.edits import PriceEdit
from model_pages.pricing.orders import Order, Way
from model_pages.pricing.slots import Slot
from tests import factories

TODAY = date(2026, 11, 23)
INPUT = Slot("input_text")
STANDS = {
    "component": "input_text",
    "amount": "0.4",
    "currency": "USD",
    "unit": "1m_tokens",
    "state": "priced",
    "kind": "list",
}


@pytest.fixture
def mini(site):
    return factories.model("GPT-4.1 Mini", prices={"input_text": "0.4", "output_text": "1.6"})


def lines(user):
    """What the sheet shows, with the texts in their places."""
    rows = desk_rows(TODAY, user)
    models = [dict(zip(MODEL_FIELDS, model, strict=True)) for model in rows["models"]]
    return [
        dict(zip(LINE_FIELDS, (rows["texts"][n] for n in numbers), strict=True))
        | {"model": models[model], "draft": draft}
        for model, *numbers, draft in rows["lines"]
    ]


def read(**typed):
    return CellReader(TODAY).read(STANDS, typed)


def post(client, name, body):
    url = reverse(f"price_desk:{name}")
    return client.post(url, json.dumps(body), "application/json")


def test_current_and_announced_lines_are_shown_and_past_ones_are_not(site, admin_user):
    past = factories.price("input_text", "1", effective_until=date(2026, 11, 1))
    now = factories.price("input_text", "2", effective_from=date(2026, 11, 2))
    soon = factories.price("input_text", "3", effective_from=date(2026, 12, 1))
    factories.model("GPT-4.1", prices=[past, now, soon], other_names=["gpt-4.1-2025-04-14"])

    found = lines(admin_user)

    assert [(line["amount"], line["status"]) for line in found] == [
        ("2", "current"),
        ("3", "announced"),
    ]
    assert found[0]["model"]["names"] == ["gpt-4-1", "gpt-4.1-2025-04-14"]


def test_a_line_says_when_it_was_checked_and_forgets_it_when_its_price_changed(mini, admin_user):
    assert {line["checked_on"] for line in lines(admin_user)} == {"2026-11-20"}

    carry_out(mini.pk, [PriceEdit({"amount": "0.5"}, INPUT, {})], Order(Way.PUBLISH, admin_user))

    assert [line["checked_on"] for line in lines(admin_user)] == ["", "2026-11-20"]


def test_a_line_of_which_an_unpublished_draft_says_something_else_is_marked(mini, admin_user):
    carry_out(mini.pk, [PriceEdit({"amount": "0.7"}, INPUT, {})], Order(Way.DRAFT, admin_user))

    changed, same = lines(admin_user)

    assert (changed["amount"], changed["draft"]) == ("0.4", {"amount": "0.7"})
    assert same["draft"] == 0


def test_lines_of_an_entry_that_is_not_published_are_those_of_its_draft(mini, admin_user):
    hidden = factories.model("GPT-4.2", prices={"input_text": "3"}, published=False)
    carry_out(hidden.pk, [PriceEdit({"amount": "4"}, INPUT)], Order(Way.DRAFT, admin_user))

    found = [(line["model"]["title"], line["amount"]) for line in lines(admin_user)]

    assert found == [("GPT-4.1 Mini", "0.4"), ("GPT-4.1 Mini", "1.6"), ("GPT-4.2", "4")]
    (line,) = (line for line in lines(admin_user) if not line["model"]["live"])
    assert (line["status"], line["checked_on"], line["draft"]) == ("current", "", 0)


def test_nobody_says_still_true_of_a_draft(site, admin_client):
    hidden = factories.model("GPT-4.2", prices={"input_text": "3"}, published=False)
    asked = [{"page": hidden.pk, "slot": INPUT, "amount": "3"}]

    answer = post(admin_client, "still_true", {"lines": asked}).json()

    assert (answer["done"], len(answer["denied"])) == ([], 1)


def test_any_number_of_lines_takes_the_same_number_of_queries(
    mini, admin_user, django_assert_num_queries
):
    with django_assert_num_queries(8):
        desk_rows(TODAY, admin_user)
    for number in range(4):
        page = factories.model(f"Model {number}", prices={"input_text": "1", "output_text": "2"})
        carry_out(page.pk, [PriceEdit({"amount": "3"}, INPUT, {})], Order(Way.DRAFT, admin_user))

    with django_assert_num_queries(8):
        assert len(desk_rows(TODAY, admin_user)["lines"]) == 10


@pytest.mark.parametrize(
    "typed, understood",
    [
        ({"amount": "$0.50"}, "0.5"),
        ({"amount": "1,234.5"}, "1234.5"),
        ({"unit": "1K tokens"}, "1k_tokens"),
        ({"state": "Not published", "amount": ""}, "not_published"),
        ({"conditions": " service_tier = batch "}, "service_tier=batch"),
        ({"currency": "eur"}, "EUR"),
        ({"effective_from": "2026-12-24"}, "2026-12-24"),
    ],
)
def test_a_cell_is_understood_as_people_type_it(site, typed, understood):
    reading = read(**typed)

    assert reading.troubles == {}
    assert reading.values[next(iter(typed))] == understood


@pytest.mark.parametrize(
    "typed, cell, said, readings",
    [
        ({"amount": "cheap"}, "amount", "'cheap' is not a number", ()),
        ({"amount": "1,234"}, "amount", "is 1.234 or 1234", ("1.2340", "1234")),
        ({"amount": "0,5"}, "amount", "0.5 with a decimal comma", ("0.5",)),
        ({"amount": "€0.5"}, "amount", "says EUR, but the currency is USD", ("0.5",)),
        ({"amount": "0"}, "amount", "0 is not a price", ()),
        ({"amount": ""}, "amount", "needs an amount", ()),
        ({"unit": "image"}, "unit", "is billed by tokens", ("1m_tokens", "1k_tokens", "token")),
        ({"state": "fre"}, "state", "'fre' is none of the choices", ("free",)),
        ({"effective_from": "24/12/2026"}, "effective_from", "write 2026-12-31", ()),
        ({"host": "nobody"}, "host", "'nobody' is none of the choices", ()),
        ({"conditions": "batch"}, "conditions", "write service_tier=batch", ()),
        ({"source_url": "no address"}, "source_url", "valid URL", ()),
    ],
)
def test_a_cell_that_is_refused_says_what_was_understood_and_why(site, typed, cell, said, readings):
    reading = read(**typed)

    assert said in reading.troubles[cell].message
    assert set(readings) <= set(reading.troubles[cell].readings)


def test_a_refused_cell_keeps_the_others_of_its_line(site):
    reading = read(amount="0.5", unit="image")

    assert reading.values == {"amount": "0.5"}
    assert [*reading.troubles] == ["unit"]


def test_an_amount_is_held_against_the_currency_that_is_pasted_beside_it(site):
    assert read(amount="€0.5", currency="EUR").troubles == {}


def test_the_server_reads_many_lines_at_once(mini, admin_client):
    answer = post(
        admin_client,
        "read",
        {"lines": [{"line": STANDS, "typed": {"amount": a}} for a in ("0.5", "x")]},
    ).json()

    good, bad = answer["lines"]
    assert (good["values"], good["troubles"]) == ({"amount": "0.5"}, {})
    assert bad["troubles"]["amount"]["message"].startswith("'x' is not a number")


@pytest.mark.parametrize("name", ["read", "still_true", "new_review"])
@pytest.mark.parametrize("body", [[], {}, {"lines": 1, "edits": 1}, {"lines": [1], "edits": [1]}])
def test_what_is_no_question_is_refused_with_the_reason(mini, admin_client, name, body):
    answer = post(admin_client, name, body)

    assert answer.status_code == 400
    assert answer.json()["error"]


def test_still_true_is_one_check_of_each_line_and_no_revision(mini, admin_client, admin_user):
    revisions = mini.revisions.count()
    asked = [{"page": mini.pk, "slot": INPUT, "amount": "0.4"}]

    answer = post(admin_client, "still_true", {"lines": asked}).json()

    assert [line["page"] for line in answer["done"]] == [mini.pk]
    assert [line["checked_on"] for line in lines(admin_user)] == ["2026-11-23", "2026-11-20"]
    assert mini.revisions.count() == revisions


def test_still_true_leaves_out_what_somebody_changed_meanwhile(mini, admin_client):
    asked = [{"page": mini.pk, "slot": INPUT, "amount": "0.3"}]

    answer = post(admin_client, "still_true", {"lines": asked}).json()

    assert (answer["done"], len(answer["changed"])) == ([], 1)
    assert not Check.objects.filter(checked_on=TODAY).exists()


def editor(django_user_model, name, page, *kinds):
    user = django_user_model.objects.create_user(name, password="right")
    group = Group.objects.create(name=name)
    group.permissions.add(*Group.objects.get(name="Editors").permissions.all())
    user.groups.add(group)
    for kind in kinds:
        GroupPagePermission.objects.create(group=group, page=page, permission_type=kind)
    return user


URLS = ["index", "rows", "session", "read", "still_true", "new_review"]


@pytest.mark.parametrize("name", URLS)
def test_who_may_change_no_page_stays_outside(mini, client, django_user_model, name):
    client.force_login(editor(django_user_model, "reader", Page.objects.get(depth=1), "lock"))
    url, headers = reverse(f"price_desk:{name}"), {"x-requested-with": "XMLHttpRequest"}

    for method in (client.get, client.post):
        assert method(url).status_code == 302
        assert method(url, headers=headers).status_code == 403
    assert reverse("price_desk:index") not in client.get("/admin/").text


@pytest.mark.parametrize("name", URLS)
def test_who_is_not_signed_in_is_told_so(mini, client, name):
    url, headers = reverse(f"price_desk:{name}"), {"x-requested-with": "XMLHttpRequest"}

    assert client.post(url).status_code == 302
    assert client.post(url, headers=headers).status_code == 403


def test_lines_that_an_editor_may_not_change_are_shown_and_marked(mini, django_user_model):
    other = factories.model("GPT-4.1", prices={"input_text": "2"})
    user = editor(django_user_model, "writer", ModelPage.objects.get(pk=other.pk), "change")

    found = {line["model"]["title"]: line["model"]["may_edit"] for line in lines(user)}

    assert found == {"GPT-4.1": 1, "GPT-4.1 Mini": 0}


def test_still_true_is_not_said_by_who_may_not_change_the_entry(mini, client, django_user_model):
    other = factories.model("GPT-4.1", prices={"input_text": "2"})
    client.force_login(editor(django_user_model, "writer", other, "change"))
    asked = [{"page": mini.pk, "slot": INPUT, "amount": "0.4"}]

    answer = post(client, "still_true", {"lines": asked}).json()

    assert (answer["done"], len(answer["denied"])) == ([], 1)


def test_a_browser_without_scripts_reads_a_table_with_links_to_the_entries(mini, admin_client):
    page = admin_client.get(reverse("price_desk:index")).text

    table = page.partition("<noscript>")[2].partition("</noscript>")[0]
    assert reverse("wagtailadmin_pages:edit", args=[mini.pk]) in table
    assert "0.4 USD" in table
