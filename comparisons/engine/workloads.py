"""A workload: what one request holds and how many there are, with limits that keep it real."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

MILLION = "1m_tokens"

MOST: Mapping[str, int] = {
    "input_tokens": 100_000_000,
    "output_tokens": 100_000_000,
    "images": 10_000,
    "seconds": 1_000_000,
    "characters": 100_000_000,
    "pages": 1_000_000,
    "searches": 10_000,
    "requests": 1_000_000_000,
}
"""The most that a field may say: above it somebody typed one zero too many."""


class WorkloadError(ValueError):
    """A workload that nobody can have; ``field`` is the name of the wrong field.

    ``code`` tells the rule, one of "not_whole", "below_0", "above_most", "not_a_share",
    "below_1" and "nothing".
    """

    def __init__(self, field: str, code: str, rule: str) -> None:
        self.field = field
        self.code = code
        super().__init__(f"{field.replace('_', ' ')}: {rule}")


@dataclass(frozen=True, slots=True)
class Workload:
    """One request, and the number of ``requests`` like it in a month.

    ``cached_share`` is the part of the input, 0 to 1, that the provider has in its cache.
    ``quality``, ``size`` and ``resolution`` are those of ``images`` or of a video; ``seconds``
    are of audio or video. Raises WorkloadError, with the field, for what cannot be.
    """

    key: str = ""
    input_tokens: int = 0
    output_tokens: int = 0
    cached_share: Decimal = Decimal(0)
    images: int = 0
    seconds: int = 0
    characters: int = 0
    pages: int = 0
    searches: int = 0
    quality: str = ""
    size: str = ""
    resolution: str = ""
    requests: int = 1
    is_batch: bool = False

    def __post_init__(self) -> None:
        for name, most in MOST.items():
            _refuse_wrong_number(name, getattr(self, name), most)
        share = self.cached_share
        if not isinstance(share, Decimal) or not share.is_finite() or not 0 <= share <= 1:
            raise WorkloadError(
                "cached_share", "not_a_share", f"{share!s} is not a share between 0 and 1."
            )
        if self.requests < 1:
            raise WorkloadError("requests", "below_1", f"{self.requests} is less than one request.")
        if not any(getattr(self, name) for name in MOST if name != "requests"):
            raise WorkloadError("input_tokens", "nothing", "0 of everything is no workload.")

    @property
    def without_key(self) -> Workload:
        """What it holds, to tell whether two workloads are alike."""
        return replace(self, key="")

    @property
    def cells(self) -> dict[str, str]:
        """What is said of the images or the video, by price condition."""
        said = {name: getattr(self, name) for name in ("quality", "size", "resolution")}
        return {name: value for name, value in said.items() if value}


def _refuse_wrong_number(name: str, value: int, most: int) -> None:
    if not isinstance(value, int) or isinstance(value, bool):
        raise WorkloadError(name, "not_whole", f"{value!r} is not a whole number.")
    if value < 0:
        raise WorkloadError(name, "below_0", f"{value:,} is below 0.")
    if value > most:
        raise WorkloadError(name, "above_most", f"{value:,} is more than {most:,}.")


WORKLOADS = (
    Workload("long_document", 50_000, 1_000),
    Workload("chat", 2_000, 500),
    Workload("long_writing", 1_000, 4_000),
)

MONTH = Workload("month", 2_000, 500, requests=3_000)
"""A hundred turns of a chat a day, for thirty days."""
