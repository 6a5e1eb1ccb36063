"""The words of editors about pairs: use cases, listing, overrides and choices about questions."""

import django.db.models.deletion
import modelcluster.fields
import wagtail.fields
from django.db import migrations, models

import comparisons.models.remembering


class Migration(migrations.Migration):
    dependencies = [
        ("comparisons", "0001_comparisons"),
        ("model_pages", "0003_price_details_and_exchange_rates"),
    ]

    operations = [
        migrations.AddField(
            model_name="comparisonpage",
            name="listing",
            field=models.CharField(
                choices=[("rule", "As the rule says"), ("always", "Always"), ("never", "Never")],
                default="rule",
                max_length=10,
                verbose_name="offered to search engines",
            ),
        ),
        migrations.AddField(
            model_name="comparisonpage",
            name="listing_reason",
            field=models.CharField(
                blank=True,
                help_text="Why the rule is overruled, for whoever edits this page next.",
                max_length=250,
                verbose_name="reason",
            ),
        ),
        migrations.AddField(
            model_name="comparisonpage",
            name="third_model",
            field=models.ForeignKey(
                blank=True,
                help_text="For the preview only: the first model beside this one.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="model_pages.modelpage",
                verbose_name="third model",
            ),
        ),
        migrations.AddField(
            model_name="comparisonpage",
            name="use_cases",
            field=wagtail.fields.StreamField(
                [("use_case", 3)],
                blank=True,
                block_lookup={
                    0: ("wagtail.blocks.CharBlock", (), {"label": "Use case", "max_length": 120}),
                    1: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("left", "The first model"),
                                ("right", "The second model"),
                                ("both", "Either of them"),
                            ],
                            "label": "Choose",
                        },
                    ),
                    2: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {"features": ["bold", "italic", "link", "ol", "ul"], "label": "Why"},
                    ),
                    3: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 0), ("model", 1), ("text", 2)]],
                        {},
                    ),
                },
                help_text="What a reader wants to do, which of the two for it, and why.",
                verbose_name="use cases",
            ),
        ),
        migrations.AlterField(
            model_name="comparisonpage",
            name="faqs",
            field=wagtail.fields.StreamField(
                [("faq", 2)],
                blank=True,
                block_lookup={
                    0: ("wagtail.blocks.CharBlock", (), {"max_length": 160}),
                    1: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {"features": ["bold", "italic", "link", "ol", "ul"]},
                    ),
                    2: ("wagtail.blocks.StructBlock", [[("question", 0), ("answer", 1)]], {}),
                },
                help_text="They stand before the ones that the data answers, after the pinned ones.",
                verbose_name="more questions",
            ),
        ),
        migrations.CreateModel(
            name="FaqChoice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("sentence", models.TextField(blank=True, verbose_name="computed text")),
                (
                    "evidence",
                    models.JSONField(
                        blank=True,
                        default=list,
                        validators=[comparisons.models.remembering.validate_evidence],
                        verbose_name="evidence",
                    ),
                ),
                ("anchor", models.CharField(max_length=250, verbose_name="question")),
                (
                    "question",
                    models.CharField(blank=True, max_length=300, verbose_name="computed question"),
                ),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("usual", "In its place"),
                            ("first", "Pinned to the top"),
                            ("hidden", "Hidden"),
                        ],
                        default="usual",
                        max_length=10,
                        verbose_name="place",
                    ),
                ),
                ("answer", models.TextField(blank=True, verbose_name="own answer")),
                ("reason", models.CharField(blank=True, max_length=250, verbose_name="reason")),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="faq_choices",
                        to="comparisons.comparisonpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "choice about a question",
                "verbose_name_plural": "choices about questions",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StatementOverride",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sentence", models.TextField(blank=True, verbose_name="computed text")),
                (
                    "evidence",
                    models.JSONField(
                        blank=True,
                        default=list,
                        validators=[comparisons.models.remembering.validate_evidence],
                        verbose_name="evidence",
                    ),
                ),
                ("anchor", models.CharField(max_length=250, verbose_name="sentence")),
                (
                    "action",
                    models.CharField(
                        choices=[("mute", "Mute"), ("replace", "Replace")],
                        max_length=10,
                        verbose_name="action",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="replacement")),
                ("reason", models.CharField(max_length=250, verbose_name="reason")),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="statement_overrides",
                        to="comparisons.comparisonpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "muted or replaced sentence",
                "verbose_name_plural": "muted or replaced sentences",
            },
        ),
    ]
