"""Brings ``*/locale/*/LC_MESSAGES/django.po`` up to date and compiles it (``make translations``).

A text that templates and modules no longer have is dropped, a new one is added without a
translation and named at the end; translations are kept. A test compares the files with the texts.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = sorted(ROOT.glob("*/locale/*/LC_MESSAGES/django.po"))

SINGLE = ("_", "gettext", "gettext_lazy", "gettext_noop", "told")
PLURAL = ("ngettext", "ngettext_lazy")
IN_CONTEXT = ("pgettext", "pgettext_lazy")
"""The functions that mark a text; ``told`` is that of ``model_pages.specs``."""


class Text(NamedTuple):
    singular: str
    plural: str = ""
    context: str = ""


def app_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0]


def modules(app: str) -> list[Path]:
    return [path for path in sorted((ROOT / app).rglob("*.py")) if "migrations" not in path.parts]


def templates(app: str) -> list[Path]:
    """The site's own are those that belong to no app too."""
    folder = ROOT / "templates"
    own = sorted((folder / app).rglob("*.html"))
    return [*own, *sorted(folder.glob("*.html"))] if app == "cms_site" else own


def code_of(path: Path) -> str:
    """A module, or what Django reads of a template as Python; Babel stumbles over its indents."""
    code = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return code
    return "\n".join(line.lstrip() for line in templatize(code).splitlines())


def texts(app: str) -> dict[Text, str]:
    """Every text of an app with the file that has it first, in the order of the files."""
    found: dict[Text, str] = {}
    for path in [*templates(app), *modules(app)]:
        for text in marked(code_of(path)):
            found.setdefault(text, str(path.relative_to(ROOT)))
    return found


def marked(code: str) -> Iterator[Text]:
    functions = dict.fromkeys([*SINGLE, *PLURAL, *IN_CONTEXT])
    for _line, function, message, _comments in extract_python(
        io.BytesIO(code.encode()), functions, [], {}
    ):
        first, second = (*message, "")[:2] if isinstance(message, tuple) else (message, "")
        if not first:
            continue
        if function in PLURAL:
            yield Text(first, plural=second)
        elif function in IN_CONTEXT:
            yield Text(second, context=first)
        elif function:
            yield Text(first)


def text_of(message: Message) -> Text:
    """Babel gives the context of a compiled message as bytes."""
    pair = (message.id, "") if isinstance(message.id, str) else message.id[:2]
    context: str | bytes = message.context or ""
    return Text(*pair, context=context.decode() if isinstance(context, bytes) else context)


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def write(path: Path) -> list[str]:
    """Writes the catalogue of an app and compiles it; returns what lacks a translation."""
    old = {text_of(message): message.string or "" for message in read(path) if message.id}
    new, lacking = Catalog(), []
    for text, where in texts(app_of(path)).items():
        identity = (text.singular, text.plural) if text.plural else text.singular
        new.add(identity, old.get(text, ""), context=text.context or None)
        if not any(old.get(text, "")):
            lacking.append(f"{where}: {text.singular}")
    head = path.read_bytes().split(b"\n\n", 1)[0]
    path.write_bytes(head + b"\n\n" + body(new))
    compile_(path)
    return lacking


def body(catalogue: Catalog) -> bytes:
    file = io.BytesIO()
    write_po(file, catalogue, width=0, no_location=True, omit_header=True)
    return file.getvalue().strip() + b"\n"


def compile_(path: Path) -> None:
    """Without what lacks a translation: Django would show nothing in its place."""
    catalogue = read(path)
    for message in [one for one in catalogue if one.id and not any(one.string or "")]:
        catalogue.delete(message.id, message.context)
    catalogue.creation_date = datetime(2026, 1, 1, tzinfo=UTC)  # equal texts make an equal file
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue)


if __name__ == "__main__":
    settings.configure()
    lacking = [line for path in CATALOGUES for line in write(path)]
    if lacking:
        sys.exit("No translation yet:\n" + "\n".join(lacking))
