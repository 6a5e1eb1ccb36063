"""The checks that an entry reports: which value was confirmed on which day, from which source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from model_pages import checks as check_texts
from model_pages.models import Check, ModelPage

from .schema import ModelEntry
from .stored import SUCCESSOR


def record_checks(page: ModelPage, entry: ModelEntry) -> int:
    """Add the checks that are not there yet, and say how many those were."""
    return len(Check.objects.bulk_create(missing_checks(page, entry)))


def missing_checks(page: ModelPage, entry: ModelEntry) -> list[Check]:
    known = set(page.checks.values_list("subject", "value", "checked_on"))
    missing = []
    for check in _checks(page, entry):
        identity = (check.subject, check.value, check.checked_on)
        if identity not in known:
            known.add(identity)
            missing.append(check)
    return missing


def _checks(page: ModelPage, entry: ModelEntry) -> Iterator[Check]:
    for subject, value, confirmed in _confirmed(entry):
        if confirmed.checked:
            source = confirmed.source
            yield Check(
                page=page,
                subject=subject,
                value=value,
                checked_on=confirmed.checked,
                source_name=source.name if source else "",
                source_url=source.url if source else "",
            )


def _confirmed(entry: ModelEntry) -> Iterator[tuple[str, str, Any]]:
    """Everything that has a value, as a check calls it."""
    for fact in entry.facts.values():
        if fact.value is not None:
            value = check_texts.fact_value(fact.value)
            yield check_texts.fact_subject(fact.key), value, fact
    for capability in entry.capabilities.values():
        value = check_texts.fact_value(capability.value)
        yield check_texts.capability_subject(capability.key), value, capability
    for row in entry.prices:
        price = row.as_price()
        yield check_texts.price_subject(price), check_texts.price_value(price), row
    if entry.superseded_by:
        successor = entry.superseded_by
        yield check_texts.fact_subject(SUCCESSOR), successor.model, successor
