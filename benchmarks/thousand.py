"""A directory of a thousand generated models, the same ones every time, in seconds.

``with temporary_site(): …`` prepares Django with an own SQLite file and fills it;
``thousand_models()`` alone fills the database that is there: no row of it may be anybody's.

Pages are written in bulk and each gets its live revision, without which it would go offline as soon
as somebody schedules a change. The search index and the reference index stay empty.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

if TYPE_CHECKING:
    from model_pages.models import ModelPage, ModelPrice, Provider

ON = date(2026, 11, 23)
PROVIDERS = 25
PRICES = 8
CHECKED_WITHIN = 60
"""Days before ON: all prices are fresh enough to be compared."""

TYPES = ("text",) * 14 + ("embedding", "embedding", "image", "realtime", "moderation", "ocr")
"""Seven models in ten write text."""

CAPABILITIES = ("reasoning", "tool_call", "structured_output", "vision", "streaming")

_BATCH, _LONG = {"service_tier": "batch"}, {"input_tokens_over": 200_000}
_FACTORS: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("input_text", {}, "1"),
    ("output_text", {}, "4"),
    ("cached_input_text", {}, "0.25"),
    ("cache_write_text", {}, "1.25"),
    ("input_text", _BATCH, "0.5"),
    ("output_text", _BATCH, "2"),
    ("input_text", _LONG, "2"),
    ("output_text", _LONG, "6"),
)
"""The eight prices of a model, as multiples of its input price."""


def run(doc: str, measure: Callable[[], None]) -> None:
    """A benchmark as a command; its help is the first line of ``doc``."""
    parser = argparse.ArgumentParser(description=doc.splitlines()[0])
    parser.add_argument("--models", type=int, default=1000)
    options = parser.parse_args()
    logging.disable(logging.WARNING)
    with temporary_site(options.models):
        print(f"{options.models} models of eight prices")
        measure()


@contextmanager
def temporary_site(count: int = 1000, on: date = ON) -> Iterator[None]:
    """Django on an SQLite file that is gone afterwards, with models, on the day ``on``."""
    with TemporaryDirectory(prefix="versus-bench-") as folder:
        os.environ["DJANGO_SETTINGS_MODULE"] = "cms_site.settings.test"
        os.environ["TEST_DATABASE_URL"] = f"sqlite:///{folder}/bench.sqlite3"
        with same_site(on):
            from django.core.management import call_command

            call_command("migrate", verbosity=0)
            thousand_models(count, on)
            yield


@contextmanager
def same_site(on: date = ON) -> Iterator[None]:
    """The site of the process that started this one inside ``temporary_site``."""
    import django

    django.setup()
    import time_machine

    with time_machine.travel(datetime.combine(on, time(12)), tick=True):
        yield


def thousand_models(count: int = 1000, on: date = ON) -> list[ModelPage]:
    """Published models with eight checked prices each, below the directory's page.

    ValueError where the directory has models already.
    """
    from django.db import transaction

    random = Random(1000)
    with transaction.atomic():
        index = _model_index()
        if index.numchild:
            raise ValueError(
                f"The directory '{index}' has {index.numchild} pages: it must be empty."
            )
        pages = _pages(count, index, _providers(), random, on)
        _insert(pages, index)
        _insert_rows(pages, random)
        _link_successors(pages, random)
        _publish(pages, on)
        _check_prices(pages, random, on)
    return pages


def _model_index() -> Any:
    from wagtail.models import Site

    from comparisons.models import ComparisonIndexPage
    from model_pages.models import ModelIndexPage, ProviderIndexPage

    root = Site.objects.get(is_default_site=True).root_page
    kinds = {
        ModelIndexPage: "models",
        ProviderIndexPage: "providers",
        ComparisonIndexPage: "compare",
    }
    for kind, slug in kinds.items():
        if not kind.objects.exists():
            root.add_child(instance=kind(title=slug.title(), slug=slug)).save_revision().publish()
            root.refresh_from_db()
    return ModelIndexPage.objects.get()


def _providers() -> list[Provider]:
    from model_pages.models import Provider

    rows = [Provider(name=f"Provider {n:02}", slug=f"provider-{n:02}") for n in range(PROVIDERS)]
    return Provider.objects.bulk_create(rows)


def _pages(
    count: int, index: Any, providers: list[Provider], random: Random, on: date
) -> list[ModelPage]:
    from django.contrib.contenttypes.models import ContentType

    from model_pages.models import ModelPage

    kind, moment = ContentType.objects.get_for_model(ModelPage), _noon(on)
    pages = []
    for number in range(count):
        slug = f"model-{number:04}"
        page = ModelPage(
            title=f"Model {number:04}",
            draft_title=f"Model {number:04}",
            slug=slug,
            path=ModelPage._get_path(index.path, index.depth + 1, number + 1),
            depth=index.depth + 1,
            url_path=f"{index.url_path}{slug}/",
            locale_id=index.locale_id,
            content_type=kind,
            live=True,
            first_published_at=moment,
            last_published_at=moment,
            latest_revision_created_at=moment,
        )
        _fill(page, number, providers, random, on)
        pages.append(page)
    return pages


def _fill(
    page: ModelPage, number: int, providers: list[Provider], random: Random, on: date
) -> None:
    page.provider = providers[number % len(providers)]
    page.model_type = TYPES[number % len(TYPES)]
    page.model_id = page.slug
    page.family = f"Family {number // 5}"
    page.summary = "A generated model."
    page.release_date = str(on - timedelta(days=random.randrange(30, 900)))
    page.knowledge_cutoff = str(on - timedelta(days=random.randrange(300, 1200)))[:7]
    page.modalities_in = ["text", "image"] if number % 2 else ["text"]
    page.modalities_out = ["text"]
    page.context_window = random.choice((128_000, 200_000, 256_000, 1_047_576, 2_000_000))
    page.max_output_tokens = random.choice((8_192, 32_768, 64_000))
    page.open_weights = number % 4 == 0


def _insert(pages: list[ModelPage], index: Any) -> None:
    """First the base rows, then those of the entries: Django creates no pages in bulk."""
    from wagtail.models import Page

    from model_pages.models import ModelPage

    shared = [field.attname for field in Page._meta.local_concrete_fields if not field.primary_key]
    bases = [Page(**{name: getattr(page, name) for name in shared}) for page in pages]
    for page, base in zip(pages, Page.objects.bulk_create(bases), strict=True):
        page.pk = page.page_ptr_id = page.id = base.pk
        page.translation_key = base.translation_key
    for part in _parts(pages, 30):  # SQLite takes so many values in one statement
        ModelPage._base_manager._insert(part, fields=ModelPage._meta.local_concrete_fields)
    Page.objects.filter(pk=index.pk).update(numchild=len(pages))


def _insert_rows(pages: list[ModelPage], random: Random) -> None:
    from model_pages.models import ModelCapability, ModelPrice

    prices = [row for page in pages for row in _prices(page, random)]
    ModelPrice.objects.bulk_create(prices)
    ModelCapability.objects.bulk_create(
        ModelCapability(
            page=page, capability=key, supported=random.random() < 0.6, sort_order=place
        )
        for page in pages
        for place, key in enumerate(CAPABILITIES)
    )


def _prices(page: ModelPage, random: Random) -> Iterator[ModelPrice]:
    from model_pages.models import ModelPrice

    base = Decimal(random.randrange(5, 800)) / 100
    for place, (component, conditions, factor) in enumerate(_FACTORS[:PRICES]):
        yield ModelPrice(
            page=page,
            component=component,
            amount=(base * Decimal(factor)).normalize(),
            conditions=conditions,
            sort_order=place,
            source_name=f"{page.provider.name} prices",
            source_url=f"https://example.com/{page.provider.slug}/prices",
        )


def _link_successors(pages: list[ModelPage], random: Random) -> None:
    """Every tenth model names the one after it."""
    from model_pages.models import ModelPage

    linked = [(page, pages[place + 1]) for place, page in enumerate(pages[:-1]) if not place % 10]
    for page, successor in linked:
        page.superseded_by = successor
    for part in _parts([page for page, _successor in linked], 100):
        ModelPage.objects.bulk_update(part, ["superseded_by"])


def _publish(pages: list[ModelPage], on: date) -> None:
    from django.contrib.contenttypes.models import ContentType
    from wagtail.models import Page, Revision

    from model_pages.models import ModelPage

    kind, base_kind = (ContentType.objects.get_for_model(model) for model in (ModelPage, Page))
    revisions = [
        Revision(
            content_type=kind,
            base_content_type=base_kind,
            object_id=str(page.pk),
            created_at=_noon(on),
            object_str=page.title,
            content=json.loads(page.to_json()),
        )
        for page in ModelPage.objects.filter(pk__in=[page.pk for page in pages]).order_by("path")
    ]
    revisions = Revision.objects.bulk_create(revisions)
    bases = []
    for page, revision in zip(pages, revisions, strict=True):
        page.live_revision = page.latest_revision = revision
        bases.append(Page(pk=page.pk, live_revision=revision, latest_revision=revision))
    for part in _parts(bases, 200):
        Page.objects.bulk_update(part, ["live_revision", "latest_revision"])


def _check_prices(pages: list[ModelPage], random: Random, on: date) -> None:
    from model_pages.checks import price_subject, price_value
    from model_pages.ledger import new_record
    from model_pages.models import Check, PriceRecord
    from model_pages.sheets import all_prices

    checks, records = [], []
    for page in pages:
        checked = on - timedelta(days=random.randrange(CHECKED_WITHIN))
        for price in all_prices(page, {}):
            subject, value = price_subject(price), price_value(price)
            checks.append(Check(page=page, subject=subject, value=value, checked_on=checked))
            begun = on - timedelta(days=200)
            records.append(new_record(page, price, begun, basis="published"))
    Check.objects.bulk_create(checks)
    PriceRecord.objects.bulk_create(records)


def _noon(on: date) -> datetime:
    from django.utils import timezone

    return timezone.make_aware(datetime.combine(on, time(12)))


def _parts(rows: list[Any], size: int) -> Iterator[list[Any]]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


if __name__ == "__main__":
    from time import perf_counter

    started = perf_counter()
    with temporary_site():
        print(f"1,000 models in {perf_counter() - started:.1f} s, migrations included")
