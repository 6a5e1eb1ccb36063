"""How often one visitor may do something."""

from __future__ import annotations

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

HOUR = 60 * 60
"""Seconds."""


def is_within_limit(request: HttpRequest, action: str, most: int) -> bool:
    """Whether the visitor may do it once more within the hour. Counts this one.

    The address of the visitor is kept as a hash, and for an hour only. Where a proxy stands before
    the site, ``VERSUS_CLIENT_ADDRESS`` names the header that the proxy sets, as ``request.META``
    calls it.
    """
    header = getattr(settings, "VERSUS_CLIENT_ADDRESS", "REMOTE_ADDR")
    address = request.META.get(header, "")
    key = f"versus-{action}-{salted_hmac(f'versus.{action}', address).hexdigest()}"
    if cache.add(key, 1, HOUR):
        return True
    try:
        return cache.incr(key) <= most
    except ValueError:  # it ran out in between
        return True
