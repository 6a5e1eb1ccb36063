from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from comparisons.catalogue.loading import load_comparisons
from comparisons.catalogue.schema import read_comparisons
from comparisons.models import (
    CallToAction,
    ComparisonIndexPage,
    ComparisonPage,
    ComparisonSettings,
)
from model_pages.catalogue.outcome import Outcome
from model_pages.catalogue.parsing import read_catalogue
from model_pages.catalogue.problems import CatalogueError
from tests import factories
from tests.catalogue.examples import FIXTURES, TODAY

FILE = """
format: 1
edition: 2026-11-23
calls_to_action:
  - name: Try both
    default: yes
    heading: Use {left} or {right}
    cards:
      - {heading: Compare, text: "Run {left} beside {right}."}
    closing_heading: Try them
    link_label: Start
    link_url: https://example.com/start?models={left_slug},{right_slug}
comparisons:
  - left: beta
    right: alpha
    verdict: |
      Alpha <b>reads</b> more.

      Beta costs less.
    faqs:
      - {question: Which one?, answer: It depends on the task.}
    call_to_action: Try both
"""
CHANGED = FILE.replace("Beta costs less.", "Beta costs more.").replace("Compare,", "Try,")


@pytest.fixture
def pair(directory):
    factories.index_page(ComparisonIndexPage)
    return factories.model("Alpha"), factories.model("Beta")


@pytest.fixture
def load(write):
    def load(text: str, **options) -> dict[str, Outcome]:
        return load_comparisons(read_comparisons([write(text)]), **options).outcomes

    return load


def test_a_comparison_is_published_at_the_address_of_its_pair(load, pair, client):
    load(FILE)

    page = ComparisonPage.objects.get()
    assert (page.slug, page.title) == ("alpha-vs-beta", "Alpha vs Beta")
    assert page.live_revision
    assert client.get(page.url).status_code == 200


def test_plain_text_becomes_paragraphs_and_no_markup(load, pair):
    load(FILE)

    assert ComparisonPage.objects.get().verdict == (
        "<p>Alpha &lt;b&gt;reads&lt;/b&gt; more.</p><p>Beta costs less.</p>"
    )


def test_the_call_to_action_fills_in_the_names(load, pair, client):
    load(FILE)

    html = client.get(ComparisonPage.objects.get().url).content.decode()
    assert "Use Alpha or Beta" in html
    assert "https://example.com/start?models=alpha,beta" in html
    assert "It depends on the task." in html


def test_a_default_call_to_action_is_the_one_of_the_site(load, pair):
    load(FILE)

    assert ComparisonSettings.objects.get().call_to_action.name == "Try both"


def test_the_choice_of_the_site_is_kept(load, pair):
    load(FILE)
    chosen = factories.call_to_action(name="Chosen")
    ComparisonSettings.objects.update(call_to_action=chosen)

    load(FILE)

    assert ComparisonSettings.objects.get().call_to_action == chosen


def test_loading_again_changes_nothing(load, pair):
    load(FILE)
    revision = ComparisonPage.objects.get().latest_revision_id

    assert set(load(FILE).values()) == {Outcome.UNCHANGED}
    assert ComparisonPage.objects.get().latest_revision_id == revision
    assert CallToAction.objects.count() == 1


def test_what_nobody_edited_follows_the_file(load, pair):
    load(FILE)

    assert set(load(CHANGED).values()) == {Outcome.UPDATED}
    assert "more" in ComparisonPage.objects.get().verdict
    assert CallToAction.objects.get().cards[0].value["heading"] == "Try"


def test_what_an_editor_changed_is_changed_by_force_only(load, pair):
    load(FILE)
    for stored in (ComparisonPage.objects.get(), CallToAction.objects.get()):
        stored.heading = "Edited"
        factories.publish(stored)

    assert set(load(CHANGED).values()) == {Outcome.KEPT}
    assert "less" in ComparisonPage.objects.get().verdict

    assert set(load(CHANGED, force=True).values()) == {Outcome.UPDATED}
    assert "more" in ComparisonPage.objects.get().verdict
    assert CallToAction.objects.get().heading == "Use {left} or {right}"


def test_what_an_editor_took_offline_is_published_by_force_only(load, pair):
    load(FILE)
    ComparisonPage.objects.get().unpublish()
    CallToAction.objects.get().unpublish()

    assert set(load(FILE).values()) == {Outcome.KEPT}
    assert not ComparisonPage.objects.get().live

    assert set(load(FILE, force=True).values()) == {Outcome.UPDATED}
    assert ComparisonPage.objects.get().live
    assert CallToAction.objects.get().live


def test_a_pair_is_found_after_a_model_was_renamed(load, pair, rename):
    load(FILE)
    rename(pair[0], "omega")

    assert set(load(FILE).values()) == {Outcome.UNCHANGED}
    assert set(load(CHANGED).values()) == {Outcome.UPDATED}
    assert ComparisonPage.objects.get().slug == "beta-vs-omega"


def test_a_dry_run_changes_nothing(load, pair):
    assert set(load(FILE, dry_run=True).values()) == {Outcome.CREATED}
    assert not ComparisonPage.objects.exists()
    assert not CallToAction.objects.exists()


def test_an_unknown_model_takes_everything_back(load, pair):
    with pytest.raises(CatalogueError) as refused:
        load(FILE.replace("right: alpha", "right: gamma"))
    assert str(refused.value).endswith(
        "catalogue.yaml:15: beta vs gamma: right: 'gamma': "
        "no model has this slug: load the models first"
    )
    assert not CallToAction.objects.exists()


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("or {right}", "or {winner}", "heading: 'Use {left} or {winner}': '{winner}' is not a"),
        ("or {right}", "or {right", "A brace stands alone"),
        ("right: alpha", "right: beta", "compares 'beta' with itself"),
        ("verdict: |", "judgement: |", "beta vs alpha: judgement: "),
        ("default: yes", "default: true", "default: 'true': must be yes or no"),
    ],
)
def test_a_file_that_cannot_be_meant_is_refused(write, old, new, rule):
    with pytest.raises(CatalogueError) as refused:
        read_comparisons([write(FILE.replace(old, new, 1))])

    assert rule in str(refused.value)


def test_one_pair_has_one_page(write):
    twice = FILE + "  - {left: alpha, right: beta}\n"

    with pytest.raises(CatalogueError, match="'alpha-vs-beta' has a page here already"):
        read_comparisons([write(twice)])


def test_a_call_to_action_stands_once(write):
    twice = FILE.replace("comparisons:", "  - {name: Try both, heading: Try}\ncomparisons:")

    with pytest.raises(CatalogueError, match="is the name of another call to action here"):
        read_comparisons([write(twice)])


def test_prose_without_control_characters_is_asked_for(write):
    prose = FILE.replace("It depends on the task.", '"It depends\\0 on the task."')

    with pytest.raises(CatalogueError, match="holds a line break or a control character"):
        read_comparisons([write(prose)])


def test_a_call_to_action_that_is_not_there_is_named(load, pair):
    with pytest.raises(CatalogueError, match="'Other': no call to action has this name"):
        load(FILE.replace("call_to_action: Try both", "call_to_action: Other"))


def test_the_command_needs_the_index_page_of_the_comparisons(write, directory):
    factories.model("Alpha")
    factories.model("Beta")

    with pytest.raises(CommandError, match="There is no comparison index page yet"):
        call_command("load_comparisons", str(write(FILE)))


def test_the_command_tells_every_outcome(write, pair):
    out = StringIO()

    call_command("load_comparisons", str(write(FILE)), "--dry-run", stdout=out)

    assert "Try both: created\nalpha-vs-beta: created\n" in out.getvalue()


def test_the_command_says_why_it_kept_something(write, pair):
    factories.call_to_action(name="Try both")
    out = StringIO()

    call_command("load_comparisons", str(write(FILE)), stdout=out)

    assert "Try both: kept as edited in the admin (--force overwrites it)\n" in out.getvalue()


def test_the_comparisons_of_the_demo_load_beside_its_models(directory):
    factories.index_page(ComparisonIndexPage)
    wanted = read_comparisons([FIXTURES / "comparisons.yaml"])
    slugs = {slug for entry in wanted.comparisons for slug in (entry.left, entry.right)}
    catalogue = read_catalogue([FIXTURES / "catalogue.yaml"], TODAY)
    known = {model.slug for model in catalogue.models}
    assert slugs <= known
    for slug in slugs:
        factories.model(slug, slug=slug)

    assert set(load_comparisons(wanted).outcomes.values()) == {Outcome.CREATED}
    assert ComparisonPage.objects.live().count() == 3
