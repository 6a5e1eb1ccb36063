"""Which rows of a table the reader asked for: ``rows=differ`` or ``rows=all``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from comparisons.engine import Row, RowGroup
from model_pages.words import typed

from .addresses import address, kept_query

DIFFER, ALL = "differ", "all"


@dataclass(frozen=True, slots=True)
class ShownRows:
    """``asked`` is DIFFER, ALL or, where the address says nothing that counts, empty.

    ``alike`` is how many rows DIFFER leaves out.
    """

    groups: tuple[RowGroup, ...]
    asked: str
    alike: int
    toggle_url: str
    error: str = ""

    @property
    def only_differing(self) -> bool:
        return self.asked == DIFFER


def shown_rows(
    request: HttpRequest,
    groups: Iterable[RowGroup],
    *,
    above: Iterable[Row] = (),
    fragment: str = "",
) -> ShownRows:
    """``above`` are rows before the groups; ``fragment`` is where the other choice leads."""
    groups = tuple(groups)
    rows = [*above, *(row for group in groups for row in group.rows)]
    said = typed(request, "rows")
    asked = said if said in (DIFFER, ALL) else ""
    other = ALL if asked == DIFFER else DIFFER
    differing = tuple(filter(None, map(_differing, groups)))
    error = ""
    if said and not asked:
        error = _("“%(value)s” is no choice of rows. Choose “differ” or “all”.") % {"value": said}
    return ShownRows(
        groups=differing if asked == DIFFER else groups,
        asked=asked,
        alike=sum(not row.differs for row in rows),
        toggle_url=address("", [*kept_query(request, "rows"), ("rows", other)], fragment),
        error=error,
    )


def _differing(group: RowGroup) -> RowGroup | None:
    rows = tuple(row for row in group.rows if row.differs)
    return group._replace(rows=rows) if rows else None
