"""Runs a stored import page by page, so that one that was cut off goes on where it stopped."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.log_actions import log

from model_pages.catalogue.loading import load_catalogue
from model_pages.catalogue.lookup import pages_called
from model_pages.catalogue.parsing import Catalogue
from model_pages.guarding.price_lists import PriceLists, price_lists
from model_pages.locking import lock_entry
from model_pages.models import CatalogueImport, ImportStep, ModelPage, Provider

from .applying import Unapplied, apply_to_page
from .changes import Change
from .permissions import may_add_providers, refusal_of
from .plan import Plan, around_of
from .stored import catalogue_of, file_of
from .wanted import File

ACTION = "model_pages.import"
_LOGGED = 50

State = ImportStep.State
Progress = Callable[[ImportStep], None]


def start(run: CatalogueImport, plan: Plan, user: Any = None) -> None:
    """Write down what is to be done, and against which state of each page that was decided."""
    with transaction.atomic():
        catalogue = catalogue_of(run)
        if catalogue is not None and may_add_providers(user):
            _load_new_providers(catalogue)
        run.steps.all().delete()
        ImportStep.objects.bulk_create(
            ImportStep(
                run=run,
                position=position,
                slug=planned.slug,
                page=planned.page,
                live_revision=planned.revisions[0],
                latest_revision=planned.revisions[1],
            )
            for position, planned in enumerate(plan.models)
        )
        run.state = CatalogueImport.State.RUNNING
        run.save()


def go_on(
    run: CatalogueImport,
    user: Any,
    *,
    seconds: float | None = None,
    progress: Progress | None = None,
) -> None:
    """Work off the steps that wait, for about ``seconds`` if given; at least one of them."""
    file, until = file_of(run), time.monotonic() + (seconds or 0)
    waiting = [*run.steps.filter(state=State.WAITING).values_list("pk", flat=True)]
    lists = price_lists() if run.publish and waiting else None
    for pk in waiting:
        step = _take(run, pk, file, user, lists)
        if step and progress:
            progress(step)
        if seconds is not None and time.monotonic() > until:
            break
    _finish(run)


def retry_failed(run: CatalogueImport) -> None:
    """Let the steps that failed wait again, against the pages as they are now."""
    for step in run.steps.filter(state=State.FAILED).select_related("page"):
        step.state, step.message = State.WAITING, ""
        if step.page:
            step.live_revision = step.page.live_revision_id
            step.latest_revision = step.page.latest_revision_id
        step.save()
    run.state, run.finished_at = CatalogueImport.State.RUNNING, None
    run.save()


def _take(
    run: CatalogueImport, pk: int, file: File, user: Any, lists: PriceLists | None
) -> ImportStep | None:
    """One step in one transaction with its page; a failure leaves the page as it was."""
    try:
        with transaction.atomic():
            step = ImportStep.objects.select_for_update().get(pk=pk)
            if step.state != State.WAITING:
                return None  # another request was faster
            _do(run, step, file, user, lists)
            step.save()
            return step
    except (Unapplied, ValidationError, PermissionDenied, DatabaseError) as error:
        step = ImportStep.objects.get(pk=pk)
        step.state, step.message = State.FAILED, _told(error)
        step.save()
        return step


def _do(
    run: CatalogueImport, step: ImportStep, file: File, user: Any, lists: PriceLists | None
) -> None:
    wanted = file.models[step.slug]
    page = _page(step)
    if refusal := refusal_of(page, wanted, user, publish=run.publish):
        raise Unapplied(refusal)
    slugs = {wanted.slug} if page is None else set()
    pages = pages_called(_called(wanted.slug, wanted.raw, wanted.flat))
    around = around_of(slugs, pages, remove_missing=run.remove_missing)
    page, step.state, changes = apply_to_page(
        page, wanted, around, publish=run.publish, user=user, reason=run.reason, lists=lists
    )
    step.page, step.message = page, "\n".join(map(str, changes))
    if step.state in (State.PUBLISHED, State.DRAFTED):
        _log(page, run, changes, user)


def _page(step: ImportStep) -> ModelPage | None:
    """The page as it was when its changes were seen; Unapplied where somebody was faster."""
    if step.page is None and step.live_revision is None and step.latest_revision is None:
        if ModelPage.objects.filter(slug=step.slug).exists():
            raise Unapplied(
                gettext("somebody else has made this model meanwhile: look at it again")
            )
        return None
    lock_entry(step.page_id)
    page = ModelPage.objects.filter(pk=step.page_id).first()
    if page is None:
        raise Unapplied(gettext("the model has been deleted meanwhile"))
    if (page.live_revision_id, page.latest_revision_id) != (
        step.live_revision,
        step.latest_revision,
    ):
        raise Unapplied(gettext("somebody has changed this model meanwhile: look at it again"))
    return page


def _called(slug: str, raw: Any, flat: Any) -> set[str]:
    said = (raw or {}).get("superseded_by") or flat.get("superseded_by")
    successor = said.get("model") if isinstance(said, dict) else said
    return {slug, *([successor] if successor else [])}


def _log(page: ModelPage, run: CatalogueImport, changes: list[Change], user: Any) -> None:
    told = [str(change) for change in changes[:_LOGGED]]
    page.refresh_from_db()
    log(
        instance=page,
        action=ACTION,
        user=user,
        data={"file": run.file_name, "import": run.pk, "changes": told},
        revision=page.live_revision if run.publish and page.live else page.latest_revision,
        content_changed=True,
    )


def _finish(run: CatalogueImport) -> None:
    if not run.steps.filter(state=State.WAITING).exists():
        run.state, run.finished_at = CatalogueImport.State.DONE, timezone.now()
        run.save(update_fields=["state", "finished_at"])


def _load_new_providers(catalogue: Catalogue) -> None:
    """A new model needs its provider. Those that are there already are edited where they are."""
    known = set(Provider.objects.values_list("slug", flat=True))
    new = [p for p in catalogue.placed_providers if p.entry.slug not in known]
    if new:
        load_catalogue(Catalogue(tuple(new), ()))


def _told(error: Exception) -> str:
    return "; ".join(error.messages) if isinstance(error, ValidationError) else str(error)
