from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from model_pages.models import CatalogueImport, PriceBatch


def _remove(undecided: QuerySet) -> int:
    """What somebody decides about meanwhile is waited for, seen as decided, and kept."""
    with transaction.atomic():
        pks = list(undecided.select_for_update(of=("self",)).values_list("pk", flat=True))
        undecided.model.objects.filter(pk__in=pks).delete()
    return len(pks)


class Command(BaseCommand):
    help = (
        "Remove files that were uploaded and price changes that went to the review, and that "
        "nobody has decided about since. What was started is kept, whatever became of it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--days", type=int, default=30, help="how long they have waited; 30 without it"
        )

    def handle(self, *, days: int, **options: Any) -> None:
        if days < 1:
            raise CommandError(f"--days {days}: at least 1, as somebody may be at work on today's.")
        before = timezone.now() - timedelta(days=days)
        imports = _remove(CatalogueImport.objects.undecided(before))
        batches = _remove(PriceBatch.objects.undecided(before))
        self.stdout.write(f"Removed {imports} uploaded files and {batches} batches of prices.")
