"""Reading the directory before anybody waits for it.

The first comparisons of a process read every entry and write every value, which at a thousand
models takes as long as comparing one of them with all others.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator

from django.db.models import Count
from django.utils import timezone

from model_pages.as_of import cards_on
from model_pages.models import ModelPage

from .comparing import consequences_of

logger = logging.getLogger(__name__)


def warm_up() -> None:
    """Reads all cards and sheets, and compares one entry of each language with all others: what
    goes when it is taken offline is every page of it.

    Nothing that goes wrong keeps a process from starting: a database that is not migrated yet, or
    one entry that cannot be read, must not take all other pages down.
    """
    try:
        cards_on(ModelPage.objects.published(), timezone.localdate())
        for page in _examples():
            consequences_of({page.pk: None})
    except Exception:
        logger.exception("The directory was not read ahead.")


def _examples() -> Iterator[ModelPage]:
    """One entry of each language, of the type that most entries have."""
    published = ModelPage.objects.published()
    counted = published.values("locale", "model_type").annotate(number=Count("pk"))
    most = {one["locale"]: one["model_type"] for one in counted.order_by("number")}
    for locale, model_type in most.items():
        page = published.filter(locale=locale, model_type=model_type).order_by("pk").first()
        if page is not None:
            yield page
