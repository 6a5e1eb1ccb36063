import os
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples on the same tree: a failure is of the change, not of chance.
# HYPOTHESIS_PROFILE=explore looks for examples that nobody has met.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=1000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium, or the one $CHROMIUM names; Playwright downloads none."""
    from playwright.sync_api import sync_playwright

    chromium = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
    if not chromium.exists():
        pytest.fail(f"Browser tests need Chromium, and '{chromium}' does not exist; set CHROMIUM")
    with sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread, which Django takes for async code.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def browser_page(browser):
    """A fresh page; what its console reports as an error, policy violations included, fails."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: message.type == "error" and errors.append(message.text))
    yield page
    context.close()
    assert errors == []


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request, django_db_modify_db_settings_parallel_suffix):
    """Start the browser, if there is one, before the test database.

    Under Playwright's event loop Django hands out other connection objects, and the copy
    that `live_site` restores is kept on the object that made the database.
    """
    if any("browser" in item.fixturenames for item in request.session.items):
        request.getfixturevalue("browser")


@pytest.fixture
def live_site(django_db_serialized_rollback, live_server):
    """A live server; its flush gives back what migrations made: root page, site and groups."""
    return live_server


@pytest.fixture
def admin(live_site, browser_page, django_user_model):
    """A browser page, signed in as an editor who may do everything."""
    django_user_model.objects.create_superuser("editor", "editor@example.com", "right")
    browser_page.goto(f"{live_site.url}/admin/login/")
    browser_page.fill("#id_username", "editor")
    browser_page.fill("#id_password", "right")
    browser_page.click("button[type=submit]")
    browser_page.wait_for_url(f"{live_site.url}/admin/")
    return browser_page
