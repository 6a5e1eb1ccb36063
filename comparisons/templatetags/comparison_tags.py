"""What pages outside the comparisons show of them."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django import template
from django.utils import timezone

from comparisons import cost_sort, pair_links
from comparisons.calculator import calculator_of
from comparisons.engine import compare
from comparisons.engine.answers import Faq
from comparisons.site_wording import site_wording
from comparisons.what_changed import SHOWN, logged_changes
from model_pages.languages import current_language
from model_pages.models import ModelPage
from model_pages.specs.card import Card
from model_pages.specs.sheet import SpecSheet
from model_pages.specs.vocabulary import MODEL_TYPES

register = template.Library()


@register.simple_tag(takes_context=True)
def compare_url(context: dict[str, Any]) -> str:
    return pair_links.compare_url_of(context.get("request"))


@register.simple_tag
def popular_pairs(cards: list[Card], url: str) -> pair_links.PopularPairs:
    """Of all published models, under the address of ``{% compare_url as url %}``."""
    return pair_links.popular_pairs(cards, url) if url else pair_links.PopularPairs([])


@register.inclusion_tag("comparisons/includes/comparisons_of.html", takes_context=True)
def comparisons_of(context: dict[str, Any], page: ModelPage) -> dict[str, Any]:
    """The picker "compare with …" of a model and its most useful pairs.

    The context is that of its page: ``cards`` are those of all published models.
    """
    request = context.get("request")
    url = pair_links.compare_url_of(request)
    cards = context["cards"]
    same_type = [card for card in cards if card.model_type == page.model_type]
    return {
        "sheet": context["sheet"],
        "compare_url": url,
        "groups": _grouped([card for card in cards if card.slug != page.slug], page.model_type),
        "pairs": pair_links.pairs_of_model(page.slug, same_type, url) if url else [],
    }


@register.inclusion_tag("comparisons/includes/calculator.html", takes_context=True)
def calculator(context: dict[str, Any], *sheets: SpecSheet | list[SpecSheet]) -> dict[str, Any]:
    """What a workload costs on one to six models: ``{% calculator left right %}``, or a list."""
    listed = [one for item in sheets for one in ([item] if isinstance(item, SpecSheet) else item)]
    return {"calculator": calculator_of(listed, context.get("request"))}


@register.simple_tag(takes_context=True)
def mix_fields(context: dict[str, Any]) -> dict[str, object]:
    return cost_sort.mix_fields(context.get("request"))


@register.inclusion_tag("comparisons/includes/what_changed.html", takes_context=True)
def what_changed(
    context: dict[str, Any], left: SpecSheet, right: SpecSheet | None = None
) -> dict[str, Any]:
    """The log of changes of a model, or of both models of a pair.

    The context is that of its page: ``ledger`` is that of its models.
    """
    request = context.get("request")
    sheets = [left, right] if right else [left]
    changes = logged_changes(sheets, context["ledger"], request.path if request else "")
    return {
        "left": left,
        "right": right,
        "shown": changes[:SHOWN],
        "folded": changes[SHOWN:],
        "is_past": left.on != timezone.localdate(),
        "request": request,
    }


@register.simple_tag
def questions_of(sheet: SpecSheet) -> tuple[Faq, ...]:
    """What there is to ask about one model alone: the engine sees two names of it."""
    return compare(sheet, sheet, sheet.on, wording=site_wording()).faqs


def _grouped(cards: list, first: str) -> list[tuple[str, list]]:
    """Cards by the label of their type, the type of the page first."""
    order = [first, *(kind.key for kind in MODEL_TYPES if kind.key != first)]
    cards = sorted(cards, key=lambda card: order.index(card.model_type))
    by_type = groupby(cards, key=lambda card: card.model_type)
    language = current_language()
    return [(language.label("type", key), list(group)) for key, group in by_type]
