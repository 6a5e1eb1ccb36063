"""The few English words that a single value needs beside it."""

from __future__ import annotations

from .facts import State
from .lifecycle import Status
from .prices import FreeKind, PriceState

DASH = "–"

STATE_WORDS: dict[State, str] = {
    State.NOT_APPLICABLE: "not applicable",
    State.NOT_OFFERED: "not offered",
    State.NOT_PUBLISHED: "not published",
    State.UNKNOWN: "no data",
}

PRICE_STATE_WORDS: dict[PriceState, str] = {
    PriceState.INCLUDED: "included",
    PriceState.DYNAMIC: "varies by request",
    PriceState.NOT_OFFERED: "not offered",
    PriceState.NOT_PUBLISHED: "not published",
}

FREE_WORDS: dict[FreeKind, str] = {
    FreeKind.FREE_TIER: "free tier",
    FreeKind.PROMOTIONAL: "free for now",
    FreeKind.SELF_HOST: "free if you run it yourself",
    FreeKind.FREE_OF_CHARGE: "free of charge",
}

STATUS_WORDS: dict[Status, str] = {
    Status.UPCOMING: "Upcoming",
    Status.PREVIEW: "Preview",
    Status.CURRENT: "Current",
    Status.SUPERSEDED: "Superseded",
    Status.DEPRECATED: "Deprecated",
    Status.RETIRING: "Retiring soon",
    Status.RETIRED: "Retired",
}

GROUP_LABELS: dict[str, str] = {
    "identity": "Identity",
    "input": "Input prices",
    "output": "Output prices",
    "generation": "Prices by piece",
    "cache": "Cache prices",
    "tools": "Tool prices",
    "limits": "Limits",
    "modalities": "Modalities",
    "capabilities": "Capabilities",
    "lifecycle": "Lifecycle",
    "licence": "Licence",
    "benchmarks": "Benchmarks",
}
