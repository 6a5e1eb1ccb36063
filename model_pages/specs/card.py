"""One model in a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .dates import PartialDate
from .lifecycle import Status
from .sheet import Headline, SpecSheet


@dataclass(frozen=True, slots=True)
class Card:
    """One model in the directory, in a picker or among related comparisons.

    ``sheet`` is light. It holds the provider's own prices of every component with their tiers,
    batch and cache conditions, the facts, capabilities and other names: enough for a bill. Days
    of checks, prices of other hosts, history, exchange rates and results are on the model's page.
    """

    sheet: SpecSheet
    successor_slug: str | None = None

    @property
    def slug(self) -> str:
        return self.sheet.slug

    @property
    def name(self) -> str:
        return self.sheet.name

    @property
    def url(self) -> str:
        return self.sheet.url

    @property
    def model_type(self) -> str:
        return self.sheet.model_type

    @property
    def provider_slug(self) -> str:
        return self.sheet.provider.slug

    @property
    def provider_name(self) -> str:
        return self.sheet.provider.name

    @property
    def family(self) -> str:
        return self.sheet.family

    @property
    def summary(self) -> str:
        return self.sheet.summary

    @property
    def status(self) -> Status:
        return self.sheet.status

    @property
    def headlines(self) -> Mapping[str, Headline]:
        return self.sheet.headlines

    @property
    def release_date(self) -> PartialDate | None:
        return self.sheet.lifecycle.released_on

    @property
    def context_window(self) -> int | None:
        window: int | None = self.sheet.fact("context_window").value
        return window

    @property
    def size_class(self) -> str:
        return self.sheet.fact("size_class").value or ""
