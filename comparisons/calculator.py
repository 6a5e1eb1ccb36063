"""The calculator of a page: its fields, its workloads to begin with, and what each model costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict

from comparisons.engine.bills import bill
from comparisons.engine.presets import Preset, presets_for
from comparisons.engine.sides import Side, side_of
from comparisons.engine.workloads import MOST, Workload
from model_pages.languages import current_language
from model_pages.specs.sheet import SpecSheet
from model_pages.specs.vocabulary import CONDITIONS
from model_pages.telling import in_its_language

from .addresses import kept_query
from .bill_data import data_of
from .bill_view import BillView, Result, result_of, wrong_result
from .workload_query import (
    CELLS,
    COUNTS,
    LABELS,
    PARAMETERS,
    Asked,
    fields_of,
    query_of,
    shown_number,
    workload_asked,
)

FIELDS: Mapping[str, tuple[str, ...]] = {
    "text": ("in", "out", "cached", "searches"),
    "realtime": ("in", "out", "cached"),
    "image": ("images", *CELLS, "in"),
    "video": ("seconds", "resolution"),
    "embedding": ("in",),
    "speech_to_text": ("seconds", "in", "out"),
    "text_to_speech": ("characters", "seconds", "in"),
    "rerank": ("searches", "in"),
    "moderation": ("in", "out"),
    "ocr": ("pages", "in", "out"),
}
"""What a request of a model of this type holds; of a plug-in's type, what one of text does."""

_IN_ORDER = (
    *("images", *CELLS, "seconds", "characters", "pages"),
    *("in", "out", "cached", "searches", "requests"),
)

_LETTERS = "ABCDEF"


@dataclass(frozen=True, slots=True)
class Field:
    """``most`` is the right end of the slider; ``choices`` are those of a price list, if any."""

    key: str
    label: str
    value: str
    error: str = ""
    most: int = 0
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PresetLink:
    """``fields`` is what the form holds then, spelled out: for a browser that fills it itself."""

    label: str
    query: str
    is_chosen: bool
    fields: str


@dataclass(frozen=True, slots=True)
class Column:
    """A model and its bill. ``side`` is the class of its mark, empty where there is only one."""

    name: str
    letter: str
    side: str
    bill: BillView


@dataclass(frozen=True, slots=True)
class Calculator:
    """``carried`` are the parameters of the address that are none of the workload."""

    fields: tuple[Field, ...]
    is_batch: bool
    batch_error: str
    mix_error: str
    presets: tuple[PresetLink, ...]
    carried: tuple[tuple[str, str], ...]
    columns: tuple[Column, ...]
    result: Result
    data: Mapping[str, Any]
    is_given: bool


def calculator_of(sheets: Sequence[SpecSheet], request: HttpRequest | None) -> Calculator:
    """For one to six models, of the workload in the address or the first that fits them."""
    language = current_language()
    sides = [side_of(sheet, language) for sheet in sheets]
    asked = workload_asked(request)
    carried = kept_query(request, *PARAMETERS) if request is not None else []
    offered = [_fitted(one, sides) for one in presets_for([sheet.model_type for sheet in sheets])]
    workload = asked.workload if asked.is_given else offered[0].workload
    on = sheets[0].on
    result = result_of(sides, workload, on) if workload else wrong_result(sides)
    shown = asked.typed if asked.is_given else _shown(workload)
    return Calculator(
        fields=tuple(_fields(sides, asked, shown)),
        is_batch=shown.get("batch") == "1",
        batch_error=asked.errors.get("batch", ""),
        mix_error=asked.errors.get("mix", ""),
        presets=tuple(_link(one, workload, carried) for one in offered),
        carried=tuple(carried),
        columns=tuple(_columns(sides, result)),
        result=result,
        data=data_of(sides, on),
        is_given=asked.is_given,
    )


def _fitted(preset: Preset, sides: Sequence[Side]) -> Preset:
    """The preset with the quality, size and resolution that most of the models have a price for."""
    held = preset.workload
    if not (held.images or held.seconds):
        return preset
    cells = dict.fromkeys(
        conditions
        for side in sides
        for key in ("image_generation", "video_generation")
        for conditions in side.cells_of(key)
        if all(name in CELLS for name, _ in conditions)
    )
    empty = dict.fromkeys(CELLS, "")
    others = [replace(held, **(empty | dict(conditions)), key="") for conditions in cells]  # type: ignore[arg-type]
    best = max([held, *others], key=lambda one: _complete(one, sides))
    return replace(preset, workload=best)


def _complete(workload: Workload, sides: Sequence[Side]) -> int:
    return sum(bill(side, workload).is_complete for side in sides)


def _shown(workload: Workload | None) -> dict[str, str]:
    if workload is None:
        return {}
    said = fields_of(workload)
    return {key: shown_number(one) if key in COUNTS else one for key, one in said.items()}


def _fields(sides: Sequence[Side], asked: Asked, shown: Mapping[str, str]) -> Iterator[Field]:
    """Those of the models' types that change a bill, and whatever the address names beside."""
    usual = [FIELDS.get(side.sheet.model_type, FIELDS["text"]) for side in sides]
    wanted = {key for keys in usual for key in keys} | {"requests"}
    for key in _IN_ORDER:
        one = _field(key, sides, asked, shown)
        if one.value or one.error or (key in wanted and (one.choices or key not in CELLS)):
            yield one


def _field(key: str, sides: Sequence[Side], asked: Asked, shown: Mapping[str, str]) -> Field:
    value = shown.get(key, "1" if key == "requests" else "")
    choices = tuple(_choices(key, sides, value)) if key in CELLS else ()
    most = 100 if key == "cached" else MOST.get(COUNTS.get(key, ""), 0)
    return Field(key, str(LABELS[key]), value, asked.errors.get(key, ""), most, choices)


def _choices(key: str, sides: Sequence[Side], value: str) -> Iterator[tuple[str, str]]:
    """The values that some price names, and the one that was asked for."""
    named = {
        str(value)
        for side in sides
        for component in ("image_generation", "video_generation")
        for conditions in side.cells_of(component)
        for name, value in conditions
        if name == key
    } | ({value} if value else set())
    order = [choice for choice, _ in CONDITIONS[key].choices]
    language = current_language()
    for one in sorted(named, key=lambda one: (order.index(one) if one in order else -1, one)):
        word = language.label("condition_value", f"{key}.{one}") if order else one
        yield one, word.replace("x", "×") if key == "size" else word


def _link(preset: Preset, chosen: Workload | None, carried: list[tuple[str, str]]) -> PresetLink:
    query = QueryDict(mutable=True)
    for key, value in [*carried, *query_of(preset.workload).items()]:
        query.appendlist(key, value)
    is_chosen = chosen is not None and chosen.without_key == preset.workload.without_key
    label = in_its_language(preset.label)
    fields = urlencode(_shown(preset.workload))
    return PresetLink(label, query.urlencode(), is_chosen, fields)


def _columns(sides: Sequence[Side], result: Result) -> Iterator[Column]:
    for place, (side, one) in enumerate(zip(sides, result.bills, strict=True)):
        letter = _LETTERS[place] if len(sides) > 1 else ""
        mark = ("left", "right", "more")[min(place, 2)] if letter else ""
        yield Column(side.name, letter, mark, one)
