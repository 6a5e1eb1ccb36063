"""What a workload may be: real numbers of real requests."""

from __future__ import annotations

from decimal import Decimal

import pytest

from comparisons.engine.workloads import MOST, Workload, WorkloadError


@pytest.mark.parametrize(
    ("fields", "field", "message"),
    [
        ({"input_tokens": -1}, "input_tokens", "input tokens: -1 is below 0."),
        ({"output_tokens": -1000}, "output_tokens", "output tokens: -1,000 is below 0."),
        ({"images": 1.5}, "images", "images: 1.5 is not a whole number."),
        ({"images": Decimal(2)}, "images", "images: Decimal('2') is not a whole number."),
        ({"seconds": "60"}, "seconds", "seconds: '60' is not a whole number."),
        ({"pages": None}, "pages", "pages: None is not a whole number."),
        ({"pages": True}, "pages", "pages: True is not a whole number."),
        (
            {"characters": 100_000_001},
            "characters",
            "characters: 100,000,001 is more than 100,000,000.",
        ),
        ({"searches": 1, "requests": 0}, "requests", "requests: 0 is less than one request."),
        ({"searches": 1, "requests": -2}, "requests", "requests: -2 is below 0."),
        ({}, "input_tokens", "input tokens: 0 of everything is no workload."),
        ({"requests": 5}, "input_tokens", "input tokens: 0 of everything is no workload."),
    ],
)
def test_a_wrong_number_is_refused_with_its_field_and_the_rule(fields, field, message):
    with pytest.raises(WorkloadError) as refused:
        Workload(**fields)
    assert (refused.value.field, str(refused.value)) == (field, message)


@pytest.mark.parametrize("share", ["-0.1", "1.01", "NaN", "Infinity"])
def test_a_share_outside_0_to_1_is_refused(share):
    with pytest.raises(WorkloadError, match=f"{share} is not a share between 0 and 1") as refused:
        Workload(input_tokens=1, cached_share=Decimal(share))
    assert refused.value.field == "cached_share"


@pytest.mark.parametrize("share", [0.5, 1, "0.5", True])
def test_a_share_that_is_no_decimal_is_refused(share):
    with pytest.raises(WorkloadError) as refused:
        Workload(input_tokens=1, cached_share=share)
    assert refused.value.field == "cached_share"


@pytest.mark.parametrize("share", ["0", "0.5", "1"])
def test_a_share_from_0_to_1_is_one(share):
    assert Workload(input_tokens=1, cached_share=Decimal(share)).cached_share == Decimal(share)


@pytest.mark.parametrize("name", MOST)
def test_the_most_of_everything_is_still_a_workload_and_one_more_is_none(name):
    some = {} if name != "requests" else {"pages": 1}
    assert getattr(Workload(**some, **{name: MOST[name]}), name) == MOST[name]
    with pytest.raises(WorkloadError) as refused:
        Workload(**some, **{name: MOST[name] + 1})
    assert refused.value.field == name
