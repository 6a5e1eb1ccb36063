"""What has changed, how fresh the values are, and why a cell is empty."""

import re

import pytest
import time_machine
from django.http import HttpResponse
from django.urls import include, path

from cms_site import urls as site_urls
from model_pages import urls as model_urls
from model_pages.models import FactSource, ModelPage
from tests import factories

PAIR = "/compare/gpt-4-1-mini-vs-gpt-5-mini/"

urlpatterns = [
    path("corrections/", lambda request: HttpResponse(), name="versus_correction"),
    path("", include(site_urls)),
]

SITE_WITHOUT_THE_FORM = [
    pattern
    for pattern in site_urls.urlpatterns
    if getattr(pattern, "urlconf_module", None) is not model_urls
]

pytestmark = pytest.mark.usefixtures("site")


def at(day):
    return time_machine.travel(f"{day} 12:00", tick=True)


@pytest.fixture
def pair():
    with at("2026-06-01"):
        text = factories.model("GPT-4.1 Mini", prices={"input_text": "0.4"}, context_window=9)
        other = factories.model("GPT-5 Mini", prices={"input_text": "0.25", "output_text": "2"})
    with at("2026-10-12"):
        text = ModelPage.objects.get(pk=text.pk)
        text.prices = [factories.price("input_text", "0.3")]
        factories.publish(text)
    return text, other


def section(page, name):
    return re.search(rf'<section[^>]*aria-labelledby="{name}".*?</section>', page, re.S)[0]


def test_a_pair_tells_what_changed_with_links_to_the_days(client, pair):
    found = section(client.get(PAIR).content.decode(), "changes")

    assert "Input price of GPT-4.1 Mini from $0.4 to $0.3 per million tokens (25% less)." in found
    assert "vs-mark--left" in found
    assert "Oct 2026" in found
    for day in ("2026-10-11", "2026-10-12"):
        assert f'<a href="{PAIR}?on={day}" rel="nofollow">' in found
        assert client.get(PAIR, {"on": day}).status_code == 200


def test_a_change_is_not_known_before_its_day(client, pair):
    page = client.get(PAIR, {"on": "2026-10-11"}).content.decode()

    assert "No change is recorded." in section(page, "changes")


def test_the_page_of_a_model_tells_its_own_changes(client, pair):
    text = client.get("/models/gpt-4-1-mini/").content.decode()
    other = client.get("/models/gpt-5-mini/").content.decode()

    assert "(25% less)" in section(text, "changes")
    assert "No change is recorded." in section(other, "changes")


def test_the_first_ten_changes_are_open_and_the_rest_folded(client, pair):
    text = ModelPage.objects.get(pk=pair[0].pk)
    for month in range(1, 13):
        with at(f"2026-10-{month + 12}"):
            text.prices = [factories.price("input_text", f"0.{month + 30}")]
            factories.publish(text)

    found = section(client.get(PAIR).content.decode(), "changes")
    assert found.split("<details")[0].count("vs-changes-day") == 10
    assert "3 earlier changes" in found


def test_every_empty_cell_leads_to_a_sentence_that_says_why(client, pair):
    text = ModelPage.objects.get(pk=pair[0].pk)
    text.fact_sources = [FactSource(fact="max_output_tokens", state="not_published")]
    factories.publish(text)

    for address in (PAIR, "/models/gpt-4-1-mini/"):
        page = client.get(address).content.decode()
        links = set(re.findall(r'href="#(why_\w+)"', page))
        assert "why_not_published" in links
        assert links == set(re.findall(r'id="(why_\w+)"', page))
        assert "The provider does not publish this value" in page


TABLE = "/compare/?models=gpt-4-1-mini,gpt-5-mini,gpt-6"


@pytest.mark.parametrize("address", ["/models/gpt-4-1-mini/", PAIR, TABLE])
def test_every_table_says_what_its_rows_mean(client, pair, address):
    factories.model("GPT-6")
    page = client.get(address).content.decode()
    assert "What the rows mean" in page
    assert "The most tokens that one request may hold, as its provider states it." in page
    assert "Billed for each image that the model makes." not in page


def test_a_full_table_asks_nothing(client):
    assert "why-empty" not in client.get("/models/").content.decode()


def test_an_empty_cell_leads_to_the_form_for_corrections_where_there_is_one(client, pair, settings):
    settings.ROOT_URLCONF = tuple(SITE_WITHOUT_THE_FORM)
    assert "Suggest a value" not in client.get(PAIR).content.decode()

    settings.ROOT_URLCONF = __name__
    page = client.get(PAIR).content.decode()
    assert "/corrections/?model=gpt-5-mini&amp;field=context_window" in page


def test_the_sources_of_a_model_are_listed_with_the_days_of_its_checks(client, pair):
    page = client.get("/models/gpt-4-1-mini/").content.decode()

    assert "1 source" in page
    assert "Price page" in page


def test_the_page_of_a_pair_takes_a_fixed_number_of_queries(
    client, pair, django_assert_max_num_queries
):
    """One of them reads the ledger, for the log of changes and for the picture."""
    client.get(PAIR)
    with django_assert_max_num_queries(12):
        client.get(PAIR)


def test_the_page_of_a_pair_on_another_day_takes_a_fixed_number_of_queries(
    client, pair, django_assert_max_num_queries
):
    client.get(PAIR, {"on": "2026-09-01"})
    with django_assert_max_num_queries(30):
        client.get(PAIR, {"on": "2026-09-01"})
    for name in "abcdef":
        with at("2026-07-01"):
            factories.model(f"More {name}", prices={"input_text": "1"})
    with django_assert_max_num_queries(30):
        client.get(PAIR, {"on": "2026-09-01"})


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_day_is_chosen_without_scripts(live_site, browser):
    with at("2026-06-01"):
        text = factories.model("GPT-4.1 Mini", prices={"input_text": "0.4"})
    with at("2026-10-12"):
        text.prices = [factories.price("input_text", "0.3")]
        factories.publish(text)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_site.url}/models/gpt-4-1-mini/")
    assert "$0.3" in page.inner_text(".vs-headlines")

    page.fill("#day", "2026-09-01")
    page.click(".vs-day button")
    assert "on=2026-09-01" in page.url
    assert "$0.4" in page.inner_text(".vs-headlines")
    assert "As recorded on Sep 1, 2026" in page.inner_text("#as-of")

    page.click("text=The same page as of today")
    assert "$0.3" in page.inner_text(".vs-headlines")
    context.close()
