from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class PointBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Point"))
    points = blocks.ListBlock(blocks.CharBlock(), label=_("Details"), default=[], required=False)

    class Meta:
        icon = "list-ul"
        label = _("Point")


class StrengthBlock(blocks.StructBlock):
    title = blocks.CharBlock(
        label=_("Heading"), help_text=_("What it is good at, for example Follows instructions.")
    )
    points = blocks.ListBlock(PointBlock(), label=_("Points"), default=[], required=False)

    class Meta:
        icon = "pick"
        label = _("Strength")
