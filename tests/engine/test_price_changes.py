"""R16: the newest change of the list prices, and the next announced one."""

from __future__ import annotations

from datetime import date

import pytest

from model_pages.specs.lifecycle import Lifecycle
from model_pages.specs.prices import FreeKind, PriceKind, PriceState
from tests.engine.factories import (
    change,
    compared,
    price,
    proofs,
    said,
    sheet,
    statements,
    tokens,
    two,
    winners,
)


def changed(*changes, prices=(), **options):
    return two(prices, [], alpha={"changes": changes, **options})


def from_to(before, after, on="2026-10-01", component="input_text", **options):
    return change(price(component, before, **options), price(component, after, **options), on)


def test_a_change_is_told_with_both_amounts_and_its_day():
    page = changed(from_to("1", "0.2"))
    assert said(page, "R16") == [
        "The price of Alpha changed on Oct 1, 2026: input price from $1 to $0.2 per million tokens."
    ]
    assert proofs(page, "R16") == [
        ("Alpha", "Input price", "$1", "per million tokens"),
        ("Alpha", "Input price", "$0.2", "per million tokens"),
        ("Alpha", "Changed on", "Oct 1, 2026", ""),
    ]
    assert winners(page, "R16") == [None]


def test_a_change_of_which_only_the_month_is_known_is_told_of_the_month():
    assert said(changed(from_to("1", "0.2", "2026-10")), "R16") == [
        "The price of Alpha changed in Oct 2026: input price from $1 to $0.2 per million tokens."
    ]


def test_what_changed_on_one_day_is_told_together_and_what_changed_before_is_not():
    page = changed(
        from_to("1", "0.2"),
        from_to("4", "0.8", component="output_text"),
        from_to("2", "1", "2026-09-01"),
    )
    assert said(page, "R16") == [
        "The price of Alpha changed on Oct 1, 2026: input price from $1 to $0.2 per million tokens "
        "and output price from $4 to $0.8 per million tokens."
    ]


@pytest.mark.parametrize(("on", "speaks"), [("2026-08-25", True), ("2026-08-24", False)])
def test_a_change_is_news_for_ninety_days(on, speaks):
    assert bool(said(changed(from_to("1", "2", on)), "R16")) is speaks


@pytest.mark.parametrize("options", [{"service_tier": "batch"}, {"host": "azure"}])
def test_a_change_of_another_service_or_host_is_no_news_here(options):
    page = changed(from_to("1", "2", "2026-11-01", **options), from_to("3", "4"))
    assert said(page, "R16") == [
        "The price of Alpha changed on Oct 1, 2026: input price from $3 to $4 per million tokens."
    ]


def test_a_change_of_unit_is_told_in_one_unit():
    before, after = price("input_text", "0.001", unit="1k_tokens"), price("input_text", "2")
    assert said(changed(change(before, after, "2026-10-01")), "R16") == [
        "The price of Alpha changed on Oct 1, 2026: input price from $1 to $2 per million tokens."
    ]


def announced(*prices, listed=None):
    listed = tokens("1", "4") if listed is None else listed
    return two(listed, [], alpha={"announced": prices})


def later(component, amount, on=date(2027, 1, 1), **options):
    return price(component, amount, starts=on, **options)


def test_announced_prices_of_one_day_are_told_together_and_later_ones_are_not():
    page = announced(
        later("input_text", "9"),
        later("output_text", "3"),
        later("input_text", "12", date(2027, 6, 1)),
    )
    assert said(page, "R16") == [
        "The price of Alpha changes on Jan 1, 2027: input price from $1 to $9 per million tokens "
        "and output price from $4 to $3 per million tokens."
    ]


@pytest.mark.parametrize(
    ("coming", "listed"),
    [
        (later("input_text", "1"), None),
        (later("input_text", "0.001", unit="1k_tokens"), None),
        (later("input_text", "9", kind=PriceKind.PROMOTION), None),
        (later("input_text", "9", host="azure"), None),
        (later("input_text", "9", service_tier="batch"), None),
        (later("input_text", "9", currency="CNY"), None),
        (later("input_text", None, free=FreeKind.FREE_OF_CHARGE), None),
        (later("input_text", "9"), []),
        (later("input_text", "9"), [price("input_text", None, state=PriceState.NOT_PUBLISHED)]),
        (price("input_text", "9"), None),
    ],
)
def test_what_follows_no_amount_of_the_same_key_is_no_other_price(coming, listed):
    assert not said(announced(coming, listed=listed), "R16")


def test_a_past_and_a_coming_change_of_both_models_have_their_own_sentences_and_anchors():
    options = {
        "changes": (from_to("2", "1"),),
        "announced": (later("input_text", "9"),),
    }
    page = two(tokens("1"), tokens("1"), alpha=options, beta=options)
    assert [item.anchor for item in statements(page, "R16")] == [
        "r16-changed-alpha-2026-10-01",
        "r16-announced-alpha-2027-01-01",
        "r16-changed-beta-2026-10-01",
        "r16-announced-beta-2027-01-01",
    ]


def test_changes_are_told_between_different_jobs_and_not_of_what_was_shut_down():
    news = {"changes": (from_to("2", "1"),)}
    page = compared(sheet("Alpha", "text", **news), sheet("Beta", "image"))
    assert said(page, "R16")
    ended = {"lifecycle": Lifecycle(retires_on=date(2026, 1, 1))}
    assert not said(two([], [], alpha=news, beta=ended), "R16")
