"""Partial dates, and the status that follows from dates on a day."""

from __future__ import annotations

from datetime import date

import pytest

from model_pages.specs.dates import PartialDate
from model_pages.specs.lifecycle import Lifecycle, Status, Successor, live_successor

ON = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "precision", "earliest", "latest"),
    [
        ("2025", "year", date(2025, 1, 1), date(2025, 12, 31)),
        ("2024-02", "month", date(2024, 2, 1), date(2024, 2, 29)),
        (" 2025-04-14 ", "day", date(2025, 4, 14), date(2025, 4, 14)),
    ],
)
def test_a_date_is_as_precise_as_it_was_written(text, precision, earliest, latest):
    when = PartialDate.parse(text)
    assert (when.precision, when.earliest, when.latest) == (precision, earliest, latest)
    assert str(when) == text.strip()


@pytest.mark.parametrize(
    "text", ["", "2025-25-11", "2025-13", "25-04", "2025-4", "April 2025", "2025-02-30"]
)
def test_what_is_no_date_is_refused_with_the_rule(text):
    with pytest.raises(ValueError, match=f"'{text}' is not a date: write YYYY, YYYY-MM or"):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    ("earlier", "later", "days"),
    [
        ("2025-04-14", "2025-04-15", 1),
        ("2025-04", "2025-05", 1),
        ("2025-04", "2025-04-20", 0),
        ("2025", "2025-12", 0),
        ("2025-05", "2025-04", 0),
        ("2024", "2025-03-01", 60),
    ],
)
def test_only_days_that_surely_lie_between_are_counted(earlier, later, days):
    assert PartialDate.parse(earlier).days_before(PartialDate.parse(later)) == days


@pytest.mark.parametrize(
    ("lifecycle", "status"),
    [
        (Lifecycle(), Status.CURRENT),
        (Lifecycle(is_preview=True), Status.PREVIEW),
        (Lifecycle(has_successor=True), Status.SUPERSEDED),
        (Lifecycle(is_preview=True, has_successor=True), Status.SUPERSEDED),
        (Lifecycle(released_on=PartialDate(2026, 12)), Status.UPCOMING),
        (Lifecycle(released_on=PartialDate(2026, 11)), Status.CURRENT),
        (Lifecycle(deprecated_on=date(2026, 11, 23)), Status.DEPRECATED),
        (Lifecycle(deprecated_on=date(2026, 11, 24)), Status.CURRENT),
        (Lifecycle(retires_on=date(2026, 11, 23)), Status.RETIRED),
        (Lifecycle(retires_on=date(2026, 11, 24)), Status.RETIRING),
        (Lifecycle(retires_on=date(2027, 2, 21)), Status.RETIRING),
        (Lifecycle(retires_on=date(2027, 2, 22)), Status.DEPRECATED),
        (Lifecycle(retires_not_before=date(2026, 1, 1)), Status.CURRENT),
    ],
)
def test_the_status_follows_from_dates_alone(lifecycle, status):
    assert lifecycle.status(ON) is status


def link(name, model_type="text", **dates):
    return Successor(name, name, model_type, Lifecycle(**dates))


@pytest.mark.parametrize(
    ("chain", "retires_on", "expected"),
    [
        ((), None, None),
        ((link("a"), link("b")), None, "a"),
        ((link("a", "image"), link("b")), None, "b"),
        ((link("a", retires_on=date(2026, 1, 1)), link("b")), None, "b"),
        ((link("a", released_on=PartialDate(2027)), link("b")), None, "b"),
        ((link("a", retires_on=date(2026, 12, 11)), link("b")), None, "b"),
        ((link("a", retires_on=date(2026, 12, 11)), link("b")), date(2027, 1, 14), "b"),
        ((link("a", retires_on=date(2027, 1, 14)), link("b")), date(2027, 1, 14), "a"),
        ((link("a", retires_on=date(2026, 12, 11)),), date(2027, 1, 14), None),
    ],
)
def test_the_successor_worth_naming_is_live_does_the_job_and_lasts(chain, retires_on, expected):
    found = live_successor(chain, model_type="text", retires_on=retires_on, on=ON)
    assert (found and found.slug) == expected
