"""The admin is tried on the day and the site that the public pages are tried on."""

import pytest

from tests.pages.conftest import seed_pair, site, today

__all__ = ["seed_pair", "site", "today"]


@pytest.fixture
def sign_in(browser, live_site):
    """A window of an editor, with a session of her own.

    Its console is not judged: an autosave that arrives after the form was published is refused,
    and the browser calls that an error.
    """
    contexts = []

    def make(user, password="right"):
        contexts.append(browser.new_context(viewport={"width": 1280, "height": 900}))
        page = contexts[-1].new_page()
        page.goto(f"{live_site.url}/admin/login/")
        page.fill("#id_username", user.username)
        page.fill("#id_password", password)
        page.click("button[type=submit]")
        page.wait_for_url(f"{live_site.url}/admin/")
        return page

    yield make
    for context in contexts:
        context.close()
