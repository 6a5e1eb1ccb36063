"""Which comparisons stand under a comparison."""

from __future__ import annotations

from datetime import date

from comparisons.engine.related import related_pairs
from model_pages.specs.dates import PartialDate
from model_pages.specs.lifecycle import Lifecycle, Status
from model_pages.specs.prices import FreeKind
from tests.engine.factories import card, price, tokens

RETIRED = {"lifecycle": Lifecycle(retires_on=date(2026, 1, 1))}


def slugs(left, right, *candidates, **options):
    return [pair.slug for pair in related_pairs(left, right, candidates, **options)]


def test_each_side_is_kept_at_least_twice_and_six_pairs_are_enough():
    candidates = [card(f"m{number}") for number in range(9)]
    found = slugs(card("alpha"), card("beta"), *candidates)
    assert len(found) == 6
    assert sum("alpha" in slug for slug in found) == 3
    assert sum("beta" in slug for slug in found) == 3


def test_a_side_with_few_candidates_leaves_its_places_to_the_other():
    texts = [card(f"m{number}") for number in range(9)]
    found = slugs(card("alpha"), card("pix", "image"), *texts, card("draw", "image"))
    assert found == [
        "alpha-vs-m0",
        "draw-vs-pix",
        "alpha-vs-m1",
        "alpha-vs-m2",
        "alpha-vs-m3",
        "alpha-vs-m4",
    ]


def test_only_living_models_of_the_same_job_are_offered_and_never_the_page_itself():
    left, right = card("alpha"), card("beta")
    others = [card("gone", **RETIRED), card("pix", "image"), left, right]
    assert slugs(left, right, *others) == []


def test_pairs_come_in_canonical_order_with_their_cards():
    (pair, _) = related_pairs(card("m"), card("z"), [card("a")])
    assert (pair.left.slug, pair.right.slug, pair.slug) == ("a", "m", "a-vs-m")


def test_a_retired_side_is_replaced_by_its_first_living_successor():
    left = card("alpha", successor_slug="older", **RETIRED)
    older = card("older", successor_slug="newer", **RETIRED)
    found = slugs(left, card("beta"), older, card("newer"), card("other"))
    assert found[0] == "beta-vs-newer"
    assert not any("alpha" in slug or "older" in slug for slug in found)
    assert "newer-vs-other" in found


def test_two_retired_sides_offer_their_successors():
    left = card("alpha", successor_slug="new-a", **RETIRED)
    right = card("beta", successor_slug="new-b", **RETIRED)
    assert slugs(left, right, card("new-a"), card("new-b"))[0] == "new-a-vs-new-b"


def test_a_shared_successor_is_not_compared_with_itself():
    left = card("alpha", successor_slug="next", **RETIRED)
    right = card("beta", successor_slug="next", **RETIRED)
    assert slugs(left, right, card("next"), card("other")) == ["next-vs-other"]


def test_successors_in_a_circle_or_of_another_job_are_not_followed():
    left = card("alpha", successor_slug="loop", **RETIRED)
    loop = card("loop", successor_slug="alpha", **RETIRED)
    assert slugs(left, card("beta"), left, loop, card("c")) == ["beta-vs-c"]
    drawing = card("alpha", successor_slug="pix", **RETIRED)
    assert slugs(drawing, card("beta"), card("pix", "image")) == []


def test_the_line_of_either_side_comes_first_then_near_prices_then_the_newest():
    left = card("alpha", prices=tokens("1"), successor_slug="next")
    candidates = [
        card("dear", prices=tokens("9"), lifecycle=Lifecycle(released_on=PartialDate(2026, 9))),
        card("near", prices=tokens("2")),
        card("near-google", prices=tokens("0.5"), provider_slug="google"),
        card("new", lifecycle=Lifecycle(released_on=PartialDate(2026, 10))),
        card("next", prices=tokens("9")),
        card("before", successor_slug="alpha"),
    ]
    found = slugs(left, card("pix", "image"), *candidates)
    partners = [next(s for s in slug.split("-vs-") if s != "alpha") for slug in found]
    assert partners == ["before", "next", "near-google", "near", "new", "dear"]


def test_another_makers_model_of_the_same_size_comes_before_a_near_price():
    left = card("alpha", prices=tokens("1"), size_class="small")
    near = card("near", prices=tokens("1"), provider_slug="google")
    small = card("small", prices=tokens("9"), provider_slug="google", size_class="small")
    own = card("own", prices=tokens("9"), size_class="small")
    found = slugs(left, card("pix", "image"), near, small, own)
    assert found == ["alpha-vs-small", "alpha-vs-near", "alpha-vs-own"]


def test_prices_of_other_keys_say_nothing_about_nearness():
    left = card("alpha", prices=[*tokens("1"), price("output_text", "4")])
    yuan = card("yuan", prices=[price("input_text", "1", currency="CNY")])
    free = price("input_text", None, free=FreeKind.FREE_TIER)
    assert slugs(card("alpha", prices=[free]), card("pix", "image"), card("b", prices=[free]))
    near_output = card("zeta", prices=[price("output_text", "5")])
    found = slugs(left, card("pix", "image"), yuan, near_output)
    assert found == ["alpha-vs-zeta", "alpha-vs-yuan"]


def test_the_number_of_pairs_can_be_chosen():
    candidates = [card(f"m{number}") for number in range(9)]
    assert len(slugs(card("alpha"), card("beta"), *candidates, limit=2)) == 2


def test_a_card_of_a_sheet_past_its_last_day_is_retired():
    ended = card("gone", **RETIRED)
    assert ended.status is Status.RETIRED
