"""The screen "Before publishing" while what publishing changes is being computed."""

from decimal import Decimal
from threading import Event

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from comparisons.impact.comparing import consequences_of
from comparisons.models import ComparisonIndexPage
from model_pages.models import ModelIndexPage, ModelPage
from tests import factories

pytestmark = pytest.mark.browser


@pytest.fixture
def changed(live_site):
    """Of two models the dearer one, which a draft makes the cheaper one."""
    for kind in (ModelIndexPage, ComparisonIndexPage):
        factories.index_page(kind)
    factories.model("Alpha", prices={"input_text": "1", "output_text": "4"})
    beta = factories.model("Beta", prices={"input_text": "2", "output_text": "8"})
    draft = ModelPage.objects.get(pk=beta.pk).get_latest_revision_as_object()
    draft.prices.get_object_list()[0].amount = Decimal("0.5")
    draft.save_revision()
    return beta


@pytest.fixture
def computed(monkeypatch):
    """Nothing is computed before this event."""
    event = Event()

    def slowly(*args, **kwargs):
        assert event.wait(timeout=60)
        return consequences_of(*args, **kwargs)

    monkeypatch.setattr("comparisons.impact.views.consequences_of", slowly)
    yield event
    event.set()


def test_it_says_so_at_once_and_shows_the_answer_when_it_is_there(
    changed, computed, admin, live_site
):
    path = reverse("comparisons_consequences", args=[changed.pk])
    admin.goto(f"{live_site.url}{path}?wait", wait_until="commit")

    waiting = admin.locator(".versus-wait")
    expect(waiting).to_contain_text("Comparing the draft with 1 published model …")
    expect(waiting.get_by_role("progressbar")).to_be_visible()
    expect(admin.get_by_role("heading", level=1)).to_contain_text("Before publishing")
    computed.set()

    expect(admin.locator("main")).to_contain_text("Alpha vs Beta")
    expect(waiting).to_have_count(0)
    assert "wait" not in admin.url
