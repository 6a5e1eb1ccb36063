import django.db.models.deletion
from django.db import migrations, models

import model_pages.models.fields


class Migration(migrations.Migration):
    dependencies = [
        ("model_pages", "0002_catalogue_revisions"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.AddField(
            model_name="benchmarkresult",
            name="interval",
            field=models.DecimalField(
                blank=True,
                decimal_places=4,
                help_text="As stated: 1.5 for ±1.5. Empty where none is stated.",
                max_digits=12,
                null=True,
                verbose_name="uncertainty",
            ),
        ),
        migrations.AddField(
            model_name="modelprice",
            name="is_confirmed",
            field=models.BooleanField(
                default=False,
                help_text="Unlikely as it looks, you have seen this amount in the source.",
                verbose_name="confirmed",
            ),
        ),
        migrations.AddField(
            model_name="modelprice",
            name="is_derived",
            field=models.BooleanField(
                default=False,
                help_text="From another unit: the provider does not publish it in this one.",
                verbose_name="worked out",
            ),
        ),
        migrations.AddField(
            model_name="modelprice",
            name="minimum",
            field=model_pages.models.fields.AmountField(
                blank=True,
                decimal_places=12,
                help_text="The least that one request is billed, in tokens, seconds, pages …, for example 10.",
                max_digits=20,
                null=True,
                verbose_name="least billed",
            ),
        ),
        migrations.AddField(
            model_name="modelprice",
            name="terms",
            field=models.CharField(
                blank=True,
                help_text="What the price is tied to, for example up to 1,500 requests a day.",
                max_length=160,
                verbose_name="terms",
            ),
        ),
        migrations.AlterField(
            model_name="benchmarkresult",
            name="metric",
            field=models.CharField(
                blank=True,
                help_text="For example pass@1, percent. A result in tokens/s is a speed.",
                max_length=60,
                verbose_name="metric",
            ),
        ),
        migrations.CreateModel(
            name="ExchangeRate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("live", models.BooleanField(default=True, editable=False, verbose_name="live")),
                (
                    "has_unpublished_changes",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="has unpublished changes"
                    ),
                ),
                (
                    "first_published_at",
                    models.DateTimeField(
                        blank=True, db_index=True, null=True, verbose_name="first published at"
                    ),
                ),
                (
                    "last_published_at",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="last published at"
                    ),
                ),
                (
                    "go_live_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="go live date/time"),
                ),
                (
                    "expire_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="expiry date/time"),
                ),
                (
                    "expired",
                    models.BooleanField(default=False, editable=False, verbose_name="expired"),
                ),
                (
                    "currency",
                    models.CharField(
                        help_text="For example CNY.", max_length=3, verbose_name="currency"
                    ),
                ),
                (
                    "per_dollar",
                    model_pages.models.fields.AmountField(
                        decimal_places=12,
                        help_text="Units of the currency, for example 7.0 for CNY.",
                        max_digits=20,
                        verbose_name="for one US dollar",
                    ),
                ),
                (
                    "day",
                    models.DateField(
                        help_text="A page takes the newest rate that is not after its own day.",
                        verbose_name="day",
                    ),
                ),
                (
                    "source_name",
                    models.CharField(blank=True, max_length=160, verbose_name="source"),
                ),
                (
                    "source_url",
                    models.URLField(blank=True, max_length=500, verbose_name="source page"),
                ),
                (
                    "latest_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="latest revision",
                    ),
                ),
                (
                    "live_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="live revision",
                    ),
                ),
            ],
            options={
                "verbose_name": "exchange rate",
                "verbose_name_plural": "exchange rates",
                "ordering": ["currency", "-day"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("currency", "day"),
                        name="one_exchange_rate_a_day",
                        violation_error_message="This currency has a rate of this day already.",
                    )
                ],
            },
        ),
    ]
