import pytest
import time_machine
from wagtail.models import Site

from comparisons.models import ComparisonIndexPage
from model_pages.models import ModelIndexPage, ProviderIndexPage
from tests import factories

TODAY = "2026-11-23"


@pytest.fixture(autouse=True)
def today():
    """The day of the demo catalogue, so that statuses and ages do not move."""
    with time_machine.travel(f"{TODAY} 12:00", tick=True):
        yield TODAY


@pytest.fixture
def site(db):
    """The three index pages of a new site."""
    Site.clear_site_root_paths_cache()
    for kind in (ModelIndexPage, ProviderIndexPage, ComparisonIndexPage):
        factories.index_page(kind)


@pytest.fixture
def seed_pair(site):
    """The two models of a comparison, as plain as they come."""
    successor = factories.model("GPT-5 Mini", prices={"input_text": "0.25", "output_text": "2"})
    text = factories.model(
        "GPT-4.1 Mini",
        prices={"input_text": "0.4", "output_text": "1.6"},
        context_window=1047576,
        superseded_by=successor,
        other_names=["gpt-4.1-mini-2025-04-14"],
    )
    image = factories.model("GPT Image 1 Mini", model_type="image", prices={"input_text": "2"})
    return text, image
