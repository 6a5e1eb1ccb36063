"""Model IDs as addresses."""

from django.utils.text import slugify


def identifier_slug(identifier: str) -> str:
    """The address form of a model ID: ``gpt-4.1-mini-2025-04-14`` is gpt-4-1-mini-2025-04-14."""
    dashed = identifier.replace(".", "-").replace("/", "-").replace(":", "-").replace("@", "-")
    return slugify(dashed)
