from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError

from model_pages.catalogue.problems import CatalogueError
from model_pages.importing.limits import limit
from model_pages.importing.plan import Plan
from model_pages.importing.running import go_on, start
from model_pages.importing.stored import plan_of, read_run
from model_pages.importing.tables import UnreadableFile
from model_pages.models import CatalogueImport, ImportStep


class Command(BaseCommand):
    help = "Import models or prices from a CSV, XLSX or YAML file: all of it, or nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        how = parser.add_mutually_exclusive_group()
        how.add_argument("--publish", action="store_true", help="publish what changes")
        how.add_argument(
            "--draft", action="store_true", help="save drafts, which is what happens without it"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would change, and change nothing"
        )
        parser.add_argument(
            "--remove-missing",
            action="store_true",
            help="remove the price lines and facts of these models that the file does not have",
        )
        parser.add_argument(
            "--reason", default="", help="why prices that look unlikely are right, for --publish"
        )
        parser.add_argument(
            "--decimal-comma", action="store_true", help="the amounts are written 0,4"
        )

    def handle(self, *, file: Path, dry_run: bool, **options: Any) -> None:
        run = self.read(file)
        run.publish, run.remove_missing = options["publish"], options["remove_missing"]
        run.reason = options["reason"]
        run.decimal_mark = "," if options["decimal_comma"] else ""
        plan = plan_of(run, None)
        self.show(plan)
        if plan.problems:
            told = "\n".join(map(str, plan.problems))
            raise CommandError(f"Nothing was imported.\n{told}")
        if plan.asks and not run.reason:
            raise CommandError("Nothing was imported: say with --reason why these are right.")
        if dry_run:
            self.stdout.write("This was a dry run: nothing has been changed.")
        elif plan.models:
            self.run(run, plan)

    def read(self, file: Path) -> CatalogueImport:
        try:
            with file.open("rb") as opened:
                content = opened.read(limit("MAX_BYTES") + 1)
            return read_run(file.name, content, None)
        except OSError as error:
            raise CommandError(f"'{file}' cannot be read: {error.strerror}") from error
        except (UnreadableFile, CatalogueError) as error:
            raise CommandError(f"Nothing was imported.\n{file.name} {error}") from error

    def show(self, plan: Plan) -> None:
        for note in plan.notes:
            self.stdout.write(note)
        for planned in plan.models:
            self.stdout.write(planned.slug if planned.page else f"{planned.slug} (new)")
            for line in planned.lines:
                self.stdout.write(f"  {line}")
            for doubt in planned.doubts:
                self.stdout.write(f"  ? {doubt}")
        self.stdout.write(f"{len(plan.models)} models change, {plan.unchanged} say this already.")

    def run(self, run: CatalogueImport, plan: Plan) -> None:
        run.save()
        start(run, plan)
        go_on(run, None, progress=self.show_step)
        failed = run.steps.filter(state=ImportStep.State.FAILED).count()
        if failed:
            raise CommandError(f"{failed} models failed; run the command again for them.")

    def show_step(self, step: ImportStep) -> None:
        reason = f": {step.message}" if step.state == ImportStep.State.FAILED else ""
        self.stdout.write(f"{step.slug}: {step.get_state_display()}{reason}")
