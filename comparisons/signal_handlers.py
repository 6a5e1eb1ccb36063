"""What happens at the borders: a model was renamed, or an index page was made."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db.models import Q
from django.db.models.signals import post_save
from wagtail.signals import page_published

from model_pages.models import ModelIndexPage, ModelPage

from .history import record_overrides
from .models import ComparisonIndexPage, ComparisonPage
from .roles import grant


def connect() -> None:
    page_published.connect(rename_pages_of_pair, sender=ModelPage)
    page_published.connect(record_overrides, sender=ComparisonPage)
    post_save.connect(grant_models, sender=ModelIndexPage)
    post_save.connect(grant_pairs, sender=ComparisonIndexPage)


def grant_models(instance: ModelIndexPage, created: bool, raw: bool, **kwargs: Any) -> None:
    if created and not raw:
        grant(apps, instance.pk, "models")


def grant_pairs(instance: ComparisonIndexPage, created: bool, raw: bool, **kwargs: Any) -> None:
    if created and not raw:
        grant(apps, instance.pk, "pairs")


def rename_pages_of_pair(instance: ModelPage, **kwargs: Any) -> None:
    """Editors' pages of a pair are called and addressed after its models; a renamed model takes
    them along, live and draft alike."""
    pages = ComparisonPage.objects.filter(Q(left=instance) | Q(right=instance))
    for page in pages.select_related("left", "right"):
        before = page.slug, page.title
        page.follow_pair()
        if (page.slug, page.title) != before:
            _follow(page)


def _follow(page: ComparisonPage) -> None:
    draft = page.get_latest_revision_as_object()
    if page.live:
        page.save_revision(changed=False).publish(changed=False, log_action=False)
    if draft.has_unpublished_changes or not page.live:
        draft.follow_pair()
        draft.save_revision(changed=False)
