"""A visitor looks at the pictures of a model and of a pair."""

import gzip
import re
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.utils import translation

from model_pages.models import Check, ModelPage, PriceRecord
from model_pages.specs.formats import Formatter
from tests import factories

PAIR = "/compare/gpt-4-1-vs-gpt-4-1-mini/"
MODEL = "/models/gpt-4-1-mini/"


@pytest.fixture
def catalogue(site):
    factories.model(
        "GPT-4.1",
        prices={"input_text": "2", "output_text": "8"},
        context_window=1047576,
        release_date="2025-04",
    )
    mini = factories.model(
        "GPT-4.1 Mini",
        prices={"input_text": "2.5", "output_text": "1.6"},
        context_window=1047576,
        release_date="2025-04-14",
    )
    for number in range(4):
        name, prices = f"Other {number}", {"input_text": f"{number + 1}"}
        factories.model(name, prices=prices, context_window=1000 * (number + 1))
    before(mini, "3.25", date(2026, 1, 1), date(2026, 6, 30))
    return mini


def before(page, amount, first, last):
    """The ledger has another input price, which ended as today's began."""
    now = PriceRecord.objects.get(page=page, component="input_text")
    PriceRecord.objects.filter(pk=now.pk).update(valid_from=date(2026, 7, 1), basis="documented")
    now.pk, now.amount, now.valid_from, now.valid_until = None, amount, first, last
    now.basis = "documented"
    now.save()


@pytest.fixture
def soup(client, catalogue):
    return lambda address: BeautifulSoup(client.get(address).content, "html.parser")


def titles(page):
    return [figure.h3.get_text() for figure in page.select("figure.vs-picture")]


def test_a_pair_has_four_pictures_each_with_its_title_its_words_and_its_table(soup):
    page = soup(PAIR)

    assert titles(page) == [
        "Price by mix of input and output",
        "List prices over time",
        "Price and context window",
        "Released, deprecated, retired",
    ]
    for figure in page.select("figure.vs-picture"):
        picture = figure.svg
        assert picture["aria-labelledby"] == figure["aria-labelledby"] == figure.h3["id"]
        assert figure.select_one(f"#{picture['aria-describedby']}").get_text(strip=True)
        assert figure.select("details table tbody tr")


def test_a_model_has_three(soup):
    assert titles(soup(MODEL)) == [
        "List prices over time",
        "Price and context window",
        "Released, deprecated, retired",
    ]


def test_a_picture_without_links_is_an_image_and_one_with_links_is_a_group(soup):
    roles = {
        svg["role"]: {
            bool(one.select("a")) for one in soup(PAIR).select(f"svg[role={svg['role']}]")
        }
        for svg in soup(PAIR).select("svg.vs-chart")
    }

    assert roles == {"img": {False}, "group": {True}}


def test_the_break_even_point_is_marked_with_its_value(soup):
    figure = soup(PAIR).select_one("figure.vs-picture")

    assert figure.svg.select_one(".vs-chart-crossing")
    assert "With about 7.2% of output both cost about $2.43" in figure.get_text()


def test_a_change_of_price_is_a_step_and_a_row(soup):
    figure = soup(MODEL).select_one("figure.vs-picture")

    assert "V" in figure.svg.select_one(".vs-chart-line path")["d"]
    assert "$3.25 from Jan 1, 2026" in figure.get_text()
    assert "Jun 30, 2026" in figure.table.get_text()


def test_a_pair_of_different_jobs_has_only_pictures_of_what_both_have(client, site, seed_pair):
    page = BeautifulSoup(
        client.get("/compare/gpt-4-1-mini-vs-gpt-image-1-mini/").content, "html.parser"
    )

    assert titles(page) == ["List prices over time"]


def test_a_model_that_nothing_is_known_of_has_no_pictures(client, site):
    factories.model("Bare")

    assert b'id="pictures"' not in client.get("/models/bare/").content


def test_markup_in_a_name_is_text_in_every_picture(client, catalogue):
    name = '<b onload="x">&"'
    factories.model(
        name,
        slug="zzz",
        prices={"input_text": "1", "output_text": "2"},
        context_window=5000,
        release_date="2025",
    )

    html = client.get("/compare/gpt-4-1-mini-vs-zzz/").content.decode()

    assert "<b onload" not in html
    assert "&lt;b onload=&quot;x&quot;&gt;&amp;&quot;" in html


def test_places_keep_their_point_where_numbers_have_a_comma(client, catalogue, settings):
    settings.LANGUAGE_CODE = "de"
    with translation.override("de"):
        page = BeautifulSoup(client.get(PAIR).content, "html.parser")
    places = [
        tag[name]
        for tag in page.select("svg.vs-chart *")
        for name in ("x", "y", "d", "cx", "cy")
        if tag.has_attr(name)
    ]

    assert len(places) > 50
    assert [place for place in places if not re.fullmatch(r"[-MHVLvmlz\d. ]+", place)] == []
    assert "2,43" in page.select_one("figure.vs-picture").get_text()


def test_the_pictures_of_a_pair_are_light(client, catalogue):
    """Under 3 KB each and 9 KB together, as they travel."""
    for number in range(100):
        window = 1000 * (number + 5)
        factories.model(
            f"A model with a long name {number}",
            prices={"input_text": f"{number + 1}.5"},
            context_window=window,
        )

    html = client.get(PAIR).content.decode()
    pictures = re.findall(r'<svg class="vs-chart".*?</svg>', html, re.DOTALL)
    weights = [len(gzip.compress(picture.encode())) for picture in pictures]

    assert len(weights) == 4
    assert max(weights) < 3 * 1024
    assert sum(weights) < 9 * 1024


def test_a_model_page_takes_as_many_queries_for_many_models(
    client, catalogue, django_assert_max_num_queries
):
    """One of them reads the ledger, and one when the prices of the dots were checked; the dots are
    drawn from the cards of the picker."""
    for number in range(10):
        factories.model(f"More {number}", prices={"input_text": "1"})

    with django_assert_max_num_queries(15):
        client.get(MODEL)


def test_every_dot_says_when_its_price_was_checked(client, catalogue):
    first = ModelPage.objects.get(title="Other 0")
    Check.objects.filter(page=first).update(value="0.9/1m_tokens")  # of a price that it had before
    Check.objects.filter(page__title="Other 3").update(checked_on=date(2026, 1, 1))

    page = BeautifulSoup(client.get(PAIR).content, "html.parser")
    (figure,) = (one for one in page.select("figure.vs-picture") if one.find(id="landscape-says"))
    rows = [[cell.get_text() for cell in row.select("th, td")] for row in figure.select("tr")[1:]]

    days = {name: day for name, *_, day in rows}
    checked = Formatter().date(factories.CHECKED_ON)
    assert days == {
        "GPT-4.1": checked,
        "GPT-4.1 Mini": checked,
        "Other 0": "–",
        "Other 1": checked,
        "Other 2": checked,
    }
    titles = [title.get_text() for title in figure.select("svg a > title")]
    assert sum(f"checked {checked}" in title for title in titles) == 2
    assert "1 with a price that was not checked for a long time" in figure.get_text()
