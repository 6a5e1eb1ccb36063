"""What an editor reads on the screen "Before publishing"."""

import csv
import io
from datetime import date
from decimal import Decimal
from html import unescape

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from comparisons.impact.table import EXPORT
from comparisons.models import ComparisonPage
from model_pages.models import ModelPage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(site):
    """Alpha is the cheapest of three text models."""
    return [
        factories.model(name, prices={"input_text": amount, "output_text": amount})
        for name, amount in (("Alpha", "1"), ("Beta", "2"), ("Gamma", "8"))
    ]


@pytest.fixture
def editor(admin_client):
    return admin_client


def draft(page, amount=None, **fields):
    """A draft of a page with other prices or facts; what visitors see stays."""
    page = ModelPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(page, name, value)
    if amount is not None:
        rows = list(page.prices.all())
        for row in rows:
            row.amount = Decimal(amount)
        page.prices = rows
    page.save_revision(clean=False)
    return page


def url(page, query=""):
    return reverse("comparisons_consequences", args=[page.pk]) + query


def read(client, page, query=""):
    response = client.get(url(page, query))
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def table(client, page):
    response = client.get(url(page, "?export=csv"))
    text = b"".join(response.streaming_content).decode()
    return list(csv.DictReader(io.StringIO(text.partition("\n")[2]), fieldnames=list(EXPORT)))


def test_the_headline_counts_pages_and_winners_that_flip(three, editor):
    alpha, _beta, _gamma = three
    draft(alpha, "4")  # dearer than Beta now, still cheaper than Gamma
    text = read(editor, alpha)
    assert "2 pages say something else" in text
    assert "2 winners flip" in text  # input and output, on the page with Beta


def test_the_old_and_the_new_sentence_stand_side_by_side_with_their_words_marked(three, editor):
    draft(three[0], "4")
    text = read(editor, three[0])
    gone = (
        '<del><span class="w-sr-only">[removed: </span>Alpha<span class="w-sr-only">]</span></del>'
    )
    come = '<ins><span class="w-sr-only">[added: </span>Beta<span class="w-sr-only">]</span></ins>'
    assert gone in text
    assert come in text


def test_only_pages_where_a_winner_flips_are_left_by_the_filter(three, editor):
    draft(three[0], "4")
    everything, flips = read(editor, three[0]), read(editor, three[0], "?show=flips")
    assert "Alpha vs Gamma" in everything
    assert "Alpha vs Beta" in flips
    assert "Alpha vs Gamma" not in flips


def test_a_page_links_to_what_visitors_see_now(three, editor):
    draft(three[0], "4")
    assert 'href="/compare/alpha-vs-beta/"' in read(editor, three[0])


def test_nothing_is_saved_by_looking(three, editor):
    draft(three[0], "4")
    read(editor, three[0])
    three[0].refresh_from_db()
    assert {row.amount for row in three[0].prices.all()} == {Decimal(1)}
    assert three[0].price_records.filter(valid_until=None).count() == 2


def test_what_it_tells_is_what_visitors_read_after_publishing(three, editor, client):
    """The news of the price included, which only the ledger of this publishing knows."""
    three[0].price_records.update(valid_from=date(2026, 11, 1))
    page = draft(three[0], "4")
    told = [row for row in table(editor, page) if row["address"] == "alpha-vs-beta"]
    page.get_latest_revision().publish()
    shown = " ".join(unescape(client.get("/compare/alpha-vs-beta/").content.decode()).split())
    added = [row["new"] for row in told if row["new"] and row["part"] == "Statement"]
    assert any("changed" in sentence for sentence in added)
    for sentence in added:
        assert sentence in shown


def test_without_a_draft_it_says_so(three, editor):
    assert "There is no draft" in read(editor, three[0])


def test_a_draft_that_says_the_same_changes_nothing(three, editor):
    draft(three[0], "1")
    assert "0 pages say something else" in read(editor, three[0])


def test_a_model_that_is_not_live_yet_brings_a_page_with_every_other(three, editor):
    new = factories.model("Delta", prices={"input_text": "3"}, published=False)
    text = read(editor, new)
    assert "3 pages appear" in text
    assert "Alpha vs Delta" in text


def test_a_model_taken_offline_takes_its_pages_with_it(three, editor):
    text = read(editor, three[0], "?offline")
    assert "2 pages go" in text


def test_a_new_type_changes_sentences_too(three, editor):
    draft(three[0], model_type="embedding")
    rows = table(editor, three[0])
    assert any(row["change"] == "Sentence goes" for row in rows)
    assert any(row["part"] == "Note" for row in rows)


def test_a_lifecycle_date_changes_sentences_too(three, editor):
    draft(three[0], retires_on=date(2027, 1, 15))
    assert any("Jan 15, 2027" in row["new"] for row in table(editor, three[0]))


def test_the_pages_of_the_model_that_it_succeeds_are_counted(three, editor):
    """Old names Beta as its successor: what Beta says of itself stands on Old's pages too."""
    old = factories.model("Old", superseded_by=three[1], retires_on=date(2027, 1, 15))
    draft(three[1], retires_on=date(2026, 12, 24))
    addresses = {row["address"] for row in table(editor, three[1]) if "Dec 24" in row["new"]}
    assert "alpha-vs-old" in addresses
    assert old.slug == "old"


def test_a_new_slug_moves_every_page(three, editor):
    draft(three[0], slug="alpha-2")
    text = read(editor, three[0])
    assert "2 pages get a new address" in text
    assert "alpha-2-vs-beta" in text


def test_a_title_that_an_editor_wrote_does_not_change_with_the_name(three, editor):
    factories.comparison(three[0], three[1], heading="The two cheap ones")
    draft(three[0], title="Alpha New")
    titles = [row["address"] for row in table(editor, three[0]) if row["part"] == "Title"]
    assert titles == ["alpha-vs-gamma"]
    assert ComparisonPage.objects.count() == 1


def test_two_names_of_one_model_have_no_page_to_change(three, editor):
    factories.model("Alpha Alias", model_id="alpha-1", prices={"input_text": "1"})
    draft(three[0], model_id="alpha-1")
    text = read(editor, three[0])
    assert "1 page goes" in text


def test_a_listed_pair_that_loses_its_check_is_told(site, editor):
    words = {"context_window": 128000, "max_output_tokens": 8192, "knowledge_cutoff": "2025-01"}
    prices = {"input_text": "1", "output_text": "4"}
    one = factories.model("One", prices=prices, capabilities={"vision": True}, **words)
    cheap = {"input_text": "2", "output_text": "9"}
    more = words | {"context_window": 400000, "max_output_tokens": 64000}
    two = factories.model("Two", prices=cheap, capabilities={"vision": False}, **more)
    factories.comparison(one, two, verdict="<p>Two for long texts.</p>")
    draft(one, "3")
    assert "1 is no longer listed" in read(editor, one)


def test_a_text_that_a_spreadsheet_would_run_is_guarded(three, editor):
    draft(three[0], title="=HYPERLINK(1)")
    pages = {row["page"] for row in table(editor, three[0])}
    assert pages == {"'=HYPERLINK(1) vs Beta", "'=HYPERLINK(1) vs Gamma"}


def test_the_list_is_a_spreadsheet_as_well(three, editor):
    draft(three[0], "4")
    response = editor.get(url(three[0], "?export=xlsx"))
    assert b"".join(response.streaming_content)[:2] == b"PK"


def test_a_draft_that_cannot_be_compared_is_told_and_not_an_error_page(three, editor):
    draft(three[0], slug="alpha-vs-all")
    text = read(editor, three[0])
    assert "The draft cannot be compared" in text
    assert "alpha-vs-all" in text


def test_the_editor_of_a_model_has_the_way_there(three, editor):
    page = editor.get(reverse("wagtailadmin_pages:edit", args=[three[0].pk])).content.decode()
    assert page.count(url(three[0])) == 2  # in the header and beside Publish


def test_the_way_there_says_at_once_what_is_computed(three, editor):
    """And leads on without a script: the browser shows it until the answer arrives."""
    draft(three[0], summary="Another one.")
    text = read(editor, three[0], "?wait")
    assert "Comparing the draft with 2 published models …" in text
    assert '<meta http-equiv="refresh" content="0; url=?">' in text
    assert "sentence" not in text


def test_without_a_draft_there_is_nothing_to_wait_for(three, editor):
    assert "There is no draft" in read(editor, three[0], "?wait")


def test_the_editor_of_another_page_has_not(three, editor):
    index = three[0].get_parent()
    page = editor.get(reverse("wagtailadmin_pages:edit", args=[index.pk])).content.decode()
    assert "consequences" not in page


def test_who_may_not_edit_the_model_may_not_look(three, client, django_user_model):
    user = django_user_model.objects.create_user("guest", "guest@example.com", "right")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.get(url(three[0])).status_code == 302  # Wagtail leads back with a message


def test_the_number_of_queries_does_not_grow_with_the_models(
    three, editor, django_assert_max_num_queries
):
    draft(three[0], "4")
    read(editor, three[0])
    with CaptureQueriesContext(connection) as few:
        read(editor, three[0])
    queries = len(few)
    for number in range(5):
        factories.model(f"More {number}", prices={"input_text": "3"}, superseded_by=three[1])
    read(editor, three[0])
    with django_assert_max_num_queries(queries):
        read(editor, three[0])
