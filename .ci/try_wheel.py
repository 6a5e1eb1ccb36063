"""Run in an environment that holds only the wheel: does a host site find all of the module?"""

from importlib.resources import files

import django
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.template.loader import get_template

settings.configure(
    SECRET_KEY="only-for-this-check",
    ROOT_URLCONF="wagtail.urls",
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
    STATIC_URL="/static/",
    WAGTAIL_SITE_NAME="Host",
    WAGTAILADMIN_BASE_URL="http://localhost",
    INSTALLED_APPS=[
        "comparisons",
        "model_pages",
        "wagtail.contrib.redirects",
        "wagtail.contrib.routable_page",
        "wagtail.contrib.settings",
        "wagtail.embeds",
        "wagtail.sites",
        "wagtail.users",
        "wagtail.snippets",
        "wagtail.documents",
        "wagtail.images",
        "wagtail.search",
        "wagtail.admin",
        "wagtail",
        "modelcluster",
        "taggit",
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.messages",
        "django.contrib.sessions",
        "django.contrib.staticfiles",
    ],
)
django.setup()

call_command("check", fail_level="ERROR")
call_command("migrate", verbosity=0)
call_command("makemigrations", "model_pages", "comparisons", check_changes=True, dry_run=True)

Page = apps.get_model("wagtailcore.Page")
page_classes = [model for model in apps.get_models() if issubclass(model, Page) and model != Page]
assert page_classes, "The wheel brings no page type"
for page_class in page_classes:
    template = page_class.template
    source = files(page_class._meta.app_label) / "templates" / template
    assert source.is_file(), f"The wheel lacks the template '{template}'"
    # Compiles it, and what it includes; base.html is the host's own and is met on rendering.
    get_template(template)

for language_file in (
    "comparisons/wording/en.yaml",
    "comparisons/wording/de.yaml",
    "comparisons/locale/de/LC_MESSAGES/django.mo",
    "model_pages/words/en.yaml",
    "model_pages/words/de.yaml",
    "model_pages/locale/de/LC_MESSAGES/django.mo",
):
    app, _, path = language_file.partition("/")
    assert (files(app) / path).is_file(), f"The wheel lacks {language_file}"
print(f"{len(page_classes)} page types, their templates, migrations and languages are found")
