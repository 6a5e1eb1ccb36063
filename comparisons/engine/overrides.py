"""What an editor changed about the sentences of a pair, for as long as their evidence holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

from .answers import Faq
from .claims import Statement
from .compare import Comparison
from .evidence import Evidence
from .order import fitting, in_place

Said = TypeVar("Said", Statement, Faq)


class Remembered(NamedTuple):
    """A value without the day of its check: "still true" changes nothing.

    ``model``, ``label``, ``value`` and ``unit`` are what the editor read; ``slug``, ``about`` and
    ``exact`` the same as data. Older memories and a plug-in's own evidence have no data.
    """

    model: str
    label: str
    value: str
    unit: str = ""
    slug: str = ""
    about: str = ""
    exact: str = ""

    @property
    def printed(self) -> tuple[str, ...]:
        return self[:4]

    @property
    def data(self) -> tuple[str, ...]:
        return self[4:]


Memory = tuple[Remembered, ...]


def remembered(evidence: Iterable[Evidence]) -> Memory:
    """What there is to remember of evidence, in an order of its own."""
    found = {
        Remembered(e.model, e.label, e.value, e.unit, e.slug, e.about, e.exact) for e in evidence
    }
    return tuple(sorted(found))


def is_still(memory: Memory, now: Memory) -> bool:
    """Whether the evidence is the same: by its data, so that no other wording or language ends an
    override; as it was printed where either of the two has no data of something."""
    if all(one.about for one in (*memory, *now)):
        return {one.data for one in memory} == {one.data for one in now}
    return {one.printed for one in memory} == {one.printed for one in now}


@dataclass(frozen=True, slots=True)
class Override:
    """``text`` replaces what stands at ``anchor``; without one it is not said at all.

    ``evidence`` is what the editor saw beside it, as ``remembered``.
    """

    anchor: str
    text: str | None
    evidence: Memory

    def holds_for(self, said: Statement | Faq) -> bool:
        return self.text != "" and is_still(self.evidence, remembered(said.evidence))


def with_overrides(
    comparison: Comparison, statements: Iterable[Override] = (), answers: Iterable[Override] = ()
) -> Comparison:
    """The comparison as an editor wants it said.

    Where the evidence is another one now, the override has lapsed and the computed sentence
    stands. The place of a muted statement is filled by the next one; the summary has no line that
    would still say what an editor muted or replaced.
    """
    overrides, edits = tuple(statements), tuple(answers)
    if not overrides and not edits:
        return comparison
    computed = in_place((*comparison.statements, *comparison.more_statements))
    said = _said(computed, overrides, _reworded)
    shown, more = fitting(said)
    changed = {one.anchor for one in {*computed} - {*said}}
    return replace(
        comparison,
        summary=tuple(line for line in comparison.summary if changed.isdisjoint(line.claims)),
        statements=tuple(shown),
        more_statements=tuple(more),
        faqs=tuple(_said(comparison.faqs, edits, _answered)),
    )


def lapsed(said: Iterable[Said], overrides: Iterable[Override]) -> dict[Override, Said | None]:
    """The overrides that hold no longer, each with what is said at its place now, if anything."""
    by_anchor = {one.anchor: one for one in said}
    found: dict[Override, Said | None] = {}
    for override in overrides:
        now = by_anchor.get(override.anchor)
        if now is None or not is_still(override.evidence, remembered(now.evidence)):
            found[override] = now
    return found


def _said(
    computed: Sequence[Said],
    overrides: tuple[Override, ...],
    reword: Callable[[Said, str], Said],
) -> list[Said]:
    by_anchor: Mapping[str, Override] = {one.anchor: one for one in overrides}
    found: list[Said] = []
    for one in computed:
        override = by_anchor.get(one.anchor)
        if override is None or not override.holds_for(one):
            found.append(one)
        elif override.text is not None:
            found.append(reword(one, override.text))
    return found


def _reworded(statement: Statement, text: str) -> Statement:
    return statement._replace(text=text)


def _answered(faq: Faq, text: str) -> Faq:
    return faq._replace(answer=text)
