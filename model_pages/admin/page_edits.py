"""One change of one page by a bulk action: published or saved as a draft, whole or not at all."""

from __future__ import annotations

import logging
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from model_pages.live_and_draft import Change, change_draft, lock_against, publish_change
from model_pages.models import ModelPage

logger = logging.getLogger(__name__)


class EditRefused(Exception):
    """Why a page was left as it is, in words for the editor."""


def edit_page(page: ModelPage, change: Change, user: Any) -> bool:
    """Make a change to what is published and to drafts that wait; whether it was published.

    Who may not publish changes the draft alone. Raises EditRefused.
    """
    _refuse_unless_open(page, user)
    may_publish = page.live and page.permissions_for_user(user).can_publish()
    try:
        with transaction.atomic():
            (publish_change if may_publish else change_draft)(page, change, user=user)
    except ValidationError as error:
        raise EditRefused(" ".join(error.messages)) from error
    except EditRefused:
        raise
    except Exception as error:
        logger.exception("The bulk change of '%s' failed", page)
        raise EditRefused(_("an unexpected error; the server's log has it")) from error
    return may_publish


def _refuse_unless_open(page: ModelPage, user: Any) -> None:
    if not page.permissions_for_user(user).can_edit_entry():
        raise EditRefused(_("you may not edit it"))
    if lock_against(page, user):
        raise EditRefused(_("it is locked"))
    if page.workflow_in_progress:
        raise EditRefused(_("it waits for approval"))
