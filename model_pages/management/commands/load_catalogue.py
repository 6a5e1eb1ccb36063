from collections import Counter
from pathlib import Path

from django.utils import timezone

from model_pages.catalogue.load_command import LoadCommand
from model_pages.catalogue.loading import load_catalogue
from model_pages.catalogue.outcome import Outcome
from model_pages.catalogue.parsing import read_catalogue


class Command(LoadCommand):
    help = "Create and update model entries from catalogue files. Safe to run again."

    def load(self, files: list[Path], *, force: bool, dry_run: bool) -> None:
        catalogue = read_catalogue(files, timezone.localdate())
        report = load_catalogue(catalogue, force=force, dry_run=dry_run, progress=self.show)
        self.stdout.write(f"Providers: {counts(report.providers)}.")
        self.stdout.write(f"Models: {counts(report.models)}.")
        if report.rates:
            self.stdout.write(f"Exchange rates: {counts(report.rates)}.")
        self.stdout.write(f"New checks: {report.checks}. New price records: {report.records}.")
        for name in report.kept:
            self.stdout.write(f"Kept as edited in the admin: {name} (--force overwrites it)")

    def show(self, done: int, total: int, slug: str, outcome: Outcome) -> None:
        self.stdout.write(f"{done}/{total} {slug}: {outcome}")


def counts(outcomes: dict[str, Outcome]) -> str:
    found = Counter(outcomes.values())
    return ", ".join(f"{found[outcome]} {outcome}" for outcome in Outcome)
