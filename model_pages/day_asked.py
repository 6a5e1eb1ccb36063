"""The day whose data a page is asked for: ``?on=2026-06-01``, and today without it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from .price_words import day_text

PARAMETER = "on"

Query = Iterable[tuple[str, str]]

LONGEST_SHOWN = 40
"""Characters of a text that is no day, in the sentence that says so."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class DayRefused(BadRequest):
    """No page can show what the address asks for; the message says why, in words for visitors."""


class NotRecorded(Exception):
    """Entries that had no record on a day that others had.

    ``names`` are theirs; ``first_day`` is the first on which all that was asked for is recorded,
    None where there is none before today.
    """

    def __init__(self, names: list[str], first_day: date | None) -> None:
        super().__init__(names)
        self.names, self.first_day = names, first_day


def day_asked(request: HttpRequest | None) -> date:
    """The day of the address, in the time zone of the site.

    Raises DayRefused, with the reason, for what is no day, before the first record or too far
    ahead; a page that ``ShowsADay`` answers it beside the field.
    """
    if request is None or getattr(request, "is_preview", False):
        return timezone.localdate()
    if not hasattr(request, "day_asked"):
        request.day_asked = _understood(request)  # type: ignore[attr-defined]
    return request.day_asked  # type: ignore[attr-defined]


def texts_asked(request: HttpRequest) -> list[str]:
    """What the address says of the day, each text once; an empty field says nothing."""
    texts = (text.replace("\x00", "").strip() for text in request.GET.getlist(PARAMETER))
    return list(dict.fromkeys(filter(None, texts)))


def _understood(request: HttpRequest) -> date:
    texts, today = texts_asked(request), timezone.localdate()
    if not texts:
        return today
    if len(texts) > 1:
        raise DayRefused(_("The address names more than one day. Choose one of them."))
    day = _read(texts[0])
    if day != today:
        _refuse_unknown(day, today)
    return day


def _read(text: str) -> date:
    try:
        if not _DAY.fullmatch(text):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        shown = text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
        message = _("“%(text)s” is not a day. Write it as YYYY-MM-DD, for example 2026-06-01.")
        raise DayRefused(message % {"text": shown}) from None


def _refuse_unknown(day: date, today: date) -> None:
    from .recorded_days import first_recorded_day, last_foreseen_day

    if day < today and day < (first := first_recorded_day() or today):
        message = _("Nothing is recorded here for %(day)s: the records begin on %(first)s.")
        raise DayRefused(message % {"day": day_text(day), "first": day_text(first)})
    if day > today and day > (last := last_foreseen_day(today)):
        message = _("%(day)s is too far ahead: what is announced can be shown until %(last)s.")
        raise DayRefused(message % {"day": day_text(day), "last": day_text(last)})


_SHOWN: ContextVar[date | None] = ContextVar("shown_day", default=None)
"""The day of the page that is being made, where that is another than today."""


@contextmanager
def shown(day: date) -> Iterator[None]:
    """While a page is made: its links lead to pages of the same day."""
    token = _SHOWN.set(day if day != timezone.localdate() else None)
    try:
        yield
    finally:
        _SHOWN.reset(token)


def kept_day() -> str:
    """The day that links and forms of this page carry on: "2026-06-01"; empty for today."""
    day = _SHOWN.get()
    return day.isoformat() if day else ""


def on_day(url: str) -> str:
    """An address inside the site, of the day of this page."""
    return dated(url, day) if (day := kept_day()) else url


def dated(url: str, day: str) -> str:
    """An address with the day in its query; an empty one stays empty.

    >>> dated("/models/?q=gpt#facts", "2026-06-01")
    '/models/?q=gpt&on=2026-06-01#facts'
    """
    return with_query(url, [(PARAMETER, day)])


def with_query(url: str, query: Query) -> str:
    """An address with more in its query; an empty one stays empty."""
    text = urlencode(list(query), safe=",")
    if not url or not text:
        return url
    address, mark, anchor = url.partition("#")
    joint = "" if address.endswith("?") else "&" if "?" in address else "?"
    return f"{address}{joint}{text}{mark}{anchor}"
