"""The ways into the site: its home page, its footer, and the page that is not there."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from comparisons.models import ComparisonIndexPage
from model_pages.models import ModelIndexPage, ProviderIndexPage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    page = factories.home_page()
    for kind in (ModelIndexPage, ProviderIndexPage, ComparisonIndexPage):
        factories.index_page(kind)
    factories.model("GPT-4.1 Mini", prices={"input_text": "0.4"}, release_date="2025-04-14")
    factories.model("GPT-4.1", prices={"input_text": "2"}, release_date="2025-04")
    factories.model("GPT Image 2", model_type="image", release_date="2026-04-21")
    factories.model("Undated")
    yield page
    Site.clear_site_root_paths_cache()


def test_the_home_page_begins_with_a_search_of_the_directory(client, home):
    page = client.get("/").content.decode()
    assert page.count('type="search"') == 1
    assert 'class="home-search" action="/models/"' in page


def test_the_home_page_of_another_day_leads_to_pages_of_that_day(client, home):
    tomorrow = timezone.localdate() + timedelta(days=1)
    page = client.get("/", {"on": tomorrow.isoformat()}).content.decode()
    nav = page[page.index('class="site-name"') : page.index("</nav>")]
    assert nav.count(f'?on={tomorrow.isoformat()}"') == 4


def test_the_newest_models_lead_and_undated_ones_are_left_out(client, home):
    page = client.get("/").content.decode()
    newest = page[page.index('id="newest"') : page.index("<footer")]
    order = [newest.index(name) for name in ("GPT Image 2", "GPT-4.1 Mini", ">GPT-4.1<")]
    assert order == sorted(order)
    assert "Undated" not in newest


def test_each_type_leads_into_the_directory_with_its_number(client, home):
    page = client.get("/").content.decode()
    assert '<a href="/models/?type=text">Text</a> <span>3</span>' in page
    assert '<a href="/models/?type=image">Image</a> <span>1</span>' in page


def test_the_home_page_takes_as_many_queries_for_many_models_as_for_few(
    client, home, django_assert_num_queries
):
    client.get("/")
    with CaptureQueriesContext(connection) as few:
        client.get("/")
    for number in range(10):
        factories.model(f"Another {number}", release_date="2026-01-01")
    with django_assert_num_queries(len(few)):
        client.get("/")


def test_the_footer_says_when_a_value_was_checked_last(client, home):
    factories.model("Fresh", prices={"input_text": "1"}, checked_on=date(2026, 11, 23))
    assert "Last checked on Nov 23, 2026." in client.get("/").content.decode()
    assert reverse("versus_correction") in client.get("/").content.decode()


def test_a_wrong_address_offers_the_nearest_models(client, home):
    response = client.get("/models/gpt-4.1-mni/")
    page = response.content.decode()
    assert response.status_code == 404
    assert page.index(">GPT-4.1 Mini</a>") < page.index(">GPT-4.1</a>")


def test_a_draft_is_never_offered(client, home):
    factories.model("GPT-4.2 Mini", published=False)
    assert "GPT-4.2 Mini" not in client.get("/models/gpt-4.2-mini/").content.decode()


@pytest.mark.parametrize("path", ["/%00/", "/" + "x" * 3000 + "/", "/%ff/", "/<script>/", "/a/../"])
def test_an_absurd_address_is_simply_not_found(client, home, path):
    response = client.get(path)
    assert response.status_code == 404
    assert "<script>/" not in response.content.decode()
