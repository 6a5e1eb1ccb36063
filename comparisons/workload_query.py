"""The workload that an address asks for, and the address of a workload."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from comparisons.engine.counts import LONGEST, CountError, read_count, read_share
from comparisons.engine.presets import PRESETS, preset_of
from comparisons.engine.workloads import MOST, Workload, WorkloadError
from model_pages.languages import current_language
from model_pages.specs.formats import plain
from model_pages.specs.vocabulary import CONDITIONS

COUNTS: Mapping[str, str] = {
    "in": "input_tokens",
    "out": "output_tokens",
    "images": "images",
    "seconds": "seconds",
    "characters": "characters",
    "pages": "pages",
    "searches": "searches",
    "requests": "requests",
}
"""Whole numbers: the parameter of an address, and the field of the workload."""

CELLS = ("quality", "size", "resolution")

PARAMETERS = ("mix", *COUNTS, "cached", "batch", *CELLS)

LABELS: Mapping[str, Any] = {
    "mix": _("Workload"),
    "in": _("Input tokens"),
    "out": _("Output tokens"),
    "cached": _("Cached input"),
    "images": _("Images"),
    "seconds": _("Seconds"),
    "characters": _("Characters"),
    "pages": _("Pages"),
    "searches": _("Searches"),
    "requests": _("Requests a month"),
    "batch": _("Batch"),
    "quality": _("Quality"),
    "size": _("Size"),
    "resolution": _("Resolution"),
}

RULES: Mapping[str, Any] = {
    "not_a_number": _("“%(typed)s” is not a number: write it like 50000 or 50k."),
    "ambiguous": _("“%(typed)s” can be read in two ways: write the number in full."),
    "not_whole": _("“%(typed)s” is not a whole number."),
    "below_0": _("“%(typed)s” is below 0."),
    "below_1": _("“%(typed)s” is less than one request."),
    "above_most": _("“%(typed)s” is more than %(most)s, the most that is counted here."),
    "not_a_share": _("“%(typed)s” is not a share from 0 to 100 percent, with at most 4 decimals."),
    "nothing": _("Nothing is asked for: write how much of something one request holds."),
    "no_such_value": _("“%(typed)s” is none of the values of this field."),
    "no_such_preset": _("“%(typed)s” is none of the workloads that are offered here."),
    "twice": _("This is given more than once, and not alike: %(typed)s."),
}
"""What is wrong, by the code of a WorkloadError or a CountError; the browser says the same."""

_FIELDS = {name: parameter for parameter, name in COUNTS.items()} | {"cached_share": "cached"}


@dataclass(frozen=True, slots=True)
class Asked:
    """``workload`` is None where nothing is asked or anything is wrong: nothing is priced then.

    ``errors`` and ``typed`` are by the parameter of the address; ``typed`` is what the fields
    show: what was typed, or what the preset says.
    """

    workload: Workload | None = None
    errors: Mapping[str, str] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)
    is_given: bool = False


def read_workload(params: QueryDict) -> Asked:
    """A preset, ``mix``, with whatever else is given in the place of what the preset says."""
    errors: dict[str, str] = {}
    typed = {}
    for key in PARAMETERS:
        values = dict.fromkeys(value for raw in params.getlist(key) if (value := _clean(raw)))
        if len(values) > 1:
            errors[key] = rule("twice", key, ", ".join(values))
        if values:
            typed[key] = next(iter(values))
    if not typed:
        return Asked()
    preset = PRESETS.get(typed["mix"]) if "mix" in typed else None
    if "mix" in typed and preset is None:
        errors.setdefault("mix", rule("no_such_preset", "mix", typed["mix"]))
    values, wrong = _values(typed)
    errors = wrong | errors
    workload = None
    try:
        workload = _workload(preset.workload if preset else None, values)
    except WorkloadError as error:
        if error.code != "nothing" or not errors:
            key = _FIELDS[error.field]
            errors.setdefault(key, rule(error.code, key, typed.get(key, "")))
    said = _said_of(preset.workload) if preset else {}
    return Asked(None if errors else workload, errors, said | typed, is_given=True)


def workload_asked(request: HttpRequest | None) -> Asked:
    """What the address of a request says, read once for all that show it."""
    if request is None:
        return Asked()
    if not hasattr(request, "workload_asked"):
        request.workload_asked = read_workload(request.GET)  # type: ignore[attr-defined]
    return request.workload_asked  # type: ignore[attr-defined]


def carried_workload(request: HttpRequest) -> list[tuple[str, str]]:
    """For the hook ``versus_carried``: nothing while a field is wrong."""
    workload = workload_asked(request).workload
    return list(query_of(workload).items()) if workload else []


def query_of(workload: Workload) -> dict[str, str]:
    """The shortest address: the key of the preset that is alike, else what is not empty."""
    preset = preset_of(workload)
    return {"mix": preset.key} if preset else fields_of(workload)


def fields_of(workload: Workload) -> dict[str, str]:
    """Every parameter that is not empty, as an address has it."""
    counts = {key: getattr(workload, name) for key, name in COUNTS.items()}
    query = {key: str(count) for key, count in counts.items() if count and (key, count) != _ONE}
    if workload.cached_share:
        query["cached"] = f"{plain(workload.cached_share * 100):f}"
    if workload.is_batch:
        query["batch"] = "1"
    return query | {key: value for key in CELLS if (value := getattr(workload, key))}


_ONE = ("requests", 1)


def rule(code: str, key: str, typed: str) -> str:
    """ "Input tokens: “-5” is below 0." """
    most = MOST.get(COUNTS.get(key, ""), 0)
    words = {"typed": typed, "most": current_language().formatter.integer(most)}
    return f"{LABELS[key]}: {RULES[code] % words}"


def _clean(raw: str) -> str:
    """What was typed, in a length that a page can show; a control character is a visible one."""
    shown = "".join(letter if letter.isprintable() else "\ufffd" for letter in raw.strip(" "))
    return shown if len(shown) <= 2 * LONGEST else f"{shown[: 2 * LONGEST]}…"


def _values(typed: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    """The fields of a workload that can be read, and what is wrong with the others."""
    values: dict[str, Any] = {}
    errors = {}
    for key, text in typed.items():
        try:
            if key in COUNTS:
                values[COUNTS[key]] = read_count(text)
            elif key == "cached":
                values["cached_share"] = read_share(text)
            elif key in CELLS:
                values[key] = _cell(key, text)
            elif key == "batch":
                values["is_batch"] = {"0": False, "1": True}[text]
        except CountError as error:
            code = "not_a_share" if key == "cached" else error.code
            errors[key] = rule(code, key, text)
        except (ValueError, KeyError):
            errors[key] = rule("no_such_value", key, text)
    return values, errors


def _cell(key: str, text: str) -> str:
    condition = CONDITIONS[key]
    value = str(condition.parse(text))
    if condition.choices and value not in dict(condition.choices):
        raise ValueError(text)
    return value


def _workload(preset: Workload | None, values: Mapping[str, Any]) -> Workload:
    made = replace(preset, key="", **values) if preset else Workload(**values)
    alike = preset_of(made)
    return alike.workload if alike else made


def _said_of(workload: Workload) -> dict[str, str]:
    """As the fields show it: 50,000."""
    return {
        key: shown_number(value) if key in COUNTS else value
        for key, value in fields_of(workload).items()
    }


def shown_number(text: str) -> str:
    return current_language().formatter.decimal(Decimal(text))
