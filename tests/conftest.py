import os
from pathlib import Path

import pytest
from django.conf import settings as django_settings
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
def django_db_modify_db_settings(
    request, django_db_modify_db_settings_parallel_suffix, tmp_path_factory
):
    """What browser tests need of the test database; others are faster in memory.

    The browser starts before it: under Playwright's event loop Django hands out other connection
    objects, and the copy that `live_site` restores is kept on the object that made the database.
    SQLite is a file: in memory, all threads of the server share one connection, and an autosave
    ends up in the transaction of a publish.
    """
    if any("browser" in item.fixturenames for item in request.session.items):
        request.getfixturevalue("browser")
        database = django_settings.DATABASES["default"]
        if database["ENGINE"].endswith("sqlite3"):
            database["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "browser.sqlite3")


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
