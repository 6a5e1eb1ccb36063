"""What another app may add to the directory. Nothing else of this package is for import.

Call these while the app is loaded, for example in its ``wagtail_hooks.py``. A key that is taken
is refused with an error that names both modules. Free of Django, as the words themselves are.
"""

from __future__ import annotations

import sys

from .specs.card import Card
from .specs.directory_sorts import DIRECTORY_SORTS, OWN_COLUMNS, DirectorySort, SortValue
from .specs.language import register_words
from .specs.registry import Registry, T
from .specs.units import UNITS, Unit
from .specs.vocabulary import (
    CAPABILITIES,
    COMPONENTS,
    CONDITIONS,
    FIELD_KINDS,
    MODALITIES,
    MODEL_TYPES,
    SPEC_FIELDS,
    Capability,
    Component,
    Condition,
    Modality,
    ModelType,
    SpecField,
)

__all__ = [
    "Capability",
    "Card",
    "Component",
    "Condition",
    "DirectorySort",
    "Modality",
    "ModelType",
    "SortValue",
    "SpecField",
    "Unit",
    "register_capability",
    "register_directory_sort",
    "register_modality",
    "register_model_type",
    "register_price_component",
    "register_price_condition",
    "register_spec_field",
    "register_unit",
    "register_words",
]


def register_spec_field(field: SpecField) -> SpecField:
    if field.kind not in FIELD_KINDS:
        kinds = ", ".join(sorted(FIELD_KINDS))
        raise ValueError(
            f"Spec field '{field.key}' has the kind '{field.kind}', not one of {kinds}."
        )
    return _register(SPEC_FIELDS, field)


def register_model_type(model_type: ModelType) -> ModelType:
    """Its ``produces`` is a registered modality."""
    MODALITIES[model_type.produces]
    return _register(MODEL_TYPES, model_type)


def register_modality(modality: Modality) -> Modality:
    return _register(MODALITIES, modality)


def register_capability(capability: Capability) -> Capability:
    return _register(CAPABILITIES, capability)


def register_price_component(component: Component) -> Component:
    """Its ``meter`` is that of a registered unit."""
    if component.meter not in {unit.meter for unit in UNITS}:
        raise ValueError(
            f"Price component '{component.key}' counts {component.meter}, but no unit does: "
            "register the unit first."
        )
    return _register(COMPONENTS, component)


def register_price_condition(condition: Condition) -> Condition:
    return _register(CONDITIONS, condition)


def register_unit(unit: Unit) -> Unit:
    """Exactly one unit of a meter is canonical (factor 1); register that one first."""
    others = [other for other in UNITS if other.meter == unit.meter and other.key != unit.key]
    if any(other.canonical for other in others) == unit.canonical:
        raise ValueError(
            f"Unit '{unit.key}': the meter '{unit.meter}' needs exactly one unit of factor 1, "
            "registered before its others."
        )
    return _register(UNITS, unit)


def register_directory_sort(sort: DirectorySort) -> DirectorySort:
    """Its key is that of no column that the directory has already."""
    if sort.key in OWN_COLUMNS or sort.key in COMPONENTS:
        raise ValueError(f"Directory sort '{sort.key}': the directory has a column of this key.")
    return _register(DIRECTORY_SORTS, sort)


def _register(registry: Registry[T], item: T) -> T:
    """Register in the name of the module that called the public function."""
    return registry.register(item, origin=sys._getframe(2).f_globals["__name__"])
