"""Rows that belong to a model entry beside its prices."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable
from wagtail.search import index

from model_pages.specs.slugs import identifier_slug

from . import choices


class Sourced(Orderable):
    source_name = models.CharField(
        _("source"), max_length=160, blank=True, help_text=_("For example OpenAI model page.")
    )
    source_url = models.URLField(_("source page"), max_length=500, blank=True)

    source_panel = FieldRowPanel([FieldPanel("source_name"), FieldPanel("source_url")])

    class Meta(Orderable.Meta):
        abstract = True


class ModelAlias(index.Indexed, Orderable):
    """Another name of the model in the provider's API, or a dated version of it."""

    class Kind(models.TextChoices):
        ALIAS = "alias", _("Alias")
        SNAPSHOT = "snapshot", _("Snapshot")

    page = ParentalKey(
        "model_pages.ModelPage", on_delete=models.CASCADE, related_name="other_names"
    )
    identifier = models.CharField(
        _("identifier"), max_length=120, help_text=_("For example gpt-4.1-mini-2025-04-14.")
    )
    slug = models.SlugField(max_length=140, editable=False, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.ALIAS)

    panels = [FieldRowPanel([FieldPanel("identifier"), FieldPanel("kind")])]
    search_fields = [index.SearchField("identifier"), index.AutocompleteField("identifier")]

    class Meta(Orderable.Meta):
        verbose_name = _("alias or snapshot")
        verbose_name_plural = _("aliases and snapshots")

    def __str__(self) -> str:
        return self.identifier

    def clean(self) -> None:
        super().clean()
        self.identifier = (self.identifier or "").strip()
        self.slug = identifier_slug(self.identifier)
        if not self.slug:
            raise ValidationError(
                {"identifier": _("An identifier holds at least one letter or digit.")}
            )

    def save(self, *args, **kwargs):
        self.slug = identifier_slug(self.identifier)
        super().save(*args, **kwargs)


class ModelCapability(Sourced):
    """Yes or no, each with a source. Without a row a capability is unknown, never "no"."""

    page = ParentalKey(
        "model_pages.ModelPage", on_delete=models.CASCADE, related_name="capabilities"
    )
    capability = models.CharField(_("capability"), max_length=40, choices=choices.capabilities)
    supported = models.BooleanField(
        _("supported"), default=True, choices=[(True, _("Yes")), (False, _("No"))]
    )

    panels = [
        FieldRowPanel([FieldPanel("capability"), FieldPanel("supported")]),
        Sourced.source_panel,
    ]

    class Meta(Sourced.Meta):
        verbose_name = _("capability")
        verbose_name_plural = _("capabilities")

    def __str__(self) -> str:
        return f"{self.get_capability_display()}: {self.get_supported_display()}"


class FactSource(Sourced):
    """Where one fact comes from, or why it is missing."""

    page = ParentalKey(
        "model_pages.ModelPage", on_delete=models.CASCADE, related_name="fact_sources"
    )
    fact = models.CharField(_("fact"), max_length=40, choices=choices.spec_fields)
    state = models.CharField(
        _("if the field is empty"),
        max_length=16,
        choices=choices.MissingState.choices,
        blank=True,
        help_text=_("Only where you know why there is no value."),
    )
    note = models.CharField(
        _("note"), max_length=250, blank=True, help_text=_("For editors: sources that disagree.")
    )

    panels = [
        FieldRowPanel([FieldPanel("fact"), FieldPanel("state")]),
        Sourced.source_panel,
        FieldPanel("note"),
    ]

    class Meta(Sourced.Meta):
        verbose_name = _("source of a fact")
        verbose_name_plural = _("sources of facts")

    def __str__(self) -> str:
        return f"{self.get_fact_display()}: {self.source_name}"


class BenchmarkResult(Sourced):
    """One published score, comparable only with the same test, version, metric and setting."""

    page = ParentalKey("model_pages.ModelPage", on_delete=models.CASCADE, related_name="benchmarks")
    name = models.CharField(_("benchmark"), max_length=80, help_text=_("For example GPQA."))
    version = models.CharField(_("version"), max_length=40, blank=True)
    metric = models.CharField(
        _("metric"),
        max_length=60,
        blank=True,
        help_text=_("For example pass@1, percent. A result in tokens/s is a speed."),
    )
    setting = models.CharField(
        _("setting"), max_length=120, blank=True, help_text=_("Harness and reasoning setting.")
    )
    score = models.DecimalField(_("score"), max_digits=12, decimal_places=4)
    interval = models.DecimalField(
        _("uncertainty"),
        max_digits=12,
        decimal_places=4,
        null=True,
        blank=True,
        help_text=_("As stated: 1.5 for ±1.5. Empty where none is stated."),
    )
    self_reported = models.BooleanField(_("reported by the maker itself"), default=True)
    measured_on = models.DateField(_("published on"), null=True, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("version"), FieldPanel("metric")]),
        FieldRowPanel([FieldPanel("score"), FieldPanel("interval"), FieldPanel("measured_on")]),
        FieldRowPanel([FieldPanel("setting"), FieldPanel("self_reported")]),
        Sourced.source_panel,
    ]

    class Meta(Sourced.Meta):
        verbose_name = _("benchmark result")
        verbose_name_plural = _("benchmark results")

    def __str__(self) -> str:
        return f"{self.name} {self.version}: {self.score.normalize()}"

    def clean(self) -> None:
        super().clean()
        if self.interval is not None and self.interval <= 0:
            message = _("%(interval)s is not an uncertainty: it is above 0, or empty.")
            raise ValidationError({"interval": message % {"interval": self.interval}})
