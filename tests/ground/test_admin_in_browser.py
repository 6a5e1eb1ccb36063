import pytest
from wagtail.models import Page

from cms_site.models import HomePage

pytestmark = pytest.mark.browser


@pytest.fixture
def home(live_site):
    home = HomePage(title="Home", slug="versus", hero_heading="Choose")
    Page.get_first_root_node().add_child(instance=home)
    home.save_revision().publish()
    return home


def test_an_editor_publishes_a_change_under_the_admin_policy(home, admin, live_site):
    admin.goto(f"{live_site.url}/admin/pages/{home.pk}/edit/")
    admin.fill("#id_hero_heading", "Choose well")
    admin.click("button[aria-label='More actions'], [data-w-dropdown-target='toggle'].button")
    admin.click("button[name=action-publish]")
    admin.wait_for_url(f"{live_site.url}/admin/pages/{home.get_parent().pk}/**")

    assert HomePage.objects.get().hero_heading == "Choose well"


@pytest.mark.parametrize("view", ["", "history/", "copy/", "edit/"])
def test_the_page_views_of_the_admin_report_no_violation(home, admin, live_site, view):
    admin.goto(f"{live_site.url}/admin/pages/{home.pk}/{view}")
    admin.wait_for_load_state("networkidle")

    assert "Home" in admin.content()
