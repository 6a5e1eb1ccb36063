"""How much depends on a model: the pairs of it that search engines are or can be offered."""

from __future__ import annotations

from collections import Counter
from datetime import date

from django.utils.translation import ngettext

from comparisons.listing import Choice
from model_pages.models import ModelPage
from model_pages.sheets import sheets_for
from model_pages.specs.lifecycle import Status
from model_pages.specs.price_cells import SOFT_LIMIT
from model_pages.specs.sheet import SpecSheet

from .models import ComparisonPage


def importance_of_models(on: date) -> dict[int, tuple[int, str]]:
    """By primary key, for the hook ``versus_importance``.

    By the conditions of the rule that one model alone decides: what it is for, whether it is
    served, whether its prices are fresh and its strengths written. No pair is compared.
    """
    return {pk: (number, _words(number)) for pk, number in listed_pairs(on).items() if number}


def listed_pairs(on: date) -> Counter[int]:
    """The number of pairs by primary key of the model; a fixed number of queries."""
    models = list(ModelPage.objects.published().for_sheets())
    sheets = dict(zip([model.pk for model in models], sheets_for(models, on), strict=True))
    sound = {pk: sheet for pk, sheet in sheets.items() if is_sound(sheet)}
    written = {pk: sheet.model_type for pk, sheet in sound.items() if sheet.strengths}
    of_type = Counter(written.values())
    found = Counter({pk: of_type[model_type] - 1 for pk, model_type in written.items()})
    for page in ComparisonPage.objects.live():
        both = {page.left_id, page.right_id}
        if len(both) == 2 and both <= sheets.keys():
            difference = _is_listed(page, sound, written) - _counts(both, written)
            found.update(dict.fromkeys(both, difference))
    return found


def is_sound(sheet: SpecSheet) -> bool:
    """Whether the rule has nothing against the model itself."""
    days = [headline.price.checked_on for headline in sheet.headlines.values()]
    fresh = all(day is not None and sheet.on - day <= SOFT_LIMIT for day in days)
    return fresh and sheet.status is not Status.RETIRED


def _is_listed(page: ComparisonPage, sound: dict[int, SpecSheet], written: dict[int, str]) -> bool:
    if page.listing != Choice.RULE:
        return page.listing == Choice.ALWAYS
    if page.left_id not in sound or page.right_id not in sound:
        return False
    left, right = sound[page.left_id], sound[page.right_id]
    has_words = page.has_words or _counts({page.left_id, page.right_id}, written)
    return left.model_type == right.model_type and has_words


def _counts(both: set[int], written: dict[int, str]) -> bool:
    """Whether the pair is among those of two models with strengths."""
    return both <= written.keys() and len({written[pk] for pk in both}) == 1


def _words(number: int) -> str:
    return ngettext("%(number)d listed pair", "%(number)d listed pairs", number) % {
        "number": number
    }
