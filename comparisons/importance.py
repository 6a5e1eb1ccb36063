"""How much depends on a model: the pairs of it that search engines are or can be offered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.db.models import Max
from django.utils.translation import ngettext

from comparisons.listing import Choice, is_fresh
from model_pages.cards import cards_for
from model_pages.checks import price_subject, price_value
from model_pages.models import Check, ModelPage
from model_pages.specs.card import Card
from model_pages.specs.lifecycle import Status

from .models import ComparisonPage

Days = dict[tuple[int, str, str], date]
"""When a value was checked last, by page, subject and value."""


def importance_of_models(on: date) -> dict[int, tuple[int, str]]:
    """By primary key, for the hook ``versus_importance``.

    By the conditions of the rule that one model alone decides: what it is for, whether it is
    served, whether its prices are fresh and its strengths written. No pair is compared.
    """
    return {pk: (number, _words(number)) for pk, number in listed_pairs(on).items() if number}


def listed_pairs(on: date) -> Counter[int]:
    """The number of pairs by primary key of the model; four queries for any number of models."""
    cards = {card.slug: card for card in cards_for(ModelPage.objects.published(), on)}
    rows = list(ModelPage.objects.published().values_list("pk", "slug", "strengths"))
    sound = _sound_types(rows, cards, on)
    written = {pk: sound[pk] for pk, _slug, strengths in rows if pk in sound and strengths}
    of_type = Counter(written.values())
    found = Counter({pk: of_type[model_type] - 1 for pk, model_type in written.items()})
    published = {pk for pk, _slug, _strengths in rows}
    for page in ComparisonPage.objects.live():
        both = {page.left_id, page.right_id}
        if len(both) == 2 and both <= published:
            difference = _is_listed(page, sound, written) - _are_alike(both, written)
            found.update(dict.fromkeys(both, difference))
    return found


def is_sound(status: Status, checked_on: Iterable[date | None], on: date) -> bool:
    """Whether the rule has nothing against a model itself, by the checks of its headline prices."""
    return is_fresh(checked_on, on) and status is not Status.RETIRED


def _sound_types(rows: list, cards: dict[str, Card], on: date) -> dict[int, str]:
    """The types of the sound models by primary key."""
    checks = Check.objects.filter(subject__startswith="price:").order_by()
    newest = checks.values_list("page", "subject", "value").annotate(Max("checked_on"))
    days: Days = {(page, subject, value): day for page, subject, value, day in newest}
    return {
        pk: cards[slug].model_type
        for pk, slug, _strengths in rows
        if slug in cards and is_sound(cards[slug].status, _days_of(pk, cards[slug], days), on)
    }


def _days_of(pk: int, card: Card, days: Days) -> list[date | None]:
    prices = [headline.price for headline in card.headlines.values()]
    return [days.get((pk, price_subject(price), price_value(price))) for price in prices]


def _is_listed(page: ComparisonPage, sound: dict[int, str], written: dict[int, str]) -> bool:
    if page.listing != Choice.RULE:
        return page.listing == Choice.ALWAYS
    both = {page.left_id, page.right_id}
    return _are_alike(both, sound if page.has_words else written)


def _are_alike(both: set[int], types: dict[int, str]) -> bool:
    """Whether both are among these models and do the same job."""
    return both <= types.keys() and len({types[pk] for pk in both}) == 1


def _words(number: int) -> str:
    return ngettext("%(number)d listed pair", "%(number)d listed pairs", number) % {
        "number": number
    }
