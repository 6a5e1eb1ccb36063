"""What the browser sends when an editor saves a page."""

from __future__ import annotations

import json
from typing import Any

from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from comparisons.models.remembering import as_json

EMPTY_CONDITIONS = {
    f"conditions_{name}": ""
    for name in (
        "input_tokens_over",
        "service_tier",
        "cache_ttl",
        "quality",
        "size",
        "resolution",
        "time_of_day",
        "region",
    )
}


NO_COMMENTS = {
    "comments-TOTAL_FORMS": "0",
    "comments-INITIAL_FORMS": "0",
    "comments-MIN_NUM_FORMS": "0",
    "comments-MAX_NUM_FORMS": "",
}


def price_row(component: str = "input_text", amount: str = "0.4", **fields: Any) -> dict[str, Any]:
    return {
        "component": component,
        "amount": amount,
        "currency": "USD",
        "unit": "1m_tokens",
        "state": "priced",
        "free_kind": "",
        "kind": "list",
        "effective_from": "",
        "effective_until": "",
        "minimum": "",
        "terms": "",
        "source_name": "",
        "source_url": "",
        "host": "",
        **EMPTY_CONDITIONS,
        **fields,
    }


def benchmark_row(name: str, score: str, **fields: Any) -> dict[str, Any]:
    texts = ("version", "metric", "interval", "setting", "measured_on", "source_name", "source_url")
    return {"name": name, "score": score, **dict.fromkeys(texts, ""), **fields}


def entry_form(provider_id: int, **fields: Any) -> dict[str, Any]:
    rows = {
        name: inline_formset(fields.pop(name, []))
        for name in ("prices", "other_names", "capabilities", "fact_sources", "benchmarks")
    }
    texts = dict.fromkeys(
        [
            "summary",
            "developer",
            "model_id",
            "family",
            "context_window",
            "max_input_tokens",
            "max_output_tokens",
            "embedding_dimensions",
            "release_date",
            "knowledge_cutoff",
            "deprecated_on",
            "retires_on",
            "retires_not_before",
            "superseded_by",
            "open_weights",
            "licence",
            "licence_url",
            "strengths_written_on",
            "strengths_reviewed_on",
            "seo_title",
            "search_description",
        ],
        "",
    )
    identity = {
        "title": "Some Model",
        "slug": "some-model",
        "provider": provider_id,
        "model_type": "text",
        "stage": "general",
        "strengths": streamfield([]),
        "go_live_at": "",
        "expire_at": "",
        "action-publish": "publish",
    }
    return nested_form_data({**identity, **texts, **rows, **fields}) | NO_COMMENTS


def changed_prices(page: Any, *rows: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """The form of an existing entry whose price rows, in their order, now read like ``rows``."""
    fields = {"title": page.title, "slug": page.slug, **fields}
    form = entry_form(page.provider_id, **fields)
    form |= {"prices-TOTAL_FORMS": str(len(rows)), "prices-INITIAL_FORMS": str(len(rows))}
    for position, (stored, row) in enumerate(zip(page.prices.all(), rows, strict=True)):
        values = row | {"id": stored.pk, "ORDER": position + 1}
        form |= {f"prices-{position}-{name}": value for name, value in values.items()}
    return form


def comparison_form(left: Any, right: Any, **fields: Any) -> dict[str, Any]:
    """The form of a new page of two models."""
    names = ("heading", "seo_title", "search_description", "call_to_action", "listing_reason")
    texts = dict.fromkeys([*names, "third_model", "go_live_at", "expire_at"], "")
    prose = {"introduction": rich_text(""), "verdict": rich_text("")}
    streams = {"faqs": streamfield([]), "use_cases": streamfield([])}
    rows = {
        name: inline_formset(fields.pop(name, []))
        for name in ("statement_overrides", "faq_choices")
    }
    pair = {"left": left.pk, "right": right.pk, "listing": "rule", "action-publish": "1"}
    return nested_form_data({**pair, **texts, **prose, **streams, **rows, **fields}) | NO_COMMENTS


def statement_row(said: Any, action: str = "mute", **fields: Any) -> dict[str, Any]:
    """The row in which an editor decides about a sentence that she sees."""
    return {
        "anchor": said.anchor,
        "sentence": said.text,
        "evidence": json.dumps(as_json(said.evidence)),
        "action": action,
        "text": "",
        "reason": "Not our point",
        **fields,
    }


def faq_row(faq: Any, place: str = "usual", **fields: Any) -> dict[str, Any]:
    return {
        "anchor": faq.anchor,
        "question": faq.question,
        "sentence": faq.answer,
        "evidence": json.dumps(as_json(faq.evidence)),
        "place": place,
        "answer": "",
        "reason": "",
        **fields,
    }
