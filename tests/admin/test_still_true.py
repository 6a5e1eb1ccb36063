"""An editor looked at the source, and the price is still true."""

from datetime import date

import pytest
from wagtail.models import PageLogEntry

from model_pages.models import Check
from model_pages.published_prices import prices_in_force
from model_pages.sheets import sheets_for
from model_pages.still_true import confirm, confirm_prices, of_facts
from tests import factories

TODAY = date(2026, 11, 23)
OLD = date(2026, 6, 1)


@pytest.fixture
def page(site):
    prices = {"input_text": "0.4", "output_text": "1.6"}
    return factories.model("GPT-4.1 Mini", prices=prices, checked_on=OLD, context_window=1000)


def prices_of(page):
    return prices_in_force([page.pk], TODAY)[page.pk]


def test_a_confirmation_is_the_newest_check_of_its_price_and_no_revision(page, admin_user):
    revisions = page.revisions.count()
    price = prices_of(page)[0]

    assert confirm_prices(page, [price], TODAY, admin_user) == 1

    assert [one.checked_on for one in prices_of(page)] == [TODAY, OLD]
    assert page.revisions.count() == revisions


def test_a_second_confirmation_on_the_same_day_changes_nothing(page, admin_user):
    confirm_prices(page, prices_of(page), TODAY, admin_user)

    assert confirm_prices(page, prices_of(page), TODAY, admin_user) == 0

    assert Check.objects.filter(checked_on=TODAY).count() == 2
    assert PageLogEntry.objects.filter(action="model_pages.check").count() == 1


def test_the_log_names_the_confirmed_values_and_who_confirmed(page, admin_user):
    confirm_prices(page, prices_of(page)[:1], TODAY, admin_user)

    entry = PageLogEntry.objects.get(action="model_pages.check")
    assert entry.user == admin_user
    assert entry.data["values"] == [["price:input_text/tokens/USD/list", "0.4/1m_tokens"]]
    assert entry.message == "Still true: Input price 0.4 USD / 1M tokens"


def test_a_check_keeps_where_the_editor_looked(page, admin_user):
    confirm_prices(page, prices_of(page)[:1], TODAY, admin_user)

    check = Check.objects.get(checked_on=TODAY)
    assert (check.source_name, check.checked_by) == ("Price page", admin_user)


def test_a_check_of_a_published_price_does_not_vouch_for_a_draft(page, admin_user):
    page.prices = factories.in_order([factories.price("input_text", "9")])
    page.save_revision()

    confirm_prices(page, prices_of(page), TODAY, admin_user)

    values = set(Check.objects.filter(checked_on=TODAY).values_list("value", flat=True))
    assert values == {"0.4/1m_tokens", "1.6/1m_tokens"}


def test_a_fact_can_be_confirmed_too(page, admin_user):
    facts = of_facts(sheets_for([page], TODAY)[0])

    assert confirm(page, facts, TODAY, admin_user) == 1

    assert sheets_for([page], TODAY)[0].fact("context_window").checked_on == TODAY


def test_prices_of_another_host_and_announced_ones_are_told_apart(site, admin_user):
    host = factories.provider("Azure")
    rows = [
        factories.price("input_text", "0.4"),
        factories.price("input_text", "0.5", host=host),
        factories.price("input_text", "0.3", effective_from=date(2026, 12, 1)),
    ]
    page = factories.model("GPT-4.1 Mini", prices=rows, checked_on=None)

    assert [(p.host, p.amount) for p in prices_of(page)] == [
        ("", rows[0].amount),
        ("azure", rows[1].amount),
    ]


def test_many_models_take_two_queries(site, django_assert_num_queries):
    pages = [factories.model(f"Model {n}", prices={"input_text": "1"}).pk for n in range(4)]

    with django_assert_num_queries(2):
        prices_in_force(pages, TODAY)
