"""What every command that loads files asks for and answers."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError

from .outcome import LoadError
from .problems import CatalogueError


class LoadCommand(BaseCommand):
    """A command says in ``load`` what it loads, and shows what became of it."""

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
            self.load(files, force=force, dry_run=dry_run)
        except (CatalogueError, LoadError) as error:
            raise CommandError(f"Nothing was loaded.\n{error}") from error
        if dry_run:
            self.stdout.write("This was a dry run: nothing has been changed.")

    def load(self, files: list[Path], *, force: bool, dry_run: bool) -> None:
        """Load and report; CatalogueError or LoadError where nothing could be loaded."""
        raise NotImplementedError
