"""R28 to R33, F07 and F08: how long a model is served and what follows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from model_pages.specs.dates import PartialDate
from model_pages.specs.lifecycle import Lifecycle
from tests.engine.factories import (
    CHECKED,
    SOURCE,
    answers,
    compared,
    known,
    said,
    sheet,
    statements,
    successor,
)

ENDED = date(2026, 10, 23)
SOON = date(2026, 12, 11)
LATER = date(2027, 6, 1)


def model(name="Alpha", *chain, model_type="text", **dates):
    lifecycle = Lifecycle(has_successor=bool(chain), **dates)
    return sheet(name, model_type, lifecycle=lifecycle, successors=chain)


def page_of(left, right=None):
    return compared(left, right or model("Omega"))


def test_a_retired_model_is_told_before_everything_else():
    left = sheet("Alpha", "text", family="Greek", lifecycle=Lifecycle(retires_on=ENDED))
    right = sheet("Beta", "text", family="Greek")
    page = compared(left, right)
    assert [item.rule for item in page.statements] == ["R28", "R03"]
    assert page.statements[0].anchor == "r28-retired-alpha"


def test_the_day_of_the_shutdown_is_the_first_without_service():
    assert said(page_of(model(retires_on=date(2026, 11, 23))), "R28")
    assert said(page_of(model(retires_on=date(2026, 11, 24))), "R29") == [
        "Alpha stops working on Nov 24, 2026, in 1 day. No live successor is listed."
    ]


@pytest.mark.parametrize(
    ("chain", "ending"),
    [
        ((successor("Beta"),), "Its listed successor is Beta."),
        (
            (successor("Beta", retires_on=ENDED), successor("Gamma")),
            "Its listed successor is Beta. Beta itself was shut down on Oct 23, 2026. "
            "The next model in line is Gamma.",
        ),
        (
            (successor("Beta", released="2027-01-01"),),
            "Its listed successor is Beta. Beta is not available yet. No live successor is listed.",
        ),
        (
            (successor("Beta", model_type="image"), successor("Gamma")),
            "Its listed successor is Beta. Beta does a different job. "
            "The next model in line is Gamma.",
        ),
        (
            (successor("Beta", model_type="image", retires_on=SOON),),
            "Its listed successor is Beta. Beta does a different job. No live successor is listed.",
        ),
    ],
)
def test_the_first_successor_that_lasts_is_named(chain, ending):
    (text,) = said(page_of(model("Alpha", *chain, retires_on=ENDED)), "R28")
    assert text == f"Alpha was shut down on Oct 23, 2026. {ending}"


def test_a_successor_that_outlasts_a_retiring_model_is_fine_though_it_ends_too():
    page = page_of(model("Alpha", successor("Beta", retires_on=LATER), retires_on=SOON))
    assert said(page, "R29") == [
        "Alpha stops working on Dec 11, 2026, in 18 days. Its listed successor is Beta."
    ]


def test_a_deprecated_model_without_a_date_says_so():
    page = page_of(model("Alpha", successor("Beta"), deprecated_on=date(2026, 6, 11)))
    assert said(page, "R29") == [
        "Alpha was deprecated on Jun 11, 2026; no shutdown date is recorded. "
        "Its listed successor is Beta."
    ]
    assert answers(page, "F07") == [
        "Yes, but Alpha was deprecated on Jun 11, 2026, and no shutdown date is recorded. "
        "Its listed successor is Beta."
    ]


def test_an_announced_deprecation_is_not_one_yet():
    assert not said(page_of(model(deprecated_on=date(2026, 12, 1))), "R29")


def test_superseded_with_no_living_heir_says_so():
    page = page_of(model("Alpha", successor("Beta", retires_on=SOON)))
    assert said(page, "R30") == [
        "Alpha has been superseded by Beta. Beta is itself being withdrawn: it stops working on "
        "Dec 11, 2026. No live successor is listed."
    ]


def test_a_status_of_superseded_without_a_chain_names_nobody():
    page = page_of(sheet("Alpha", "text", lifecycle=Lifecycle(has_successor=True)))
    assert not said(page, "R30")


def test_the_other_side_replaces_rather_than_being_recommended():
    page = compared(model("Alpha", successor("Beta"), retires_on=ENDED), model("Beta"))
    assert said(page, "R28") == ["Alpha was shut down on Oct 23, 2026."]
    assert said(page, "R31") == ["Beta replaces Alpha."]


def test_the_other_side_replaces_from_further_down_the_chain():
    page = compared(model("Alpha", successor("Gamma"), successor("Beta")), model("Beta"))
    assert said(page, "R31") == ["Beta replaces Alpha."]
    assert not said(page, "R30")


def test_a_successor_that_is_announced_only_replaces_nothing_yet():
    released = PartialDate.parse("2027-02")
    old = model("Alpha", successor("Beta", released="2027-02"))
    page = compared(old, model("Beta", released_on=released))
    (item,) = statements(page, "R31")
    assert item.text == (
        "Beta is announced to replace Alpha and not available yet. No live successor is listed."
    )
    assert ("Beta", "Released", "Feb 2027") in [
        (one.model, one.label, one.value) for one in item.evidence
    ]
    assert answers(page, "F07")[0] == (
        "Yes. Alpha is still served; Beta, announced to replace it, is not available yet. "
        "No live successor is listed."
    )


def test_a_model_without_its_announced_successor_has_the_next_in_line():
    chain = successor("Beta", released="2027-02"), successor("Gamma")
    old = model("Alpha", *chain, retires_on=ENDED)
    page = compared(old, model("Beta", released_on=PartialDate.parse("2027-02")))
    assert said(page, "R31") == [
        "Beta is announced to replace Alpha and not available yet. The next model in line is Gamma."
    ]


def test_a_successor_that_is_gone_itself_was_one():
    for ends, lasts in ((SOON, ENDED), (ENDED, ENDED), (date(2026, 1, 1), ENDED), (None, ENDED)):
        old = model("Alpha", successor("Beta", retires_on=lasts), retires_on=ends)
        page = compared(old, model("Beta", retires_on=lasts))
        assert said(page, "R31") == ["Alpha was replaced by Beta. No live successor is listed."]
    assert answers(page, "F07")[0] == (
        "Yes. Alpha is still served, but has been superseded by Beta. No live successor is listed."
    )


def test_a_successor_on_the_other_side_that_goes_first_is_said_to():
    old = model("Alpha", successor("Beta", retires_on=SOON), retires_on=LATER)
    page = compared(old, model("Beta", retires_on=SOON))
    assert said(page, "R31") == [
        "Beta replaces Alpha, but does not outlast it. No live successor is listed."
    ]


def test_a_successor_on_the_other_side_that_ends_later_replaces():
    old = model("Alpha", successor("Beta", retires_on=LATER), retires_on=SOON)
    page = compared(old, model("Beta", retires_on=LATER))
    assert said(page, "R31") == ["Beta replaces Alpha."]


def test_two_models_that_name_each_other_replace_neither():
    page = compared(model("Alpha", successor("Beta")), model("Beta", successor("Alpha")))
    assert not said(page, "R30", "R31")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "2025-04-14",
            "2025-08-07",
            ["Beta is newer: its release date is Aug 7, 2025, that of Alpha Apr 14, 2025."],
        ),
        (
            "2025-08-07",
            "2025-04",
            ["Alpha is newer: its release date is Aug 7, 2025, that of Beta Apr 2025."],
        ),
        ("2025-06-13", "2025-08-07", []),
        (
            "2025-06-08",
            "2025-08-07",
            ["Beta is newer: its release date is Aug 7, 2025, that of Alpha Jun 8, 2025."],
        ),
        ("2025", "2025-12-30", []),
        ("2025-01", "2027-01", []),
    ],
)
def test_newer_needs_sixty_certain_days_and_a_release_in_the_past(one, other, expected):
    page = compared(
        sheet("Alpha", "text", facts={"release_date": one}),
        sheet("Beta", "text", facts={"release_date": other}),
    )
    assert said(page, "R32") == expected
    assert answers(page, "F10") == expected


def test_a_preview_may_change():
    page = page_of(model(is_preview=True))
    assert said(page, "R33") == ["Alpha is a preview and may change."]
    assert answers(page, "F07") == ["Yes, as a preview: Alpha may change."]


def test_a_preview_that_is_replaced_or_withdrawn_still_may_change():
    for chain, dates in (
        ((successor("Beta"),), {}),
        ((), {"deprecated_on": ENDED}),
        ((), {"retires_on": SOON}),
    ):
        page = page_of(model("Alpha", *chain, is_preview=True, **dates))
        (item,) = statements(page, "R33")
        assert item.text == "Alpha is a preview and may change."
        assert [one.value for one in item.evidence] == ["Preview"]
        assert not any("preview" in text for text in answers(page, "F07"))


def test_nothing_is_said_of_a_preview_that_is_gone_or_still_to_come():
    gone = model(is_preview=True, retires_on=ENDED)
    coming = model(is_preview=True, released_on=PartialDate.parse("2027-02"))
    assert not said(page_of(gone), "R33")
    assert said(page_of(coming), "R33") == [
        "Alpha is announced for Feb 2027 and not available yet."
    ]


def test_an_announced_model_is_not_available_yet():
    page = page_of(model(released_on=PartialDate.parse("2027-02")))
    assert said(page, "R33") == ["Alpha is announced for Feb 2027 and not available yet."]
    assert answers(page, "F07") == ["Not yet. Alpha is announced for Feb 2027."]


def test_a_preview_and_an_announced_model_bring_their_release_with_its_source():
    told = {"release_date": "2027-02"}
    for lifecycle, labels in (
        (Lifecycle(is_preview=True), ["Status", "Released"]),
        (Lifecycle(released_on=PartialDate(2027, 2)), ["Released"]),
    ):
        (item,) = statements(page_of(sheet("Alpha", lifecycle=lifecycle, facts=told)), "R33")
        assert [one.label for one in item.evidence] == labels
        assert item.evidence[-1].source == SOURCE


def test_a_superseded_model_is_available_also_beside_the_one_that_replaces_it():
    for ends, frame in (
        (None, ""),
        (SOON, " The next model in line is Gamma."),
    ):
        chain = successor("Beta", retires_on=ends), successor("Gamma")
        page = compared(model("Alpha", *chain), model("Beta", retires_on=ends))
        assert answers(page, "F07")[0] == (
            f"Yes. Alpha is still served, but has been superseded by Beta.{frame}"
        )


def test_an_announced_model_that_the_other_replaces_is_not_available_either_way():
    announced = model("Alpha", successor("Beta"), released_on=PartialDate(2027, 2))
    page = compared(announced, model("Beta"))
    assert said(page, "R31")
    assert answers(page, "F07") == ["Not yet. Alpha is announced for Feb 2027."]


def test_the_days_of_a_successor_and_the_next_in_line_have_their_sources():
    ending = replace(
        successor("Beta", retires_on=SOON), retires=known("retires_on", SOON, source=SOURCE)
    )
    lasting = replace(successor("Gamma"), named=known("superseded_by", "Gamma"))
    page = page_of(model("Alpha", ending, lasting))
    (item,) = statements(page, "R30")
    assert [(one.model, one.label, one.value, one.source) for one in item.evidence] == [
        ("Alpha", "Listed successor", "Beta", None),
        ("Beta", "Retires on", "Dec 11, 2026", SOURCE),
        ("Alpha", "Next in line", "Gamma", SOURCE),
        ("Gamma", "Status", "Current", None),
    ]
    (chain,) = (faq for faq in page.faqs if faq.key == "F08")
    assert [one.source for one in chain.evidence] == [SOURCE, None]
    assert chain.evidence[0].checked_on == CHECKED


def test_availability_is_asked_only_of_models_that_are_not_plainly_current():
    page = page_of(model())
    assert not answers(page, "F07")
    assert not answers(page, "F08")


def test_availability_of_a_retiring_and_a_retired_model():
    page = page_of(model("Alpha", retires_on=SOON), model("Beta", retires_on=ENDED))
    assert answers(page, "F07") == [
        "Yes, until Dec 11, 2026: Alpha stops working in 18 days. No live successor is listed.",
        "No. Beta was shut down on Oct 23, 2026. No live successor is listed.",
    ]
    assert [faq.anchor for faq in page.faqs if faq.key == "F07"] == ["f07-alpha", "f07-beta"]


def test_the_whole_chain_is_told_with_its_days():
    chain = (
        successor("Beta", retires_on=ENDED),
        successor("Gamma", retires_on=SOON),
        successor("Delta"),
    )
    (answer,) = answers(page_of(model("Alpha", *chain)), "F08")
    assert answer == (
        "Alpha is followed by Beta (shut down on Oct 23, 2026), Gamma (stops working on "
        "Dec 11, 2026), and Delta (current). Delta is the first of them that outlasts Alpha."
    )


def test_a_chain_of_one_living_model_needs_no_more_words():
    assert answers(page_of(model("Alpha", successor("Beta"))), "F08") == [
        "Alpha is followed by Beta (current)."
    ]


def test_a_chain_without_a_living_model_says_so():
    (answer,) = answers(page_of(model("Alpha", successor("Beta", retires_on=ENDED))), "F08")
    assert answer.endswith("No live successor is listed.")


def test_the_evidence_of_a_shutdown_is_its_date_with_the_source():
    left = sheet("Alpha", "text", facts={"retires_on": SOON}, lifecycle=Lifecycle(retires_on=SOON))
    (item,) = statements(compared(left, model("Beta")), "R29")
    assert (item.evidence[0].label, item.evidence[0].value) == ("Retires on", "Dec 11, 2026")
    assert item.evidence[0].source is not None
