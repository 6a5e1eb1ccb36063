"""What has changed about one model or two, in sentences, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from model_pages.specs.cells import SheetCells
from model_pages.specs.dates import PartialDate
from model_pages.specs.facts import Source
from model_pages.specs.history import LedgerChange, PastPrice, all_changes
from model_pages.specs.lifecycle import Status
from model_pages.specs.prices import Price, PriceKind
from model_pages.specs.sheet import SpecSheet

from .rates import in_unit, shared_unit
from .values import Listing, Money, Percent, Phrase, Ratio, Term, Value
from .wording import Wording


@dataclass(frozen=True, slots=True)
class Change:
    """``when`` is as exact as ``first_day`` is known; ``slug`` names the model."""

    slug: str
    when: str
    first_day: date
    text: str
    source: Source | None = None


def changelog(
    sheets: Iterable[SpecSheet], ledger: Mapping[str, Iterable[PastPrice]], wording: Wording
) -> tuple[Change, ...]:
    """All that the records know to have changed by the day of the sheets.

    ``ledger`` are the prices of each model by its slug.
    """
    found = [
        change
        for sheet in sheets
        for change in (
            *_prices(sheet, ledger.get(sheet.slug, ()), wording),
            *_lifecycle(sheet, wording),
        )
    ]
    return tuple(sorted(found, key=lambda change: change.first_day, reverse=True))


def _prices(sheet: SpecSheet, past: Iterable[PastPrice], wording: Wording) -> Iterator[Change]:
    cells = SheetCells(sheet, wording.language)
    for change in all_changes(past, sheet.on):
        phrase = _phrase(change, sheet, cells)
        source = (change.after or change.before).source
        when = wording.language.formatter.partial_date(change.on)
        yield Change(sheet.slug, when, change.first_day, wording.say(phrase), source)


def _phrase(change: LedgerChange, sheet: SpecSheet, cells: SheetCells) -> Phrase:
    before, after = change.before, change.after
    params: dict[str, Value] = {"model": sheet.name, "price": _name(after or before, cells)}
    if change.instead:
        items = [_under_conditions(price, cells) for price in change.instead]
        said: dict[str, Value] = {"before": _whole(before), "after": Listing(items)}
        return Phrase("page.change_other", {**params, **said})
    if after is None:
        return Phrase("page.change_ended", {**params, "before": _whole(before)})
    amounts = before.canonical_amount, after.canonical_amount
    if before.key != after.key or None in amounts:
        said = {"before": _whole(before), "after": _whole(after)}
        return Phrase("page.change_other", {**params, **said})
    if amounts[0] == amounts[1]:
        return Phrase("page.change_unit", {**params, "after": _whole(after)})
    return Phrase(*_moved(params, before, after))


def _moved(params: dict[str, Value], before: Price, after: Price) -> tuple[str, dict[str, Value]]:
    """By how much of the former price; what has more than doubled, how many times it."""
    unit = shared_unit(before, after)
    old, new = in_unit(before, unit), in_unit(after, unit)
    params = {
        **params,
        "before": Money(old, before.currency),
        "after": Money(new, after.currency),
        "unit": Term("unit", unit),
    }
    if new > 2 * old:
        return "page.change_times", {**params, "ratio": Ratio(new / old)}
    key = "page.change_less" if new < old else "page.change_more"
    return key, {**params, "percent": Percent(abs(new - old) / old * 100)}


def _name(price: Price, cells: SheetCells) -> str:
    """ "Output price, batch" """
    language = cells.language
    promotion = language.say("promotion") if price.kind is PriceKind.PROMOTION else ""
    apart = cells.told_apart(price, promotion)
    return ", ".join(filter(None, [language.label("component", price.component), apart]))


def _under_conditions(price: Price, cells: SheetCells) -> Phrase:
    """ "$1.98 per million tokens (off-peak hours)" """
    conditions = cells.conditions(price)
    if not conditions:
        return Phrase("page.change_standard", {"amount": _whole(price)})
    return Phrase("page.change_condition", {"amount": _whole(price), "condition": conditions})


def _whole(price: Price) -> Value:
    """ "$2 per million tokens", "free tier" """
    if price.amount is not None:
        money = Money(price.amount, price.currency)
        return Phrase("page.change_amount", {"amount": money, "unit": Term("unit", price.unit)})
    if price.free_kind is not None:
        return Term("free", price.free_kind)
    return Term("price_state", price.state)


def _lifecycle(sheet: SpecSheet, wording: Wording) -> Iterator[Change]:
    """Its end as it was announced, and as it came. When a successor was named nobody records."""
    life, params = sheet.lifecycle, {"model": sheet.name}
    if life.deprecated_on and life.deprecated_on <= sheet.on:
        phrase = Phrase("page.change_deprecated", params)
        if life.retires_on:
            phrase = Phrase("page.change_retiring", {**params, "date": life.retires_on})
        yield _event(sheet, "deprecated_on", life.deprecated_on, phrase, wording)
    if life.retires_on and sheet.status is Status.RETIRED:
        phrase = Phrase("page.change_retired", params)
        yield _event(sheet, "retires_on", life.retires_on, phrase, wording)


def _event(sheet: SpecSheet, fact: str, day: date, phrase: Phrase, wording: Wording) -> Change:
    when = wording.language.formatter.partial_date(PartialDate(day.year, day.month, day.day))
    return Change(sheet.slug, when, day, wording.say(phrase), sheet.fact(fact).source)
