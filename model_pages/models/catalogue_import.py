"""Files that editors brought, and what became of each."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class CatalogueImportQuerySet(models.QuerySet):
    def undecided(self, before: datetime) -> CatalogueImportQuerySet:
        """Uploaded before that moment and never started, or discarded."""
        states = CatalogueImport.State
        return self.filter(
            created_at__lt=before, state__in=[states.OPEN, states.DISCARDED], steps=None
        )


class CatalogueImport(models.Model):
    """A file with everything that was decided about it, so that a lost connection loses nothing.

    ``table`` is the sheet as it was read; a catalogue is read from ``content`` again.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Not imported yet")
        RUNNING = "running", _("Being imported")
        DONE = "done", _("Imported")
        DISCARDED = "discarded", _("Discarded")

    class DecimalMark(models.TextChoices):
        FOUND = "", _("As the file shows")
        POINT = ".", _("A point: 0.4")
        COMMA = ",", _("A comma: 0,4")

    file_name = models.CharField(_("file"), max_length=255)
    content = models.BinaryField(editable=False)
    table = models.JSONField(null=True, editable=False)
    holds = models.CharField(max_length=10, blank=True)
    columns = models.JSONField(default=dict, blank=True)
    decimal_mark = models.CharField(
        _("decimal mark"), max_length=1, choices=DecimalMark.choices, blank=True
    )
    remove_missing = models.BooleanField(_("remove what the file does not have"), default=False)
    leave_out_faults = models.BooleanField(_("leave out the rows with errors"), default=False)
    publish = models.BooleanField(_("publish"), default=False)
    reason = models.CharField(_("why unlikely prices are right"), max_length=250, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.OPEN)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("user"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished"), null=True)

    objects = CatalogueImportQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self) -> str:
        return self.file_name


class ImportStep(models.Model):
    """One model of an import. It and its page change in one transaction."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        PUBLISHED = "published", _("Published")
        DRAFTED = "drafted", _("Saved as draft")
        CHECKED = "checked", _("Confirmed")
        UNCHANGED = "unchanged", _("Unchanged")
        FAILED = "failed", _("Failed")

    run = models.ForeignKey(CatalogueImport, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveIntegerField()
    slug = models.CharField(max_length=120)
    page = models.ForeignKey(
        "model_pages.ModelPage", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    live_revision = models.PositiveBigIntegerField(null=True)
    latest_revision = models.PositiveBigIntegerField(null=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    message = models.TextField(blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["run", "slug"], name="model_pages_one_step_a_model")
        ]

    def __str__(self) -> str:
        return f"{self.slug}: {self.state}"
