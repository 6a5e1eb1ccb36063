import stat

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from wagtail.models import Page, Site

from cms_site import demo
from cms_site.models import HomePage
from comparisons.models import ComparisonIndexPage, ComparisonPage
from model_pages.models import ModelIndexPage, ModelPage, ProviderIndexPage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def var_dir(tmp_path, monkeypatch):
    monkeypatch.setattr(demo, "CREDENTIALS", tmp_path / "demo-credentials.txt")
    monkeypatch.setattr(demo, "LOADED_FIXTURES", tmp_path / "demo-fixtures.sha256")


def set_up_demo(capsys, port: int = 8000) -> str:
    call_command("setup_demo", port=port)
    return capsys.readouterr().out


def test_the_demo_is_complete_after_one_run(capsys):
    output = set_up_demo(capsys, port=8123)

    site = Site.objects.get()
    assert (site.hostname, site.port) == ("127.0.0.1", 8123)
    assert site.root_page.specific == HomePage.objects.get()
    assert not Page.objects.filter(slug="home").exists()
    for index, slug in (
        (ModelIndexPage.objects.get(), "models"),
        (ProviderIndexPage.objects.get(), "providers"),
        (ComparisonIndexPage.objects.get(), "compare"),
    ):
        assert (index.slug, index.live) == (slug, True)
        assert index.live_revision is not None
    assert ModelPage.objects.live().count() == 60
    assert ComparisonPage.objects.live().count() == 3
    assert "http://127.0.0.1:8123/models/" in output


def test_a_second_run_changes_nothing_and_shows_the_same_password(capsys):
    set_up_demo(capsys)
    pages = list(Page.objects.order_by("pk").values("pk", "live_revision", "title"))
    password = demo.known_password()

    output = set_up_demo(capsys)

    assert list(Page.objects.order_by("pk").values("pk", "live_revision", "title")) == pages
    assert get_user_model().objects.count() == 1
    assert "is loaded already" in output
    assert password in output


def test_a_second_run_keeps_what_editors_changed(capsys):
    set_up_demo(capsys)
    home = HomePage.objects.get()
    home.title = "Our models"
    home.save_revision().publish()
    Site.objects.update(hostname="models.example.com", port=443)

    set_up_demo(capsys)

    assert HomePage.objects.get().title == "Our models"
    assert Site.objects.get().hostname == "models.example.com"


def test_the_password_opens_the_admin_and_is_for_its_owner_alone(client):
    demo.ensure_editor()

    assert client.login(username="editor", password=demo.known_password())
    assert stat.S_IMODE(demo.CREDENTIALS.stat().st_mode) == 0o600


def test_a_password_the_user_changed_is_neither_reset_nor_guessed():
    demo.ensure_editor()
    editor = get_user_model().objects.get()
    editor.set_password("my own words")
    editor.save()

    demo.ensure_editor()

    editor.refresh_from_db()
    assert editor.check_password("my own words")
    assert "the one you chose" in demo.introduction("http://127.0.0.1:8000")
