"""Comments on single rows of an entry.

Wagtail keeps a comment at a field, with a ``position`` that is for the field to interpret. Here the
field is the relation, such as ``prices``, and what is stored as the position is the key of the row.
The browser is given the prefix of the row's form instead, which stays what it is while rows are
moved and their keys are edited. Where a row has no form, or is gone, it is given the key.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import QueryDict
from wagtail.models import COMMENTS_RELATION_NAME

from .row_keys import ROW_KEYS, key_of

FORMSET = "comments"


class RowComments:
    """Those in the form of an entry, from opening to saving."""

    def __init__(self, form: Any) -> None:
        self._form = form
        self._stored: dict[int, str] = {}
        for one in self._forms():
            relation, key = one.instance.contentpath, one.instance.position
            self._stored[one.instance.pk] = key
            keys = {row.prefix: key_of(relation, row.instance) for row in self._rows(relation)}
            places = (prefix for prefix, of_row in keys.items() if of_row == key)
            one.initial["position"] = next(places, key)

    def place(self) -> None:
        """Before saving: from the row in the form to the key that this row has by now."""
        for one in self._forms():
            one.instance.position = self._key(one)

    def keep(self, page: Any, commit: bool, merge: Any) -> None:
        """After saving, which by itself keeps only the position of a comment that was edited.

        A comment that stands where it stood when the form was opened stands where somebody else
        has put it since.
        """
        comments = getattr(page, COMMENTS_RELATION_NAME)
        theirs = {one.pk: one.position for one in _comments(merge.theirs)} if merge else {}
        ours = {
            one.instance.pk: one.instance.position
            for one in self._forms()
            if self._stored.get(one.instance.pk, one.instance.position) != one.instance.position
        }
        for comment in _comments(page):
            position = ours.get(comment.pk, theirs.get(comment.pk))
            if comment.contentpath not in ROW_KEYS or position is None:
                continue
            comment.position = position
            if commit:
                comment.save(update_fields=["position"])
            else:
                comments.add(comment)

    def shown(self, data: dict[str, Any]) -> dict[str, Any]:
        """What Wagtail gives the browser, with the places and the names of the rows."""
        from .difference_words import name_of_key

        names = {}
        for comment, one in zip(data["comments"], self._all(), strict=True):
            relation = one.instance.contentpath
            if relation in ROW_KEYS:
                comment["position"] = str(one["position"].value() or "")
                names[comment["position"]] = name_of_key(relation, self._key(one))
        return data | {"rows": names}

    def _all(self) -> list[Any]:
        return self._form.formsets[FORMSET].forms if FORMSET in self._form.formsets else []

    def _forms(self) -> Iterator[Any]:
        return (one for one in self._all() if one.instance.contentpath in ROW_KEYS)

    def _rows(self, relation: str) -> list[Any]:
        return self._form.formsets[relation].forms if relation in self._form.formsets else []

    def _key(self, one: Any) -> str:
        """A row that is not saved, because nothing was typed into it, has none; nor has a place
        that no row ever had."""
        place, relation = one["position"].value(), one.instance.contentpath
        for row in self._rows(relation):
            if row.prefix == place:
                is_kept = row.instance.pk or row.has_changed() or not self._form.is_bound
                return key_of(relation, row.instance) if is_kept else ""
        keys = {key_of(relation, row) for row in getattr(self._form.instance, relation).all()}
        return place if place in keys | {self._stored.get(one.instance.pk)} else ""


def _comments(page: Any) -> list[Any]:
    return list(getattr(page, COMMENTS_RELATION_NAME).all())


def match_comments(page: Any, posted: QueryDict) -> None:
    """Leave out of an older form what somebody else has resolved or deleted since.

    Wagtail would fail at it. A reply to it is not lost: it becomes a comment at the same place.
    """
    if f"{FORMSET}-TOTAL_FORMS" not in posted:
        return
    known = {str(one.pk): {str(reply.pk) for reply in one.replies.all()} for one in _comments(page)}
    kept: list[dict[str, Any]] = []
    started: list[dict[str, Any]] = []
    for one in _posted(posted, FORMSET):
        replies = _posted(posted, one["prefix"] + "-replies")
        if not one["id"] or one["id"] in known:
            there = known.get(one["id"], set())
            replies = [reply for reply in replies if not reply["id"] or reply["id"] in there]
            kept.append(one | {"replies": replies})
        else:
            new = [reply["text"] for reply in replies if not reply["id"] and not reply["DELETE"]]
            started += [one | {"id": "", "text": text, "replies": []} for text in new]
    for name in [name for name in posted if name.startswith(f"{FORMSET}-")]:
        del posted[name]
    _post(posted, FORMSET, kept + started)


_FIELDS = ("id", "DELETE", "resolved", "contentpath", "text", "position")


def _posted(posted: QueryDict, formset: str) -> list[dict[str, Any]]:
    total = posted.get(f"{formset}-TOTAL_FORMS", "")
    prefixes = [f"{formset}-{number}" for number in range(int(total) if total.isdigit() else 0)]
    return [
        {name: posted.get(f"{prefix}-{name}", "") for name in _FIELDS} | {"prefix": prefix}
        for prefix in prefixes
    ]


def _post(posted: QueryDict, formset: str, forms: list[dict[str, Any]]) -> None:
    counts = {"TOTAL": len(forms), "INITIAL": len([one for one in forms if one["id"]])}
    for name, count in (counts | {"MIN_NUM": 0, "MAX_NUM": ""}).items():
        posted[f"{formset}-{name}_FORMS"] = str(count)
    for number, one in enumerate(forms):
        for name in _FIELDS:
            posted[f"{formset}-{number}-{name}"] = one[name]
        if "replies" in one:
            _post(posted, f"{formset}-{number}-replies", one["replies"])
