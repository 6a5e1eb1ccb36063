"""What the commands that write a sheet ask for."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError

from .files import FILES, exported_file


class ExportCommand(BaseCommand):
    """A command says what it exports: ``prices`` or ``models``."""

    exports = ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="its ending says the format: .csv or .xlsx")
        parser.add_argument("--provider", default="", help="slug of the only provider")
        parser.add_argument("--type", default="", help="key of the only model type")

    def handle(self, *, file: Path, provider: str, type: str, **options: Any) -> None:
        name = f"{self.exports}{file.suffix}"
        if name not in FILES:
            raise CommandError(f"'{file.name}' ends in neither .csv nor .xlsx.")
        content = exported_file(name, provider=provider, model_type=type)
        try:
            file.write_bytes(content)
        except OSError as error:
            raise CommandError(f"'{file}' cannot be written: {error.strerror}") from error
