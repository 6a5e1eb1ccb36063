"""How long editors wait: ``python benchmarks/admin.py [--models 1000]``.

The price desk, the queue, the lists and reports, and a file with every price of the directory, over
generated models of eight prices each. The best of a few rounds, so that what else the machine does
at the time does not count; whole requests, templates included.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.thousand import ON, run

ROUNDS = 3
REVIEWED = 200
PAGES = {
    "AI models": "/admin/model_pages/",
    "dashboard": "/admin/",
    "to check": "/admin/models/to-check/",
    "report: stale prices": "/admin/models/reports/stale-prices/",
    "report: missing facts": "/admin/models/reports/missing-facts/",
    "report: changes ahead": "/admin/models/reports/changes-ahead/",
    "report: successor faults": "/admin/models/reports/successor-faults/",
    "report: host differences": "/admin/models/reports/host-differences/",
    "report: lapsed overrides": "/admin/reports/comparisons/lapsed-overrides/",
    "report: pairs to list": "/admin/reports/comparisons/to-list/",
    "price desk, rows": "/admin/price-desk/rows/",
}


def timed(label: str, work: Callable[[], Any], rounds: int = ROUNDS) -> None:
    times = []
    for _round in range(rounds):
        started = perf_counter()
        work()
        times.append(perf_counter() - started)
    print(f"{label:<40} {min(times) * 1000:>8.0f} ms", flush=True)


def measure() -> None:
    from django.contrib.auth import get_user_model
    from django.test import Client

    user = get_user_model().objects.create_superuser("editor", "editor@example.com", "right")
    client = Client()
    client.force_login(user)

    def get(path: str) -> None:
        response = client.get(path, headers={"host": "localhost"})
        assert response.status_code == 200, f"{path}: {response.status_code}"

    for label, path in PAGES.items():
        timed(label, lambda path=path: get(path))
    measure_desk(user)
    measure_import(user)


def measure_desk(user: Any) -> None:
    from model_pages.desk.reading import CellReader
    from model_pages.desk.reviewing import review
    from model_pages.models import ModelPage
    from model_pages.pricing.batches import new_batch, run
    from model_pages.pricing.edits import PriceEdit
    from model_pages.pricing.orders import Way
    from model_pages.pricing.slots import Slot

    reader = CellReader(ON)
    line = {"component": "input_text", "amount": "1", "currency": "USD", "unit": "1m_tokens"}
    line |= {"state": "priced", "kind": "list"}
    block = [{"amount": f"1.{number:03}"} for number in range(400)]
    timed("price desk, 400 pasted cells", lambda: [reader.read(line, cell) for cell in block])
    edit = PriceEdit({"amount": "2"}, Slot("input_text"), reason="The benchmark says so")
    pages = ModelPage.objects.values_list("pk", flat=True)[:REVIEWED]
    batch = new_batch({pk: [edit] for pk in pages}, Way.PUBLISH, user)
    timed(f"price desk, review of {REVIEWED} models", lambda: review(batch, user))
    timed(f"price desk, {REVIEWED} models published", lambda: run(batch, 600), rounds=1)


def measure_import(user: Any) -> None:
    from model_pages.exporting.files import csv_file
    from model_pages.exporting.rows import price_rows
    from model_pages.importing.stored import plan_of, store
    from model_pages.models import ModelPage

    pages = list(ModelPage.objects.order_by("title"))
    timed("export of every price as CSV", lambda: csv_file(price_rows(pages)), rounds=1)
    file = store("prices.csv", csv_file(price_rows(pages)), user)
    file.publish = True
    timed("import of the same file, planned", lambda: plan_of(file, user), rounds=1)


if __name__ == "__main__":
    run(__doc__, measure)
