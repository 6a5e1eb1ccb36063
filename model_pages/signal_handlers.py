"""What happens at the borders: a page was published, or its address changed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models.signals import pre_save
from django.utils import timezone
from wagtail.log_actions import get_active_log_context
from wagtail.search import index
from wagtail.signals import page_published, page_slug_changed, published

from .guarding.answers import record_unanswered
from .guarding.unlikely import prices_of
from .ledger import record_prices
from .models import FormerSlug, ModelPage, Provider
from .price_history import Change, log_changes, price_changes, recorded_prices
from .provider_redirects import redirect_old_address


def connect() -> None:
    page_published.connect(write_ledger, sender=ModelPage)
    page_published.connect(index_with_child_rows, sender=ModelPage)
    page_slug_changed.connect(remember_slug, sender=ModelPage)
    published.connect(index_models_of_provider, sender=Provider)
    pre_save.connect(redirect_old_address, sender=Provider)


def write_ledger(instance: ModelPage, revision: Any = None, **kwargs: Any) -> None:
    """The history first: it reads in the ledger what was published until now."""
    on, user = timezone.localdate(), revision.user if revision is not None else None
    _write_history(instance, on, revision, get_active_log_context().user or user)
    record_prices(instance, on, revision=revision, user=user)


def _write_history(page: ModelPage, on: date, revision: Any, user: Any) -> None:
    """A new entry is news as a whole; of its prices only the announced ones are told."""
    before = recorded_prices(page)
    changes = list(price_changes(before, prices_of(page), on))
    is_new = page.first_published_at == page.last_published_at
    told = [pair for pair in changes if not is_new or _is_announced(pair, on)]
    log_changes(page, told, on, user=user, revision=revision)
    if user is not None:  # catalogues are checked by rules of their own
        record_unanswered(page, changes, user=user, revision=revision)


def _is_announced(change: Change, on: date) -> bool:
    start = change[1].effective_from if change[1] else None
    return start is not None and start > on


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
