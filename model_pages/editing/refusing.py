"""Entries that no way of publishing may publish: a price without its amount, a loop of successors.

The entry form refuses them at their fields; an approval and publishing in bulk have no form.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError

from model_pages.models import ModelPage


def problem_of(draft: ModelPage) -> str:
    """What is in the way of publishing it; empty where nothing is."""
    try:
        draft.full_clean()
        for row in draft.prices.all():
            row.clean_to_publish()
    except ValidationError as error:
        return " ".join(error.messages)
    return ""
