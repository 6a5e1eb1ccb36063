"""The address of a pair: two model slugs in alphabetical order, joined by ``-vs-``."""

from __future__ import annotations

from model_pages.specs.slugs import PAIR_SEPARATOR, is_model_slug


def pair_slug(one: str, other: str) -> str:
    """The canonical slug, whichever order the two come in.

    >>> pair_slug("gpt-image-1-mini", "gpt-4-1-mini")
    'gpt-4-1-mini-vs-gpt-image-1-mini'
    """
    for slug in (one, other):
        if not is_model_slug(slug):
            raise ValueError(
                f"'{slug}' cannot be the slug of a model in a pair: "
                f"it is empty, contains '{PAIR_SEPARATOR}' or touches it at one end."
            )
    return PAIR_SEPARATOR.join(sorted((one, other)))


def split_pair(text: str) -> tuple[str, str] | None:
    """The two slugs as written, or None unless there is exactly one separator between two."""
    left, separator, right = text.partition(PAIR_SEPARATOR)
    if not separator or not is_model_slug(left) or not is_model_slug(right):
        return None
    return left, right


def is_canonical(text: str) -> bool:
    slugs = split_pair(text)
    return slugs is not None and slugs[0] < slugs[1]
