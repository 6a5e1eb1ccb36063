"""Changes of one entry that arrive at once are made one after the other."""

from __future__ import annotations

from collections.abc import Iterable

from wagtail.models import Page


def lock_entry(pk: int | None) -> None:
    """Wait until nobody else changes the entry, and let nobody until the transaction ends.

    Before the entry is read. Everybody locks the same one row: who began with that of
    ``ModelPage`` would wait for whoever began with that of ``Page``, and the other way round.
    """
    lock_entries([pk])


def lock_entries(pks: Iterable[int | None]) -> None:
    """All of them, in one order: two who lock the same entries never wait for each other."""
    pages = Page.objects.select_for_update().filter(pk__in=list(pks))
    list(pages.order_by("pk").values_list("pk"))
