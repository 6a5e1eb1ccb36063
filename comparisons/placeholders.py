"""Names of the two models in an editor's own text: ``Use {left} or {right}``."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from model_pages.specs.sheet import SpecSheet

PLACEHOLDERS = ("left", "right", "left_slug", "right_slug")


def validate_placeholders(text: str) -> None:
    """ValidationError naming the placeholder that does not exist, or the brace left open."""
    known = [f"{{{name}}}" for name in PLACEHOLDERS]
    for found in re.findall(r"\{[^{}]*\}", text):
        if found not in known:
            raise ValidationError(
                _("'%(name)s' is not a placeholder. There are: %(known)s.")
                % {"name": found, "known": ", ".join(known)}
            )
        text = text.replace(found, "")
    if "{" in text or "}" in text:
        raise ValidationError(_("A brace stands alone. Write {left} or {right}."))


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
