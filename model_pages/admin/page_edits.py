"""One change of one page by a bulk action: published or saved as a draft, whole or not at all."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Revision

from model_pages.models import ModelPage

logger = logging.getLogger(__name__)

Change = Callable[[ModelPage], None]


class EditRefused(Exception):
    """Why a page was left as it is, in words for the editor."""


def edit_page(page: ModelPage, change: Change, user: Any) -> bool:
    """Make a change to what is published and to a draft that waits; whether it was published.

    Who may not publish changes the draft alone. Raises EditRefused.
    """
    _refuse_unless_open(page, user)
    may_publish = page.live and page.permissions_for_user(user).can_publish()
    try:
        with transaction.atomic():
            if may_publish:
                _edit_published(page, change, user)
            else:
                _save(page.get_latest_revision_as_object(), change, user)
    except ValidationError as error:
        raise EditRefused(" ".join(error.messages)) from error
    except EditRefused:
        raise
    except Exception as error:
        logger.exception("The bulk change of '%s' failed", page)
        raise EditRefused(_("an unexpected error; the server's log has it")) from error
    return may_publish


def _refuse_unless_open(page: ModelPage, user: Any) -> None:
    permissions = page.permissions_for_user(user)
    if not permissions.can_edit_entry():
        raise EditRefused(_("you may not edit it"))
    if page.scheduled_revision:
        raise EditRefused(_("a version of it is scheduled, and publishing would drop that"))
    if permissions.page_locked():
        raise EditRefused(_("it is locked"))
    if page.workflow_in_progress:
        raise EditRefused(_("it waits for approval"))


def _edit_published(page: ModelPage, change: Change, user: Any) -> None:
    """A draft that waits stays the latest revision, with the change in it: else publishing it
    later would undo the change."""
    waiting = page.latest_revision_id if page.has_unpublished_changes else None
    live = page.live_revision.as_object() if page.live_revision else page
    change(live)
    live.full_clean()
    live.save_revision(user=user, log_action=True).publish(user=user)
    if waiting is not None:
        _save(Revision.objects.get(pk=waiting).as_object(), change, user)


def _save(draft: ModelPage, change: Change, user: Any) -> None:
    """A draft may be incomplete: that is for its editor to mend."""
    change(draft)
    draft.clean()
    draft.save_revision(user=user, log_action=True)
