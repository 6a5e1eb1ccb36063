"""The steps of `manage.py setup_demo`: each makes what is missing and leaves the rest alone."""

import hashlib
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from wagtail.models import Page, Site

from cms_site.models import HomePage
from comparisons.models import ComparisonIndexPage
from model_pages.models import ModelIndexPage, ProviderIndexPage

USERNAME = "editor"
CREDENTIALS = settings.VAR_DIR / "demo-credentials.txt"
LOADED_FIXTURES = settings.VAR_DIR / "demo-fixtures.sha256"
LOCAL_HOSTS = ("localhost", "127.0.0.1")


def ensure_home() -> HomePage:
    home = HomePage.objects.first()
    if home is None:
        home = HomePage(
            title="Home",
            slug="versus",  # "home" belongs to the welcome page until that is deleted
            hero_heading="Choose between two AI models",
            hero_text="Prices, limits and capabilities side by side, each with source and date.",
        )
        publish_below(Page.get_first_root_node(), home)
    return home


def ensure_index_pages(home: HomePage) -> None:
    for page_class, slug, title in (
        (ModelIndexPage, "models", "Models"),
        (ProviderIndexPage, "providers", "Providers"),
        (ComparisonIndexPage, "compare", "Compare"),
    ):
        if not page_class.objects.exists():
            publish_below(home, page_class(title=title, slug=slug, show_in_menus=True))


def publish_below(parent: Page, page: Page) -> None:
    """A page that was added without a revision goes offline once a change is scheduled."""
    parent.add_child(instance=page)
    page.save_revision().publish()


def ensure_site(home: HomePage, port: int) -> None:
    """Replace Wagtail's welcome page; a site that was given a host name of its own keeps it."""
    site = Site.objects.get(is_default_site=True)
    welcome_page = site.root_page
    if is_welcome_page(welcome_page):
        site.root_page = home
        site.site_name = settings.WAGTAIL_SITE_NAME
    if site.hostname in LOCAL_HOSTS:
        site.hostname, site.port = "127.0.0.1", port
    site.save()
    if site.root_page != welcome_page:
        welcome_page.delete()


def is_welcome_page(page: Page) -> bool:
    return page.specific_class is Page and page.slug == "home" and page.is_leaf()


def is_loaded(files: list[Path]) -> bool:
    """Loading again changes nothing, but comparing every entry takes a while."""
    has_models = ModelIndexPage.objects.filter(numchild__gt=0).exists()
    return has_models and read(LOADED_FIXTURES) == fingerprint(files)


def remember(files: list[Path]) -> None:
    LOADED_FIXTURES.write_text(fingerprint(files))


def fingerprint(files: list[Path]) -> str:
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def ensure_editor() -> None:
    users = get_user_model().objects
    if users.filter(username=USERNAME).exists():
        return
    password = secrets.token_urlsafe(12)
    users.create_superuser(USERNAME, "editor@example.com", password)
    CREDENTIALS.unlink(missing_ok=True)
    CREDENTIALS.touch(mode=0o600)
    CREDENTIALS.write_text(password)


def introduction(address: str) -> str:
    return f"""
  Site:      {address}/models/
  Admin:     {address}/admin/
  Username:  {USERNAME}
  Password:  {known_password() or "the one you chose"}
"""


def known_password() -> str | None:
    """The generated password, as long as it still opens the door."""
    user = get_user_model().objects.filter(username=USERNAME).first()
    password = read(CREDENTIALS)
    return password if user and password and user.check_password(password) else None


def read(path: Path) -> str:
    return path.read_text().strip() if path.exists() else ""
