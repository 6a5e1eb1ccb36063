"""Promo blocks with the names of the two models in them."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace

from model_pages.specs.sheet import SpecSheet

from .models import CallToAction
from .placeholders import fill


@dataclass(frozen=True, slots=True)
class PromoCard:
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Promo:
    heading: str
    text: str
    cards: tuple[PromoCard, ...]
    closing_heading: str
    closing_text: str
    link_label: str
    link_url: str


def promo_for(
    call_to_action: CallToAction | None, left: SpecSheet, right: SpecSheet
) -> Promo | None:
    """The filled blocks, or None where there are none or they are not published."""
    if call_to_action is None or not call_to_action.live:
        return None
    return _filled(call_to_action, left, right)


def promo_preview(call_to_action: CallToAction) -> Promo:
    """With stand-ins for the models, for the admin's preview."""
    left = SimpleNamespace(name="Model A", slug="model-a")
    right = SimpleNamespace(name="Model B", slug="model-b")
    return _filled(call_to_action, left, right)


def _filled(source: CallToAction, left, right) -> Promo:
    def text(template: str) -> str:
        return fill(template, left, right)

    return Promo(
        heading=text(source.heading),
        text=text(source.text),
        cards=tuple(
            PromoCard(text(block.value["heading"]), text(block.value["text"]))
            for block in source.cards
        ),
        closing_heading=text(source.closing_heading),
        closing_text=text(source.closing_text),
        link_label=text(source.link_label),
        link_url=text(source.link_url),
    )
