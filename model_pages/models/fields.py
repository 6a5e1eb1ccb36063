"""Model fields for values that Django has no field for."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.text import capfirst

from model_pages.registry_inputs import Input, RegistryFormField, parse_inputs
from model_pages.specs.builtin import COLUMN_FIELDS
from model_pages.specs.dates import PartialDate
from model_pages.specs.field_kinds import YES_NO, stored_value, typed_text
from model_pages.specs.formats import plain
from model_pages.specs.told import reason_of
from model_pages.specs.vocabulary import CONDITIONS, SPEC_FIELDS, SpecField
from model_pages.telling import in_its_language

from . import choices


def validate_partial_date(text: str) -> None:
    try:
        PartialDate.parse(text)
    except ValueError as error:
        raise ValidationError(in_its_language(reason_of(error))) from error


class PartialDateField(models.CharField):
    """A date known to the day, the month or the year, as text that sorts: 2025-04."""

    default_validators = [*models.CharField.default_validators, validate_partial_date]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 10
        super().__init__(*args, **kwargs)


class CountField(models.PositiveBigIntegerField):
    """A known number of something: never 0, which would stand for "not known"."""

    default_validators = [MinValueValidator(1), MaxValueValidator(10**12)]

    def formfield(self, **kwargs: Any) -> forms.Field:
        return super().formfield(**{"min_value": 1, **kwargs})


class AmountField(models.DecimalField):
    """An exact price: up to twelve decimal places, shown without the zeros behind them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_digits"], kwargs["decimal_places"] = 20, 12
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field:
        return super().formfield(form_class=AmountFormField, **kwargs)


class AmountFormField(forms.DecimalField):
    def prepare_value(self, value: Any) -> Any:
        return f"{plain(value):f}" if isinstance(value, Decimal) else value


class ModalitiesField(models.JSONField):
    """Keys of modalities, or None where nobody knows: an empty choice is not "none at all"."""

    def formfield(self, **kwargs: Any) -> forms.Field:
        return ModalitiesFormField(
            choices=choices.modalities,
            required=False,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
        )


class ModalitiesFormField(forms.MultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Any) -> list[str] | None:
        return super().clean(value) or None


def condition_inputs() -> list[Input]:
    return [
        Input(item.key, item.label, item.help_text, item.parse, choices=item.choices)
        for item in CONDITIONS
    ]


class ConditionsField(models.JSONField):
    """What a price depends on: condition keys of the registry and their values."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["default"] = dict
        kwargs["blank"] = True
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field:
        label = capfirst(self.verbose_name)
        return RegistryFormField(condition_inputs, label=label, help_text=self.help_text)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        parse_inputs(value, condition_inputs())


def extra_spec_fields() -> list[SpecField]:
    """The facts that plug-ins brought: those without a column of their own."""
    return [field for field in SPEC_FIELDS if field.key not in COLUMN_FIELDS]


def extra_spec_inputs() -> list[Input]:
    return [
        Input(
            field.key,
            field.label,
            field.help_text,
            partial(stored_value, field),
            partial(typed_text, field.kind),
            YES_NO if field.kind == "boolean" else field.choices,
        )
        for field in extra_spec_fields()
    ]


class ExtraSpecsField(models.JSONField):
    """Facts of plug-ins by key. What a plug-in that is gone left behind is kept as it is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["default"] = dict
        kwargs["blank"] = True
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field:
        return RegistryFormField(extra_spec_inputs, label=capfirst(self.verbose_name))

    def save_form_data(self, instance: models.Model, data: dict[str, Any]) -> None:
        shown = {field.key for field in extra_spec_fields()}
        stored = getattr(instance, self.attname) or {}
        kept = {key: value for key, value in stored.items() if key not in shown}
        setattr(instance, self.attname, {**kept, **data})
