"""What the database says of a model, in the words of a catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from model_pages import checks as check_texts
from model_pages.models import (
    Check,
    ModelAlias,
    ModelPage,
    ModelPrice,
    PriceRecord,
    Provider,
)
from model_pages.sheets import hosts_by_pk, live_copy, price_of
from model_pages.specs.builtin import COLUMN_FIELDS
from model_pages.specs.formats import plain
from model_pages.specs.lifecycle import SUCCESSOR
from model_pages.specs.vocabulary import SPEC_FIELDS

Raw = dict[str, Any]

PUBLISHED = "published"
"""The basis of a record that publishing wrote."""


def raw_entries(
    pages: Iterable[ModelPage], copy_of: Callable[[ModelPage], ModelPage] = live_copy
) -> list[Raw]:
    """Each page as a catalogue would write it, sources in full: its published state, or the one
    that ``copy_of`` gives."""
    pages = list(pages)
    words = _Words(
        providers=hosts_by_pk(),
        models=dict(ModelPage.objects.values_list("pk", "slug")),
        checks=_newest_checks(pages),
        records=_records(pages),
    )
    return [_raw_entry(copy_of(page), page, words) for page in pages]


def raw_provider(provider: Provider) -> Raw:
    fields = ("slug", "name", "website", "pricing_url", "monogram", "summary")
    return _filled({name: getattr(provider, name) for name in fields})


@dataclass(frozen=True, slots=True)
class _Words:
    """Slugs by primary key, and what is kept beside the pages."""

    providers: dict[int, str]
    models: dict[int, str]
    checks: dict[tuple[int, str, str], Check]
    records: dict[int, list[PriceRecord]]


def _newest_checks(pages: list[ModelPage]) -> dict[tuple[int, str, str], Check]:
    found = Check.objects.filter(page__in=[page.pk for page in pages])
    oldest_first = found.order_by("checked_on", "pk")
    return {(check.page_id, check.subject, check.value): check for check in oldest_first}


def _records(pages: list[ModelPage]) -> dict[int, list[PriceRecord]]:
    records: dict[int, list[PriceRecord]] = {page.pk: [] for page in pages}
    for record in PriceRecord.objects.filter(page__in=records).order_by("pk"):
        records[record.page_id].append(record)
    return records


def _raw_entry(copy: ModelPage, page: ModelPage, words: _Words) -> Raw:
    successor = words.models.get(copy.superseded_by_id or 0, "")
    return _filled(
        {
            "slug": page.slug,
            "name": copy.title,
            "provider": words.providers.get(copy.provider_id or 0),
            "developer": words.providers.get(copy.developer_id or 0),
            "type": copy.model_type,
            "model_id": copy.model_id,
            "family": copy.family,
            "summary": copy.summary,
            "stage": "" if copy.stage == "general" else copy.stage,
            "aliases": _identifiers(copy, ModelAlias.Kind.ALIAS),
            "snapshots": _identifiers(copy, ModelAlias.Kind.SNAPSHOT),
            "licence_url": copy.licence_url,
            "facts": dict(_facts(copy, page, words)),
            "superseded_by": successor and _successor(page, successor, words),
            "capabilities": dict(_capabilities(copy, page, words)),
            "prices": list(_prices(copy, page, words)),
            "price_history": [_past_price(record) for record in _told(words.records[page.pk])],
            "benchmarks": [_benchmark(row) for row in copy.benchmarks.all()],
            "strengths": _strengths(copy),
        }
    )


def _identifiers(page: ModelPage, kind: str) -> list[str]:
    return [row.identifier for row in page.other_names.all() if row.kind == kind]


def _facts(copy: ModelPage, page: ModelPage, words: _Words) -> Iterator[tuple[str, Raw]]:
    rows = {row.fact: row for row in copy.fact_sources.all()}
    for spec_field in SPEC_FIELDS:
        row = rows.get(spec_field.key)
        value = _fact_value(copy, spec_field.key)
        known = value not in (None, "", [])
        if not known and not (row and row.state):
            continue
        raw = {"value": _written(value)} if known else {"state": row.state}
        subject = check_texts.fact_subject(spec_field.key)
        raw |= _sourced(row, page, subject, check_texts.fact_value(value), words)
        yield spec_field.key, _filled({**raw, "note": row.note if row else ""})


def _fact_value(copy: ModelPage, key: str) -> Any:
    return getattr(copy, key) if key in COLUMN_FIELDS else copy.extra_specs.get(key)


def _successor(page: ModelPage, slug: str, words: _Words) -> Raw:
    """The source of a successor stands in its check only: the page has no row for it."""
    check = words.checks.get((page.pk, check_texts.fact_subject(SUCCESSOR), slug))
    if check is None:
        return {"model": slug}
    source = raw_source(check)
    return {"model": slug, **source, "checked": check.checked_on.isoformat()}


def _capabilities(copy: ModelPage, page: ModelPage, words: _Words) -> Iterator[tuple[str, Raw]]:
    for row in copy.capabilities.all():
        subject = check_texts.capability_subject(row.capability)
        value = check_texts.fact_value(row.supported)
        yield (
            row.capability,
            {"value": _written(row.supported), **_sourced(row, page, subject, value, words)},
        )


def _prices(copy: ModelPage, page: ModelPage, words: _Words) -> Iterator[Raw]:
    for row in copy.prices.all():
        if not row.is_complete:
            continue
        host = words.providers.get(row.host_id or 0, "")
        price = price_of(row, host)
        subject, value = check_texts.price_subject(price), check_texts.price_value(price)
        dates = {"from": row.effective_from, "until": row.effective_until}
        sourced = _sourced(row, page, subject, value, words)
        yield {**_price(row, host, dates), **_details(row), **sourced}


def _price(row: ModelPrice | PriceRecord, host: str, dates: Raw) -> Raw:
    return _filled(
        {
            "component": row.component,
            "unit": row.unit,
            "amount": "" if row.amount is None else raw_number(row.amount),
            "state": "" if row.state == "priced" else row.state,
            "free_kind": row.free_kind,
            "currency": "" if row.currency == "USD" else row.currency,
            "when": {key: str(value) for key, value in sorted((row.conditions or {}).items())},
            "kind": "" if row.kind == "list" else row.kind,
            "host": host,
            **{name: day.isoformat() for name, day in dates.items() if day},
        }
    )


def _details(row: ModelPrice) -> Raw:
    """What a line of the price list says beside its amount."""
    return _filled(
        {
            "minimum": row.minimum and raw_number(row.minimum),
            "terms": row.terms,
            "derived": "yes" if row.is_derived else "",
            "confirmed": "yes" if row.is_confirmed else "",
        }
    )


def _past_price(record: PriceRecord) -> Raw:
    dates = {"from": record.valid_from, "until": record.valid_until}
    basis = "" if record.basis == PUBLISHED else record.basis
    return _filled({**_price(record, record.host, dates), "basis": basis, **raw_source(record)})


def _told(records: list[PriceRecord]) -> list[PriceRecord]:
    """The records that tell more than the price list: not the lone open record that publishing
    a price writes, and none of a value that never took effect."""
    by_key: dict[str, list[PriceRecord]] = {}
    for record in records:
        if record.took_effect:
            by_key.setdefault(record.key, []).append(record)
    return [
        record
        for same in by_key.values()
        for record in sorted(same, key=lambda record: record.valid_from)
        if len(same) > 1 or record.basis != PUBLISHED
    ]


def _benchmark(row: Any) -> Raw:
    names = ("name", "version", "metric", "setting")
    return _filled(
        {
            **{name: getattr(row, name) for name in names},
            "score": raw_number(row.score),
            "interval": row.interval and raw_number(row.interval),
            "self_reported": _written(row.self_reported),
            "measured_on": row.measured_on and row.measured_on.isoformat(),
            **raw_source(row),
        }
    )


def _strengths(page: ModelPage) -> Raw:
    dates = {
        "written_on": page.strengths_written_on,
        "reviewed_on": page.strengths_reviewed_on,
    }
    items = [_strength(block.value) for block in page.strengths]
    raw = _filled({name: day and day.isoformat() for name, day in dates.items()})
    return {**raw, "items": items} if items else {}


def _strength(value: Any) -> Raw:
    points = [
        {"text": point["text"], "points": list(point["points"])}
        if point["points"]
        else point["text"]
        for point in value["points"]
    ]
    return _filled({"title": value["title"], "points": points})


def _sourced(row: Any, page: ModelPage, subject: str, value: str, words: _Words) -> Raw:
    check = words.checks.get((page.pk, subject, value))
    checked = {"checked": check.checked_on.isoformat()} if check else {}
    return {**(raw_source(row) if row else {}), **checked}


def raw_source(row: Any) -> Raw:
    if not row.source_name:
        return {}
    return {"source": _filled({"name": row.source_name, "url": row.source_url})}


def _written(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return list(value) if isinstance(value, (list, tuple)) else str(value)


def raw_number(number: Decimal) -> str:
    return f"{plain(number):f}"


def _filled(raw: Raw) -> Raw:
    return {key: value for key, value in raw.items() if value not in (None, "", [], {})}
