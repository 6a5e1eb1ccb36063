"""Every text that a wording file must have, with the placeholders that it may use."""

from __future__ import annotations

from collections.abc import Mapping

from .registry import FAQS, RULES

_BOTH = "left right left_provider right_provider left_noun right_noun"

PAGE_TEXTS: Mapping[str, str] = {
    "title": _BOTH,
    "description": _BOTH,
    "lead_same_model": _BOTH,
    "lead_same_job": _BOTH,
    "lead_two_offers": _BOTH,
    "lead_overlap": _BOTH,
    "lead_different_job": _BOTH,
    "note_same_model": _BOTH,
    "note_two_offers": _BOTH,
    "note_overlap": _BOTH,
    "note_different_job": _BOTH,
    "change_less": "price model before after unit percent",
    "change_more": "price model before after unit percent",
    "change_times": "price model before after unit ratio",
    "change_unit": "price model after",
    "change_other": "price model before after",
    "change_ended": "price model before",
    "change_amount": "amount unit",
    "change_condition": "amount condition",
    "change_standard": "amount",
    "change_deprecated": "model",
    "change_retiring": "model date",
    "change_retired": "model",
}

SHARED_TEXTS: Mapping[str, str] = {
    "percent_under": "percent",
    "percent_over": "percent",
    "as_of": "date",
    "lowest_band": "tokens",
    "derived": "model unit",
    "frame_on": "date",
    "frame_between": "oldest newest",
    "frame_unchecked": "",
    "successor": "listed",
    "listed_retired": "listed date",
    "listed_retiring": "listed date",
    "listed_upcoming": "listed",
    "listed_other_job": "listed",
    "next_in_line": "heir",
    "nobody_in_line": "",
}

CHART_TEXTS: Mapping[str, str] = {
    "mix_crossing": "reader writer percent price",
    "mix_crossing_about": "reader writer percent price",
    "mix_lower": "cheaper",
    "mix_same_input": "cheaper",
    "mix_same_output": "cheaper",
    "mix_about_same": "",
    "mix_same": "",
}

SUMMARY_TEXTS: Mapping[str, str] = {
    "cheaper": "cheaper percent low high workload",
    "about_same": "low high workload",
    "same": "cost workload",
    "not_counted": "models workload",
    "two_currencies": "workload",
    "own_workload": "",
    "only": "model things",
    "reads": "modalities",
    "produces": "modalities",
}

LINEUP_TEXTS: Mapping[str, str] = {
    "title": "models",
    "kind": "model noun",
    "kinds": "kinds",
    "kinds_that_overlap": "kinds",
    "retired": "models",
}


def expected_texts() -> dict[str, frozenset[str]]:
    """Allowed placeholders by key, for the page, its pictures and every registered rule and FAQ."""
    expected = {f"page.{key}": names for key, names in PAGE_TEXTS.items()}
    expected |= {f"shared.{key}": names for key, names in SHARED_TEXTS.items()}
    expected |= {f"charts.{key}": names for key, names in CHART_TEXTS.items()}
    expected |= {f"summary.{key}": names for key, names in SUMMARY_TEXTS.items()}
    expected |= {f"lineup.{key}": names for key, names in LINEUP_TEXTS.items()}
    for speaker in (*RULES, *FAQS):
        expected |= {f"{speaker.key}.{name}": names for name, names in speaker.says.items()}
    return {key: frozenset(names.split()) for key, names in expected.items()}
