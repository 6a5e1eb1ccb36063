"""How long ``compare()`` takes: ``python benchmarks/engine.py [--profile] [CATALOGUE]``.

Compares every pair of the demo catalogue's models with everything that a page shows: tables,
statements, questions, evidence. The first round formats each model; the others are what a page
costs once its models have been seen, the best of them for each pair, so that what else the
machine does at the time does not count.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import sys
from collections.abc import Sequence
from datetime import date
from itertools import combinations
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter_ns

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from comparisons.engine import compare
from model_pages.catalogue.parsing import read_catalogue
from model_pages.catalogue.sheeting import sheets_of
from model_pages.specs.sheet import SpecSheet

ON = date(2026, 11, 23)
DEMO = Path(__file__).resolve().parent.parent / "fixtures" / "catalogue.yaml"
ROUNDS = 5


def timed(entries: Sequence[SpecSheet]) -> list[float]:
    """Microseconds of each pair."""
    times = []
    for left, right in combinations(entries, 2):
        started = perf_counter_ns()
        page = compare(left, right, ON, strict=True)
        _tables = page.glance, page.groups
        times.append((perf_counter_ns() - started) / 1000)
    return times


def report(label: str, times: Sequence[float]) -> None:
    p95 = quantiles(times, n=20)[-1]
    print(f"{label:<28} {len(times):>6} pairs  median {median(times):>7.0f} µs  p95 {p95:>7.0f} µs")


def profile(entries: Sequence[SpecSheet]) -> None:
    with cProfile.Profile() as found:
        timed(entries)
    pstats.Stats(found).sort_stats("tottime").print_stats(40)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("catalogue", nargs="?", type=Path, default=DEMO)
    parser.add_argument("--profile", action="store_true", help="print where the time goes")
    options = parser.parse_args()
    entries = sheets_of(read_catalogue([options.catalogue], ON), ON)
    report("first sight of each model", timed(entries))
    if options.profile:
        profile(entries)
        return
    rounds = [timed(entries) for _ in range(ROUNDS)]
    report("models already formatted", [min(times) for times in zip(*rounds, strict=True)])


if __name__ == "__main__":
    main()
