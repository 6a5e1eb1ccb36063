"""A price that was worked out from another unit is said to be, wherever it is compared."""

from __future__ import annotations

import pytest

from tests.engine.factories import price, said, tokens, two

NOTE = "The price of {} {} is worked out from another unit; it is not published like this."


@pytest.mark.parametrize(
    ("left", "right", "names"),
    [
        (True, False, ["Alpha"]),
        (False, True, ["Beta"]),
        (True, True, ["Alpha", "Beta"]),
        (False, False, []),
    ],
)
def test_each_side_whose_price_is_worked_out_is_named(left, right, names):
    page = two(tokens("1", derived=left), tokens("2", derived=right))
    notes = [NOTE.format(name, "per million tokens") for name in names]
    assert said(page, "R04") == [
        " ".join(["Alpha is 50% cheaper on input tokens ($1 vs $2 per million).", *notes])
    ]


def test_a_worked_out_price_per_image_names_its_unit():
    left = [price("image_generation", "0.01", quality="low", derived=True)]
    page = two(left, [price("image_generation", "0.01", quality="low")], "image")
    assert said(page, "R13") == [
        "At low quality, both cost the same per image: $0.01. " + NOTE.format("Alpha", "per image")
    ]
