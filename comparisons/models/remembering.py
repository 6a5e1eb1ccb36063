"""Rows that remember what an editor saw when she wrote them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from comparisons.engine import Evidence
from comparisons.engine.overrides import Remembered, remembered

_PRINTED = {"model", "label", "value", "unit"}


def as_json(evidence: Iterable[Evidence]) -> list[dict[str, str]]:
    """Evidence as a row remembers it, for people to read as well."""
    return [one._asdict() for one in remembered(evidence)]


def read_evidence(value: Any) -> tuple[Remembered, ...]:
    """Evidence that a row or a form holds; what is no evidence is none, and breaks no page."""
    rows = value if isinstance(value, list) else []
    texts = (
        Remembered(*(str(row.get(name, "")) for name in Remembered._fields))
        for row in rows
        if isinstance(row, dict)
    )
    return tuple(sorted(set(texts)))


def validate_evidence(value: Any) -> None:
    """Memories of before there was data in them have what was printed alone."""
    known = set(Remembered._fields)
    if not isinstance(value, list) or any(
        not isinstance(one, dict) or not _PRINTED <= set(one) <= known for one in value
    ):
        raise ValidationError(_("Evidence is a list of values: model, label, value and unit."))


class RemembersEvidence(models.Model):
    """``sentence`` is what the page said, ``evidence`` what that rested on."""

    sentence = models.TextField(_("computed text"), blank=True)
    evidence = models.JSONField(
        _("evidence"), default=list, blank=True, validators=[validate_evidence]
    )

    class Meta:
        abstract = True

    @property
    def remembered(self) -> tuple[Remembered, ...]:
        return read_evidence(self.evidence)
