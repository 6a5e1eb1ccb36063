"""Model fields for values that Django has no field for."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.renderers import get_default_renderer
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from model_pages.specs.dates import PartialDate
from model_pages.specs.formats import plain
from model_pages.specs.vocabulary import CONDITIONS

from . import choices


def validate_partial_date(text: str) -> None:
    try:
        PartialDate.parse(text)
    except ValueError as error:
        raise ValidationError(str(error)) from error


class PartialDateField(models.CharField):
    """A date known to the day, the month or the year, as text that sorts: 2025-04."""

    default_validators = [*models.CharField.default_validators, validate_partial_date]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 10
        super().__init__(*args, **kwargs)


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


class ConditionsField(models.JSONField):
    """What a price depends on: condition keys of the registry and their values."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["default"] = dict
        kwargs["blank"] = True
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field:
        return ConditionsFormField(label=capfirst(self.verbose_name), help_text=self.help_text)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        parse_conditions(value)


def parse_conditions(value: dict[str, Any]) -> dict[str, str | int]:
    """``value`` with every condition read by its own rule; ValidationError names the condition."""
    parsed: dict[str, str | int] = {}
    errors = []
    for key, text in value.items():
        condition = CONDITIONS.get(key)
        if condition is None:
            errors.append(f"'{key}' is not a price condition.")
            continue
        try:
            parsed[key] = condition.parse(str(text))
        except ValueError as error:
            errors.append(f"{condition.label}: {error}")
            continue
        allowed = dict(condition.choices)
        if allowed and parsed[key] not in allowed:
            errors.append(f"{condition.label}: '{text}' is not one of {', '.join(allowed)}.")
    if errors:
        raise ValidationError(errors)
    return parsed


class ConditionsWidget(forms.MultiWidget):
    """One small input per registered condition; all empty is the standard price."""

    template_name = "model_pages/widgets/conditions.html"

    class Media:
        css: ClassVar = {"all": ["versus/admin.css"]}

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({key.key: self._input(key) for key in CONDITIONS}, attrs)

    @staticmethod
    def _input(condition: Any) -> forms.Widget:
        attrs = {"title": condition.help_text}
        if condition.choices:
            return forms.Select(attrs, choices=[("", "–"), *condition.choices])
        return forms.TextInput(attrs)

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """With the site's template engine: Django's renderer of forms sees no site templates."""
        renderer = renderer or get_default_renderer()
        subwidgets = self.get_context(name, value, attrs)["widget"]["subwidgets"]
        inputs = [
            (
                condition,
                widget["attrs"]["id"],
                self._render(widget["template_name"], {"widget": widget}, renderer),
            )
            for condition, widget in zip(CONDITIONS, subwidgets, strict=True)
        ]
        return render_to_string(self.template_name, {"inputs": inputs})

    def decompress(self, value: Any) -> list[Any]:
        if isinstance(value, str):
            value = forms.JSONField().to_python(value)
        value = value or {}
        return [value.get(condition.key, "") for condition in CONDITIONS]


class ConditionsFormField(forms.MultiValueField):
    def __init__(self, **kwargs: Any) -> None:
        fields = [forms.CharField(required=False) for _ in CONDITIONS]
        super().__init__(
            fields, required=False, require_all_fields=False, widget=ConditionsWidget, **kwargs
        )

    def compress(self, data_list: list[str]) -> dict[str, str | int]:
        keys = [condition.key for condition in CONDITIONS]
        return parse_conditions({k: v for k, v in zip(keys, data_list, strict=False) if v})
