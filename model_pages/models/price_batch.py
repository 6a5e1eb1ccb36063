from __future__ import annotations

import uuid
from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class PriceBatchQuerySet(models.QuerySet):
    def undecided(self, before: datetime) -> PriceBatchQuerySet:
        """Made before that moment, and no way was ever chosen for them."""
        return self.filter(created_at__lt=before, way="")


class PriceBatch(models.Model):
    """Edits of many entries that are carried out one entry after the other.

    What became of an entry is written together with the change itself, so a run that was cut
    off goes on where it stopped, and no entry is changed twice. ``edits`` and ``outcomes`` are
    by primary key of the entry as text.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    way = models.CharField(_("way"), max_length=12)
    starts = models.DateField(_("first day"), null=True, blank=True)
    edits = models.JSONField(default=dict)
    outcomes = models.JSONField(default=dict)

    objects = PriceBatchQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("price batch")
        verbose_name_plural = _("price batches")

    def __str__(self) -> str:
        return f"{self.way}: {self.done} / {self.total}"

    @property
    def total(self) -> int:
        return len(self.edits)

    @property
    def done(self) -> int:
        return len(self.outcomes)

    @property
    def is_finished(self) -> bool:
        return self.done >= self.total
