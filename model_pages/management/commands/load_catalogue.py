from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from model_pages.catalogue.loading import load_catalogue
from model_pages.catalogue.outcome import LoadError, Outcome
from model_pages.catalogue.parsing import read_catalogue
from model_pages.catalogue.problems import CatalogueError


class Command(BaseCommand):
    help = "Create and update model entries from catalogue files. Safe to run again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would change, and change nothing"
        )
        parser.add_argument(
            "--force",
            action="store_true",
            help="overwrite what editors changed since the last load",
        )

    def handle(self, *, files: list[Path], dry_run: bool, force: bool, **options: Any) -> None:
        try:
            catalogue = read_catalogue(files, timezone.localdate())
            report = load_catalogue(catalogue, force=force, dry_run=dry_run, progress=self.show)
        except (CatalogueError, LoadError) as error:
            raise CommandError(f"Nothing was loaded.\n{error}") from error
        self.stdout.write(f"Providers: {counts(report.providers)}.")
        self.stdout.write(f"Models: {counts(report.models)}.")
        self.stdout.write(f"New checks: {report.checks}. New price records: {report.records}.")
        for name in report.kept:
            self.stdout.write(f"Kept as edited in the admin: {name} (--force overwrites it)")
        if dry_run:
            self.stdout.write("This was a dry run: nothing has been changed.")

    def show(self, done: int, total: int, slug: str, outcome: Outcome) -> None:
        self.stdout.write(f"{done}/{total} {slug}: {outcome}")


def counts(outcomes: dict[str, Outcome]) -> str:
    found = Counter(outcomes.values())
    return ", ".join(f"{found[outcome]} {outcome}" for outcome in Outcome)
