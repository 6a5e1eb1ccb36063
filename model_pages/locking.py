"""Changes of one entry that arrive at once are made one after the other."""

from __future__ import annotations

from wagtail.models import Page


def lock_entry(pk: int | None) -> None:
    """Wait until nobody else changes the entry, and let nobody until the transaction ends.

    Before the entry is read. Everybody locks the same one row: who began with that of
    ``ModelPage`` would wait for whoever began with that of ``Page``, and the other way round.
    """
    list(Page.objects.select_for_update().filter(pk=pk).values_list("pk"))
