"""What a sheet shows that is no content of its entry: checks, past prices, hosts and rates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import DateField, Exists, OuterRef, Q, QuerySet, Value

from model_pages.specs import exchange
from model_pages.specs.facts import Source
from model_pages.specs.history import DOCUMENTED, ONE_DAY, RECENT, PastPrice
from model_pages.specs.prices import Price, PriceKind, PriceState, normal_conditions

from .checks import Checked, Checks
from .contents import Content
from .models import Check, ExchangeRate, ModelPage, PriceRecord, Provider
from .models.fields import AmountField, ConditionsField


@dataclass(frozen=True, slots=True)
class Beside:
    """The checks and the list prices by primary key of the page, hosts by their own, and one
    rate a currency. ``published`` are the successors that every visitor may see."""

    checks: defaultdict[int, Checks] = field(default_factory=lambda: defaultdict(dict))
    past_prices: defaultdict[int, list[PastPrice]] = field(
        default_factory=lambda: defaultdict(list)
    )
    hosts: dict[int, Provider] = field(default_factory=dict)
    rates: dict[str, exchange.ExchangeRate] = field(default_factory=dict)
    published: set[int] = field(default_factory=set)


def beside(
    copies: Iterable[ModelPage | Content], successors: Iterable[ModelPage], on: date
) -> Beside:
    """For entries with the child rows that are to be shown; of successors the checks, and which of
    them are published.

    One query for these and the past prices together, because every page of a pair asks it; one
    more where there is another host, and one where there is another currency than US dollars.
    """
    copies = list(copies)
    rows = [row for copy in copies for row in copy.prices.all()]
    found = Beside(
        hosts=_hosts({row.host_id for row in rows if row.host_id}),
        rates=_rates({row.currency for row in rows} - {exchange.REFERENCE}, on),
    )
    _take_rows({copy.pk for copy in copies if copy.pk}, {page.pk for page in successors}, on, found)
    return found


def beside_all(pages: set[int], published: set[int], on: date) -> Beside:
    """The same for entries whose rows are not at hand: every host and every rate there is."""
    currencies = ExchangeRate.objects.filter(live=True).values_list("currency", flat=True)
    hosts, rates = Provider.objects.in_bulk(), _rates(set(currencies), on)
    found = Beside(hosts=hosts, rates=rates, published=published)
    _take_rows(pages, set(), on, found)
    return found


def _take_rows(pages: set[int], replacing: set[int], on: date, found: Beside) -> None:
    checks = _newest_checks(pages | replacing, on)
    for row in _records(pages, on).union(checks, _published(replacing), all=True):
        _take(row, found)


_PUBLISHED = "page:published"
_NO_DAY, _NO_TEXT = Value(None, output_field=DateField()), Value("")
_NO_AMOUNT = Value(None, output_field=AmountField())
_NO_CONDITIONS = Value({}, output_field=ConditionsField())


def _newest_checks(pages: set[int], on: date) -> QuerySet[Any, Any]:
    """The newest check of every value until the day, in the columns of a price record."""
    of_value = {name: OuterRef(name) for name in ("page_id", "subject", "value")}
    until = Check.objects.filter(checked_on__lte=on)
    newer = until.filter(**of_value, checked_on__gt=OuterRef("checked_on"))
    rows = until.filter(~Exists(newer), page__in=pages)
    return rows.order_by().values_list(
        *("page_id", "subject", "value", "checked_on", _NO_DAY, "source_name", "source_url"),
        *(_NO_TEXT, _NO_TEXT, _NO_TEXT, _NO_CONDITIONS, _NO_AMOUNT),
    )


def _published(pages: set[int]) -> QuerySet[Any, Any]:
    """The pages that every visitor may see, in the columns of a price record."""
    rows = ModelPage.objects.published().filter(pk__in=pages)
    return rows.order_by().values_list(
        *("pk", Value(_PUBLISHED), _NO_TEXT, _NO_DAY, _NO_DAY, _NO_TEXT, _NO_TEXT),
        *(_NO_TEXT, _NO_TEXT, _NO_TEXT, _NO_CONDITIONS, _NO_AMOUNT),
    )


def _records(pages: set[int], on: date) -> QuerySet[Any, Any]:
    """No more than ``recent_changes`` needs of a ledger: list prices that began within RECENT, and
    those that they may have followed."""
    begun = Q(valid_from__range=(on - RECENT, on))
    ended = Q(valid_until__range=(on - RECENT - ONE_DAY, on))
    rows = PriceRecord.objects.filter(begun | ended, page__in=pages)
    list_prices = rows.filter(kind=PriceKind.LIST, state=PriceState.PRICED)
    return list_prices.order_by().values_list(
        *("page_id", "component", "unit", "valid_from", "valid_until", "source_name", "source_url"),
        *("basis", "currency", "host", "conditions", "amount"),
    )


def _take(row: tuple[Any, ...], found: Beside) -> None:
    page, subject, value, first_day, last_day, name, url, *of_price = row
    if subject == _PUBLISHED:
        found.published.add(page)
        return
    source = Source(name, url) if name else None
    basis, currency, host, conditions, amount = of_price
    if amount is None:
        found.checks[page][subject, value] = Checked(first_day, source)
        return
    price = _list_price(subject, value, currency, amount, conditions, host, source)
    record = PastPrice(price, first_day, last_day, basis == DOCUMENTED)
    found.past_prices[page].append(record)


def past_prices(records: Iterable[PriceRecord]) -> Iterator[PastPrice]:
    """Those lines of a ledger, saved or not, that are list prices with an amount."""
    for one in records:
        if one.kind != PriceKind.LIST or one.amount is None:
            continue
        source = Source(one.source_name, one.source_url) if one.source_name else None
        key = one.component, one.unit, one.currency
        price = _list_price(*key, one.amount, one.conditions, one.host, source)
        yield PastPrice(price, one.valid_from, one.valid_until, one.basis == DOCUMENTED)


def _list_price(
    component: str,
    unit: str,
    currency: str,
    amount: Decimal,
    conditions: dict[str, Any] | None,
    host: str,
    source: Source | None,
) -> Price:
    return Price(
        component=component,
        unit=unit,
        currency=currency,
        state=PriceState.PRICED,
        amount=amount,
        conditions=normal_conditions(conditions or {}),
        host=host,
        source=source,
    )


def _hosts(ids: set[int]) -> dict[int, Provider]:
    return Provider.objects.in_bulk(ids) if ids else {}


def _rates(currencies: set[str], on: date) -> dict[str, exchange.ExchangeRate]:
    """The newest rate of each currency that is not after ``on``."""
    if not currencies:
        return {}
    until = ExchangeRate.objects.filter(live=True, day__lte=on)
    newer = until.filter(currency=OuterRef("currency"), day__gt=OuterRef("day"))
    rows = until.filter(~Exists(newer), currency__in=currencies)
    return {
        row.currency: exchange.ExchangeRate(
            row.currency,
            row.per_dollar,
            row.day,
            Source(row.source_name, row.source_url) if row.source_name else None,
        )
        for row in rows
    }
