"""For the tests: SQLite in memory, or what TEST_DATABASE_URL and TEST_CACHE_URL name."""

from django.core.exceptions import ImproperlyConfigured

from .base import *
from .services import cache, database

SECRET_KEY = "only-for-tests"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
WAGTAILADMIN_BASE_URL = "http://testserver"

DATABASES = {"default": database(env.str("TEST_DATABASE_URL", "sqlite://:memory:"))}
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    # The tests make and drop this database, so it must be one of their own.
    name = DATABASES["default"]["NAME"]
    if not name.startswith("versus_test"):
        raise ImproperlyConfigured(
            f"TEST_DATABASE_URL names the database '{name}': its name must begin with 'versus_test'"
        )
    DATABASES["default"]["TEST"] = {"NAME": name}

CACHES = {"default": cache(env.str("TEST_CACHE_URL", "locmemcache://"))}
CACHES["default"]["KEY_PREFIX"] = "versus_test"

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = VAR_DIR / "test-media"
AXES_ENABLED = False
