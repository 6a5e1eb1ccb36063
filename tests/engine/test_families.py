"""R03: models of one family, and which of the two is the larger one."""

from __future__ import annotations

import pytest

from tests.engine.factories import compared, proofs, said, sheet, two


def of_size(size=None):
    return {"family": "GPT-4.1", "facts": {"size_class": size} if size else {}}


def test_two_sizes_of_a_family_are_named():
    page = two(alpha=of_size("large"), beta=of_size("smallest"))
    assert said(page, "R03") == [
        "Both are OpenAI models of the GPT-4.1 family. "
        "Size within the family: Alpha is large, Beta is smallest."
    ]
    assert [one[2] for one in proofs(page, "R03")] == ["GPT-4.1", "GPT-4.1", "Large", "Smallest"]


@pytest.mark.parametrize(
    ("alpha", "beta"),
    [
        (of_size("large"), of_size("large")),
        (of_size("large"), of_size()),
        (of_size(), of_size()),
    ],
)
def test_equal_and_unknown_sizes_leave_only_the_family(alpha, beta):
    assert said(two(alpha=alpha, beta=beta), "R03") == [
        "Both are OpenAI models of the GPT-4.1 family."
    ]


def test_one_family_over_two_jobs_is_not_told():
    left = sheet("Alpha", "text", **of_size("large"))
    assert not said(compared(left, sheet("Beta", "image", **of_size("small"))), "R03")
