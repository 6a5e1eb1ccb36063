"""For `make run` on one's own machine: needs no variable and no service."""

from urllib.parse import quote

from .base import *
from .services import database

DEBUG = True
SECRET_KEY = env.str("SECRET_KEY", "insecure-and-only-for-development")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
WAGTAILADMIN_BASE_URL = env.str("WAGTAILADMIN_BASE_URL", "http://127.0.0.1:8000")

VAR_DIR.mkdir(exist_ok=True)
sqlite_url = f"sqlite:///{quote(str(VAR_DIR / 'db.sqlite3'))}"
DATABASES = {"default": database(env.str("DATABASE_URL", sqlite_url))}

LOGGING["root"]["level"] = env.str("LOG_LEVEL", "WARNING")

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
