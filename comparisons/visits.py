"""Which pairs are compared most: their pages count who looks at them, and keep nothing else.

A page says so itself when a browser shows it: no crawler is counted, and every page that a proxy
keeps is. ``COMPARISONS_COUNT_VISITS = False`` switches it off.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F, Sum
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from model_pages.visitor_limits import is_within_limit

from .models import PairVisits
from .resolving import PairNotFound, resolve_pair

LATELY = timedelta(days=30)
KEPT = timedelta(days=90)
FEWEST = 3
"""Below that a pair is not among the most compared: one reader is no sign."""

MOST = 100

Pair = tuple[str, str]
"""The slugs of two models, the alphabetically lower one first."""


# It changes a number that belongs to nobody, and a page that a proxy keeps has no token.
@csrf_exempt
@require_POST
def count_visit(request: HttpRequest) -> HttpResponse:
    """Counts the pair once for a visitor and an hour; editors are no visitors."""
    name = request.POST.get("pair", "")
    pair = resolve_pair(name)
    if isinstance(pair, PairNotFound) or pair.redirect_to_model:
        return HttpResponseBadRequest(f"No pair is called '{name}'.", content_type="text/plain")
    action = f"visit-{pair.left.pk}-{pair.right.pk}"
    if _is_counting() and not _is_editor(request) and is_within_limit(request, action, 1):
        _count(*sorted([pair.left.pk, pair.right.pk]), timezone.localdate())
    return HttpResponse(status=204)


def visit_url(request: HttpRequest) -> str:
    """Where a page tells that it is looked at; empty where nothing is counted.

    The same for editors: a page that asked who is there could not be kept by a proxy.
    """
    if getattr(request, "is_preview", False) or not _is_counting():
        return ""
    try:
        return reverse("versus_visit")
    except NoReverseMatch:
        return ""


def most_compared(on: date) -> list[Pair]:
    """The pairs that were looked at most in the thirty days up to ``on``; one query."""
    days = PairVisits.objects.filter(day__gt=on - LATELY, day__lte=on)
    pairs = days.values_list("first__slug", "second__slug").annotate(all=Sum("number"))
    often = pairs.filter(all__gte=FEWEST).order_by("-all", "first__slug", "second__slug")[:MOST]
    return [(min(one, other), max(one, other)) for one, other, _number in often]


def _is_counting() -> bool:
    return getattr(settings, "COMPARISONS_COUNT_VISITS", True)


def _is_editor(request: HttpRequest) -> bool:
    user = getattr(request, "user", None)
    return user is not None and user.is_authenticated


def _count(first: int, second: int, day: date) -> None:
    of_today = PairVisits.objects.filter(first=first, second=second, day=day)
    if of_today.update(number=F("number") + 1):
        return
    try:
        with transaction.atomic():
            PairVisits.objects.create(first_id=first, second_id=second, day=day, number=1)
    except IntegrityError:  # somebody else was the first of the day at the same instant
        of_today.update(number=F("number") + 1)
    PairVisits.objects.filter(day__lt=day - KEPT).delete()
