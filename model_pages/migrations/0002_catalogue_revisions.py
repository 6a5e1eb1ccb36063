import django.db.models.deletion
from django.db import migrations, models


def forget_lost_revisions(apps, schema_editor):
    """An entry without its revision says that the page is the editor's: so does no entry."""
    apps.get_model("model_pages", "CatalogueEntry").objects.filter(revision=None).delete()


class Migration(migrations.Migration):
    dependencies = [("model_pages", "0001_directory")]

    operations = [
        migrations.RunPython(forget_lost_revisions, migrations.RunPython.noop, elidable=True),
        migrations.RemoveField("catalogueentry", "page"),
        migrations.AlterField(
            "catalogueentry",
            "revision",
            models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="wagtailcore.revision",
            ),
        ),
    ]
