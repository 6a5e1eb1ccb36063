"""How many corrections may come from one place."""

from __future__ import annotations

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

MOST = 5
WITHIN = 60 * 60
"""Seconds."""


def may_send(request: HttpRequest) -> bool:
    """Counts this one. The address of the visitor is kept as a hash, and for an hour only.

    Where a proxy stands before the site, ``VERSUS_CLIENT_ADDRESS`` names the header that the
    proxy sets, as ``request.META`` calls it.
    """
    header = getattr(settings, "VERSUS_CLIENT_ADDRESS", "REMOTE_ADDR")
    address = request.META.get(header, "")
    key = f"versus-correction-{salted_hmac('versus.corrections', address).hexdigest()}"
    if cache.add(key, 1, WITHIN):
        return True
    try:
        return cache.incr(key) <= MOST
    except ValueError:  # it ran out in between
        return True
