"""How long the price desk takes: ``python benchmarks/desk.py [--models 1000] [--profile]``.

Makes published models of eight prices each in a database in memory, then asks for the rows of the
desk, has a block of amounts read, and reviews a change of many models.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "cms_site.settings.test"
os.environ["TEST_DATABASE_URL"] = "sqlite://:memory:"

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.contrib.contenttypes.models import ContentType  # noqa: E402
from django.db import connection  # noqa: E402
from wagtail.models import Page, Revision  # noqa: E402

from model_pages.desk.reading import CellReader  # noqa: E402
from model_pages.desk.reviewing import review  # noqa: E402
from model_pages.desk.rows import desk_rows  # noqa: E402
from model_pages.models import Check, ModelIndexPage, ModelPage, ModelPrice, PriceBatch, Provider  # noqa: E402
from model_pages.pricing.slots import Slot  # noqa: E402

ON = date(2026, 11, 23)
COMPONENTS = ("input_text", "output_text", "cached_input_text", "input_audio")
SERVICES: tuple[dict[str, str], ...] = ({}, {"service_tier": "batch"})
ROUNDS = 5


def make_models(count: int) -> None:
    """As publishing would leave them, without publishing each: an editor's tools need no more."""
    provider = Provider.objects.create(name="Provider", slug="provider")
    index = Page.objects.get(depth=2).add_child(
        instance=ModelIndexPage(title="Models", slug="models")
    )
    kind = ContentType.objects.get_for_model(ModelPage)
    first = Page.objects.order_by("-pk").values_list("pk", flat=True)[0] + 1
    models = [
        ModelPage(
            pk=first + number,
            page_ptr_id=first + number,
            path=index._get_path(index.path, index.depth + 1, number + 1),
            depth=index.depth + 1,
            title=f"Model {number}",
            draft_title=f"Model {number}",
            slug=f"model-{number}",
            url_path=f"{index.url_path}model-{number}/",
            content_type=kind,
            locale=index.locale,
            provider=provider,
            live=True,
        )
        for number in range(count)
    ]
    for model in (Page, ModelPage):
        fields = model._meta.local_concrete_fields
        for start in range(0, count, 50):
            chunk = models[start : start + 50]
            model._base_manager._insert(chunk, fields=fields, using="default")
    prices = [row for number, model in enumerate(models) for row in _prices(model, number)]
    ModelPrice.objects.bulk_create(prices, batch_size=200)
    Check.objects.bulk_create((_check(row) for row in prices), batch_size=200)
    _revise(kind)


def _prices(model: ModelPage, number: int) -> list[ModelPrice]:
    pairs = [(component, service) for component in COMPONENTS for service in SERVICES]
    return [
        ModelPrice(
            page=model,
            component=component,
            conditions=service,
            amount=Decimal(place + 1) / 8 + Decimal(number) / 1000,
            source_name="Price page",
            source_url=f"https://example.com/prices/{number}",
            sort_order=place,
        )
        for place, (component, service) in enumerate(pairs)
    ]


def _check(row: ModelPrice) -> Check:
    conditions = "/service_tier=batch" if row.conditions else ""
    subject = f"price:{row.component}/tokens/USD{conditions}/list"
    value = f"{row.amount.normalize():f}/{row.unit}"
    return Check(page_id=row.page_id, subject=subject, value=value, checked_on=ON)


def _revise(kind: ContentType) -> None:
    pages = list(ModelPage.objects.all())
    Revision.objects.bulk_create(
        Revision(
            content_type=kind,
            base_content_type=ContentType.objects.get_for_model(Page),
            object_id=str(page.pk),
            content=page.serializable_data(),
            created_at=page.latest_revision_created_at or django.utils.timezone.now(),
        )
        for page in pages
    )
    made = {int(r.object_id): r.pk for r in Revision.objects.filter(content_type=kind)}
    for page in pages:
        Page.objects.filter(pk=page.pk).update(
            live_revision=made[page.pk], latest_revision=made[page.pk]
        )


def timed(label: str, work: Callable[[], Any]) -> None:
    times = []
    for _round in range(ROUNDS):
        started = perf_counter()
        work()
        times.append(perf_counter() - started)
    print(f"{label:<44} {min(times) * 1000:>7.0f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--models", type=int, default=1000)
    parser.add_argument("--profile", action="store_true", help="print where the time goes")
    options = parser.parse_args()
    connection.creation.create_test_db(verbosity=0)
    make_models(options.models)
    user = get_user_model().objects.create_superuser("editor", "editor@example.com", "right")
    line = {"component": "input_text", "amount": "1", "currency": "USD", "unit": "1m_tokens"}
    line |= {"state": "priced", "kind": "list"}
    if options.profile:
        with cProfile.Profile() as found:
            desk_rows(ON, user)
        pstats.Stats(found).sort_stats("cumtime").print_stats(40)
        return
    lines = ModelPrice.objects.count()
    timed(f"rows of {options.models} models, {lines} lines", lambda: desk_rows(ON, user))
    reader = CellReader(ON)
    timed(
        "a pasted block of 400 amounts, read",
        lambda: [reader.read(line, {"amount": f"1.{n:03}"}) for n in range(400)],
    )
    slot = list(Slot("input_text"))
    edit = {"slot": slot, "values": {"amount": "2"}, "seen": {}, "removes": False, "reason": ""}
    pages = ModelPage.objects.values_list("pk", flat=True)[:200]
    batch = PriceBatch.objects.create(user=user, edits={str(pk): [edit] for pk in pages})
    timed("a review of 200 models", lambda: review(batch, user))


if __name__ == "__main__":
    main()
