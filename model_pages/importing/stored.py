"""From an uploaded file to a stored import, and from there to what the file says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext

from model_pages.catalogue.parsing import Catalogue, parse
from model_pages.catalogue.problems import CatalogueError
from model_pages.catalogue.reading import Document, read_bytes
from model_pages.models import CatalogueImport
from model_pages.telling import in_its_language

from .columns import CATALOGUE, PRICES, Columns, matched, what_it_holds
from .permissions import may_add_providers
from .plan import Plan, plan_import
from .problems import CellProblem
from .reading import read_upload
from .tables import Table
from .wanted import File, read_entries, read_table

_MARKS = {"": None, ".": False, ",": True}


def store(name: str, content: bytes, user: Any) -> CatalogueImport:
    """Read and keep the file; UnreadableFile or CatalogueError where it is none."""
    run = read_run(name, content, user)
    run.save()
    return run


def read_run(name: str, content: bytes, user: Any) -> CatalogueImport:
    """The import of a file, not saved yet."""
    read = read_upload(name, content)
    run = CatalogueImport(file_name=name[-255:], content=content, user=user)
    if isinstance(read, Document):
        run.holds = CATALOGUE
    else:
        run.table, run.holds = read.as_json(), what_it_holds(read.header)
    return run


def table_of_run(run: CatalogueImport) -> Table | None:
    return Table.from_json(run.table) if run.table else None


def columns_of(run: CatalogueImport, table: Table) -> Columns:
    return matched(table.header, run.holds or PRICES, run.columns)


def catalogue_of(run: CatalogueImport) -> Catalogue | None:
    """The catalogue in the file; CatalogueError where it is not valid."""
    if run.holds != CATALOGUE:
        return None
    document = read_bytes(bytes(run.content), run.file_name)
    return parse([document], timezone.localdate())


def file_of(run: CatalogueImport) -> File:
    """What the file says with the columns and the decimal mark that were chosen."""
    table = table_of_run(run)
    if table is not None:
        return _file_of_table(run, table)
    try:
        catalogue = catalogue_of(run)
    except CatalogueError as error:
        return File(problems=[_problem(problem) for problem in error.problems])
    assert catalogue is not None
    return read_entries(catalogue)


def _file_of_table(run: CatalogueImport, table: Table) -> File:
    columns = columns_of(run, table)
    if columns.missing or columns.repeated:
        return File(problems=[*_column_problems(columns)])
    file = read_table(table, columns, _MARKS[run.decimal_mark])
    left_out = [n for n, key in zip(table.header, columns.keys, strict=True) if n and not key]
    if left_out:
        file.notes.append(
            gettext("Columns that are left out: %(names)s.") % {"names": ", ".join(left_out)}
        )
    return file


def _column_problems(columns: Columns) -> Iterator[CellProblem]:
    for key in columns.missing:
        yield CellProblem(
            1, key, "", gettext("no column of the file holds it: choose the one that does")
        )
    for key in columns.repeated:
        yield CellProblem(1, key, "", gettext("two columns of the file hold it: choose one"))


def plan_of(run: CatalogueImport, user: Any) -> Plan:
    return plan_import(
        file_of(run),
        run.holds,
        publish=run.publish,
        remove_missing=run.remove_missing,
        user=user,
        new_providers=_new_providers(run) if may_add_providers(user) else [],
    )


def _new_providers(run: CatalogueImport) -> list[str]:
    try:
        catalogue = catalogue_of(run)
    except CatalogueError:
        return []
    return [provider.slug for provider in catalogue.providers] if catalogue else []


def _problem(problem: Any) -> CellProblem:
    rule = in_its_language(problem.rule)
    return CellProblem(problem.line, problem.field, problem.value, rule, problem.entry)
