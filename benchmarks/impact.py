"""How long "before publishing" takes: ``python benchmarks/impact.py [--models 1000]``.

One model of a thousand gets three times its prices, and every page of a pair with it is compared
before and after, statements, questions and the listing rule. The first reading is that of a process
that has seen no model yet; after it only what changed is read again.
"""

from __future__ import annotations

import argparse
import logging
import sys
from pathlib import Path
from time import perf_counter, process_time

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.thousand import temporary_site

ROUNDS = 5


def measure() -> None:
    from django.test import RequestFactory

    from comparisons.impact.comparing import consequences_of
    from model_pages.models import ModelPage

    page = ModelPage.objects.get(slug="model-0021")
    draft = page.get_latest_revision_as_object()
    rows = list(draft.prices.all())
    for row in rows:
        row.amount *= 3
    draft.prices = rows
    times = []
    for _round in range(ROUNDS + 1):
        request = RequestFactory().get("/", headers={"host": "localhost"})
        started, busy = perf_counter(), process_time()
        found = consequences_of({page.pk: draft}, request)
        times.append((perf_counter() - started, process_time() - busy))
    counts = found.counts
    print(f"{counts['reworded']} pages, {counts['sentences']} sentences, {counts['flips']} flips")
    report("first reading of the process", times[0])
    report(f"after that, best of {ROUNDS}", min(times[1:]))
    report(f"after that, worst of {ROUNDS}", max(times[1:]))


def report(label: str, time: tuple[float, float]) -> None:
    wall, busy = time
    print(f"{label:<30} {wall:5.2f} s, {busy:5.2f} s of it on the processor")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--models", type=int, default=1000)
    options = parser.parse_args()
    logging.disable(logging.INFO)
    with temporary_site(options.models):
        measure()


if __name__ == "__main__":
    main()
