"""R35 and F25: speeds that one source measured at about one time."""

from __future__ import annotations

from datetime import date

import pytest

from model_pages.specs.facts import Source
from model_pages.specs.lifecycle import Lifecycle
from tests.engine.factories import answers, compared, result, said, sheet, statements, two


def speed(score, on=date(2026, 10, 1), **options):
    defaults = {
        "name": "Output speed",
        "version": "",
        "metric": "tokens/s",
        "source": Source("Meter"),
        "measured_on": on,
    }
    return result(score, **(defaults | options))


def measured(left, right, **options):
    return two(alpha={"benchmarks": tuple(left), **options}, beta={"benchmarks": tuple(right)})


@pytest.mark.parametrize(
    ("left", "right", "text", "winner"),
    [
        (
            "150",
            "60",
            "Alpha writes about 2.5 times as fast as Beta "
            "(150 vs 60 tokens a second, measured by Meter (Oct 1, 2026)).",
            "alpha",
        ),
        (
            "100",
            "115",
            "Beta writes about 1.2 times as fast as Alpha "
            "(115 vs 100 tokens a second, measured by Meter (Oct 1, 2026)).",
            "beta",
        ),
        (
            "114.9",
            "100",
            "Both write about equally fast: 114.9 tokens a second with Alpha, 100 with Beta, "
            "measured by Meter (Oct 1, 2026).",
            None,
        ),
        (
            "100",
            "100",
            "Both write about equally fast: 100 tokens a second with Alpha, 100 with Beta, "
            "measured by Meter (Oct 1, 2026).",
            None,
        ),
    ],
)
def test_a_speed_is_a_lead_from_fifteen_percent_on(left, right, text, winner):
    page = measured([speed(left)], [speed(right)])
    (item,) = statements(page, "R35")
    assert (item.text, item.winner) == (text, winner)
    assert [one.value for one in item.evidence] == [left, right]
    assert answers(page, "F25") == [text]
    assert not said(page, "R34")


@pytest.mark.parametrize(
    "other",
    [
        {"source": Source("Other meter")},
        {"setting": "100K input"},
        {"on": date(2026, 11, 1)},
        {"on": date(2026, 8, 31)},
        {"on": None},
        {"metric": "accuracy"},
    ],
)
def test_another_source_setting_or_time_is_another_measurement(other):
    page = measured([speed("150")], [speed("60", **other)])
    assert not said(page, "R35")
    assert not answers(page, "F25")


@pytest.mark.parametrize("on", [date(2026, 9, 1), date(2026, 10, 31)])
def test_thirty_days_apart_is_one_time(on):
    assert said(measured([speed("150")], [speed("60", on)]), "R35")


def test_who_reported_a_speed_does_not_matter_as_its_source_is_one():
    assert said(measured([speed("150", self_reported=True)], [speed("60")]), "R35")


def test_a_speed_of_nothing_is_no_measurement():
    assert not said(measured([speed("150")], [speed("0")]), "R35")


def test_the_newest_of_several_measurements_is_told():
    def both(old, new):
        later = Source("Later meter")
        return [speed(old, date(2026, 3, 1)), speed(new, date(2026, 10, 1), source=later)]

    assert said(measured(both("100", "300"), both("200", "100")), "R35") == [
        "Alpha writes about 3 times as fast as Beta "
        "(300 vs 100 tokens a second, measured by Later meter (Oct 1, 2026))."
    ]


def test_of_several_measurements_of_one_source_the_newest_is_told():
    page = measured(
        [speed("100", date(2026, 3, 1)), speed("300")],
        [speed("100"), speed("200", date(2026, 3, 1))],
    )
    assert said(page, "R35") == [
        "Alpha writes about 3 times as fast as Beta "
        "(300 vs 100 tokens a second, measured by Meter (Oct 1, 2026))."
    ]


def test_nothing_is_said_of_speeds_of_what_is_gone_or_of_another_job():
    ended = {"lifecycle": Lifecycle(retires_on=date(2026, 1, 1))}
    assert not said(measured([speed("150")], [speed("60")], **ended), "R35")
    left = sheet("Alpha", "text", benchmarks=(speed("150"),))
    assert not said(compared(left, sheet("Beta", "ocr", benchmarks=(speed("60"),))), "R35")
