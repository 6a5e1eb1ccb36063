"""How long ``compare()`` takes: ``python benchmarks/engine.py [--profile]``.

Compares every pair of a set of sheets of realistic size, twice: the first round formats each
model, the second is what a page costs once its models have been seen.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter_ns

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from comparisons.engine import compare
from model_pages.specs.dates import PartialDate
from model_pages.specs.facts import Fact, Source, State
from model_pages.specs.lifecycle import Lifecycle, Successor
from model_pages.specs.prices import Price, PriceState, normal_conditions
from model_pages.specs.sheet import ProviderRef, SpecSheet
from model_pages.specs.vocabulary import CAPABILITIES

ON = date(2026, 11, 23)
SOURCES = (Source("Price list", "https://example.com/prices"), Source("Model card"))
IMAGE_CELLS = [
    {"quality": quality, "size": size}
    for quality in ("low", "medium", "high")
    for size in ("1024x1024", "1024x1536", "1536x1024")
]


def sheets(count: int) -> list[SpecSheet]:
    """Text and image models by turns, with about the facts and prices of real entries."""
    return [_sheet(number, "image" if number % 4 == 3 else "text") for number in range(count)]


def _sheet(number: int, model_type: str) -> SpecSheet:
    facts = {
        "context_window": 128_000 + number * 4096,
        "max_output_tokens": 16_384 + number * 512,
        "modalities_in": ("text", "image") if number % 3 else ("text", "image", "pdf"),
        "modalities_out": (model_type,),
        "release_date": PartialDate(2025, 1 + number % 12),
        "knowledge_cutoff": PartialDate(2024, 1 + number % 12),
        "open_weights": number % 5 == 0,
    }
    if model_type == "image":
        del facts["context_window"], facts["max_output_tokens"]
    superseded = number % 6 == 0
    chain = (Successor(f"model-{number + 1}", f"Model {number + 1}", model_type, Lifecycle()),)
    return SpecSheet(
        slug=f"model-{number:03}",
        name=f"Model {number}",
        on=ON,
        model_type=model_type,
        provider=ProviderRef(f"provider-{number % 7}", f"Provider {number % 7}"),
        family=f"Family {number % 9}",
        model_id=f"model-{number}",
        lifecycle=Lifecycle(has_successor=superseded),
        facts={key: _fact(key, value, number) for key, value in facts.items()},
        capabilities={
            item.key: _fact(item.key, (number + index) % 3 > 0, number)
            for index, item in enumerate(CAPABILITIES)
        },
        prices=tuple(_prices(number, model_type)),
        successors=chain if superseded else (),
    )


def _fact(key: str, value: object, number: int) -> Fact:
    return Fact(key, State.KNOWN, value, SOURCES[number % 2], ON - timedelta(days=number % 40))


def _prices(number: int, model_type: str) -> Iterator[Price]:
    base = Decimal(number % 23 + 1) / 10
    components = [("input_text", 1), ("cached_input_text", Decimal("0.25"))]
    components += [("output_text", 4)] if model_type == "text" else [("output_image", 8)]
    for component, factor in components:
        for tier, share in (({}, 1), ({"service_tier": "batch"}, Decimal("0.5"))):
            yield _price(component, "1m_tokens", base * factor * share, number, tier)
    if number % 5 == 2:
        yield _price("input_text", "1m_tokens", base * 2, number, {"input_tokens_over": 200_000})
    if model_type == "image":
        for index, cell in enumerate(IMAGE_CELLS, start=1):
            yield _price("image_generation", "image", base * index / 100, number, cell)


def _price(component: str, unit: str, amount: Decimal, number: int, conditions: dict) -> Price:
    return Price(
        component,
        unit,
        "USD",
        PriceState.PRICED,
        amount,
        normal_conditions(conditions),
        source=SOURCES[number % 2],
        checked_on=ON - timedelta(days=number % 40),
    )


def timed(entries: list[SpecSheet]) -> list[float]:
    """Microseconds of each pair."""
    times = []
    for left, right in combinations(entries, 2):
        started = perf_counter_ns()
        compare(left, right, ON, strict=True)
        times.append((perf_counter_ns() - started) / 1000)
    return times


def report(label: str, times: list[float]) -> None:
    p95 = quantiles(times, n=20)[-1]
    print(f"{label:<28} {len(times):>6} pairs  median {median(times):>7.0f} µs  p95 {p95:>7.0f} µs")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--models", type=int, default=60, help="how many sheets to compare")
    parser.add_argument("--profile", action="store_true", help="print where the time goes")
    options = parser.parse_args()
    entries = sheets(options.models)
    report("first sight of each model", timed(entries))
    if not options.profile:
        report("models already formatted", timed(entries))
        return
    with cProfile.Profile() as profile:
        timed(entries)
    pstats.Stats(profile).sort_stats("tottime").print_stats(30)


if __name__ == "__main__":
    main()
