"""Still true, said of lines of the desk: a check of each, and no revision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from model_pages.models import ModelPage
from model_pages.pricing.slots import Slot, slot_of
from model_pages.sheets import hosts_by_pk
from model_pages.still_true import confirm_prices

from .lines import Line, desk_lines


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A line and what the editor saw in it: only that is confirmed."""

    page: int
    slot: Slot
    amount: str

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> SeenLine:
        """ValueError where the shape is another."""
        try:
            return cls(int(raw["page"]), Slot(*map(str, raw["slot"])), str(raw["amount"]))
        except (KeyError, TypeError) as error:
            message = _("%(line)s is no line of the desk.")
            raise ValueError(message % {"line": raw}) from error


@dataclass(slots=True)
class Confirmed:
    """``changed`` are the lines that say something else by now, ``denied`` those of entries that
    the user may not change, or that nobody can read yet."""

    done: list[SeenLine] = field(default_factory=list)
    changed: list[SeenLine] = field(default_factory=list)
    denied: list[SeenLine] = field(default_factory=list)


def confirm_lines(lines: Iterable[SeenLine], on: date, user: Any) -> Confirmed:
    found, result = _by_slot(on), Confirmed()
    by_page: dict[int, list[SeenLine]] = defaultdict(list)
    for line in lines:
        by_page[line.page].append(line)
    for page in ModelPage.objects.filter(pk__in=by_page):
        asked = by_page[page.pk]
        if not page.permissions_for_user(user).can_confirm_checks():
            result.denied += asked
            continue
        same = [line for line in asked if _says_the_same(found.get((page.pk, line.slot)), line)]
        result.done += same
        result.changed += [line for line in asked if line not in same]
        confirm_prices(page, [found[page.pk, line.slot].price for line in same], on, user)
    return result


def _by_slot(on: date) -> dict[tuple[int, Slot], Line]:
    hosts = hosts_by_pk()
    return {(line.page, slot_of(line.row, hosts)): line for line in desk_lines(on, hosts)}


def _says_the_same(line: Line | None, seen: SeenLine) -> bool:
    return line is not None and line.price is not None and line.values["amount"] == seen.amount
