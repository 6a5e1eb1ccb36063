"""Many models at once, each with a light sheet."""

from decimal import Decimal

from django.utils import timezone

from comparisons.engine.bills import bill
from comparisons.engine.sides import side_of
from comparisons.engine.workloads import Workload
from model_pages.cards import cards_for
from model_pages.models import ModelPage
from model_pages.specs.language import load_language
from tests import factories


def cards():
    return cards_for(ModelPage.objects.all(), timezone.localdate())


def test_any_number_of_cards_is_one_query(site, django_assert_num_queries):
    for number in range(3):
        factories.model(f"Model {number}", prices={"input_text": "1"})
    cards()

    with django_assert_num_queries(1):
        assert len(cards()) == 3


def test_a_card_has_all_that_a_bill_reads(site):
    batch = {"service_tier": "batch"}
    factories.model(
        "One",
        prices=[
            factories.price("input_text", "2"),
            factories.price("input_text", "1", conditions=batch),
            factories.price("cached_input_text", "0.5"),
            factories.price("input_text", "0.1", host=factories.provider("Groq")),
        ],
        context_window=1000,
    )
    sheet = cards()[0].sheet

    assert sheet.price("input_text", **batch).amount == 1
    assert sheet.price("cached_input_text").amount == Decimal("0.5")
    assert {price.host for price in sheet.prices} == {""}
    asked = Workload(input_tokens=500, output_tokens=0, requests=1000)
    assert bill(side_of(sheet, load_language()), asked).total == 1


def test_a_new_price_shows_at_once_and_a_draft_does_not(site):
    page = factories.model("One", prices={"input_text": "1"})
    assert cards()[0].sheet.price("input_text").amount == 1

    page.prices = [factories.price("input_text", "2")]
    page.save_revision()
    assert cards()[0].sheet.price("input_text").amount == 1
    factories.publish(page)
    assert cards()[0].sheet.price("input_text").amount == 2


def test_an_entry_that_was_never_published_is_read_from_its_rows(site):
    factories.model("One", prices={"input_text": "1"}, other_names=["uno"], published=False)
    sheet = cards()[0].sheet

    assert sheet.price("input_text").amount == 1
    assert sheet.aliases[0].identifier == "uno"
