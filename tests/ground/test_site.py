import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def directives(response) -> dict[str, str]:
    policy = response.headers["Content-Security-Policy"]
    return dict(part.strip().split(" ", 1) for part in policy.split(";"))


def test_healthz_answers_when_the_database_does(client):
    response = client.get("/healthz")

    assert response.status_code == 200
    assert response.content == b"ok"
    assert "no-store" in response.headers["Cache-Control"]


def test_robots_names_the_sitemap_and_keeps_out_of_the_admin(client):
    text = client.get("/robots.txt").content.decode()

    assert "Disallow: /admin/" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text


def test_the_sitemap_is_xml(client):
    assert client.get("/sitemap.xml").headers["Content-Type"] == "application/xml"


def test_a_public_page_allows_no_inline_code(client):
    policy = directives(client.get("/robots.txt"))

    assert policy["default-src"] == "'self'"
    assert policy["img-src"] == "'self' data:"
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in " ".join(policy.values())


def test_the_admin_may_run_its_inline_scripts(client):
    policy = directives(client.get(reverse("wagtailadmin_login")))

    assert "'unsafe-inline'" in policy["script-src"]
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == "'self'"


def test_a_path_that_only_begins_like_the_admin_gets_the_public_policy(client):
    policy = directives(client.get("/administration/"))

    assert "script-src" not in policy


def test_every_answer_carries_the_security_headers(client):
    headers = client.get("/robots.txt").headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["X-Frame-Options"] == "DENY"


def test_ten_wrong_passwords_close_the_admin_door(client, settings, django_user_model):
    settings.AXES_ENABLED = True
    django_user_model.objects.create_superuser("editor", password="right")
    login = reverse("wagtailadmin_login")

    for _ in range(settings.AXES_FAILURE_LIMIT):
        response = client.post(login, {"username": "editor", "password": "wrong"})
    assert response.status_code == 429

    response = client.post(login, {"username": "editor", "password": "right"})
    assert response.status_code == 429
