from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from model_pages.catalogue.parsing import parse
from model_pages.catalogue.problems import CatalogueError
from model_pages.catalogue.reading import read_text
from model_pages.exporting.rows import catalogue_yaml, exported_pages


class Command(BaseCommand):
    help = "Write the published models, their providers and exchange rates as a catalogue file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="standard output without it")
        parser.add_argument("--provider", default="", help="slug of the only provider")
        parser.add_argument("--type", default="", help="key of the only model type")

    def handle(self, *, file: Path | None, provider: str, type: str, **options: Any) -> None:
        text = catalogue_yaml(exported_pages(provider=provider, model_type=type))
        if file is None:
            self.stdout.write(text, ending="")
        else:
            self.write(text, file)
        self.warn_of_problems(text, str(file or "catalogue"))

    def write(self, text: str, file: Path) -> None:
        try:
            file.write_text(text, encoding="utf-8")
        except OSError as error:
            raise CommandError(f"'{file}' cannot be written: {error.strerror}") from error

    def warn_of_problems(self, text: str, name: str) -> None:
        """An entry may hold what a catalogue refuses: the editor learns it now, not on loading."""
        try:
            parse([read_text(text, name)], timezone.localdate())
        except CatalogueError as error:
            self.stderr.write(f"This file cannot be loaded as it is:\n{error}")
