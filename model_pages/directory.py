"""The directory page: which models, in which order, as the address says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from urllib.parse import urlencode

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from model_pages.specs.card import Card
from model_pages.specs.doubts import is_doubtful
from model_pages.specs.exchange import REFERENCE
from model_pages.specs.lifecycle import Status
from model_pages.specs.price_cells import PriceCells
from model_pages.specs.vocabulary import COMPONENTS, MODEL_TYPES

from .as_of import cards_on
from .day_asked import PARAMETER, day_asked, kept_day
from .languages import current_language
from .models import ModelPage
from .words import as_words, squeezed, typed

PER_PAGE = 100
FILTERS = ("provider", "type", "status")
SORTS = ("name", "price", "context", "released")


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a filter, with the number of models it would show."""

    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True, slots=True)
class Filter:
    key: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Sort:
    """``href`` turns the order round where the column already leads."""

    key: str
    label: str
    href: str
    direction: str


@dataclass(frozen=True, slots=True)
class Row:
    card: Card
    type_label: str
    status_label: str
    context: str
    context_exact: str
    released: str
    prices: tuple[HeadlineText, ...]


@dataclass(frozen=True, slots=True)
class HeadlineText:
    label: str
    text: str
    detail: str


@dataclass(frozen=True)
class Directory:
    query: str
    sort: str
    selected: dict[str, str]
    total: int
    shown: int
    rows: list[Row]
    filters: list[Filter]
    sorts: list[Sort]
    pager: PaginatorPage[Card]
    page_links: dict[int, str] = field(default_factory=dict)

    @property
    def is_filtered(self) -> bool:
        return bool(self.query or any(self.selected.values()))


def directory_for(index: Page, request: HttpRequest) -> Directory:
    on = day_asked(request)
    query = typed(request, "q")
    selected = {key: request.GET.get(key, "") for key in FILTERS}
    sort = request.GET.get("sort", "")
    pages = ModelPage.objects.child_of(index).published()
    everything = cards_on(pages, on, request)
    found = search(everything, query)
    cards = ordered(filtered(found, selected), sort)
    pager = Paginator(cards, PER_PAGE).get_page(request.GET.get("page"))
    state = {"q": query, **selected, "sort": sort, PARAMETER: kept_day()}
    return Directory(
        query=query,
        sort=sort,
        selected=selected,
        total=len(everything),
        shown=len(cards),
        rows=[row_of(card, on) for card in pager],
        filters=[_filter(key, found, selected) for key in FILTERS],
        sorts=[_sort(key, state) for key in SORTS],
        pager=pager,
        page_links={n: _link(state, page=str(n)) for n in pager.paginator.page_range},
    )


def search(cards: list[Card], query: str) -> list[Card]:
    """The cards that Wagtail's search finds, and in names written apart from their dots and
    dashes: "gpt 4.1", "claude haiku", "gpt41"."""
    if not query:
        return cards
    words = as_words(query)
    if not words:
        return []
    found = {page.slug for page in ModelPage.objects.live().autocomplete(words)}
    return [card for card in cards if card.slug in found or _begins_a_word(query, card)]


def _begins_a_word(query: str, card: Card) -> bool:
    """ "gpt41" is how "GPT-4.1 Mini" begins, "mini" is how it ends; "mini" is not in "Gemini"."""
    wanted = squeezed(query)
    words = as_words(f"{card.provider_name} {card.name}").casefold().split()
    return any("".join(words[start:]).startswith(wanted) for start in range(len(words)))


def filtered(cards: Iterable[Card], selected: dict[str, str]) -> list[Card]:
    wanted = [(key, value) for key, value in selected.items() if value]
    return [card for card in cards if all(_value(card, key) == value for key, value in wanted)]


def ordered(cards: list[Card], sort: str) -> list[Card]:
    """By the column that ``sort`` names, "-" before it for the other way round.

    A model without the value stands last either way: unknown is neither cheap nor dear.
    """
    key, backwards = sort.removeprefix("-"), sort.startswith("-")
    value = _SORT_VALUES.get(key)
    if value is None:
        return cards
    known = [card for card in cards if value(card) is not None]
    known.sort(key=lambda card: value(card), reverse=backwards)  # type: ignore[arg-type,return-value]
    return known + [card for card in cards if value(card) is None]


def row_of(card: Card, on: date) -> Row:
    language = current_language()
    formatter = language.formatter
    context = card.context_window
    return Row(
        card=card,
        type_label=language.label("type", card.model_type),
        status_label=language.label("status", card.status),
        context=formatter.compact(context) if context else "",
        context_exact=formatter.integer(context) if context else "",
        released=formatter.partial_date(card.release_date) if card.release_date else "",
        prices=tuple(_headline_texts(card, PriceCells(language, on))),
    )


def _headline_texts(card: Card, cells: PriceCells) -> Iterable[HeadlineText]:
    for component, headline in card.headlines.items():
        cell = cells.price(headline.price, is_from=headline.is_from)
        label = cells.language.label("component", component)
        yield HeadlineText(label, cell.text, cell.detail)


def _price(card: Card) -> tuple[int, str, Decimal] | None:
    """Prices of different meters or currencies have no common order: those of one stand together.

    A price that looks wrong and that nobody has confirmed leads no list.
    """
    for position, component in enumerate(COMPONENTS):
        headline = card.headlines.get(component.key)
        price = headline.price if headline else None
        if price is None or price.canonical_amount is None:
            continue
        if not is_doubtful(price):
            return position, _currency_order(price.currency), price.canonical_amount
    return None


def _currency_order(code: str) -> str:
    return "" if code == REFERENCE else code


_SORT_VALUES: dict[str, Callable[[Card], object]] = {
    "name": lambda card: card.name.casefold(),
    "price": _price,
    "context": lambda card: card.context_window,
    "released": lambda card: card.release_date and str(card.release_date),
}

_LABELS = {
    "provider": _("Provider"),
    "type": _("Type"),
    "status": _("Status"),
    "name": _("Name"),
    "price": _("Price"),
    "context": _("Context window"),
    "released": _("Release date"),
}


def _value(card: Card, key: str) -> str:
    values = {"provider": card.provider_slug, "type": card.model_type, "status": str(card.status)}
    return values[key]


def _filter(key: str, cards: list[Card], selected: dict[str, str]) -> Filter:
    others = {other: value for other, value in selected.items() if other != key}
    counts = Counter(_value(card, key) for card in filtered(cards, others))
    labels = _choice_labels(key, cards)
    choices = (
        Choice(value, label, counts[value], selected[key] == value)
        for value, label in labels.items()
    )
    return Filter(key, str(_LABELS[key]), tuple(choices))


def _choice_labels(key: str, cards: list[Card]) -> dict[str, str]:
    if key == "provider":
        pairs = {(card.provider_slug, card.provider_name) for card in cards}
        return dict(sorted(pairs, key=lambda pair: pair[1].casefold()))
    present = {_value(card, key) for card in cards}
    values = [kind.key for kind in MODEL_TYPES] if key == "type" else map(str, Status)
    language = current_language()
    return {value: language.label(key, value) for value in values if value in present}


def _sort(key: str, state: dict[str, str]) -> Sort:
    current = state["sort"] or "name"
    direction = {key: "ascending", f"-{key}": "descending"}.get(current, "")
    target = f"-{key}" if current == key else key
    return Sort(key, str(_LABELS[key]), _link(state, sort=target), direction)


def _link(state: dict[str, str], **changes: str) -> str:
    """The same address with some parameters changed."""
    return "?" + urlencode({key: value for key, value in {**state, **changes}.items() if value})
