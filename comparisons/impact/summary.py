"""The headline figures: "37 pages change, 5 winners flip"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.utils.translation import ngettext

Counts = Mapping[str, int]


def headline(counts: Counts) -> str:
    """One line, the biggest news first."""
    said = [text for text in _news(counts) if text]
    return " · ".join(said)


def _news(counts: Counts) -> Iterator[str]:
    n = counts["reworded"]
    if n or not counts["pages"]:
        yield ngettext("%(n)s page says something else", "%(n)s pages say something else", n) % {
            "n": n
        }
    if n:
        flips = counts["flips"]
        yield ngettext("%(n)s winner flips", "%(n)s winners flip", flips) % {"n": flips}
    if n := counts["appearing"]:
        yield ngettext("%(n)s page appears", "%(n)s pages appear", n) % {"n": n}
    if n := counts["vanishing"]:
        yield ngettext("%(n)s page goes", "%(n)s pages go", n) % {"n": n}
    if n := counts["moving"]:
        yield ngettext("%(n)s page gets a new address", "%(n)s pages get a new address", n) % {
            "n": n
        }
    if n := counts["newly_listed"]:
        yield ngettext("%(n)s becomes listed", "%(n)s become listed", n) % {"n": n}
    if n := counts["newly_unlisted"]:
        yield ngettext("%(n)s is no longer listed", "%(n)s are no longer listed", n) % {"n": n}


def details(counts: Counts) -> str:
    """What stands under the headline: how many sentences, and what was found to stay the same."""
    said = []
    if n := counts["sentences"]:
        said.append(ngettext("%(n)s sentence changes.", "%(n)s sentences change.", n) % {"n": n})
    if n := counts["table_only"]:
        said.append(
            ngettext(
                "On %(n)s further page every sentence stays; at most its table changes.",
                "On %(n)s further pages every sentence stays; at most their tables change.",
                n,
            )
            % {"n": n}
        )
    return " ".join(said)
