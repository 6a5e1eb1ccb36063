"""Who muted or replaced what: entries in the history of a comparison, made when it is published."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter, log
from wagtail.models import PageLogEntry

from .models import ComparisonPage, FaqChoice, StatementOverride

ACTION = "comparisons.override"
KEPT = "keep"


class OverrideFormatter(LogFormatter):
    """The reason is the entry's comment."""

    label = gettext_lazy("Decide about a computed sentence")

    def format_message(self, log_entry: Any) -> str:
        data = log_entry.data
        message = _MESSAGES.get(data.get("decision"), _MESSAGES[KEPT])
        return message % {"sentence": data.get("sentence", ""), "text": data.get("text", "")}

    def format_comment(self, log_entry: Any) -> str:
        return log_entry.data.get("reason", "")


_MESSAGES = {
    "mute": gettext_lazy("Muted “%(sentence)s”"),
    "replace": gettext_lazy("Replaced “%(sentence)s” by “%(text)s”"),
    "hide": gettext_lazy("Hid the question “%(sentence)s”"),
    "answer": gettext_lazy("Answered “%(sentence)s” anew: “%(text)s”"),
    KEPT: gettext_lazy("Went back to the computed text of “%(sentence)s”"),
}


def record_overrides(instance: ComparisonPage, revision: Any = None, **kwargs: Any) -> None:
    """Called when a comparison is published: an entry for what differs from the last entries.

    The entries themselves are what was published before, so a draft that was never published
    leaves none and publishing twice leaves no second one.
    """
    before, now = _last_entries(instance), {_key(data): data for data in _decisions(instance)}
    for key, data in now.items():
        if before.get(key) != data:
            _log(instance, data, _author(instance, data, revision))
    for key, data in before.items():
        if key not in now and data["decision"] != KEPT:
            _log(instance, data | {"decision": KEPT, "text": "", "reason": ""}, _user_of(revision))


def _decisions(page: ComparisonPage) -> Iterator[dict[str, str]]:
    for row in page.statement_overrides.all():
        yield _data("sentence", row.anchor, row.action, row.sentence, row.text, row.reason)
    for row in page.faq_choices.all():
        yield from _decisions_about(row)


def _decisions_about(row: FaqChoice) -> Iterator[dict[str, str]]:
    if row.place == FaqChoice.Place.HIDDEN:
        yield _data("place", row.anchor, "hide", row.question, "", row.reason)
    elif row.answer.strip():
        yield _data("answer", row.anchor, "answer", row.question, row.answer, row.reason)


def _data(kind: str, anchor: str, decision: str, sentence: str, text: str, reason: str) -> dict:
    shown = text if decision != StatementOverride.Action.MUTE else ""
    return {
        "kind": kind,
        "anchor": anchor,
        "decision": str(decision),
        "sentence": sentence,
        "text": shown,
        "reason": reason,
    }


def _key(data: dict[str, str]) -> tuple[str, str]:
    return data["kind"], data["anchor"]


def _last_entries(page: ComparisonPage) -> dict[tuple[str, str], dict[str, str]]:
    entries = PageLogEntry.objects.filter(page=page.pk, action=ACTION).order_by("timestamp", "pk")
    return {_key(entry.data): entry.data for entry in entries}


def _author(page: ComparisonPage, data: dict[str, str], revision: Any) -> Any:
    """Who saved the first of the revisions that hold the decision: not whoever approved it."""
    author = _user_of(revision)
    earlier = page.revisions.order_by("-created_at", "-pk").select_related("user")
    for one in earlier.iterator(chunk_size=20):
        if data not in _decisions(one.as_object()):
            break
        author = one.user or author
    return author


def _user_of(revision: Any) -> Any:
    return revision.user if revision is not None else None


def _log(page: ComparisonPage, data: dict[str, str], user: Any) -> None:
    log(page, ACTION, user=user, data=data, content_changed=False)
