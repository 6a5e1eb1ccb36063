"""F21 and the other cells of R13 and R14: what one image or second costs, and not "from" alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from model_pages.specs.lifecycle import Lifecycle
from tests.engine.factories import ON, answers, price, proofs, said, statements, two

RETIRED = {"lifecycle": Lifecycle(retires_on=date(2026, 1, 1))}


def image(amount, quality, size="1024x1024", **options):
    return price("image_generation", amount, quality=quality, size=size, **options)


LEFT = [image("0.011", "low"), image("0.042", "medium"), image("0.167", "high")]
RIGHT = [image("0.005", "low"), image("0.011", "medium"), image("0.036", "high")]
USUAL = "At medium quality, 1024×1024, Beta is 74% cheaper per image ($0.011 vs $0.042)."


def test_other_qualities_of_the_size_stand_beside_the_usual_one():
    page = two(LEFT, RIGHT, "image")
    assert said(page, "R13") == [
        f"{USUAL} Also, with Alpha vs Beta: $0.011 vs $0.005 (low quality, 1024×1024) "
        "and $0.167 vs $0.036 (high quality, 1024×1024)."
    ]
    assert [one[2] for one in proofs(page, "R13")] == [
        "$0.042",
        "$0.011",
        "$0.011",
        "$0.005",
        "$0.167",
        "$0.036",
    ]


def test_a_cell_that_differs_in_size_and_quality_or_is_one_sided_is_left_to_the_table():
    left = [*LEFT[1:2], image("0.3", "high", "1536x1024"), image("0.06", "medium", "1536x1024")]
    right = [*RIGHT[1:2], image("0.1", "high", "1536x1024"), image("0.02", "high")]
    assert said(two(left, right, "image"), "R13") == [USUAL]


def test_at_most_two_other_cells_stand_beside():
    sizes = ("1024x1024", "1536x1024", "1024x1536", "2048x2048")
    left = [image(f"0.0{index + 2}", "medium", size) for index, size in enumerate(sizes)]
    (text,) = said(two(left, left, "image"), "R13")
    assert text == (
        "At medium quality, 1024×1024, both cost the same per image: $0.02. "
        "Also, with Alpha vs Beta: $0.03 vs $0.03 (medium quality, 1536×1024) "
        "and $0.04 vs $0.04 (medium quality, 1024×1536)."
    )


def test_other_resolutions_of_a_video_stand_beside_the_cheapest_shared_one():
    def video(amount, resolution):
        return price("video_generation", amount, resolution=resolution)

    page = two(
        [video("0.1", "720p"), video("0.3", "1080p")],
        [video("0.2", "720p"), video("0.3", "1080p")],
        "video",
    )
    (item,) = statements(page, "R14")
    assert item.text == (
        "At 720p, Alpha is 50% cheaper per second ($0.1 vs $0.2). "
        "Also, with Alpha vs Beta: $0.3 vs $0.3 (1080p)."
    )
    assert item.winner is None


RANGES = (
    "Alpha: from $0.011 (low quality, 1024×1024) to $0.167 (high quality, 1024×1024) per image. "
    "Beta: from $0.005 (low quality, 1024×1024) to $0.036 (high quality, 1024×1024) per image."
)


def test_the_smallest_and_the_largest_image_are_named_with_their_cells():
    assert answers(two(LEFT, RIGHT, "image"), "F21") == [f"{USUAL} {RANGES}"]


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        (LEFT, RANGES.split(" Beta")[0]),
        (LEFT[:1], "Alpha: $0.011 per image (low quality, 1024×1024)."),
        ([price("image_generation", "40", unit="1k_images")], "Alpha: $0.04 per image."),
        (
            [image("0.01", "low"), image("0.2", "high", currency="CNY")],
            "Alpha: $0.01 per image (low quality, 1024×1024).",
        ),
    ],
)
def test_one_side_alone_is_told_by_what_it_lists(left, expected):
    assert answers(two(left, [], "image"), "F21") == [expected]


def test_sizes_that_are_not_shared_are_told_with_the_reason():
    page = two(LEFT[:1], RIGHT[1:2], "image")
    assert answers(page, "F21") == [
        "Alpha and Beta publish prices for different sizes or qualities, "
        "so their prices per image are not compared. "
        "Alpha: $0.011 per image (low quality, 1024×1024). "
        "Beta: $0.011 per image (medium quality, 1024×1024)."
    ]


@pytest.mark.parametrize(
    ("left", "alpha"),
    [
        ([], {}),
        (LEFT, RETIRED),
        ([image("0.01", "low", checked=ON - timedelta(days=121))], {}),
        ([image("50", "low")], {}),
    ],
)
def test_no_price_a_stale_or_doubtful_one_and_what_is_gone_are_no_answer(left, alpha):
    assert not answers(two(left, [], "image", alpha=alpha), "F21")


def test_images_that_the_smaller_sibling_sells_for_more_are_not_ranked():
    small = {"family": "Greek", "facts": {"size_class": "small"}}
    large = {"family": "Greek", "facts": {"size_class": "large"}}
    one = [price("image_generation", "0.4")], [price("image_generation", "0.1")]
    page = two(*one, "image", alpha=small, beta=large)
    assert not said(page, "R13")


def test_a_doubtful_cell_is_no_reason_to_say_that_the_cells_differ():
    page = two([image("0.011", "low")], [image("50", "low"), image("0.2", "high")], "image")
    assert not said(page, "R13")
