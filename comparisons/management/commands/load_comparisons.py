from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError

from comparisons.catalogue.loading import load_comparisons
from comparisons.catalogue.schema import read_comparisons
from model_pages.catalogue.outcome import LoadError, Outcome
from model_pages.catalogue.problems import CatalogueError

_EDITED = " as edited in the admin (--force overwrites it)"


class Command(BaseCommand):
    help = "Create comparison pages and calls to action from files. Safe to run again."

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
            report = load_comparisons(read_comparisons(files), force=force, dry_run=dry_run)
        except (CatalogueError, LoadError) as error:
            raise CommandError(f"Nothing was loaded.\n{error}") from error
        for name, outcome in report.outcomes.items():
            self.stdout.write(f"{name}: {outcome}{_EDITED if outcome is Outcome.KEPT else ''}")
        if dry_run:
            self.stdout.write("This was a dry run: nothing has been changed.")
