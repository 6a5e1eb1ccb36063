"""A visitor says what is wrong; an editor finds it in the admin."""

import pytest
from django.core.cache import cache

from model_pages.models import ModelIndexPage
from tests import factories

pytestmark = pytest.mark.browser


@pytest.fixture
def mini(live_site):
    cache.clear()
    factories.index_page(ModelIndexPage)
    return factories.model("GPT-4.1 Mini", prices={"input_text": "0.4"})


def test_a_correction_goes_from_a_visitor_without_javascript_to_the_editors(
    mini, browser, admin, live_site
):
    context = browser.new_context(java_script_enabled=False)
    visitor = context.new_page()
    visitor.goto(f"{live_site.url}/corrections/?model=gpt-4-1-mini&field=input_text")
    visitor.get_by_label("What should stand there?").fill("$0.50 per million tokens")
    visitor.get_by_label("Where can editors read it?").fill("https://example.com/prices")
    visitor.get_by_role("button", name="Send to the editors").click()
    assert "Thank you" in visitor.inner_text("h1")
    context.close()

    admin.goto(f"{live_site.url}/admin/")
    admin.get_by_role("link", name="All corrections").wait_for()
    admin.locator("#corrections, .versus-dashboard").get_by_role(
        "link", name="GPT-4.1 Mini"
    ).first.click()
    assert "$0.50 per million tokens" in admin.inner_text("main")
    admin.select_option("[name=state]", "accepted")
    admin.get_by_role("button", name="Save").click()
    admin.wait_for_url("**/corrections/")
    admin.goto(f"{live_site.url}/admin/")
    assert "Corrections from visitors" not in admin.inner_text("main")
