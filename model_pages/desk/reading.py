"""What was typed or pasted into a line: what is understood, or why it is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from model_pages.languages import current_language
from model_pages.models import ModelPrice, Provider, choices
from model_pages.pricing.fields import EDITABLE, read_into
from model_pages.pricing.slots import conditions_of, conditions_text
from model_pages.specs.amounts import Refusal, amount_text, read_amount
from model_pages.specs.formats import plain
from model_pages.specs.price_cells import PriceCells
from model_pages.specs.units import UNITS
from model_pages.specs.vocabulary import COMPONENTS
from model_pages.telling import in_its_language

FIRST = ("component", "currency")
"""Read before the others, which are held against them."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """``readings`` are texts that the cell may have meant, the likeliest first."""

    message: str
    readings: tuple[str, ...] = ()


@dataclass(slots=True)
class Reading:
    """``values`` are the understood texts of the cells that were typed into."""

    values: dict[str, str] = field(default_factory=dict)
    troubles: dict[str, Trouble] = field(default_factory=dict)
    conditions_words: str = ""


class Refused(Exception):
    def __init__(self, message: str, readings: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.trouble = Trouble(message, tuple(readings))


class CellReader:
    """Reads the cells of many lines, by one rule for what is typed and for what is pasted."""

    def __init__(self, on: date) -> None:
        self.providers = list(Provider.objects.values_list("pk", "slug", "name"))
        self.hosts = {pk: slug for pk, slug, _name in self.providers}
        self.cells = PriceCells(current_language(), on)

    def read(self, line: Mapping[str, str], typed: Mapping[str, str]) -> Reading:
        """``line`` is what stands there, '' for the cells of a new one."""
        reading, now = Reading(), {name: line.get(name, "") for name in EDITABLE}
        for name in sorted(typed, key=lambda name: name not in FIRST):
            try:
                now[name] = reading.values[name] = self._cell(name, typed[name].strip(), now)
            except Refused as refused:
                reading.troubles[name] = refused.trouble
        self._whole(now, reading)
        return reading

    def _cell(self, name: str, text: str, now: Mapping[str, str]) -> str:
        reader: Callable[[str, str, Mapping[str, str]], str] = {
            "amount": _amount,
            "minimum": _amount,
            "conditions": _conditions,
            "host": self._host,
            "effective_from": _day,
            "effective_until": _day,
            "currency": _upper,
        }.get(name, _choice if name in CHOICES else _text)
        return reader(name, text, now)

    def _host(self, name: str, text: str, now: Mapping[str, str]) -> str:
        pairs = [(slug, title) for _pk, slug, title in self.providers]
        return _one_of(text, pairs) if text else ""

    def _whole(self, now: Mapping[str, str], reading: Reading) -> None:
        """The rules that hold between the cells of a line."""
        row = ModelPrice()
        for name, text in now.items():
            if name not in reading.troubles:
                self._set(row, name, text, reading)
        try:
            row.clean()
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                reading.troubles.setdefault(name, Trouble(" ".join(messages)))
        if not reading.troubles and not row.is_complete:
            reading.troubles["amount"] = Trouble(_("A price needs an amount, for example 0.4."))
        if row.conditions and "conditions" not in reading.troubles:
            found = (self.cells.condition(*pair) for pair in sorted(row.conditions.items()))
            reading.conditions_words = ", ".join(found)

    def _set(self, row: ModelPrice, name: str, text: str, reading: Reading) -> None:
        try:
            read_into(row, name, text, self.hosts)
        except ValidationError as error:
            reading.troubles[name] = Trouble(" ".join(error.messages))


CHOICES: dict[str, Callable[[], choices.Choices]] = {
    "component": choices.components,
    "unit": choices.units,
    "state": lambda: choices.PriceStates.choices,
    "free_kind": lambda: choices.FreeKinds.choices,
    "kind": lambda: choices.PriceKinds.choices,
}


METERS = {
    "characters": gettext_lazy("characters"),
    "images": gettext_lazy("images"),
    "pages": gettext_lazy("pages"),
    "pixels": gettext_lazy("pixels"),
    "queries": gettext_lazy("queries"),
    "requests": gettext_lazy("requests"),
    "time": gettext_lazy("time"),
    "token_hours": gettext_lazy("tokens and hours"),
    "tokens": gettext_lazy("tokens"),
}


def _amount(name: str, text: str, now: Mapping[str, str]) -> str:
    if not text:
        return ""
    read = read_amount(text, currency=now["currency"])
    if isinstance(read, Refusal):
        words = {"text": text, "reason": in_its_language(read.reason)}
        raise Refused(_("'%(text)s' %(reason)s") % words, map(amount_text, read.readings))
    return f"{plain(read.value):f}"


def _choice(name: str, text: str, now: Mapping[str, str]) -> str:
    pairs = [(key, str(label)) for key, label in CHOICES[name]()]
    if name == "unit" and now["component"] in COMPONENTS:
        return _unit(text, pairs, COMPONENTS[now["component"]])
    return _one_of(text, pairs) if text else ""


def _unit(text: str, pairs: Iterable[tuple[str, str]], component: Any) -> str:
    key = _one_of(text, [*pairs, *((unit.key, unit.label) for unit in UNITS)])
    if UNITS[key].meter != component.meter:
        message = _("%(component)s is billed by %(meter)s, so it cannot be '%(unit)s'.")
        language = current_language()
        words = {
            "component": language.label("component", component.key),
            "meter": METERS.get(component.meter, component.meter),
            "unit": language.word("unit", key),
        }
        fitting = (unit.key for unit in UNITS if unit.meter == component.meter)
        raise Refused(message % words, fitting)
    return key


def _one_of(text: str, pairs: Iterable[tuple[str, str]]) -> str:
    """The key that is meant by itself or by its label."""
    meant = {label.casefold(): key for key, label in pairs}
    meant |= {key.casefold(): key for key, _label in pairs}
    if text.casefold() in meant:
        return meant[text.casefold()]
    near = [meant[word] for word in get_close_matches(text.casefold(), meant, n=3)]
    raise Refused(_("'%(text)s' is none of the choices.") % {"text": text}, dict.fromkeys(near))


def _conditions(name: str, text: str, now: Mapping[str, str]) -> str:
    if any("=" not in part for part in text.split(";") if part.strip()):
        message = _("'%(text)s' is no condition: write service_tier=batch, several with ';'.")
        raise Refused(message % {"text": text})
    return conditions_text(conditions_of(text))


def _day(name: str, text: str, now: Mapping[str, str]) -> str:
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        message = _("'%(text)s' is no day that can be read in one way: write 2026-12-31.")
        raise Refused(message % {"text": text}) from None


def _upper(name: str, text: str, now: Mapping[str, str]) -> str:
    return text.upper()


def _text(name: str, text: str, now: Mapping[str, str]) -> str:
    return text
