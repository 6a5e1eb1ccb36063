"""Form choices read from the registries, so that a plug-in's word needs no migration."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _

from model_pages.languages import current_language
from model_pages.specs.registry import Keyed
from model_pages.specs.vocabulary import CAPABILITIES, COMPONENTS, MODALITIES, MODEL_TYPES
from model_pages.specs.vocabulary import SPEC_FIELDS as _SPEC_FIELDS

from ..specs.units import UNITS

Choices = list[tuple[str, str]]


def _labels(kind: str, registry: Iterable[Keyed]) -> Choices:
    """In the language of whoever reads the form."""
    language = current_language()
    return [(item.key, language.label(kind, item.key)) for item in registry]


def model_types() -> Choices:
    return _labels("type", MODEL_TYPES)


def modalities() -> Choices:
    return _labels("modality", MODALITIES)


def capabilities() -> Choices:
    return _labels("capability", CAPABILITIES)


def components() -> Choices:
    return _labels("component", COMPONENTS)


def units() -> Choices:
    language = current_language()
    return [(unit.key, language.word("unit", unit.key)) for unit in UNITS]


def spec_fields() -> Choices:
    return _labels("field", _SPEC_FIELDS)


class Stage(models.TextChoices):
    GENERAL = "general", _("Generally available")
    PREVIEW = "preview", _("Preview")


class MissingState(models.TextChoices):
    """Why an empty field is empty, where somebody found out."""

    NOT_OFFERED = "not_offered", _("Not offered")
    NOT_PUBLISHED = "not_published", _("Not published")


class PriceStates(models.TextChoices):
    PRICED = "priced", _("Priced")
    FREE = "free", _("Free")
    INCLUDED = "included", _("Included in another price")
    DYNAMIC = "dynamic", _("Varies by request")
    NOT_OFFERED = "not_offered", _("Not offered")
    NOT_PUBLISHED = "not_published", _("Not published")


class FreeKinds(models.TextChoices):
    FREE_TIER = "free_tier", _("Free tier")
    PROMOTIONAL = "promotional", _("Free for now")
    SELF_HOST = "self_host", _("Free if you run it yourself")
    FREE_OF_CHARGE = "free_of_charge", _("Free of charge")


class PriceKinds(models.TextChoices):
    LIST = "list", _("List price")
    PROMOTION = "promotion", _("Promotion")
