"""For the public site. Everything that differs between two sites is a variable."""

import os

from .rules import check_environment

# Before anything reads a variable, so that one message lists all that is wrong.
check_environment(os.environ)

from .base import *
from .services import database

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = [host.strip() for host in env.list("ALLOWED_HOSTS")]
CSRF_TRUSTED_ORIGINS = [origin.strip() for origin in env.list("CSRF_TRUSTED_ORIGINS", default=[])]
WAGTAILADMIN_BASE_URL = env.str("WAGTAILADMIN_BASE_URL")

DATABASES = {"default": database(env.str("DATABASE_URL"), pool=True)}

# Straight after SecurityMiddleware, as WhiteNoise asks.
MIDDLEWARE.insert(1, "whitenoise.middleware.WhiteNoiseMiddleware")
# Behind it, because static files come compressed already. A pair page is a sixth of its size.
MIDDLEWARE.insert(2, "django.middleware.gzip.GZipMiddleware")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "cms_site.static_files.ModuleManifestStorage"},
}

# Whom the limit on corrections counts: behind a proxy every visitor has the proxy's address.
VERSUS_CLIENT_ADDRESS = env.str("CLIENT_ADDRESS", "REMOTE_ADDR")

# A process reads the directory when it starts: no editor and no visitor waits for it.
WARM_UP = env.bool("WARM_UP", True)

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", True)
# Load balancers ask over plain http.
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
# An hour at first, because a browser cannot be told to forget it; see docs/deployment.md.
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", 3600)
# Subdomains and preloading bind the whole domain: its owner's promise, not this site's.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

vars().update(env.email_url("EMAIL_URL", "consolemail://"))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "webmaster@localhost")
