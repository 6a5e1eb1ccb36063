"""What holds for the markup of every page: for readers, for screen readers, for the strict CSP."""

from collections import Counter
from itertools import pairwise

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
    "/compare/?models=gpt-4-1-mini,gpt-image-1-mini,gpt-5-mini&rows=differ",
    "/compare/?models=gpt-4-1-mini,no-such-model&add=gpt",
    f"{PAIR}?first=gpt-image-1-mini&rows=differ",
    "/compare/gpt-4-1-mini-vs-no-such-model/",
    PAIR,
    "/no-such-page/",
]
LABELLED = "input:not([type=hidden], [aria-label]), select"


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


@pytest.fixture
def pages(soup):
    return {address: soup(address) for address in PAGES}


def test_headings_begin_with_one_h1_and_skip_no_level(pages):
    for address, page in pages.items():
        levels = [int(tag.name[1]) for tag in page.select("main :is(h1, h2, h3, h4, h5, h6)")]

        assert levels.index(1) == 0, address
        assert levels.count(1) == 1, address
        assert all(after <= before + 1 for before, after in pairwise(levels)), address


def test_ids_are_unique_and_links_within_a_page_lead_somewhere(pages):
    for address, page in pages.items():
        ids = Counter(tag["id"] for tag in page.select("[id]"))
        wanted = {tag["href"][1:] for tag in page.select("a[href^='#']")}
        for attribute in ("aria-labelledby", "aria-describedby"):
            tags = page.select(f"[{attribute}]")
            wanted |= {name for tag in tags for name in tag[attribute].split()}
        wanted |= {tag["list"] for tag in page.select("input[list]")}

        assert [name for name, times in ids.items() if times > 1] == [], address
        assert wanted - set(ids) == set(), address


def test_nothing_is_inline_that_the_policy_would_refuse(pages):
    for address, page in pages.items():
        handlers = [name for tag in page.find_all() for name in tag.attrs if name[:2] == "on"]

        inline = page.select("style, script:not([src], [type='application/json']), [style]")
        assert inline == [], address
        assert handlers == [], address


def test_every_field_has_a_label_and_every_button_a_text(pages):
    for address, page in pages.items():
        labels = {tag["for"] for tag in page.select("label[for]")}
        fields = [tag for tag in page.select(LABELLED) if not tag.find_parent("label")]

        assert {tag["id"] for tag in fields} <= labels, address
        assert all(tag.get_text(strip=True) for tag in page.select("button")), address


def test_tables_have_a_caption_and_headers_with_a_scope(pages):
    for address, page in pages.items():
        for table in page.select("table"):
            assert table.caption.get_text(strip=True), address
            assert all(header.get("scope") for header in table.select("th")), address
            assert all(row.th for row in table.select("tbody tr")), address


def test_a_page_has_its_landmarks_and_a_way_past_the_header(pages):
    for address, page in pages.items():
        names = [nav["aria-label"] for nav in page.select("nav")]

        assert len(page.select("main")) == 1, address
        assert page.body.find("a")["href"] == "#content", address
        assert len(names) == len(set(names)), address


def test_a_page_is_either_described_and_canonical_or_kept_from_search_engines(pages):
    for address, page in pages.items():
        described = page.select_one("meta[name=description][content]:not([content=''])")
        canonical = page.select_one("link[rel=canonical][href^='http']")
        hidden = page.select_one("meta[name=robots][content^=noindex]")

        assert hidden or (described and canonical), address


def test_no_cell_is_blank(pages):
    for address, page in pages.items():
        cells = page.select(".vs-compare td, .vs-list td")

        assert [cell for cell in cells if not cell.get_text(strip=True)] == [], address


def test_a_pair_page_keeps_its_order(soup):
    headings = [tag.get_text(" ", strip=True) for tag in soup(PAIR).select("main h1, main h2")]

    assert headings[:8] == [
        "GPT-4.1 Mini vs GPT Image 1 Mini",
        "What decides",
        "A GPT-4.1 Mini",
        "B GPT Image 1 Mini",
        "At a glance",
        "Cost for your workload",
        "How they differ",
        "Verdict",
    ]
    assert headings.index("Use GPT-4.1 Mini and GPT Image 1 Mini") < headings.index("Questions")
    assert headings[-1] == "Start"


def test_an_empty_value_is_a_dash_with_words(soup):
    rows = {row.th.get_text(strip=True): row for row in soup(PAIR).select("tbody tr")}
    empty = rows["Context window"].select("td")[1]

    assert empty.get_text(" ", strip=True) == "– not applicable"


def test_every_statement_unfolds_its_evidence_without_a_script(soup):
    statements = soup(PAIR).select(".vs-statements > li")

    assert statements
    assert all(
        statement.select_one("details > summary + .vs-evidence > li") for statement in statements
    )


def test_evidence_about_a_third_model_names_it_and_carries_no_side(client, site):
    retiring = factories.model("GPT-5 Mini", retires_on="2026-12-11")
    factories.model("GPT-4.1 Mini", superseded_by=retiring)
    factories.model("GPT-4.1")
    page = BeautifulSoup(client.get("/compare/gpt-4-1-vs-gpt-4-1-mini/").content, "html.parser")
    facts = [item for item in page.select(".vs-evidence-fact") if "Retires" in item.get_text()]

    assert facts
    assert {fact.get_text(" ", strip=True) for fact in facts} == {"GPT-5 Mini: Retires on"}


def test_a_sorted_column_says_so(soup):
    header = soup("/models/?sort=-price").select_one("th[aria-sort]")

    assert header.a.get_text(strip=True) == "Price"
    assert header["aria-sort"] == "descending"


def test_an_empty_directory_says_what_to_drop(soup):
    empty = soup("/models/?q=llama&type=text").select_one(".vs-empty")

    assert "Drop Search: “llama” – 2 models" in " ".join(empty.get_text(" ").split())
    assert empty.select_one("a")["href"] == "?type=text"


def test_an_anonymous_page_is_the_same_for_everybody(client, site, seed_pair):
    for address in PAGES:
        response = client.get(address)

        assert "Cookie" not in response.headers.get("Vary", ""), address
        assert not response.cookies, address


def test_staff_get_the_userbar(admin_client, site, seed_pair):
    assert "wagtail-userbar" in admin_client.get(PAIR).content.decode()


def test_visitors_get_no_userbar(client, site, seed_pair):
    assert "wagtail-userbar" not in client.get(PAIR).content.decode()
