"""What an editor's page of a pair is written in."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

PROSE_FEATURES = ["bold", "italic", "link", "ol", "ul"]


class FaqBlock(blocks.StructBlock):
    question = blocks.CharBlock(max_length=160)
    answer = blocks.RichTextBlock(features=PROSE_FEATURES)

    class Meta:
        icon = "help"
        label = _("Question")


class UseCaseBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=120, label=_("Use case"))
    model = blocks.ChoiceBlock(
        choices=[
            ("left", _("The first model")),
            ("right", _("The second model")),
            ("both", _("Either of them")),
        ],
        label=_("Choose"),
    )
    text = blocks.RichTextBlock(features=PROSE_FEATURES, label=_("Why"))

    class Meta:
        icon = "pick"
        label = _("Use case")
