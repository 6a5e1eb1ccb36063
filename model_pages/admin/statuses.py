"""The status of an entry as a query, so that lists can be filtered and ordered by it."""

from __future__ import annotations

from datetime import date

from django.db.models import Case, CharField, Exists, OuterRef, Q, Value, When

from model_pages.managers import ModelPageQuerySet
from model_pages.models import ModelPage
from model_pages.models.choices import Stage
from model_pages.specs.lifecycle import RETIRING_WITHIN, Status


def with_status(pages: ModelPageQuerySet, on: date) -> ModelPageQuerySet:
    """Annotated with ``lifecycle_status``, as ``Lifecycle.status`` computes it from the dates."""
    successor = ModelPage.objects.published().filter(pk=OuterRef("superseded_by"))
    return pages.annotate(has_successor=Exists(successor), lifecycle_status=_status(on))


def _status(on: date) -> Case:
    retired = Q(retires_on__lte=on)
    retiring = Q(retires_on__lte=on + RETIRING_WITHIN)
    deprecated = Q(retires_on__isnull=False) | Q(deprecated_on__lte=on)
    # A partial date sorts as its earliest day does: "2026-12" is after "2026-11-23".
    upcoming = Q(release_date__gt=on.isoformat())
    return Case(
        When(retired, then=Value(Status.RETIRED)),
        When(retiring, then=Value(Status.RETIRING)),
        When(deprecated, then=Value(Status.DEPRECATED)),
        When(upcoming, then=Value(Status.UPCOMING)),
        When(Q(has_successor=True), then=Value(Status.SUPERSEDED)),
        When(Q(stage=Stage.PREVIEW), then=Value(Status.PREVIEW)),
        default=Value(Status.CURRENT),
        output_field=CharField(),
    )
