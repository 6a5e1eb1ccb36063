"""One form field for a JSON value whose keys come from a registry.

The inputs are read anew for every form, so that a plug-in may register after the form classes
were made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import get_default_renderer
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from .specs.told import reason_of
from .telling import in_its_language


@dataclass(frozen=True, slots=True)
class Input:
    """``parse`` reads what was typed (ValueError with a rule), ``show`` writes it back."""

    key: str
    label: str
    help_text: str
    parse: Callable[[str], Any]
    show: Callable[[Any], str] = str
    choices: tuple[tuple[str, str], ...] = ()

    def read(self, text: str) -> Any:
        allowed = dict(self.choices)
        if allowed and text not in allowed:
            raise ValueError(
                gettext("'%(text)s' is not one of %(known)s.")
                % {"text": text, "known": ", ".join(allowed)}
            )
        return self.parse(text)


Inputs = Callable[[], Iterable[Input]]


def parse_inputs(values: dict[str, str], inputs: Iterable[Input]) -> dict[str, Any]:
    """Every value read by its own rule; ValidationError names each input that failed."""
    by_key = {item.key: item for item in inputs}
    parsed, errors = {}, []
    for key, text in values.items():
        if key not in by_key:
            words = {"text": key, "known": ", ".join(by_key)}
            errors.append(gettext("'%(text)s' is not one of %(known)s.") % words)
            continue
        try:
            parsed[key] = by_key[key].read(str(text))
        except ValueError as error:
            errors.append(f"{by_key[key].label}: {in_its_language(reason_of(error))}")
    if errors:
        raise ValidationError(errors)
    return parsed


class RegistryWidget(forms.MultiWidget):
    """A small labelled input for each entry of the registry."""

    template_name = "model_pages/widgets/registry_inputs.html"

    class Media:
        css: ClassVar = {"all": ["versus/admin.css"]}

    def __init__(self, inputs: Inputs, attrs: dict[str, Any] | None = None) -> None:
        self.source = inputs
        self.inputs = list(inputs())
        super().__init__({item.key: _widget(item) for item in self.inputs}, attrs)

    def __deepcopy__(self, memo: dict[int, Any]) -> RegistryWidget:
        copy = type(self)(self.source, dict(self.attrs))
        memo[id(self)] = copy
        return copy

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """With the site's template engine: Django's renderer of forms sees no site templates."""
        renderer = renderer or get_default_renderer()
        subwidgets = self.get_context(name, value, attrs)["widget"]["subwidgets"]
        rendered = [
            (
                item,
                widget["attrs"]["id"],
                self._render(widget["template_name"], {"widget": widget}, renderer),
            )
            for item, widget in zip(self.inputs, subwidgets, strict=True)
        ]
        return render_to_string(self.template_name, {"inputs": rendered})

    def decompress(self, value: Any) -> list[str]:
        if isinstance(value, str):
            value = forms.JSONField().to_python(value)
        value = value or {}
        return [item.show(value[item.key]) if item.key in value else "" for item in self.inputs]


class RegistryFormField(forms.MultiValueField):
    def __init__(self, inputs: Inputs, **kwargs: Any) -> None:
        self.inputs = inputs
        kwargs.setdefault("widget", RegistryWidget(inputs))
        fields = [forms.CharField(required=False) for _item in inputs()]
        super().__init__(fields, required=False, require_all_fields=False, **kwargs)

    def __deepcopy__(self, memo: dict[int, Any]) -> RegistryFormField:
        copy = type(self)(self.inputs, label=self.label, help_text=self.help_text)
        memo[id(self)] = copy
        return copy

    def compress(self, data_list: list[str]) -> dict[str, Any]:
        keys = [item.key for item in self.inputs()]
        typed = {key: text for key, text in zip(keys, data_list, strict=False) if text}
        return parse_inputs(typed, self.inputs())


def _widget(item: Input) -> forms.Widget:
    attrs = {"title": item.help_text}
    if item.choices:
        return forms.Select(attrs, choices=[("", "–"), *item.choices])
    return forms.TextInput(attrs)
