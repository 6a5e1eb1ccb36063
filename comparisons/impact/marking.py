"""The words in which two wordings of a sentence differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

WORDS = re.compile(r"\s+|\S+")


def marked(old: str, new: str) -> tuple[SafeString, SafeString]:
    """Both wordings with what goes in ``<del>`` and what comes in ``<ins>``."""
    before, after = WORDS.findall(old), WORDS.findall(new)
    steps = _merged(SequenceMatcher(None, before, after, autojunk=False).get_opcodes(), before)
    gone = [("".join(before[a:b]), changed) for changed, a, b, _c, _d in steps]
    come = [("".join(after[c:d]), changed) for changed, _a, _b, c, d in steps]
    return _joined("del", gone), _joined("ins", come)


def whole(tag: str, text: str) -> SafeString:
    """A sentence that is new or goes as a whole."""
    return _joined(tag, [(text, True)])


def _merged(
    opcodes: Iterable[tuple[str, int, int, int, int]], before: list[str]
) -> list[tuple[bool, int, int, int, int]]:
    """Runs of equal and changed words; a lone space between two changes is part of them."""
    runs: list[tuple[bool, int, int, int, int]] = []
    for tag, a, b, c, d in opcodes:
        between = bool(runs) and tag == "equal" and "".join(before[a:b]).isspace()
        changed = tag != "equal" or between
        if runs and runs[-1][0] and changed:
            _changed, start, _b, other_start, _d = runs.pop()
            runs.append((True, start, b, other_start, d))
        else:
            runs.append((changed, a, b, c, d))
    return runs


def _joined(tag: str, runs: Iterable[tuple[str, bool]]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in _parts(tag, runs)))


def _parts(tag: str, runs: Iterable[tuple[str, bool]]) -> Iterator[str]:
    """With a word for screen readers, most of which say nothing of ``del`` and ``ins``."""
    label = _("removed") if tag == "del" else _("added")
    markup = (
        f'<{tag}><span class="w-sr-only">[{{}}: </span>{{}}<span class="w-sr-only">]</span></{tag}>'
    )
    for text, changed in runs:
        if text:
            yield format_html(markup, label, text) if changed else text
