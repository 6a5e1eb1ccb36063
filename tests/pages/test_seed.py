"""The page that the project began from, fact by fact."""

import html
import re
from pathlib import Path

import pytest
from django.core.management import call_command
from wagtail.models import Site

from comparisons.models import ComparisonSettings
from tests import factories

SEED = Path(__file__).resolve().parents[2] / "fixtures" / "seed.yaml"
PAIR = "/compare/gpt-4-1-mini-vs-gpt-image-1-mini/"


@pytest.fixture
def pair_page(client, site):
    settings = ComparisonSettings.for_site(Site.objects.get(is_default_site=True))
    settings.call_to_action = factories.call_to_action()
    settings.save()
    call_command("load_catalogue", str(SEED), verbosity=0)
    response = client.get(PAIR)
    assert response.status_code == 200
    return response


@pytest.fixture
def text(pair_page) -> str:
    """The page as a visitor reads it, without markup."""
    body = pair_page.content.decode().split("<article", 1)[1].split("</article")[0]
    body = re.sub(r"<script.*?</script>", "", body, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def glance(pair_page, key: str) -> tuple[str, str]:
    row = next(row for row in pair_page.context["comparison"].glance if row.key == key)
    return row.left.text, row.right.text


def statement(pair_page, rule: str) -> str:
    return next(s.text for s in pair_page.context["comparison"].statements if s.rule == rule)


@pytest.mark.parametrize(
    ("key", "left", "right"),
    [
        ("provider", "OpenAI", "OpenAI"),
        ("model_type", "Text", "Image"),
        ("context_window", "1.05M tokens", "–"),
        ("input_text", "$0.4 / 1M tokens", "$2 / 1M tokens"),
        ("output_text", "$1.6 / 1M tokens", "–"),
        ("image_generation", "–", "From $0.005 / image"),
        ("status", "Superseded by GPT-5 Mini", "Current"),
    ],
)
def test_the_table_says_what_the_seed_says(pair_page, key, left, right):
    assert glance(pair_page, key) == (left, right)


def test_the_exact_context_window_is_at_hand(text):
    assert "1,047,576" in text


def test_the_input_prices_are_compared_with_both_amounts(pair_page):
    sentence = statement(pair_page, "R04")

    assert "80% cheaper" in sentence
    assert "input tokens" in sentence
    assert "$0.4 vs $2 per million" in sentence


def test_the_sentence_about_different_kinds_comes_before_the_prices(pair_page):
    rules = [s.rule for s in pair_page.context["comparison"].statements]

    assert rules.index("R01") < rules.index("R04")
    kinds = statement(pair_page, "R01")
    assert "text" in kinds
    assert "image" in kinds


def test_the_superseded_model_names_its_successor(pair_page):
    assert "GPT-5 Mini" in statement(pair_page, "R30")
    assert "superseded" in statement(pair_page, "R30")


def test_no_statement_ranks_models_of_different_kinds(pair_page):
    assert not any(s.winner for s in pair_page.context["comparison"].statements)


def test_nothing_is_made_up_where_the_seed_has_no_value(text):
    assert "$0 " not in text
    assert "0 tokens" not in text.replace("1,000,000 tokens", "")
    assert "free" not in text.casefold().replace("freely", "")


def test_every_strength_of_both_models_is_there(pair_page):
    left, right = pair_page.context["left"], pair_page.context["right"]

    assert (len(left.strengths), len(right.strengths)) == (8, 7)
    for sheet, words in (
        (left, ["Chat Completions", "Responses", "Realtime", "Assistants", "1,047,576"]),
        (left, ["GPT-5 Mini", "classif", "support", "JSON", "describ"]),
        (right, ["1024", "1536", "low", "medium", "high", "streaming", "fine-tuning", "atch"]),
    ):
        written = " ".join(
            " ".join([s.title, *(" ".join([p.text, *p.points]) for p in s.points)])
            for s in sheet.strengths
        )
        assert [word for word in words if word.casefold() not in written.casefold()] == []
    assert any(p.points for s in left.strengths for p in s.points)


def test_each_claim_unfolds_its_evidence(pair_page, text):
    sentence = next(s for s in pair_page.context["comparison"].statements if s.rule == "R04")

    assert [(e.slug, e.value) for e in sentence.evidence] == [
        ("gpt-4-1-mini", "$0.4"),
        ("gpt-image-1-mini", "$2"),
    ]
    assert all(e.source and e.checked_on for e in sentence.evidence)
    assert "<details" in pair_page.content.decode()


def test_the_questions_are_answered_from_the_data(pair_page):
    answers = {faq.key: faq.answer for faq in pair_page.context["comparison"].faqs}

    assert {"F02", "F03", "F29"} <= answers.keys()
    assert "F01" not in answers
    assert all(amount in answers["F03"] for amount in ("$0.4", "$1.6", "$2", "$0.005"))
    assert "Nov 23, 2026" in answers["F29"]


def test_related_comparisons_are_offered(pair_page):
    assert [link.title for link in pair_page.context["related"]] == ["GPT-4.1 Mini vs GPT-5 Mini"]


def test_the_parts_of_the_page_stand_in_the_order_of_the_seed(pair_page):
    body = pair_page.content.decode()
    expected = ["glance", "differences", "strengths", "promo", "related", "faqs"]
    headings = re.findall(r'<h2 id="([a-z]+)"', body)

    assert [name for name in headings if name in expected] == expected


def test_the_other_way_round_leads_here(client, pair_page):
    response = client.get("/compare/gpt-image-1-mini-vs-gpt-4-1-mini/")

    assert (response.status_code, response["Location"]) == (301, PAIR)


def test_an_edition_of_the_seed_is_three_models(pair_page):
    assert factories.ModelPage.objects.count() == 3
