"""Says in the active language what the pure layers told in English."""

from __future__ import annotations

from django.utils.translation import gettext

from .specs.told import Told


def in_its_language(text: str) -> str:
    """A text that is not Told, such as one of a plug-in, stays as it is."""
    if not isinstance(text, Told):
        return text
    words = {
        name: in_its_language(word) if isinstance(word, Told) else word
        for name, word in text.words.items()
    }
    said = gettext(text.template)
    return said % words if words else said
