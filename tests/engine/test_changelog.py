"""What has changed about two models, in sentences."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from comparisons.engine.changelog import changelog
from comparisons.engine.wording import load_wording
from model_pages.specs.history import PastPrice
from model_pages.specs.lifecycle import Lifecycle
from model_pages.specs.prices import FreeKind, Price, PriceKind, PriceState
from model_pages.specs.sheet import ProviderRef, SpecSheet

ON = date(2026, 11, 23)
A = SpecSheet("a", "Model A", ON, "text", ProviderRef("p", "P"))
B = replace(A, slug="b", name="Model B")


def line(amount, first, last=None, *, exact=True, **fields):
    """A record; an amount that is a kind of free is no amount."""
    free = FreeKind(amount) if amount in set(FreeKind) else None
    state = PriceState.FREE if free else PriceState.PRICED
    fields = {"component": "output_text", "unit": "1m_tokens", "currency": "USD"} | fields
    price = Price(state=state, amount=None if free else Decimal(amount), free_kind=free, **fields)
    day = date.fromisoformat
    return PastPrice(price, day(first), day(last) if last else None, exact)


def said(*lines, sheet=B, language="en"):
    changes = changelog([A, sheet], {"b": lines}, load_wording(language=language))
    return [f"{change.when}: {change.text}" for change in changes]


def test_a_lower_price_is_told_with_the_day_and_by_how_much():
    lines = line("2.50", "2026-01-01", "2026-10-11"), line("2", "2026-10-12")

    assert said(*lines) == [
        "Oct 12, 2026: Output price of Model B from $2.5 to $2 per million tokens (20% less)."
    ]
    assert said(*lines, language="de") == [
        "12.10.2026: Ausgabepreis von Model B: von 2,5\xa0$ auf 2\xa0$ pro Million Token "
        "(20\xa0% weniger)."
    ]


def test_a_higher_price_is_told_in_percent_and_what_more_than_doubled_in_times():
    assert said(line("2", "2026-01-01", "2026-10-11"), line("2.5", "2026-10-12"))[0].endswith(
        "(25% more)."
    )
    assert said(line("2", "2026-01-01", "2026-10-11"), line("10", "2026-10-12"))[0].endswith(
        "(5 times as much)."
    )


def test_a_day_that_nobody_knows_is_told_as_its_month():
    lines = line("2", "2026-01-01", "2026-10-11"), line("1", "2026-10-12", exact=False)

    assert said(*lines)[0].startswith("Oct 2026: ")


def test_what_was_only_recorded_is_no_change():
    assert said(line("2", "2026-01-01"), line("1", "2026-08-08", component="input_text")) == []


def test_after_a_gap_nobody_knows_when_a_price_changed():
    assert said(line("2", "2026-01-01", "2026-03-31"), line("1", "2026-06-01")) == []


def test_another_currency_is_told_as_such_and_never_in_percent():
    lines = line("2", "2026-01-01", "2026-10-11"), line("15", "2026-10-12", currency="CNY")

    assert said(*lines) == [
        "Oct 12, 2026: Output price of Model B: $2 per million tokens became "
        "CN¥15 per million tokens."
    ]


def test_another_unit_of_the_same_amount_is_told_as_such():
    lines = (
        line("0.002", "2026-01-01", "2026-10-11", unit="1k_tokens"),
        line("2", "2026-10-12"),
    )

    assert said(*lines) == [
        "Oct 12, 2026: Output price of Model B is given in another unit, at the same amount: "
        "$2 per million tokens."
    ]


def test_what_became_free_has_no_percent():
    lines = line("2", "2026-01-01", "2026-10-11"), line("free_tier", "2026-10-12")

    assert said(*lines) == [
        "Oct 12, 2026: Output price of Model B: $2 per million tokens became free tier."
    ]


def test_an_announced_price_that_took_effect_by_itself_is_a_change():
    assert said(line("2", "2026-01-01"), line("1", "2026-10-12"))[0].endswith("(50% less).")
    assert said(line("2", "2026-01-01"), line("1", "2026-11-24")) == []


def test_a_promotion_that_ended_is_told():
    promotion = line("1", "2026-09-01", "2026-10-11", kind=PriceKind.PROMOTION)

    assert said(line("2", "2026-01-01"), promotion) == [
        "Oct 12, 2026: Output price, promotion of Model B is no longer listed; "
        "it was $1 per million tokens."
    ]


def test_one_price_that_became_two_names_both():
    peak = line("3.96", "2026-08-17", conditions=(("time_of_day", "peak"),))
    off_peak = line("1.98", "2026-08-17", conditions=(("time_of_day", "off_peak"),))

    assert said(line("0.87", "2026-05-25", "2026-08-16", exact=False), off_peak, peak) == [
        "Aug 17, 2026: Output price of Model B: $0.87 per million tokens became "
        "$1.98 per million tokens (off-peak hours) and $3.96 per million tokens (peak hours)."
    ]


def test_the_end_of_a_model_is_told_when_it_was_announced_and_when_it_came():
    life = Lifecycle(deprecated_on=date(2026, 6, 11), retires_on=date(2026, 11, 11))

    assert said(sheet=replace(B, lifecycle=life)) == [
        "Nov 11, 2026: Model B was shut down.",
        "Jun 11, 2026: Model B was announced to be withdrawn; the first day without it is "
        "Nov 11, 2026.",
    ]


def test_the_changes_of_both_sides_stand_in_one_list_newest_first():
    ours = [line("2", "2026-01-01", "2026-08-31"), line("1", "2026-09-01")]
    theirs = [line("2", "2026-01-01", "2026-09-30"), line("1", "2026-10-01")]
    found = changelog([A, B], {"a": ours, "b": theirs}, load_wording())

    assert [change.slug for change in found] == ["b", "a"]
