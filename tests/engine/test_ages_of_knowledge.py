"""F10 and F11: how new the two are, and how recent what they know."""

from __future__ import annotations

import pytest

from tests.engine.factories import answers, compared, proofs, sheet, two


def released(left, right):
    return two(alpha={"facts": {"release_date": left}}, beta={"facts": {"release_date": right}})


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("2025-04-14", "2025-04-14", ["They were released together, on Apr 14, 2025."]),
        ("2025-04-14", "2025-04-15", []),
        ("2025-04", "2025-04", []),
        ("2025", "2025", []),
        ("2027-01-01", "2027-01-01", []),
    ],
)
def test_one_day_of_release_is_told_and_one_month_is_not(left, right, expected):
    page = released(left, right)
    assert answers(page, "F10") == expected
    if expected:
        assert [one[2] for one in proofs(page, "F10")] == ["Apr 14, 2025"] * 2


def test_one_day_of_release_is_told_between_different_jobs():
    told = {"facts": {"release_date": "2025-04-14"}}
    page = compared(sheet("Alpha", "text", **told), sheet("Beta", "image", **told))
    assert answers(page, "F10")


def trained(left=None, right=None):
    facts = [{"knowledge_cutoff": day} if day else {} for day in (left, right)]
    return two(alpha={"facts": facts[0]}, beta={"facts": facts[1]})


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("2024-06", None, ["The training data of Alpha runs to Jun 2024."]),
        (
            "2024-06",
            "2024-07-01",
            [
                "The training data of Alpha runs to Jun 2024. "
                "The training data of Beta runs to Jul 1, 2024."
            ],
        ),
        (
            "2024-06",
            "2025-01",
            ["The training data of Beta runs to Jan 2025, that of Alpha to Jun 2024."],
        ),
        (None, None, []),
    ],
)
def test_how_recent_their_knowledge_is_is_told_as_far_as_it_is_known(left, right, expected):
    page = trained(left, right)
    assert answers(page, "F11") == expected
    assert len({one[0] for one in proofs(page, "F11")} if expected else ()) == sum(
        day is not None for day in (left, right)
    )
