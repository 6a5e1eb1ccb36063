"""Two editors on one entry: what each changed since it was opened, and both together.

Everything is compared as a revision stores it: ``page.serializable_data()``.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import DecimalField
from modelcluster.models import model_from_serializable_data

from model_pages.models import ModelPage
from model_pages.specs.formats import plain

from .row_keys import ROW_KEYS

MINE, THEIRS = "mine", "theirs"

Row = dict[str, Any]

ONE_VALUE = ("component", "amount", "currency", "unit", "state", "free_kind", "conditions")

_OF_PAGES = {"title", "slug", "seo_title", "search_description", "go_live_at", "expire_at"}
"""What the form of an entry has of Wagtail's pages."""

_CONFLICT = object()

_BOOKKEEPING = frozenset({"pk", "id", "page", "sort_order"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One field or one row that somebody else changed; None where the row is not there.

    ``name`` is that of the field or of the relation. ``opened`` is unknown, and None, where the
    version that the form was opened from is not kept. ``both`` is what the two changes make
    together; a conflict has none.
    """

    key: str
    name: str
    opened: Any
    theirs: Any
    mine: Any
    both: Any
    is_conflict: bool

    @property
    def is_row(self) -> bool:
        return self.name in ROW_KEYS


class Merge:
    """``opened`` is the version that the form came from, None where nobody kept it; ``theirs``
    the newest one; ``mine`` the form as posted. ``fields`` and ``relations`` are those of the
    form: of anything else theirs stands."""

    def __init__(
        self,
        opened: ModelPage | None,
        theirs: ModelPage,
        mine: ModelPage,
        fields: frozenset[str],
        relations: frozenset[str],
    ) -> None:
        self.theirs = theirs
        self._opened = opened.serializable_data() if opened is not None else None
        self._theirs = theirs.serializable_data()
        self._mine = mine.serializable_data()
        self.fields = fields
        self.relations = [name for name in ROW_KEYS if name in relations]
        self.choices: Mapping[str, str] = {}
        self._rows_to_save: dict[str, list[Any]] = {}

    def differences(self) -> list[Difference]:
        found = [*self._fields(), *(one for name in self.relations for one in self._rows(name))]
        return [one for one in found if not _same(one.theirs, one.mine)]

    @property
    def knows_opened(self) -> bool:
        return self._opened is not None

    def is_theirs_alone(self, one: Difference) -> bool:
        return not one.is_conflict and not _same(one.both, one.mine)

    def conflicts(self) -> list[Difference]:
        return [one for one in self.differences() if one.is_conflict]

    def into(self, page: ModelPage) -> None:
        """Write into ``page``, which holds what was posted, what is theirs."""
        for one in self._fields():
            if not _same(self._result(one), one.mine):
                setattr(page, one.name, getattr(self.theirs, one.name))
        for name in self._untouched():
            setattr(page, name, getattr(self.theirs, name))
        for relation in ROW_KEYS:
            setattr(page, relation, self.rows(relation))

    def rows(self, relation: str) -> list[Any]:
        """What is saved of a relation, once every conflict is decided: the same objects each time,
        so that what is confirmed of one of them is saved."""
        if relation not in self._rows_to_save:
            is_mine = relation in self.relations
            made = self._made(relation) if is_mine else getattr(self.theirs, relation).all()
            self._rows_to_save[relation] = list(made)
        return self._rows_to_save[relation]

    def _result(self, one: Difference) -> Any:
        if not one.is_conflict:
            return one.both
        return one.theirs if self.choices.get(one.key) == THEIRS else one.mine

    def _fields(self) -> Iterator[Difference]:
        for name in sorted(self.fields & self._theirs.keys()):
            values = self._value(name, "_opened"), self._theirs[name], self._mine[name]
            yield self._difference(name, name, *values)

    def _untouched(self) -> Iterator[str]:
        """Of the entry, not of Wagtail's bookkeeping, and not in this editor's form."""
        own = {field.name for field in ModelPage._meta.local_concrete_fields} - {"page_ptr"}
        return iter(sorted((own | _OF_PAGES) - self.fields))

    def _value(self, name: str, source: str) -> Any:
        data = getattr(self, source)
        return None if data is None else data.get(name)

    def _difference(self, key: str, name: str, opened: Any, theirs: Any, mine: Any) -> Difference:
        if _same(theirs, mine):
            return Difference(key, name, opened, theirs, mine, mine, False)
        if self._opened is None:
            return Difference(key, name, None, theirs, mine, None, True)
        both = _together(opened, theirs, mine)
        return Difference(key, name, opened, theirs, mine, both, both is _CONFLICT)

    def _rows(self, relation: str) -> Iterator[Difference]:
        opened = _by_identity(relation, (self._opened or {}).get(relation, []), frozenset())
        kept = frozenset(row["pk"] for row in opened.values() if row["pk"])
        if self._opened is None:
            kept = frozenset(row["pk"] for row in self._theirs.get(relation, []) if row["pk"])
        theirs = _by_identity(relation, self._theirs.get(relation, []), kept)
        mine = _by_identity(relation, self._mine.get(relation, []), kept)
        opened = _by_identity(relation, opened.values(), kept)
        for number, identity in enumerate(dict.fromkeys([*opened, *theirs, *mine])):
            rows = [side.get(identity) for side in (opened, theirs, mine)]
            yield self._difference(f"{relation}-{number}", relation, *rows)

    def _made(self, relation: str) -> list[Any]:
        kept = [said for one in self._rows(relation) if (said := self._result(one)) is not None]
        model = _model(relation)
        rows = [model_from_serializable_data(model, row, check_fks=False) for row in kept]
        for position, row in enumerate(rows):
            row.sort_order = position
        return rows


def _by_identity(relation: str, rows: Any, kept: frozenset[int]) -> dict[Hashable, Row]:
    """By primary key, where the row was there at opening, else by what it is about."""
    found: dict[Hashable, Row] = {}
    for row in (_exact(relation, row) for row in rows):
        identity: Hashable = row["pk"] if row["pk"] in kept else _about(relation, row)
        while identity in found:  # two rows of one key: refused elsewhere, lost nowhere
            identity = (identity, "again")
        found[identity] = row
    return found


def _exact(relation: str, row: Row) -> Row:
    """A stored 0.400000000000 and a typed 0.4 are one amount."""
    fields = _model(relation)._meta.concrete_fields
    exact = {field.name for field in fields if isinstance(field, DecimalField)}
    return {
        name: f"{plain(Decimal(value)):f}" if name in exact and value is not None else value
        for name, value in row.items()
    }


def _model(relation: str) -> Any:
    return getattr(ModelPage, relation).rel.related_model


def _about(relation: str, row: Row) -> Hashable:
    return tuple(str(row[name]) for name in ROW_KEYS[relation])


def _together(opened: Any, theirs: Any, mine: Any) -> Any:
    """One side's change, or what two changes of a row make together."""
    if _same(mine, opened):
        return theirs
    if _same(theirs, opened):
        return mine
    if not all(isinstance(side, dict) and "pk" in side for side in (opened, theirs, mine)):
        return _CONFLICT
    return _row_together(opened, theirs, mine)


def _row_together(opened: Row, theirs: Row, mine: Row) -> Any:
    """What a price costs is one thing: an amount of one editor never meets a unit of another."""
    if all(_says(side) != _says(opened) for side in (theirs, mine)) and _says(theirs) != _says(
        mine
    ):
        return _CONFLICT
    row = dict(theirs)
    for name in row.keys() - _BOOKKEEPING:
        if mine[name] in (opened[name], theirs[name]):
            continue
        if theirs[name] != opened[name]:
            return _CONFLICT
        row[name] = mine[name]
    return row


def _says(row: Row) -> tuple[Any, ...]:
    return tuple(row.get(name) for name in ONE_VALUE)


def _same(one: Any, other: Any) -> bool:
    """Rows say the same whatever their place and their primary keys."""
    return _content(one) == _content(other)


def _content(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    return {name: said for name, said in value.items() if name not in _BOOKKEEPING}
