"""Form choices read from the registries, so that a plug-in's word needs no migration."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from model_pages.specs.vocabulary import CAPABILITIES, COMPONENTS, MODALITIES, MODEL_TYPES
from model_pages.specs.vocabulary import SPEC_FIELDS as _SPEC_FIELDS

from ..specs.units import UNITS

Choices = list[tuple[str, str]]


def model_types() -> Choices:
    return [(model_type.key, model_type.label) for model_type in MODEL_TYPES]


def modalities() -> Choices:
    return [(modality.key, modality.label) for modality in MODALITIES]


def capabilities() -> Choices:
    return [(capability.key, capability.label) for capability in CAPABILITIES]


def components() -> Choices:
    return [(component.key, component.label) for component in COMPONENTS]


def units() -> Choices:
    return [(unit.key, unit.words) for unit in UNITS]


def spec_fields() -> Choices:
    return [(field.key, field.label) for field in _SPEC_FIELDS]


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
