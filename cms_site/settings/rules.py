"""What production asks of its environment, checked once at start-up."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from django.core.exceptions import ImproperlyConfigured

LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


@dataclass(frozen=True)
class Rule:
    variable: str
    demand: str
    example: str
    holds: Callable[[str], bool]
    required: bool = False

    def problem(self, environment: Mapping[str, str]) -> str | None:
        """Say what is wrong, without the value: it may be a secret or hold a password."""
        value = environment.get(self.variable, "").strip()
        if not value:
            trouble = "is missing" if self.required else None
        else:
            trouble = None if self.holds(value) else "is not valid"
        if trouble is None:
            return None
        return f"{self.variable} {trouble}: {self.demand}. Example: {self.variable}={self.example}"


def is_strong_secret(value: str) -> bool:
    looks_default = re.match(r"(django-)?insecure|dev|change|secret|example", value, re.IGNORECASE)
    return len(value) >= 50 and len(set(value)) >= 12 and not looks_default


def is_database_url(value: str) -> bool:
    parts = url_parts(value)
    if parts.scheme == "sqlite":
        return value.startswith("sqlite:////") and len(parts.path) > 2
    return parts.scheme in ("postgres", "postgresql") and len(parts.path) > 1


def is_cache_url(value: str) -> bool:
    parts = url_parts(value)
    return parts.scheme == "locmemcache" or (
        parts.scheme in ("redis", "rediss") and bool(parts.hostname)
    )


def is_email_url(value: str) -> bool:
    parts = url_parts(value)
    return parts.scheme == "consolemail" or (
        parts.scheme in ("smtp", "smtp+tls", "smtp+ssl") and bool(parts.hostname)
    )


def is_https_origin(value: str) -> bool:
    parts = url_parts(value)
    return (
        parts.scheme == "https"
        and bool(parts.hostname)
        and parts.path in ("", "/")
        and not value.endswith("/")
    )


def names_hosts(value: str) -> bool:
    hosts = value.split(",")
    return all(re.fullmatch(r"\.?[\w.-]+|\[[0-9a-fA-F:]+\]", host.strip()) for host in hosts)


def url_parts(value: str):
    try:
        parts = urlsplit(value)
        parts.port  # noqa: B018 - reading it is what checks it
    except ValueError:
        return urlsplit("")
    return parts


def is_boolean(value: str) -> bool:
    return value.lower() in ("true", "false", "on", "off", "yes", "no", "1", "0")


RULES = (
    Rule(
        "SECRET_KEY",
        "at least 50 random characters, and not a default of a template",
        "$(python3 -c 'import secrets; print(secrets.token_urlsafe(50))')",
        is_strong_secret,
        required=True,
    ),
    Rule(
        "DATABASE_URL",
        "a postgres:// URL with a database name, or sqlite:// with an absolute path",
        "postgres://versus:password@db.example.com:5432/versus",
        is_database_url,
        required=True,
    ),
    Rule(
        "ALLOWED_HOSTS",
        "host names the site answers to, separated by commas, and never '*'",
        "models.example.com,www.models.example.com",
        names_hosts,
        required=True,
    ),
    Rule(
        "WAGTAILADMIN_BASE_URL",
        "the https address of the site, without a path or a slash at its end",
        "https://models.example.com",
        is_https_origin,
        required=True,
    ),
    Rule(
        "CACHE_URL",
        "a redis:// or rediss:// URL with a host, or locmemcache:// for one process",
        "redis://cache.example.com:6379/0",
        is_cache_url,
    ),
    Rule(
        "CSRF_TRUSTED_ORIGINS",
        "https origins, separated by commas",
        "https://models.example.com",
        lambda value: all(is_https_origin(origin.strip()) for origin in value.split(",")),
    ),
    Rule(
        "EMAIL_URL",
        "an smtp://, smtp+tls:// or smtp+ssl:// URL with a host, or consolemail://",
        "smtp+tls://user:password@mail.example.com:587",
        is_email_url,
    ),
    Rule(
        "CLIENT_ADDRESS",
        "REMOTE_ADDR, or the header in which the proxy names the visitor, as HTTP_X_REAL_IP",
        "HTTP_X_REAL_IP",
        lambda value: re.fullmatch(r"REMOTE_ADDR|HTTP_[A-Z_]+", value) is not None,
    ),
    Rule("SECURE_SSL_REDIRECT", "true or false", "true", is_boolean),
    Rule("WARM_UP", "true or false", "true", is_boolean),
    Rule(
        "SECURE_HSTS_SECONDS",
        "a whole number of seconds",
        "31536000",
        lambda value: re.fullmatch(r"[0-9]+", value) is not None,
    ),
    Rule(
        "TIME_ZONE",
        "a name of the IANA time zone database",
        "Europe/Berlin",
        lambda value: value in available_timezones(),
    ),
    Rule(
        "LANGUAGE_CODE",
        "a language tag",
        "en-gb",
        lambda value: re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]+)*", value) is not None,
    ),
    Rule("LOG_LEVEL", f"one of {', '.join(LOG_LEVELS)}", "INFO", LOG_LEVELS.__contains__),
)


def check_environment(environment: Mapping[str, str]) -> None:
    """Raise one error that lists everything wrong, so that it is mended in one go."""
    problems = [problem for rule in RULES if (problem := rule.problem(environment))]
    if problems:
        listed = "\n".join(f"  - {problem}" for problem in problems)
        raise ImproperlyConfigured(
            f"The environment does not fit the production settings:\n{listed}\n"
            "Every variable is described in docs/configuration.md."
        )
