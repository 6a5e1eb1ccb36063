"""A sheet of models, and a catalogue: new entries and changed facts."""

from __future__ import annotations

from datetime import date

import pytest
from openpyxl import Workbook
from wagtail.models import Page

from model_pages.models import BenchmarkResult, Check, ModelPage, Provider
from tests import factories
from tests.admin.importing import bring, draft, lines, live, outcomes, planned, told
from tests.catalogue.examples import SMALL

NAME = "models.csv"


@pytest.fixture
def mini(site) -> ModelPage:
    return factories.model("Mini", prices={"input_text": "0.4"}, context_window=1000)


def test_a_row_brings_a_new_model(site):
    factories.provider("Acme")
    text = (
        "slug,name,provider,type,context window,context_window: source,snapshots,tool_call,vision\n"
        'new,New,acme,text,"128,000",Model page,new-1 | new-2,yes,\n'
    )
    run = bring(text, NAME)

    new = ModelPage.objects.get(slug="new")
    assert outcomes(run) == {"new": "published"}
    assert (new.live, new.title, new.context_window) == (True, "New", 128000)
    assert [row.identifier for row in new.other_names.all()] == ["new-1", "new-2"]
    assert [row.capability for row in new.capabilities.all()] == ["tool_call"]
    assert [row.source_name for row in new.fact_sources.all()] == ["Model page"]
    assert new.live_revision is not None


def test_a_new_model_may_be_a_draft_first(site):
    factories.provider("Acme")

    bring("slug,name,provider,type\nnew,New,acme,text\n", NAME, publish=False)

    assert not ModelPage.objects.get(slug="new").live


def test_a_changed_fact_is_told_and_the_prices_stay(mini):
    text = "slug,context_window,summary\nmini,2000,Small.\n"

    assert lines(planned(text, NAME)) == [
        "Added: one-line description: Small.",
        "Changed: Context window: 1000 → 2000",
    ]
    bring(text, NAME)
    assert live(mini).context_window == 2000
    assert live(mini).prices.count() == 1


def test_an_empty_cell_takes_nothing_away_unless_the_editor_says_so(mini):
    text = "slug,context_window,summary\nmini,,Small.\n"

    bring(text, NAME)
    assert live(mini).context_window == 1000

    assert "Removed: Context window: 1000" in lines(planned(text, NAME, remove_missing=True))
    bring(text, NAME, remove_missing=True)
    assert live(mini).context_window is None


def test_what_a_row_cannot_hold_stays(mini):
    page = live(mini)
    page.benchmarks = [BenchmarkResult(name="GPQA", score="50", self_reported=False)]
    page.strengths = [("strength", {"title": "Fast", "points": []})]
    factories.publish(page)

    bring("slug,summary\nmini,Small.\n", NAME, remove_missing=True)

    assert live(mini).benchmarks.count() == 1
    assert len(live(mini).strengths) == 1


def test_a_draft_keeps_its_own_facts(mini):
    edited = live(mini)
    edited.summary = "My words."
    edited.save_revision()

    bring("slug,name,context_window,summary\nmini,Mini,2000,\n", NAME)

    assert (live(mini).context_window, live(mini).summary) == (2000, "")
    assert (draft(mini).context_window, draft(mini).summary) == (2000, "My words.")


def test_a_reason_for_a_missing_fact_is_read_from_its_cell(mini):
    bring("slug,knowledge_cutoff,knowledge_cutoff: source\nmini,not_published,Model page\n", NAME)

    (row,) = live(mini).fact_sources.all()
    assert (row.fact, row.state) == ("knowledge_cutoff", "not_published")


def test_a_check_of_a_fact_counts_for_the_value_that_it_stands_beside(mini):
    text = "slug,context_window,context_window: checked\nmini,{},2026-11-22\n"
    bring(text.format(1000), NAME)
    assert Check.objects.filter(page=mini, checked_on=date(2026, 11, 22)).count() == 1

    bring(text.format(2000), NAME)
    assert not Check.objects.filter(page=mini, value="2000").exists()


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("context_window", "many", "context_window (B): 'many'"),
        ("type", "robot", "type (B): 'robot': is not a model type"),
        ("provider", "nobody", "provider (B): 'nobody': no provider has this slug"),
        ("superseded_by", "nobody", "superseded_by (B): 'nobody': no model has this slug"),
        ("superseded_by", "mini", "the successors run in a loop: mini → mini"),
        ("release_date", "soon", "release_date (B): 'soon'"),
        ("open_weights", "perhaps", "open_weights (B): 'perhaps': must be yes or no"),
        ("vision", "no", "'no' needs a source"),
        ("knowledge_cutoff: source", "Page", "knowledge_cutoff: has a source and no value"),
        ("licence_url", "nope", "licence_url (B): 'nope': is not a web address"),
        ("retires_on: checked", "2099-01-01", "retires_on"),
        ("aliases", "other", "'other': already leads to 'other'"),
        ("name", "=1", "name (B): '=1': is a formula"),
    ],
)
def test_a_wrong_cell_is_named_with_its_reason(mini, column, value, said):
    factories.model("Other")

    assert said in "; ".join(told(planned(f"slug,{column}\nmini,{value}\n", NAME, holds="models")))


def test_two_rows_of_one_model_are_refused(mini):
    assert told(planned("slug,name\nmini,A\nmini,B\n", NAME)) == [
        "row 3: mini: slug (A): 'mini': stands in row 2 already"
    ]


def test_a_new_model_needs_what_every_model_has(site):
    assert told(planned("slug,name\nnew,New\n", NAME)) == [
        "row 2: new: provider: is missing",
        "row 2: new: type: is missing",
    ]


def test_new_models_that_follow_each_other_are_made_in_their_order(site):
    factories.provider("Acme")
    text = "slug,name,provider,type,superseded_by\nold,Old,acme,text,new\nnew,New,acme,text,\n"

    bring(text, NAME)

    assert ModelPage.objects.get(slug="old").superseded_by.slug == "new"


def test_a_catalogue_brings_models_and_their_providers(site):
    run = bring(SMALL, "small.yaml")

    assert outcomes(run) == {"new": "published", "old": "published"}
    assert Provider.objects.filter(slug="acme", live=True).exists()
    assert ModelPage.objects.get(slug="old").superseded_by.slug == "new"
    assert Check.objects.filter(checked_on=date(2026, 11, 20)).count() == 3


def test_a_catalogue_takes_nothing_away_unless_the_editor_says_so(site):
    bring(SMALL, "small.yaml")
    bring("slug,summary,tool_call\nold,Words.,yes\n", NAME, holds="models")
    less = SMALL.replace("    facts:\n      context_window: {value: 128000, source: maker}\n", "")

    assert lines(planned(less, "small.yaml", publish=True)) == []
    removed = lines(planned(less, "small.yaml", publish=True, remove_missing=True))

    assert [line for line in removed if "source" not in line] == [
        "Removed: one-line description: Words.",
        "Removed: Context window: 128000",
        "Removed: Tool calling: yes",
    ]


def test_a_changed_amount_of_a_catalogue_reaches_the_draft_and_nothing_else_does(site):
    bring(SMALL, "small.yaml")
    page = ModelPage.objects.get(slug="old")
    page.context_window = 5
    page.summary = "My words."
    page.save_revision()

    bring(SMALL.replace("amount: 0.4", "amount: 0.3"), "small.yaml", remove_missing=True)

    (price,) = draft(page).prices.all()
    assert str(price.amount.normalize()) == "0.3"
    assert (draft(page).context_window, draft(page).summary) == (5, "My words.")
    assert live(page).context_window == 128000


def test_a_mistake_in_a_catalogue_is_named_with_its_line(site):
    (problem,) = planned(SMALL.replace("amount: 0.4", "amount: cheap"), "small.yaml").problems

    assert (problem.row, problem.model, problem.value) == (17, "old", "cheap")


def test_a_model_cannot_be_made_without_a_directory(db):
    Provider.objects.create(name="Acme", slug="acme")

    assert (
        "no model directory page yet"
        in told(planned("slug,name,provider,type\nnew,New,acme,text\n", NAME))[0]
    )


def test_a_workbook_is_read_like_a_sheet(site):
    from io import BytesIO

    from model_pages.importing.stored import plan_of, store

    factories.provider("Acme")
    book = Workbook()
    book.active.append(["slug", "name", "provider", "type", "context_window", "open_weights"])
    book.active.append(["new", "New", "acme", "text", 128000, True])
    content = BytesIO()
    book.save(content)

    plan = plan_of(store("models.xlsx", content.getvalue(), None), None)

    assert told(plan) == []
    assert "Added: Context window: 128000" in lines(plan)
    assert "Added: Open weights: yes" in lines(plan)


def test_an_alias_page_is_left_alone(mini):
    alias = mini.create_alias(parent=Page.objects.get(pk=mini.get_parent().pk), update_slug="twin")

    assert (
        "is an alias"
        in told(planned(f"slug,summary\n{alias.slug},Small.\n", NAME, holds="models"))[0]
    )
