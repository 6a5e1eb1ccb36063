"""The old address of a provider leads to the new one, where the site has Wagtail's redirects."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.apps import apps

from .links import provider_index_path, provider_link
from .models import Provider


def redirect_old_address(instance: Provider, **kwargs: Any) -> None:
    """Before a provider is saved: a new slug moves its page."""
    if not instance.pk or not apps.is_installed("wagtail.contrib.redirects"):
        return
    slugs = Provider.objects.filter(pk=instance.pk, live=True).values_list("slug", flat=True)
    before = slugs.first()
    if before and before != instance.slug:
        index_path = provider_index_path()
        old, new = provider_link(before, index_path), provider_link(instance.slug, index_path)
        if old and new:
            _redirect(urlsplit(old).path, urlsplit(new).path)


def _redirect(old: str, new: str) -> None:
    """An address that is in use again leads nowhere else."""
    from wagtail.contrib.redirects.models import Redirect

    paths = [Redirect.normalise_path(path) for path in (old, new)]
    Redirect.objects.filter(old_path__in=paths, automatically_created=True).delete()
    Redirect.add_redirect(old, redirect_to=new, automatically_created=True)
