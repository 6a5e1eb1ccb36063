"""How long "before publishing" takes: ``python benchmarks/impact.py [--models 1000]``.

One model of a thousand gets three times its prices, and every page of a pair with it is compared
before and after, statements, questions and the listing rule. First in fresh processes, which have
neither seen a model nor read a wording; then in fresh ones that have warmed up when they started,
as those of a site do; then in one that has compared before: only what changed is read again.
"""

from __future__ import annotations

import argparse
import logging
import sys
from pathlib import Path
from subprocess import run
from time import perf_counter, process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.thousand import same_site, temporary_site

Time = tuple[float, float]
"""Seconds that passed, and those of them on the processor."""

ROUNDS = 5
FRESH = 3
INSIDE, WARMED = "--inside", "--warmed"
"""Ask for one figure, of a process that another one has started on its site."""


def measure() -> None:
    fresh = [fresh_process() for _process in range(FRESH)]
    warmed = [fresh_process(WARMED) for _process in range(FRESH)]
    found, *times = rounds(ROUNDS + 1)
    counts = found.counts
    print(f"{counts['reworded']} pages, {counts['sentences']} sentences, {counts['flips']} flips")
    report(f"fresh process, best of {FRESH}", min(fresh))
    report(f"fresh process, worst of {FRESH}", max(fresh))
    report(f"warmed up, best of {FRESH}", min(warmed))
    report(f"warmed up, worst of {FRESH}", max(warmed))
    report(f"after that, best of {ROUNDS}", min(times[1:]))
    report(f"after that, worst of {ROUNDS}", max(times[1:]))


def fresh_process(*options: str) -> Time:
    command = [sys.executable, __file__, INSIDE, *options]
    wall, busy = run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(wall), float(busy)


def rounds(count: int) -> list[Any]:
    """What was found, then the time of each round."""
    from django.test import RequestFactory

    from comparisons.impact.comparing import consequences_of
    from model_pages.models import ModelPage

    page = ModelPage.objects.get(slug="model-0021")
    draft = page.get_latest_revision_as_object()
    rows = list(draft.prices.all())
    for row in rows:
        row.amount *= 3
    draft.prices = rows
    found, times = None, []
    for _round in range(count):
        request = RequestFactory().get("/", headers={"host": "localhost"})
        started, busy = perf_counter(), process_time()
        found = consequences_of({page.pk: draft}, request)
        times.append((perf_counter() - started, process_time() - busy))
    return [found, *times]


def report(label: str, time: Time) -> None:
    wall, busy = time
    print(f"{label:<30} {wall:5.2f} s, {busy:5.2f} s of it on the processor")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--models", type=int, default=1000)
    parser.add_argument(INSIDE, action="store_true", help=argparse.SUPPRESS)
    parser.add_argument(WARMED, action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    logging.disable(logging.INFO)
    if options.inside:
        with same_site():
            if options.warmed:
                from comparisons.impact.warming import warm_up

                warm_up()
            _found, time = rounds(1)
        print(*time)
        return
    with temporary_site(options.models):
        measure()


if __name__ == "__main__":
    main()
