"""Which changes a screen asks about: a draft, a page taken offline, or edits of the price desk."""

from __future__ import annotations

from collections.abc import Mapping
from json import dumps, loads
from typing import Any

from django.core import signing
from django.core.serializers.json import DjangoJSONEncoder

from model_pages.foresight import Changes
from model_pages.models import ModelPage

SALT = "comparisons.impact"


def draft_of(page: ModelPage) -> Changes:
    """The latest draft of a page as it would be published; empty where there is none to publish."""
    if page.live and not page.has_unpublished_changes:
        return {}
    return {page.pk: page.get_latest_revision_as_object()}


def offline(page: ModelPage) -> Changes:
    return {page.pk: None} if page.live else {}


def packed(changes: Changes, user: Any) -> str:
    """The changes as a text that only we can have written, for a form that asks about them later.

    They are nowhere else: nothing is saved before somebody publishes.
    """
    contents = {
        pk: page.serializable_data() if page is not None else None for pk, page in changes.items()
    }
    plain = {str(pk): _as_json(content) for pk, content in contents.items()}
    return signing.dumps({"user": user.pk, "pages": plain}, salt=SALT, compress=True)


def unpacked(text: str, user: Any) -> Changes:
    """BadSignature for a text that is not from ``packed`` or was made for somebody else."""
    stored = signing.loads(text, salt=SALT, max_age=24 * 3600)
    if stored["user"] != user.pk:
        raise signing.BadSignature("These changes are somebody else's.")
    rows = ModelPage.objects.in_bulk([int(pk) for pk in stored["pages"]])
    pages: Mapping[str, str | None] = stored["pages"]
    return {
        int(pk): _page(rows[int(pk)], content) for pk, content in pages.items() if int(pk) in rows
    }


def _as_json(content: Any) -> str | None:
    return None if content is None else dumps(content, cls=DjangoJSONEncoder)


def _page(row: ModelPage, content: str | None) -> ModelPage | None:
    """As Wagtail makes a page of a revision: what belongs to the tree is that of today."""
    if content is None:
        return None
    page = ModelPage.from_serializable_data(loads(content), check_fks=False, strict_fks=False)
    page.pk = page.id = row.pk
    page.path, page.depth, page.locale_id = row.path, row.depth, row.locale_id
    return page
