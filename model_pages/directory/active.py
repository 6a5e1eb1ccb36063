"""The filters that are on: as chips to take off, and as what to drop where nothing is left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .address import Address
from .facets import Filter
from .ranges import PARAMETERS, Bound, ContextRange, PriceRange


@dataclass(frozen=True, slots=True)
class Active:
    """``chips`` are the values with the address without each; ``without`` lacks them all.

    ``would_show`` is the number of models that the other filters let through.
    """

    key: str
    label: str
    chips: tuple[tuple[str, str], ...]
    without: str
    would_show: int

    @property
    def values(self) -> str:
        return ", ".join(label for label, _href in self.chips)


def active_filters(
    address: Address,
    filters: Sequence[Filter],
    bounds: tuple[PriceRange, ContextRange],
    missed: Mapping[frozenset[str], int],
) -> list[Active]:
    """``missed`` counts the models by the filters that do not let them through."""
    found = (*_query(address), *_chosen(address, filters), *_bounds(address, bounds))
    passing = missed.get(frozenset(), 0)
    return [
        Active(key, label, chips, without, passing + missed.get(frozenset({key}), 0))
        for key, label, chips, without in found
    ]


Part = tuple[str, str, tuple[tuple[str, str], ...], str]


def _query(address: Address) -> Iterator[Part]:
    if query := "".join(address.state.get("q", ())):
        without = address.without("q")
        yield "q", _("Search"), ((f"“{query}”", without),), without


def _chosen(address: Address, filters: Sequence[Filter]) -> Iterator[Part]:
    for one in filters:
        values = tuple(choice.value for choice in one.chosen)
        chips = tuple(
            (choice.label, address.link(**{one.key: tuple(v for v in values if v != choice.value)}))
            for choice in one.chosen
        )
        if chips:
            yield one.key, one.label, chips, address.without(one.key)


def _bounds(address: Address, bounds: tuple[PriceRange, ContextRange]) -> Iterator[Part]:
    price, context = bounds
    if price.is_active:
        label = dict(price.choices).get(price.component, _("Price"))
        without = address.without(*(key for key in PARAMETERS if key.startswith("price")))
        yield price.key, label, ((_span(price.least, price.most), without),), without
    if context.is_active:
        without = address.without(*(key for key in PARAMETERS if key.startswith("context")))
        span = _span(context.least, context.most)
        yield context.key, _("Context window"), ((span, without),), without


def _span(least: Bound, most: Bound) -> str:
    if most.value is None:
        return _("from %(least)s") % {"least": least.text}
    if least.value is None:
        return _("up to %(most)s") % {"most": most.text}
    return _("%(least)s to %(most)s") % {"least": least.text, "most": most.text}
