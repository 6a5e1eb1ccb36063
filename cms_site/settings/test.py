"""For the tests: SQLite in memory, or what TEST_DATABASE_URL and TEST_CACHE_URL name."""

import os

from .base import *
from .services import cache, database

SECRET_KEY = "only-for-tests"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
WAGTAILADMIN_BASE_URL = "http://testserver"

DATABASES = {"default": database(env.str("TEST_DATABASE_URL", "sqlite://:memory:"))}
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    # The tests make and drop a database, so it is one of their own, whatever the address names.
    name = DATABASES["default"]["NAME"]
    DATABASES["default"]["TEST"] = {
        "NAME": name if name.startswith("versus_test") else "versus_test"
    }

CACHES = {"default": cache(env.str("TEST_CACHE_URL", "locmemcache://"))}
# Tests that run side by side share the server, and no entry of it.
CACHES["default"]["KEY_PREFIX"] = f"versus_test_{os.environ.get('PYTEST_XDIST_WORKER', '')}"

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = VAR_DIR / "test-media"
AXES_ENABLED = False
COMPARISONS_STRICT = True
