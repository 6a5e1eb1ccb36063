"""The models of a type as dots, and lifecycles as bars."""

from datetime import date, timedelta
from decimal import Decimal

from model_pages.charts.landscape import DOT, MOST, REACH, landscape
from model_pages.charts.lifecycle import lifecycle_chart
from model_pages.specs.dates import PartialDate
from model_pages.specs.language import load_language
from model_pages.specs.lifecycle import Lifecycle
from model_pages.specs.price_cells import HARD_LIMIT
from model_pages.specs.prices import FreeKind
from tests.engine.factories import ON, card, price, sheet, successor

ENGLISH = load_language()


def model(name, amount="1", window=128000, **options):
    return sheet(
        name, "text", price("input_text", amount), facts={"context_window": window}, **options
    )


def other(slug, amount="1", window=128000, **options):
    prices = [price("input_text", amount)] if amount else []
    return card(slug, prices=prices, context_window=window, **options)


def days_of(prices):
    return {slug: one.checked_on for slug, one in prices.items() if one.checked_on}


def field(*cards, side=None):
    return landscape([("left", side or model("Alpha"))], cards, ENGLISH, days_of)


def test_the_side_is_marked_and_the_others_are_dots_with_names():
    picture = field(other("one", "2"), other("two", "4", 1000000))

    assert [mark.side for mark in picture.marks] == ["left"]
    assert [dot.title for dot in picture.dots] == [
        "one: $2, 128,000 tokens, checked Nov 1, 2026",
        "two: $4, 1,000,000 tokens, checked Nov 1, 2026",
    ]
    assert [row.name for row in picture.rows] == ["Alpha", "one", "two"]


def test_what_answers_to_a_finger_ends_half_the_way_to_the_next_dot():
    near = field(other("one", "2"), other("two", "3"), other("far", "40", 1000000))
    one, two, far = near.dots

    assert one.reach == two.reach
    assert DOT <= one.reach <= (one.y - two.y) / 2 + Decimal("0.1")
    assert far.reach == REACH


def test_a_dot_under_another_answers_where_it_is_seen():
    picture = field(other("one", "2"), other("two", "2.001"), other("three", "40"))

    assert [dot.reach for dot in picture.dots[:2]] == [DOT, DOT]


def test_one_model_alone_is_marked_too():
    cards = [other("one"), other("two", "2")]
    picture = landscape([("", model("Alpha"))], cards, ENGLISH, days_of)

    assert [mark.side for mark in picture.marks] == [""]
    assert len(picture.dots) == 2


def test_who_is_not_drawn_is_counted_and_who_is_free_is_named():
    free = card("gift", prices=[price("input_text", None, free=FreeKind.FREE_TIER)])
    euros = card("euro", prices=[price("input_text", "1", currency="EUR")], context_window=1)
    slip = other("slip", "90000")

    picture = field(
        other("one"),
        other("two", "2"),
        other("none", None),
        other("small", "2", None),
        free,
        euros,
        slip,
    )

    assert "Models drawn: 3 of 8 on offer." in picture.says
    assert (
        "Not drawn: 3 without a comparable price and 1 without a known context window."
        in picture.says
    )
    assert "Free, and so on no such scale: gift." in picture.says


def test_models_with_the_same_two_values_are_one_dot_with_all_names_and_no_address():
    picture = field(other("one", "2"), other("two", "2"), other("three", "3"))

    assert [(dot.title, dot.url) for dot in picture.dots] == [
        ("one and two: $2, 128,000 tokens, checked Nov 1, 2026", ""),
        ("three: $3, 128,000 tokens, checked Nov 1, 2026", "/three/"),
    ]


def test_of_a_thousand_models_the_newest_are_drawn_and_the_rest_is_counted():
    cards = [
        other(
            f"m{n}",
            str(n + 1),
            1000 + n,
            lifecycle=Lifecycle(PartialDate(2000 + n // 50, 1 + n % 12)),
        )
        for n in range(1000)
    ]
    picture = field(*cards)

    assert len(picture.dots) == MOST
    assert len(picture.rows) == MOST + 1
    assert f"Not drawn: {1000 - MOST} released earlier." in picture.says


def test_a_side_that_cannot_be_drawn_is_named_and_none_at_all_is_no_picture():
    stale = price("input_text", "1", checked=ON - timedelta(days=200))
    old = sheet("Old", "text", stale, facts={"context_window": 1000})
    cards = [other("one"), other("two", "2"), other("three", "3")]

    picture = landscape([("left", model("Alpha")), ("right", old)], cards, ENGLISH, days_of)

    assert "Without a mark here: Old." in picture.says
    assert field(*cards, side=old) is None


def test_dots_are_held_to_the_same_freshness_as_the_sides():
    days = {"one": ON, "two": ON - HARD_LIMIT, "three": ON - HARD_LIMIT - timedelta(days=1)}
    cards = [other(slug, str(place)) for place, slug in enumerate([*days, "four"], start=2)]
    picture = landscape([("left", model("Alpha"))], cards, ENGLISH, lambda prices: days)

    assert [(row.name, row.checked) for row in picture.rows] == [
        ("Alpha", "Nov 1, 2026"),
        ("one", "Nov 23, 2026"),
        ("two", "Jul 26, 2026"),
        ("four", "–"),
    ]
    assert picture.dots[-1].title == "four: $5, 128,000 tokens, no check recorded"
    said = "Not drawn: 1 with a price that was not checked for a long time."
    assert said in picture.says


def test_one_dot_of_several_models_says_since_when_all_were_checked():
    days = {"one": ON, "two": ON - timedelta(days=1)}
    cards = [other("one", "2"), other("two", "2")]
    picture = landscape([("left", model("Alpha"))], cards, ENGLISH, lambda prices: days)
    assert picture.dots[0].title.endswith("checked Nov 22, 2026 or later")


def test_nobody_is_asked_for_days_where_nothing_can_be_drawn():
    assert landscape([("left", model("Alpha"))], [other("one")], ENGLISH, None) is None


def test_two_types_or_too_few_models_are_no_picture():
    image = sheet("Image", "image", price("input_text", "1"))
    cards = [other("one"), other("two")]

    assert landscape([("left", model("Alpha")), ("right", image)], cards, ENGLISH, days_of) is None
    assert field(other("one")) is None


def test_equal_values_of_every_model_still_make_a_scale():
    assert field(other("one"), other("two")).prices[0].label == "$1"


def life(**dates):
    sides = [("left", model("Alpha", lifecycle=Lifecycle(**dates)))]
    return lifecycle_chart(sides, ENGLISH)


def test_a_month_is_a_span_and_a_day_is_a_place():
    month = life(released_on=PartialDate(2025, 4)).rows[0].events[0]
    day = life(released_on=PartialDate(2025, 4, 14)).rows[0].events[0]

    assert month.is_span
    assert not day.is_span
    assert month.title == "released Apr 2025"


def test_what_is_unknown_is_not_drawn():
    assert life() is None
    picture = lifecycle_chart(
        [("left", model("Alpha")), ("right", model("Beta", lifecycle=Lifecycle(deprecated_on=ON)))],
        ENGLISH,
    )

    assert [row.name for row in picture.rows] == ["Beta"]
    assert picture.says == ("No dates of Alpha are known.", "Beta: deprecated Nov 23, 2026.")
    assert picture.listed[0].dates == ("", "", "", "")


def test_service_ends_with_the_day_of_retirement():
    picture = life(released_on=PartialDate(2024, 1, 1), retires_on=date(2026, 1, 1))
    row = picture.rows[0]

    assert row.bar[1] == row.events[-1].x1 < picture.today
    assert row.ahead is None
    assert [kind for kind, _ in picture.kinds] == ["released", "retired"]


def test_what_of_the_service_is_still_to_come_is_apart():
    picture = life(released_on=PartialDate(2024, 1, 1), retires_on=date(2027, 6, 1))
    row = picture.rows[0]

    assert row.bar[1] == row.ahead[0] == picture.today


def test_successors_stand_below_once_and_say_whose_they_are():
    after = successor("Gamma", released="2026-02")
    sides = [
        ("left", model("Alpha", successors=(after,))),
        ("right", model("Beta", successors=(after,))),
    ]

    picture = lifecycle_chart(sides, ENGLISH)

    assert [(row.name, row.note) for row in picture.rows] == [("Gamma", "in line after Alpha")]


def test_a_very_long_name_is_cut_in_the_picture_and_whole_in_the_table():
    name = "Model " * 40
    sides = [("left", model(name, lifecycle=Lifecycle(released_on=PartialDate(2025))))]

    picture = lifecycle_chart(sides, ENGLISH)

    assert len(picture.rows[0].name) <= 40
    assert picture.listed[0].name == name
