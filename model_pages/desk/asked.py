"""What the desk in the browser sends: JSON of a known shape, or a refusal."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from model_pages.pricing.edits import PriceEdit

MOST_LINES = 1000
"""Lines that are read in one request; the browser asks again for the next."""

MOST_EDITS = 10_000


def asked_json(request: HttpRequest) -> Mapping[str, Any]:
    """ValueError where the body is no JSON object."""
    try:
        found = json.loads(request.body)
    except ValueError:
        raise ValueError(_("What was sent is no JSON.")) from None
    if not isinstance(found, dict):
        raise ValueError(_("What was sent is no JSON object."))
    return found


def asked_list(found: Mapping[str, Any], name: str, most: int) -> list[Mapping[str, Any]]:
    """ValueError where it is missing, no list of objects, or too long."""
    rows = found.get(name)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ValueError(_("'%(name)s' is no list of objects.") % {"name": name})
    if len(rows) > most:
        message = _("'%(name)s' has %(count)s entries, at most %(most)s go at once.")
        raise ValueError(message % {"name": name, "count": len(rows), "most": most})
    return rows


def asked_texts(found: Mapping[str, Any], name: str) -> dict[str, str]:
    texts = found.get(name, {})
    if not isinstance(texts, dict):
        raise ValueError(_("'%(name)s' is no object.") % {"name": name})
    return {str(key): str(text) for key, text in texts.items()}


def asked_edits(found: Mapping[str, Any]) -> dict[int, list[PriceEdit]]:
    """By primary key of the entry."""
    by_page: dict[int, list[PriceEdit]] = {}
    for raw in asked_list(found, "edits", MOST_EDITS):
        page = raw.get("page")
        if not isinstance(page, int):
            raise ValueError(_("'%(page)s' is no model entry.") % {"page": page})
        by_page.setdefault(page, []).append(PriceEdit.from_json(raw))
    if not by_page:
        raise ValueError(_("There is nothing to review."))
    return by_page
