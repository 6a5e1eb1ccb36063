"""What holds for the markup of every page: for readers, for screen readers, for the strict CSP."""

from collections import Counter

import pytest
from bs4 import BeautifulSoup

from tests import factories

PAIR = "/compare/gpt-4-1-mini-vs-gpt-image-1-mini/"
PAGES = [
    "/models/",
    "/models/?q=no-such-model&type=image",
    "/models/gpt-4-1-mini/",
    "/providers/",
    "/providers/openai/",
    "/compare/",
    "/compare/?left=gpt&right=nothing",
    "/compare/gpt-4-1-mini-vs-no-such-model/",
    PAIR,
    "/no-such-page/",
]
LABELLED = "input:not([type=hidden]), select"


@pytest.fixture
def soup(client, site, seed_pair):
    factories.comparison(
        *seed_pair,
        verdict="<p>Use both.</p>",
        call_to_action=factories.call_to_action(
            name="Demo",
            heading="Use {left} and {right}",
            cards=[("card", {"heading": "Try {left}", "text": "Then try {right}."})],
            closing_heading="Start",
        ),
    )
    return lambda address: BeautifulSoup(client.get(address).content, "html.parser")


@pytest.mark.parametrize("address", PAGES)
def test_headings_begin_with_one_h1_and_skip_no_level(soup, address):
    levels = [int(tag.name[1]) for tag in soup(address).select("main :is(h1, h2, h3, h4, h5, h6)")]

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


@pytest.mark.parametrize("address", PAGES)
def test_ids_are_unique_and_links_within_the_page_lead_somewhere(soup, address):
    page = soup(address)
    ids = Counter(tag["id"] for tag in page.select("[id]"))
    wanted = {tag["href"][1:] for tag in page.select("a[href^='#']")}
    wanted |= {tag["aria-labelledby"] for tag in page.select("[aria-labelledby]")}
    wanted |= {tag["list"] for tag in page.select("input[list]")}

    assert [name for name, times in ids.items() if times > 1] == []
    assert wanted - set(ids) == set()


@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_inline_that_the_policy_would_refuse(soup, address):
    page = soup(address)

    assert page.select("style, script:not([src]), [style]") == []
    assert [
        tag.name for tag in page.find_all() for name in tag.attrs if name.startswith("on")
    ] == []


@pytest.mark.parametrize("address", PAGES)
def test_every_field_has_a_label_and_every_button_a_text(soup, address):
    page = soup(address)
    labels = {tag["for"] for tag in page.select("label[for]")}
    fields = [tag for tag in page.select(LABELLED) if not tag.find_parent("label")]

    assert fields
    assert {tag["id"] for tag in fields} <= labels
    assert all(tag.get_text(strip=True) for tag in page.select("button"))


@pytest.mark.parametrize("address", PAGES)
def test_tables_have_a_caption_and_headers_with_a_scope(soup, address):
    for table in soup(address).select("table"):
        assert table.caption.get_text(strip=True)
        assert all(header.get("scope") for header in table.select("th"))
        assert all(row.th for row in table.select("tbody tr"))


@pytest.mark.parametrize("address", PAGES)
def test_a_page_has_its_landmarks_and_a_way_past_the_header(soup, address):
    page = soup(address)

    assert [len(page.select(name)) for name in ("header.site-header", "main", "footer")] == [
        1,
        1,
        1,
    ]
    assert page.body.find("a")["href"] == "#content"
    names = [nav["aria-label"] for nav in page.select("nav")]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("address", PAGES)
def test_no_cell_is_blank(soup, address):
    cells = [cell for cell in soup(address).select(".vs-compare td, .vs-list td")]

    assert [cell for cell in cells if not cell.get_text(strip=True)] == []


def test_a_pair_page_keeps_its_order(soup):
    headings = [tag.get_text(" ", strip=True) for tag in soup(PAIR).select("main h1, main h2")]

    assert headings[:6] == [
        "GPT-4.1 Mini vs GPT Image 1 Mini",
        "A GPT-4.1 Mini",
        "B GPT Image 1 Mini",
        "At a glance",
        "How they differ",
        "Verdict",
    ]
    assert headings.index("Use GPT-4.1 Mini and GPT Image 1 Mini") < headings.index("Questions")
    assert headings[-1] == "Start"


def test_a_value_that_nobody_knows_is_a_dash_with_words(soup):
    row = next(
        row for row in soup(PAIR).select("tr") if row.th.get_text(strip=True) == "Output price"
    )

    assert row.select("td")[1].get_text(" ", strip=True) == "– no data"


def test_every_statement_unfolds_its_evidence_without_a_script(soup):
    statements = soup(PAIR).select(".vs-statements > li")

    assert statements
    assert all(
        statement.select_one("details > summary + .vs-evidence > li") for statement in statements
    )


def test_a_sorted_column_says_so(soup):
    header = soup("/models/?sort=-price").select_one("th[aria-sort]")

    assert header.get_text(strip=True) == "Price"
    assert header["aria-sort"] == "descending"


def test_an_empty_directory_says_what_to_drop(soup):
    text = soup("/models/?q=mini&type=video").select_one(".vs-empty").get_text(" ", strip=True)

    assert "“mini”" in text


@pytest.mark.parametrize("address", PAGES)
def test_an_anonymous_page_is_the_same_for_everybody(client, site, seed_pair, address):
    response = client.get(address)

    assert "Cookie" not in response.headers.get("Vary", "")
    assert not response.cookies


def test_staff_get_the_userbar(admin_client, site, seed_pair):
    assert "wagtail-userbar" in admin_client.get(PAIR).content.decode()


def test_visitors_get_no_userbar(client, site, seed_pair):
    assert "wagtail-userbar" not in client.get(PAIR).content.decode()
