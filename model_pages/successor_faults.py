"""What is wrong with the successor that an entry names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from .models import ModelPage
from .price_words import day_text


class Fault(StrEnum):
    LOOP = "loop"
    UNPUBLISHED = "unpublished"
    RETIRED = "retired"
    RETIRES_EARLIER = "retires_earlier"
    OTHER_JOB = "other_job"


def faults_of(page: ModelPage, successor: ModelPage, on: date) -> Iterator[Fault]:
    """Whatever makes ``successor`` no model to move to on a day; loops: see ``loop_from``."""
    if not successor.live:
        yield Fault.UNPUBLISHED
    if successor.retires_on and successor.retires_on <= on:
        yield Fault.RETIRED
    elif _ends_before(successor, page):
        yield Fault.RETIRES_EARLIER
    if successor.model_type != page.model_type:
        yield Fault.OTHER_JOB


def fault_words(fault: Fault, page: ModelPage, successor: ModelPage) -> str:
    words = {
        Fault.LOOP: _("The successors lead back to %(page)s."),
        Fault.UNPUBLISHED: _("%(successor)s is not published."),
        Fault.RETIRED: _("%(successor)s has retired itself, on %(end)s."),
        Fault.RETIRES_EARLIER: _("%(successor)s retires on %(end)s, before %(page)s."),
        Fault.OTHER_JOB: _("%(page)s is of the type %(type)s, %(successor)s is %(other)s."),
    }
    return words[fault] % {
        "page": page.title,
        "successor": successor.title,
        "end": successor.retires_on and day_text(successor.retires_on),
        "type": page.get_model_type_display(),
        "other": successor.get_model_type_display(),
    }


def loop_from(pk: int, successors: Mapping[int, int | None]) -> bool:
    """Whether the successors of an entry lead back to it."""
    seen: set[int] = set()
    following = successors.get(pk)
    while following is not None and following not in seen:
        if following == pk:
            return True
        seen.add(following)
        following = successors.get(following)
    return False


def _ends_before(successor: ModelPage, page: ModelPage) -> bool:
    if successor.retires_on is None:
        return False
    return page.retires_on is None or successor.retires_on < page.retires_on
