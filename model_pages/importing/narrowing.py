"""What of a file goes into an editor's draft: only what it changes of the published state.

The draft has changes of its own. A line that the file leaves as it is published says nothing of
them, so it must not take them back.
"""

from __future__ import annotations

from model_pages.catalogue.flat import Flat, Raw, flat_model

from .merged import Merged
from .wanted import Wanted

_SECTIONS = ("facts", "capabilities")


def for_draft(wanted: Wanted, merged: Merged, raw: Raw) -> Wanted:
    """``merged`` is what came of the published state, ``raw`` what that says."""
    narrowed = Wanted(
        wanted.slug,
        wanted.row,
        says_prices=wanted.says_prices,
        says_fields=merged.entry is not None,
        prices=list(merged.moved),
        removed=frozenset(merged.removed),
    )
    if wanted.raw is not None:
        narrowed.raw = _differing(wanted.raw, raw)
        narrowed.dropped = merged.dropped
    else:
        live = flat_model(raw)
        narrowed.flat = _differing_cells(wanted.flat, live)
        narrowed.emptied = frozenset(key for key in wanted.emptied if key in live)
    return narrowed


def _differing_cells(flat: Flat, live: Flat) -> Flat:
    """With a source goes the value that it is the source of."""
    changed = {key.partition(": ")[0] for key, text in flat.items() if live.get(key) != text}
    return {key: text for key, text in flat.items() if key.partition(": ")[0] in changed}


def _differing(new: Raw, old: Raw) -> Raw:
    changed = {
        key: value for key, value in new.items() if key != "prices" and value != old.get(key)
    }
    for section in _SECTIONS:
        if section in changed:
            said = old.get(section, {})
            changed[section] = {k: row for k, row in new[section].items() if row != said.get(k)}
    return changed
