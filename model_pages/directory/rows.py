"""One model as a line of a list or as a card."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from model_pages.specs.card import Card

from .columns import Cell, Column, Line, columns_of
from .search import Part, Term, begins_in, marked, other_names_of


@dataclass(frozen=True, slots=True)
class Row:
    """``also`` is the ID or alias that the search found, where the name alone does not show why.

    ``toggle`` is the address that ticks the model, or takes it out of the tray.
    """

    card: Card
    name: tuple[Part, ...]
    also: tuple[Part, ...]
    cells: tuple[Cell, ...]
    type_label: str
    status_label: str
    prices: tuple[Line, ...]
    is_ticked: bool = False
    toggle: str = ""


def row_of(
    card: Card,
    on: date,
    columns: Sequence[Column] | None = None,
    terms: Sequence[Term] = (),
    ticked: Iterable[str] = (),
) -> Row:
    """In the ``columns`` of a list, the general ones where none are named."""
    made = columns_of(on)
    shown = made.general() if columns is None else columns
    label = made.language.label
    return Row(
        card=card,
        name=marked(card.name, terms),
        also=_also(card, terms),
        cells=tuple(column.cell(card) for column in shown),
        type_label=label("type", card.model_type),
        status_label=label("status", card.status),
        prices=made.price_lines(card),
        is_ticked=card.slug in ticked,
    )


def _also(card: Card, terms: Sequence[Term]) -> tuple[Part, ...]:
    said = f"{card.provider_name} {card.name}"
    if not terms or begins_in(said, terms[-1]):
        return ()
    hidden = [term for term in terms[:-1] if not begins_in(said, term)]
    found = (n for n in other_names_of(card) if any(begins_in(n, term) for term in hidden))
    name = next(found, "")
    return marked(name, terms) if name else ()
