"""Sentences of the pure layers, written so that a site can say them in the reader's language."""

from __future__ import annotations


class Told(str):
    """In English, as a command prints it; ``template`` and ``words`` are what it was made of."""

    template: str
    words: dict[str, object]


def told(template: str, **words: object) -> Told:
    """Marks the template for the catalogues of translations, as ``gettext`` does.

    >>> told("%(key)s is not a modality", key="smell")
    'smell is not a modality'
    """
    said = Told(template % words if words else template)
    said.template, said.words = template, words
    return said


def reason_of(error: Exception) -> str:
    """What an error was raised with, still Told if it was."""
    first = error.args[0] if len(error.args) == 1 else ""
    return first if isinstance(first, Told) else str(error)
