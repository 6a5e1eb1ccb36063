from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations

from comparisons.roles import ROLES, keep_former_editors, make_roles


def make(apps, schema_editor):
    """Django makes permissions after the last migration: here they are needed before it."""
    for config in apps.get_app_configs():
        config.models_module = True
        create_permissions(config, apps=apps, using=schema_editor.connection.alias, verbosity=0)
        config.models_module = None
    keep_former_editors(apps)
    make_roles(apps)


def remove(apps, schema_editor):
    names = [role.name for role in ROLES]
    apps.get_model("auth", "Group").objects.filter(name__in=names).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("comparisons", "0002_editors_words"),
        ("model_pages", "0007_role_permissions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(make, remove)]
