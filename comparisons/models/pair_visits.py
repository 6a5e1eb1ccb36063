from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class PairVisits(models.Model):
    """How often the page of a pair was looked at on one day. Nothing about visitors is kept.

    ``first`` is the model with the lower primary key: no change of a name changes the pair.
    """

    first = models.ForeignKey("model_pages.ModelPage", on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey("model_pages.ModelPage", on_delete=models.CASCADE, related_name="+")
    day = models.DateField(db_index=True)
    number = models.PositiveIntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["first", "second", "day"], name="pair_visits_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")), name="pair_visits_in_one_order"
            ),
        )

    def __str__(self) -> str:
        return f"{self.first} vs {self.second}, {self.day}: {self.number}"
