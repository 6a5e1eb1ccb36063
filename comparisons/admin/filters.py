"""What the reports about comparisons can be narrowed to."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from comparisons.models import ComparisonPage
from comparisons.retired_names import TEXTS
from model_pages.admin.filters import ModelFilterSet, RowFilter


class Listed(models.TextChoices):
    YES = "yes", _("Offered to search engines")
    NO = "no", _("Not offered to search engines")


class Lapse(models.TextChoices):
    GONE = "gone", _("Not said any more")
    CHANGED = "changed", _("Said with other evidence")


class Finding(models.TextChoices):
    LISTED = "listed", _("Listed against the rule")
    READY = "ready", _("Ready, not listed")
    UNWRITTEN = "unwritten", _("Ready but for an editor's words")


def texts() -> list[tuple[str, str]]:
    """The texts of a page in which a model may be named."""
    return [(name, str(ComparisonPage._meta.get_field(name).verbose_name)) for name in TEXTS]


class PairFilterSet(ModelFilterSet):
    """By the provider and the type of one of the two models."""


class WrittenFilterSet(PairFilterSet):
    listed = RowFilter(label=_("Search engines"), choices=Listed.choices, empty_label=_("All"))


class LapseFilterSet(WrittenFilterSet):
    lapse = RowFilter(label=_("What is wrong"), choices=Lapse.choices, empty_label=_("All"))


class RetiredFilterSet(WrittenFilterSet):
    field = RowFilter(label=_("Text"), choices=texts, empty_label=_("All"))


class ListingFilterSet(PairFilterSet):
    kind = RowFilter(label=_("Finding"), choices=Finding.choices, empty_label=_("All"))
