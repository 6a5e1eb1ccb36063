"""Whose something is: the file's that made it, or an editor's who has changed it since."""

from __future__ import annotations

from typing import Any

from model_pages.models import CatalogueEntry

from .outcome import Outcome


def outcome_for(stored: Any, *, says_the_same: bool, force: bool) -> Outcome:
    """What a file may do to a page or a snippet that is in the database already.

    ``says_the_same`` speaks of what readers see. What an editor took offline says nothing.
    """
    if says_the_same and stored.live:
        return Outcome.UNCHANGED
    if _is_edited(stored) and not force:
        return Outcome.KEPT
    return Outcome.UPDATED


def publish(stored: Any) -> None:
    """Publish what a file wrote, and remember that the file did it."""
    stored.save_revision().publish()
    stored.refresh_from_db(fields=["latest_revision", "live_revision"])
    remember(stored)


def remember(stored: Any) -> None:
    """The file says what the latest revision says. A newer draft is the editor's, though."""
    if stored.latest_revision_id and stored.latest_revision_id == stored.live_revision_id:
        CatalogueEntry.objects.get_or_create(revision_id=stored.latest_revision_id)


def _is_edited(stored: Any) -> bool:
    """Somebody saved, unpublished or made it since a catalogue wrote it."""
    made = CatalogueEntry.objects.filter(revision=stored.latest_revision_id)
    return not stored.live or not made.exists()
