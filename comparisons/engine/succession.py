"""What a model's listed successor is worth: whom to name, and what to add about it."""

from __future__ import annotations

from model_pages.specs.lifecycle import Lifecycle, Status, Successor
from model_pages.specs.sheet import SpecSheet

from .evidence import Evidence, exact_text
from .sides import Side
from .values import Phrase, Value


def other_in_line(side: Side, other: Side) -> bool:
    """Whether the other model of the page is in the chain of successors of this one."""
    return any(successor.slug == other.slug for successor in side.sheet.successors)


def outlasts(successor: Lifecycle, model: Lifecycle) -> bool:
    """Whether ``successor`` is served at least as long as what it replaces."""
    if successor.retires_on is None:
        return True
    return model.retires_on is not None and successor.retires_on >= model.retires_on


def heir(sheet: SpecSheet) -> Phrase:
    """Whom to move to, where the listed successor is no place to stay."""
    if sheet.live_successor is None:
        return Phrase("shared.nobody_in_line")
    return Phrase("shared.next_in_line", {"heir": sheet.live_successor.name})


def successor_phrases(side: Side, other: Side) -> tuple[Phrase, ...]:
    """What to say after "… was shut down": nothing where R31 names the other model instead."""
    if other_in_line(side, other):
        return ()
    if not side.sheet.successors:
        return (Phrase("shared.nobody_in_line"),)
    listed = Phrase("shared.successor", {"listed": side.sheet.successors[0].name})
    return (listed, *correction(side.sheet))


def correction(sheet: SpecSheet) -> tuple[Phrase, ...]:
    """Why the listed successor is no place to move to, and who is next; empty if it is one.

    GPT-5 Mini, the listed successor of GPT-4.1 Mini, stops working before it: the sentence names
    the day, and the first model of the chain that lasts.
    """
    listed = sheet.successors[0]
    return () if sheet.live_successor is listed else (_reason(sheet, listed), heir(sheet))


def _reason(sheet: SpecSheet, listed: Successor) -> Phrase:
    params: dict[str, Value] = {"listed": listed.name}
    status, ends_on = listed.lifecycle.status(sheet.on), listed.lifecycle.retires_on
    if status is Status.UPCOMING:
        return Phrase("shared.listed_upcoming", params)
    if ends_on is None or listed.model_type != sheet.model_type:
        return Phrase("shared.listed_other_job", params)
    key = "listed_retired" if status is Status.RETIRED else "listed_retiring"
    return Phrase(f"shared.{key}", {**params, "date": ends_on})


def successor_evidence(side: Side) -> tuple[Evidence, ...]:
    """The listed successor with its last day and, where another one is named, that one."""
    sheet = side.sheet
    if not sheet.successors:
        return (side.note("listed_successor", side.language.say("none"), exact=""),)
    listed, lasting = sheet.successors[0], sheet.live_successor
    found = [side.note("listed_successor", listed.name, listed.named)]
    if listed.lifecycle.retires_on:
        found.append(standing(side, listed))
    if lasting is not None and lasting is not listed:
        found += [side.note("next_in_line", lasting.name, lasting.named), standing(side, lasting)]
    return tuple(found)


def standing(side: Side, successor: Successor) -> Evidence:
    """What the directory knows of a successor: its last day, or its status."""
    language, ends_on = side.language, successor.lifecycle.retires_on
    if ends_on is None:
        label = language.label("heading", "status")
        status = language.label("status", successor.lifecycle.status(side.sheet.on))
        exact = str(successor.lifecycle.status(side.sheet.on))
        return Evidence(successor.name, successor.slug, label, status, about="status", exact=exact)
    source, checked_on = None, None
    if successor.retires is not None:
        source, checked_on = successor.retires.source, successor.retires.checked_on
    label, last = language.label("field", "retires_on"), side.formatter.date(ends_on)
    return Evidence(
        successor.name,
        successor.slug,
        label,
        last,
        "",
        source,
        checked_on,
        "retires_on",
        exact_text(ends_on),
    )
