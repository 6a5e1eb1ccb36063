"""The closed words of the directory: what may be typed, billed, read and written.

Everything here is open to plug-ins through ``model_pages.plugins``; ``builtin`` declares ours.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from .registry import Registry


@dataclass(frozen=True, slots=True)
class ModelType:
    """A kind of model: two models of one type do the same job.

    ``noun`` completes "GPT Image 1 Mini is …": "an image model".
    ``produces`` is the modality that such a model is used for.
    """

    key: str
    label: str
    noun: str
    produces: str


@dataclass(frozen=True, slots=True)
class Modality:
    """``noun`` completes "reads …" and "writes …": "text", "images"."""

    key: str
    label: str
    noun: str


@dataclass(frozen=True, slots=True)
class Capability:
    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Component:
    """Something a provider bills.

    ``meter`` is what is counted (tokens, images, seconds …), ``group`` the heading under which
    its rows stand. ``headline`` components are shown at a glance, in registration order.
    ``applies_to``: the model types that can bill it, or None for all, as of ``SpecField``.
    ``plausible``: the lowest and the highest amount per canonical unit that is believed unseen.
    """

    key: str
    label: str
    meter: str
    group: str
    headline: bool = False
    applies_to: frozenset[str] | None = None
    plausible: tuple[Decimal, Decimal] | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that a price depends on. Without it a price is the standard one.

    ``choices`` are the allowed values with their labels; empty for a free value, which ``parse``
    reads (ValueError with a rule for the editor when it cannot). ``selects_cell`` tells a cell of
    a price matrix (which image, which hour) from another service (batch, above a threshold):
    only the former can stand in for a missing standard price, as "from".
    """

    key: str
    label: str
    help_text: str
    choices: tuple[tuple[str, str], ...] = ()
    parse: Callable[[str], str | int] = str
    selects_cell: bool = False


@dataclass(frozen=True, slots=True)
class SpecField:
    """A fact that an entry may hold.

    ``applies_to``: the model types that can have it, or None for all; for the others its state
    is "not applicable" without anybody typing that. ``expected``: False for what most models
    rightly lack, such as a day of retirement: its absence is no gap and no row.
    ``choices`` are the values of a fact of the kind "choice", smallest first, with their labels.
    """

    key: str
    label: str
    group: str
    kind: str
    help_text: str = ""
    applies_to: frozenset[str] | None = None
    expected: bool = True
    choices: tuple[tuple[str, str], ...] = ()


FIELD_KINDS = frozenset(
    {
        "tokens",
        "integer",
        "boolean",
        "text",
        "date",
        "partial_date",
        "modalities",
        "words",
        "choice",
    }
)

MODEL_TYPES: Registry[ModelType] = Registry("Model type")
MODALITIES: Registry[Modality] = Registry("Modality")
CAPABILITIES: Registry[Capability] = Registry("Capability")
COMPONENTS: Registry[Component] = Registry("Price component")
CONDITIONS: Registry[Condition] = Registry("Price condition")
SPEC_FIELDS: Registry[SpecField] = Registry("Spec field")
