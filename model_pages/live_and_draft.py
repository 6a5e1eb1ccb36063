"""Publishing a change of a live entry without losing, or publishing, what editors have begun."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from wagtail.locks import BaseLock, ScheduledForPublishLock
from wagtail.models import ReferenceIndex, Revision
from wagtail.signal_handlers import disable_reference_index_auto_update

from .models import ModelPage

Change = Callable[[ModelPage], None]


def publish_change(
    page: ModelPage, change: Change, change_draft: Change | None = None, *, user: Any
) -> Revision:
    """Change the published state of ``page``, publish it, and change its drafts alike.

    A draft that waits, or is scheduled, stays what it is: unpublished, with its day, and with the
    change in it; else publishing it later would take the change back. ``change_draft`` is for a
    draft that may have words of its own. Whether ``user`` may do it is for the caller to know:
    who may publish prices need not be allowed to publish an entry. Raises what ``change`` raises.
    """
    waiting = _waiting(page)
    live = page.live_revision.as_object() if page.live_revision else page
    change(live)
    with disable_reference_index_auto_update():
        revision = live.save_revision(user=user, log_action=True)
        revision.publish(user=user, skip_permission_checks=True)
        for draft_pk, go_live_at in waiting:
            _change_draft(draft_pk, go_live_at, change_draft or change, user)
    # Once for the page: Wagtail would do it after every row, which takes a third of the time.
    ReferenceIndex.create_or_update_for_object(live)
    return revision


def change_draft(page: ModelPage, change: Change, *, user: Any) -> Revision:
    """Change the latest draft of ``page``, which is the published state where there is none."""
    draft = page.get_latest_revision_as_object()
    change(draft)
    return draft.save_revision(user=user, log_action=True)


def lock_against(page: ModelPage, user: Any) -> BaseLock | None:
    """The lock that keeps ``user``, or a command where it is None, from changing ``page``.

    A draft that is scheduled locks its entry, lest it overwrite what is published until then;
    ``publish_change`` makes the change in that draft too.
    """
    lock = page.get_lock()
    if lock is None or isinstance(lock, ScheduledForPublishLock):
        return None
    return lock if user is None or lock.for_user(user) else None


def _waiting(page: ModelPage) -> list[tuple[int, datetime | None]]:
    """The scheduled revision and the newest draft, each with its day, oldest first."""
    scheduled = page.scheduled_revision
    found = {scheduled.pk: scheduled.approved_go_live_at} if scheduled else {}
    latest = page.latest_revision_id
    if latest and latest != page.live_revision_id and page.has_unpublished_changes:
        found.setdefault(latest, None)
    return sorted(found.items())


def _change_draft(pk: int, go_live_at: datetime | None, change: Change, user: Any) -> None:
    draft = Revision.objects.get(pk=pk).as_object()
    change(draft)
    draft.save_revision(user=user, approved_go_live_at=go_live_at)
