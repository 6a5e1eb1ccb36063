from pathlib import Path

from comparisons.catalogue.loading import load_comparisons
from comparisons.catalogue.schema import read_comparisons
from model_pages.catalogue.load_command import LoadCommand
from model_pages.catalogue.outcome import Outcome

_EDITED = " as edited in the admin (--force overwrites it)"


class Command(LoadCommand):
    help = "Create comparison pages and calls to action from files. Safe to run again."

    def load(self, files: list[Path], *, force: bool, dry_run: bool) -> None:
        report = load_comparisons(read_comparisons(files), force=force, dry_run=dry_run)
        for name, outcome in report.outcomes.items():
            self.stdout.write(f"{name}: {outcome}{_EDITED if outcome is Outcome.KEPT else ''}")
