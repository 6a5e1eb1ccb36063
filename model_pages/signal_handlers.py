"""What happens at the borders: a page was published, or its address changed."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import pre_save
from django.utils import timezone
from wagtail.search import index
from wagtail.signals import page_published, page_slug_changed, published

from .ledger import record_prices
from .models import FormerSlug, ModelPage, Provider
from .provider_redirects import redirect_old_address


def connect() -> None:
    page_published.connect(write_ledger, sender=ModelPage)
    page_published.connect(index_with_child_rows, sender=ModelPage)
    page_slug_changed.connect(remember_slug, sender=ModelPage)
    published.connect(index_models_of_provider, sender=Provider)
    pre_save.connect(redirect_old_address, sender=Provider)


def write_ledger(instance: ModelPage, revision: Any = None, **kwargs: Any) -> None:
    user = revision.user if revision is not None else None
    record_prices(instance, timezone.localdate(), revision=revision, user=user)


def index_with_child_rows(instance: ModelPage, **kwargs: Any) -> None:
    """Wagtail indexes on ``post_save``, before modelcluster has written the child rows: without
    this a new alias is found only after the publish that follows."""
    index.insert_or_update_object(ModelPage.objects.get(pk=instance.pk))


def index_models_of_provider(instance: Provider, **kwargs: Any) -> None:
    for page in instance.models.all():
        index.insert_or_update_object(page)


def remember_slug(instance: ModelPage, instance_before: ModelPage, **kwargs: Any) -> None:
    """Old addresses of pairs lead to the new ones; a slug in use again is nobody's former one."""
    FormerSlug.objects.filter(slug=instance.slug).delete()
    FormerSlug.objects.update_or_create(slug=instance_before.slug, defaults={"page": instance})
