"""Brings ``*/locale/*/LC_MESSAGES/django.po`` up to date and compiles it (``make translations``).

A text that templates and modules no longer have is dropped, a new one is added without a
translation and named at the end; translations are kept. A plural is translated in both numbers.
A test compares the files with what this would write.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
APPS = ("model_pages", "comparisons", "cms_site")
CATALOGUES = sorted(ROOT.glob("*/locale/*/LC_MESSAGES/django.po"))

TAKES: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
}
"""The functions that mark a text, with the places of singular and plural."""

Text = str | tuple[str, str]


def modules(app: str) -> list[Path]:
    return [path for path in sorted((ROOT / app).rglob("*.py")) if "migrations" not in path.parts]


def templates(app: str) -> list[Path]:
    own = sorted((ROOT / "templates" / app).rglob("*.html"))
    return own + sorted((ROOT / "templates").glob("*.html")) if app == "cms_site" else own


def template_code(path: Path) -> str:
    """What Django reads of a template as Python; Babel stumbles over its indentation."""
    lines = templatize(path.read_text(encoding="utf-8")).splitlines()
    return "\n".join(line.lstrip() for line in lines)


def texts(app: str) -> dict[Text, str]:
    """Every text of an app with the file that has it first, in the order of the files."""
    found: dict[Text, str] = {}
    for path in [*templates(app), *modules(app)]:
        code = path.read_text(encoding="utf-8") if path.suffix == ".py" else template_code(path)
        for text in marked(code):
            found.setdefault(text, str(path.relative_to(ROOT)))
    return found


def marked(code: str) -> Iterator[Text]:
    for _line, function, message, _comments in extract_python(
        io.BytesIO(code.encode()), TAKES, [], {}
    ):
        found = message if isinstance(message, tuple) else (message,)
        if function and found[0]:
            yield (found[0], found[1]) if TAKES[function] else found[0]


def text_of(message: Message) -> Text:
    return message.id if isinstance(message.id, str) else (message.id[0], message.id[1])


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def write(path: Path) -> list[str]:
    """Writes the catalogue of an app and compiles it; returns what lacks a translation."""
    app = path.relative_to(ROOT).parts[0]
    old = {text_of(message): message.string or "" for message in read(path) if message.id}
    new, missing = Catalog(), []
    for text, where in texts(app).items():
        new.add(text, old.get(text, "" if isinstance(text, str) else ("", "")))
        if not any(old.get(text, "")):
            missing.append(f"{where}: {text}")
    path.write_bytes(head(path) + b"\n\n" + body(new))
    compile_(path)
    return missing


def head(path: Path) -> bytes:
    return path.read_bytes().split(b"\n\n", 1)[0]


def body(catalogue: Catalog) -> bytes:
    file = io.BytesIO()
    write_po(file, catalogue, width=0, no_location=True, omit_header=True)
    return file.getvalue().strip() + b"\n"


def compile_(path: Path) -> None:
    """Without what lacks a translation: Django would show nothing in its place."""
    catalogue = read(path)
    for message in [one for one in catalogue if one.id and not any(one.string or "")]:
        catalogue.delete(message.id)
    catalogue.creation_date = datetime(2026, 1, 1, tzinfo=UTC)  # no date: equal texts, equal file
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue)


if __name__ == "__main__":
    settings.configure()
    lacking = [line for path in CATALOGUES for line in write(path)]
    if lacking:
        sys.exit("No translation yet:\n" + "\n".join(lacking))
