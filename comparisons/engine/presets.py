"""Workloads to begin with, by what kind of model they are for."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from model_pages.specs.registry import Registry
from model_pages.specs.told import told

from .workloads import MONTH, WORKLOADS, Workload

WRITERS = frozenset({"text", "realtime"})


@dataclass(frozen=True, slots=True)
class Preset:
    """``label`` is the text of its link, marked with ``told`` so that it can be translated.

    ``model_types`` are those that it is a usual workload of. The workload bears the key.
    """

    workload: Workload
    label: str
    model_types: frozenset[str]

    @property
    def key(self) -> str:
        return self.workload.key


PRESETS: Registry[Preset] = Registry("Preset of a workload")


def presets_for(model_types: Iterable[str]) -> list[Preset]:
    """Those of any of the types: of the first type first, in the order of registration."""
    found: dict[str, Preset] = {}
    for model_type in model_types:
        found |= {one.key: one for one in PRESETS if model_type in one.model_types}
    return list(found.values())


def preset_of(workload: Workload) -> Preset | None:
    """The preset that holds exactly this, whatever the workload is called."""
    held = workload.without_key
    return next((one for one in PRESETS if one.workload.without_key == held), None)


def register_preset(workload: Workload, label: str, model_types: Iterable[str]) -> Preset:
    """Its address is ``?mix=`` and the key of the workload."""
    if not workload.key:
        raise ValueError(f"The preset '{label}' needs a workload with a key: its address.")
    preset = Preset(workload, label, frozenset(model_types))
    return PRESETS.register(preset, origin=sys._getframe(1).f_globals["__name__"])


def register_builtins() -> None:
    """Called once, when the module is imported."""
    long_document, chat, long_writing = WORKLOADS
    agent = Workload("agent", 20_000, 500, Decimal("0.8"), requests=3_000)
    register_preset(MONTH, told("A month of chat"), WRITERS)
    register_preset(agent, told("An agent, mostly cached"), WRITERS)
    register_preset(chat, told("One turn of a chat"), WRITERS)
    register_preset(long_document, told("A long document"), WRITERS)
    register_preset(long_writing, told("A long text"), WRITERS)
    for key, label, model_type, held in _OF_ONE_TYPE:
        register_preset(Workload(key, **held), label, [model_type])


_OF_ONE_TYPE: list[tuple[str, str, str, dict[str, Any]]] = [
    (
        "images",
        told("A hundred images"),
        "image",
        {"images": 1, "quality": "medium", "size": "1024x1024", "requests": 100},
    ),
    ("image", told("One image of any size"), "image", {"images": 1}),
    ("clips", told("Ten short clips"), "video", {"seconds": 8, "requests": 10}),
    ("film", told("A minute of video"), "video", {"seconds": 60}),
    ("library", told("100,000 passages"), "embedding", {"input_tokens": 500, "requests": 100_000}),
    ("queries", told("10,000 searches"), "embedding", {"input_tokens": 20, "requests": 10_000}),
    ("meetings", told("20 hours of talk"), "speech_to_text", {"seconds": 3_600, "requests": 20}),
    ("notes", told("1,000 voice notes"), "speech_to_text", {"seconds": 15, "requests": 1_000}),
    ("audiobook", told("An audiobook"), "text_to_speech", {"characters": 500_000}),
    (
        "replies",
        told("10,000 spoken replies"),
        "text_to_speech",
        {"characters": 200, "requests": 10_000},
    ),
    ("reranking", told("10,000 searches"), "rerank", {"searches": 1, "requests": 10_000}),
    (
        "messages",
        told("100,000 messages"),
        "moderation",
        {"input_tokens": 200, "requests": 100_000},
    ),
    ("pages", told("1,000 pages"), "ocr", {"pages": 1, "requests": 1_000}),
    ("book", told("A book of 300 pages"), "ocr", {"pages": 300}),
]

register_builtins()
