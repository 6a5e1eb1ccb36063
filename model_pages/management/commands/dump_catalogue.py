from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from model_pages.catalogue.dumping import catalogue_text
from model_pages.catalogue.parsing import parse
from model_pages.catalogue.problems import CatalogueError
from model_pages.catalogue.rates import raw_rate
from model_pages.catalogue.reading import read_text
from model_pages.catalogue.stored import raw_entries, raw_provider
from model_pages.models import ExchangeRate, ModelPage, Provider


class Command(BaseCommand):
    help = "Write the published models, their providers and exchange rates as a catalogue file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="standard output without it")

    def handle(self, *, file: Path | None, **options: Any) -> None:
        pages = ModelPage.objects.live().select_related("live_revision").order_by("path")
        rates = ExchangeRate.objects.filter(live=True).order_by("currency", "day")
        text = catalogue_text(
            [raw_provider(provider) for provider in Provider.objects.order_by("name")],
            raw_entries(pages),
            [raw_rate(rate) for rate in rates],
            timezone.localdate(),
        )
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
