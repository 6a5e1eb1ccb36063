"""How long the directory takes: ``python benchmarks/directory.py [--models 1000]``.

Whole requests over generated models of eight prices each, templates included. The first one of a
process parses every entry; the figure of each address is the best of a few rounds after it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.thousand import run

ROUNDS = 5
ADDRESSES = {
    "all models": "/models/",
    "one type, by output price": "/models/?type=text&sort=-output_text",
    "four filters and a price": "/models/?provider=provider-03&can=vision&reads=image&price_max=3",
    "a search": "/models/?q=model+07",
    "a search with a slip": "/models/?q=modle+07",
    "cards, six ticked": "/models/?view=cards&models="
    + ",".join(f"model-{number:04}" for number in range(6)),
    "nothing left": "/models/?q=nothing&type=ocr",
}


def measure() -> None:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "localhost"})
    started = perf_counter()
    client.get("/models/")
    print(f"{'first request of a process':<40} {(perf_counter() - started) * 1000:>8.0f} ms")
    for label, address in ADDRESSES.items():
        times = []
        for _round in range(ROUNDS):
            started = perf_counter()
            response = client.get(address)
            times.append(perf_counter() - started)
            assert response.status_code == 200, f"{address}: {response.status_code}"
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        print(f"{label:<40} {min(times) * 1000:>8.0f} ms {len(queries):>4} queries", flush=True)


if __name__ == "__main__":
    run(__doc__, measure)
