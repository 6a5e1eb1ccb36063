"""The models that a visitor has ticked to compare them, kept in the address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from model_pages.specs.card import Card

from .address import Address
from .search import search

MOST = 6
LEAST = 2
MOST_READ = 50
MOST_LIKE = 3


@dataclass(frozen=True, slots=True)
class Ticked:
    """``without`` is the address with the model taken out."""

    card: Card
    without: str


@dataclass(frozen=True, slots=True)
class Tray:
    """At most MOST models, in the order in which they were ticked."""

    ticked: tuple[Ticked, ...]
    problems: tuple[str, ...]
    clear: str

    @property
    def slugs(self) -> tuple[str, ...]:
        return tuple(one.card.slug for one in self.ticked)

    @property
    def models(self) -> str:
        """As the address of their comparison has them."""
        return ",".join(self.slugs)

    @property
    def is_ready(self) -> bool:
        return len(self.ticked) >= LEAST

    @property
    def is_full(self) -> bool:
        return len(self.ticked) >= MOST


def ticked_slugs(request: HttpRequest) -> tuple[str, ...]:
    """Each once; of a link with commas, or of a form with a field for each."""
    texts = request.GET.getlist("models")[:MOST_READ]
    slugs = (part.strip() for text in texts for part in text.replace("\x00", "").split(","))
    return tuple(dict.fromkeys(slug for slug in slugs if slug))[:MOST_READ]


def tray_for(slugs: Sequence[str], cards: Sequence[Card], address: Address) -> Tray:
    """What there is of the slugs; ``problems`` name what is not, and who came too late."""
    by_slug = {card.slug: card for card in cards}
    known = [by_slug[slug] for slug in slugs if slug in by_slug]
    kept, late = known[:MOST], known[MOST:]
    problems = [_unknown(slug, cards) for slug in slugs if slug not in by_slug]
    if late:
        problems.append(_too_many(late))
    all_kept = [card.slug for card in kept]
    ticked = (
        Ticked(card, address.link(models=as_value(slug for slug in all_kept if slug != card.slug)))
        for card in kept
    )
    return Tray(tuple(ticked), tuple(problems), address.without("models"))


def toggle_link(slug: str, tray: Tray, address: Address, page: int) -> str:
    """The same page of the list with the model ticked, or without it."""
    others = [one for one in tray.slugs if one != slug]
    slugs = others if slug in tray.slugs else [*others, slug]
    return address.link(models=as_value(slugs), page=(str(page),) if page > 1 else ())


def as_value(slugs) -> tuple[str, ...]:
    """The one value that the slugs have in an address."""
    joined = ",".join(slugs)
    return (joined,) if joined else ()


def _too_many(late: Sequence[Card]) -> str:
    names = ", ".join(card.name for card in late)
    said = ngettext(
        "Six models fit side by side: %(names)s is not among them. Take one out first.",
        "Six models fit side by side: %(names)s are not among them. Take some out first.",
        len(late),
    )
    return said % {"names": names}


def _unknown(slug: str, cards: Sequence[Card]) -> str:
    like = search(cards, slug.replace("-", " ")[:100]).cards[:MOST_LIKE]
    if not like:
        return _("No published model is called “%(name)s”.") % {"name": slug[:100]}
    words = {"name": slug[:100], "like": ", ".join(card.name for card in like)}
    return _("No published model is called “%(name)s”. Did you mean %(like)s?") % words
