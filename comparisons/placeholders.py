"""Names of the two models in an editor's own text: ``Use {left} or {right}``."""

from __future__ import annotations

from string import Formatter

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from model_pages.specs.sheet import SpecSheet

PLACEHOLDERS = ("left", "right", "left_slug", "right_slug")


def validate_placeholders(text: str) -> None:
    """ValidationError naming the placeholder that does not exist, or the brace left open."""
    try:
        names = [name for _text, name, _spec, _conversion in Formatter().parse(text) if name]
    except ValueError as error:
        raise ValidationError(
            _("A brace is open or closed alone: %(error)s. Write {left} or {right}.")
            % {"error": error}
        ) from error
    unknown = [name for name in names if name not in PLACEHOLDERS]
    if unknown:
        raise ValidationError(
            _("'{%(name)s}' is not a placeholder. There are: %(known)s.")
            % {"name": unknown[0], "known": ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)}
        )


def fill(text: str, left: SpecSheet, right: SpecSheet) -> str:
    """``text`` with the names in it; nothing but whole placeholders is touched."""
    values = {
        "left": left.name,
        "right": right.name,
        "left_slug": left.slug,
        "right_slug": right.slug,
    }
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text
