"""The few facts of a model that a list needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .dates import PartialDate
from .lifecycle import Status
from .sheet import Headline


@dataclass(frozen=True, slots=True)
class Card:
    """One model in the directory, in a picker or among related comparisons."""

    slug: str
    name: str
    url: str
    model_type: str
    provider_slug: str
    provider_name: str
    family: str
    status: Status
    successor_slug: str | None = None
    headlines: Mapping[str, Headline] = field(default_factory=dict)
    context_window: int | None = None
    release_date: PartialDate | None = None
    summary: str = ""
    size_class: str = ""
