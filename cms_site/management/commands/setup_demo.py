from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command

from cms_site import demo

CATALOGUE = Path("fixtures/catalogue.yaml")


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
        self.load_catalogue()
        self.stdout.write("Making the demo editor")
        demo.ensure_editor()
        if introduce:
            self.stdout.write(demo.introduction(f"http://127.0.0.1:{port}"))

    def load_catalogue(self) -> None:
        catalogue = settings.BASE_DIR / CATALOGUE
        if not catalogue.exists():
            raise CommandError(f"The demo catalogue '{catalogue}' does not exist")
        if demo.catalogue_is_loaded(catalogue):
            self.stdout.write(f"The catalogue {CATALOGUE} is loaded already")
            return
        self.stdout.write(f"Loading the catalogue {CATALOGUE}")
        call_command("load_catalogue", str(catalogue), stdout=self.stdout)
        demo.remember_catalogue(catalogue)
