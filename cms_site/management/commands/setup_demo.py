from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command

from cms_site import demo

FIXTURES = {
    "load_catalogue": Path("fixtures/catalogue.yaml"),
    "load_comparisons": Path("fixtures/comparisons.yaml"),
}


class Command(BaseCommand):
    help = "Make the pages, the catalogue and the editor of the demo. Safe to run again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="the port of the demo site")
        parser.add_argument(
            "--no-introduction",
            action="store_false",
            dest="introduce",
            help="leave the address and the account to run_demo",
        )

    def handle(self, *, port: int, introduce: bool, **options) -> None:
        self.stdout.write("Making the home page and the index pages")
        home = demo.ensure_home()
        demo.ensure_index_pages(home)
        demo.ensure_site(home, port)
        self.load_fixtures()
        self.stdout.write("Making the demo editor")
        demo.ensure_editor()
        if introduce:
            self.stdout.write(demo.introduction(f"http://127.0.0.1:{port}"))

    def load_fixtures(self) -> None:
        files = [settings.BASE_DIR / fixture for fixture in FIXTURES.values()]
        for file in files:
            if not file.exists():
                raise CommandError(f"'{file}', which the demo is made from, does not exist")
        if demo.is_loaded(files):
            self.stdout.write("The demo catalogue is loaded already")
            return
        for command, fixture in FIXTURES.items():
            self.stdout.write(f"Loading {fixture}")
            call_command(command, str(settings.BASE_DIR / fixture), stdout=self.stdout)
        demo.remember(files)
