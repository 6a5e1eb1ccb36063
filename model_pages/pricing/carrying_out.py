"""Carrying out the edits of one entry: wholly, or not at all."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from model_pages.live_and_draft import change_draft, lock_against, publish_change
from model_pages.locking import lock_entry
from model_pages.models import ModelPage

from .announcing import announced
from .applying import apply_edits, apply_to_draft
from .edits import EditsRefused, PriceEdit, Problem
from .guarding import answer, note
from .orders import Order, Outcome, Way

logger = logging.getLogger(__name__)


def carry_out(page_pk: int, edits: Sequence[PriceEdit], order: Order) -> Outcome:
    """Never raises for what an editor may do wrong: the outcome says what is in the way."""
    try:
        with transaction.atomic():
            return _carry_out(page_pk, edits, order)
    except EditsRefused as refused:
        return Outcome(problems=tuple(refused.problems))
    except ModelPage.DoesNotExist:
        return _refused(_("This model entry is not there any more."))
    except PermissionDenied:
        return _refused(_("You may not do this with this model entry."))
    except ValidationError as error:
        return _refused(" ".join(error.messages))
    except Exception:
        logger.exception("The prices of the entry %s could not be changed.", page_pk)
        return _refused(_("It could not be saved. The log of the site says why."))


def _carry_out(page_pk: int, edits: Sequence[PriceEdit], order: Order) -> Outcome:
    lock_entry(page_pk)
    page = ModelPage.objects.get(pk=page_pk)
    _refuse_locked(page, order)
    if page.live and order.way in (Way.PUBLISH, Way.SCHEDULE):
        return _publish(page, edits, order)
    return _draft(page, edits, order)


def _publish(page: ModelPage, edits: Sequence[PriceEdit], order: Order) -> Outcome:
    if not page.permissions_for_user(order.user).can_publish_prices():
        raise PermissionDenied
    if order.starts:
        edits = announced(page, edits, order.starts)
    kept: list[PriceEdit] = []
    publish_change(
        page,
        lambda live: answer(live, apply_edits(live, edits), order.user, order.lists),
        lambda draft: kept.extend(apply_to_draft(draft, edits)),
        user=order.user,
    )
    numbers = {id(edit): number for number, edit in enumerate(edits)}
    return Outcome(order.way, kept=tuple(numbers[id(edit)] for edit in kept))


def _draft(page: ModelPage, edits: Sequence[PriceEdit], order: Order) -> Outcome:
    """Also of an entry that is not published, whatever the order: prices publish no entry."""
    if not page.permissions_for_user(order.user).can_edit_prices():
        raise PermissionDenied

    def change(draft: ModelPage) -> None:
        wanted = announced(draft, edits, order.starts) if order.starts else edits
        note(draft, apply_edits(draft, wanted), order.user, order.lists)

    change_draft(page, change, user=order.user)
    if order.way is not Way.SUBMIT:
        return Outcome(Way.DRAFT)
    _submit(page, order)
    return Outcome(Way.SUBMIT)


def _submit(page: ModelPage, order: Order) -> None:
    """Into the workflow of its place in the tree; one that runs goes on with the new draft."""
    page = ModelPage.objects.get(pk=page.pk)
    if page.workflow_in_progress:
        return
    if page.current_workflow_state:  # changes were asked for
        page.current_workflow_state.resume(user=order.user)
        return
    workflow = page.get_workflow()
    if workflow is None:
        raise ValidationError(_("No workflow is set up here that could approve it."))
    workflow.start(page, order.user)


def _refuse_locked(page: ModelPage, order: Order) -> None:
    if lock := lock_against(page, order.user):
        raise ValidationError(strip_tags(lock.get_message(order.user)))


def _refused(message: str) -> Outcome:
    return Outcome(problems=(Problem(0, "", "", message),))
