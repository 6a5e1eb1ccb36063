import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from cms_site.settings.rules import RULES, check_environment

GOOD = {
    "SECRET_KEY": "k9Qw7ZrT2mXv5LpB8nHs4DfG6jYc3RaE1uWoVi0tKxNqMzPb7d",
    "DATABASE_URL": "postgres://versus:hunter2@db.example.com:5432/versus",
    "ALLOWED_HOSTS": "models.example.com",
    "WAGTAILADMIN_BASE_URL": "https://models.example.com",
}


def complaint(**changes: str) -> str:
    with pytest.raises(ImproperlyConfigured) as error:
        check_environment({**GOOD, **changes})
    return str(error.value)


def test_a_complete_environment_is_accepted():
    check_environment(GOOD)


def test_all_problems_are_told_in_one_message():
    with pytest.raises(ImproperlyConfigured) as error:
        check_environment({})
    for name in GOOD:
        assert f"{name} is missing" in str(error.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "a" * 60),
        ("SECRET_KEY", "django-insecure-" + GOOD["SECRET_KEY"]),
        ("DATABASE_URL", "mysql://versus@db.example.com/versus"),
        ("DATABASE_URL", "postgres://db.example.com"),
        ("DATABASE_URL", "postgres://db.example.com:port/versus"),
        ("DATABASE_URL", "sqlite:///relative.sqlite3"),
        ("DATABASE_URL", "sqlite://:memory:"),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", "models.example.com,*"),
        ("ALLOWED_HOSTS", "https://models.example.com"),
        ("WAGTAILADMIN_BASE_URL", "http://models.example.com"),
        ("WAGTAILADMIN_BASE_URL", "https://models.example.com/admin"),
        ("WAGTAILADMIN_BASE_URL", "https://models.example.com/"),
        ("CACHE_URL", "memcache://cache.example.com"),
        ("CACHE_URL", "redis://"),
        ("CSRF_TRUSTED_ORIGINS", "models.example.com"),
        ("EMAIL_URL", "mail.example.com"),
        ("SECURE_SSL_REDIRECT", "perhaps"),
        ("WARM_UP", "lukewarm"),
        ("SECURE_HSTS_SECONDS", "a year"),
        ("TIME_ZONE", "Middle/Earth"),
        ("LANGUAGE_CODE", "english language"),
        ("LOG_LEVEL", "loud"),
    ],
)
def test_a_bad_value_is_told_by_name_rule_and_example(name, value):
    rule = next(rule for rule in RULES if rule.variable == name)

    message = complaint(**{name: value})

    assert f"{name} is not valid: {rule.demand}. Example: {name}={rule.example}" in message
    assert message.count(" is not valid") == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "sqlite:////srv/versus/db.sqlite3"),
        ("DATABASE_URL", "postgresql:///versus"),
        ("ALLOWED_HOSTS", ".example.com, 192.0.2.1,[2001:db8::1]"),
        ("WAGTAILADMIN_BASE_URL", "https://models.example.com:8443"),
        ("CACHE_URL", "rediss://cache.example.com:6379/1"),
        ("CACHE_URL", "locmemcache://"),
        ("CACHE_URL", "   "),
        ("EMAIL_URL", "smtp+tls://user:password@mail.example.com:587"),
        ("SECURE_SSL_REDIRECT", "False"),
        ("TIME_ZONE", "Europe/Berlin"),
        ("LOG_LEVEL", "WARNING"),
    ],
)
def test_a_good_value_is_accepted(name, value):
    check_environment({**GOOD, name: value})


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.variable != "SECRET_KEY"])
def test_every_example_keeps_its_own_rule(rule):
    assert rule.holds(rule.example)


def test_no_value_is_printed():
    message = complaint(
        SECRET_KEY="hunter2-hunter2",
        DATABASE_URL="mysql://versus:hunter2@db.example.com/versus",
        EMAIL_URL="imap://user:hunter2@mail.example.com",
    )

    assert "hunter2" not in message


def run_with(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "manage.py", *arguments, "--settings", "cms_site.settings.production"],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
    )


def test_the_site_does_not_start_on_a_bad_environment():
    result = run_with({**GOOD, "ALLOWED_HOSTS": "*"}, "check")

    assert result.returncode != 0
    assert "ALLOWED_HOSTS is not valid" in result.stderr


def test_the_deployment_check_finds_nothing_to_complain_about():
    result = run_with(GOOD, "check", "--deploy", "--fail-level", "WARNING")

    assert result.returncode == 0, result.stderr
