"""The directory page: which models, in which order, as the address says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Page

from model_pages.as_of import cards_on
from model_pages.day_asked import PARAMETER, day_asked, kept_day
from model_pages.models import ModelPage
from model_pages.specs.card import Card
from model_pages.specs.directory_sorts import DIRECTORY_SORTS

from . import ranges
from .active import Active, active_filters
from .address import Address, is_cut, read_address
from .columns import Column, columns_of
from .facets import FACETS, Filter, Misses, filters_for
from .ranges import ContextRange, PriceRange
from .rows import Row, row_of
from .search import Found, search
from .sorting import Order, Sort, order_for, ordered, sorts_for
from .tray import Tray, as_value, ticked_slugs, toggle_link, tray_for

PER_PAGE = 50
VIEWS = ("table", "cards")
SINGLE = ("sort", "view")


@dataclass(frozen=True)
class Directory:
    """``is_plain``: nothing is asked for but a page of it, so search engines may keep it."""

    query: str
    total: int
    shown: int
    rows: list[Row]
    columns: list[Column]
    filters: list[Filter]
    price: PriceRange
    context: ContextRange
    active: list[Active]
    sorts: list[Sort]
    order: Order
    found: Found
    tray: Tray
    view: str
    views: list[tuple[str, str]]
    problems: list[str]
    pager: PaginatorPage[Card]
    page_links: dict[int, str]
    address: Address
    is_plain: bool

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What the form of the filters carries on."""
        asked = [*(facet.key for facet in FACETS), *ranges.PARAMETERS]
        fields = self.order.registered
        if fields is not None and fields.fields:
            asked += fields.parameters
        return self.address.hidden("q", *asked)

    @property
    def tray_hidden(self) -> list[tuple[str, str]]:
        """What the form of the ticks carries on: the page, and ticks of models on others."""
        here = {row.card.slug for row in self.rows}
        elsewhere = [("models", slug) for slug in self.tray.slugs if slug not in here]
        page = [("page", str(self.pager.number))] if self.pager.number > 1 else []
        return [*self.address.hidden("models"), *page, *elsewhere]

    @property
    def column_sorts(self) -> list[Sort]:
        """Those of the columns of the table, in their order."""
        keys = {"name", *(column.key for column in self.columns)}
        return [sort for sort in self.sorts if sort.key in keys]

    @property
    def has_problem(self) -> bool:
        """Whether a filter has something to say, which a fold must not hide."""
        bounds = (self.price, self.context)
        fields = (field for bound in bounds for field in (bound, bound.least, bound.most))
        return any(one.problem for one in (*self.filters, *fields))

    @property
    def ways_out(self) -> list[Active]:
        """The filters of which each alone, dropped, would show models."""
        return [one for one in self.active if one.would_show]

    @property
    def clear(self) -> str:
        """The address without any filter; order, view and ticks stay."""
        return self.address.without("q", *(facet.key for facet in FACETS), *ranges.PARAMETERS)


def directory_for(index: Page, request: HttpRequest) -> Directory:
    on = day_asked(request)
    pages = ModelPage.objects.child_of(index).published()
    everything = cards_on(pages, on, request)
    slugs = ticked_slugs(request)
    address = _address(request, slugs)
    found = search(everything, "".join(address.state.get("q", ())))
    of_types = _of_types(address, everything)
    bounds = ranges.price_range(address, of_types), ranges.context_range(address)
    misses = _misses(everything, found, address, bounds)
    passing = [card for card in found.cards if not misses[card.slug]]
    filters = filters_for(everything, address.state, misses)
    made = columns_of(on)
    kind = _one_type(address, of_types)
    columns = made.of_type(kind, of_types) if kind else made.general()
    order = order_for(address, columns, made, passing, request)
    tray = tray_for(slugs, everything, address)
    address = Address({**address.state, "models": as_value(tray.slugs)})
    pager = Paginator(ordered(passing, order), PER_PAGE).get_page(request.GET.get("page"))
    rows = [row_of(card, on, order.columns, found.terms, tray.slugs) for card in pager]
    view = "".join(address.state.get("view", ())) or VIEWS[0]
    return Directory(
        query="".join(address.state.get("q", ())),
        total=len(everything),
        shown=len(passing),
        rows=[
            replace(row, toggle=toggle_link(row.card.slug, tray, address, pager.number))
            for row in rows
        ],
        columns=order.columns,
        filters=filters,
        price=bounds[0],
        context=bounds[1],
        active=active_filters(address, filters, bounds, Counter(misses.values())),
        sorts=sorts_for(address, order, made.name()),
        order=order,
        found=found,
        tray=tray,
        view=view if view in VIEWS else VIEWS[0],
        views=_views(address),
        problems=_problems(request, order, view),
        pager=pager,
        page_links=_page_links(pager, address),
        address=address,
        is_plain=not set(request.GET) - {"page"},
    )


def _address(request: HttpRequest, slugs: Sequence[str]) -> Address:
    facets = [facet.key for facet in FACETS]
    brought = [name for sort in DIRECTORY_SORTS for name in sort.parameters]
    address = read_address(request, facets, (*ranges.PARAMETERS, *SINGLE, *brought))
    day = (kept_day(),)
    return Address({**address.state, "models": as_value(slugs), PARAMETER: day if any(day) else ()})


def _of_types(address: Address, cards: list[Card]) -> list[Card]:
    types = address.state.get("type", ())
    return [card for card in cards if card.model_type in types] if types else cards


def _one_type(address: Address, of_types: list[Card]) -> str:
    """The type of a list that shows one: it has the columns of that type."""
    types = address.state.get("type", ())
    return types[0] if len(types) == 1 and of_types else ""


def _misses(
    cards: Sequence[Card],
    found: Found,
    address: Address,
    bounds: tuple[PriceRange, ContextRange],
) -> Misses:
    hits = {card.slug for card in found.cards}
    asked = [(facet, address.state[facet.key]) for facet in FACETS if facet.key in address.state]
    misses = {}
    for card in cards:
        missed = [facet.key for facet, chosen in asked if not facet.lets_through(card, chosen)]
        missed += [bound.key for bound in bounds if not bound.lets_through(card)]
        misses[card.slug] = frozenset(missed if card.slug in hits else [*missed, "q"])
    return misses


def _views(address: Address) -> list[tuple[str, str]]:
    """Each view with the address that shows it; the first is that of the plain address."""
    return [("table", address.without("view")), ("cards", address.link(view=("cards",)))]


def _problems(request: HttpRequest, order: Order, view: str) -> list[str]:
    found = [order.problem]
    if is_cut(request):
        found.append(_("The search is too long: only its first 200 characters were searched for."))
    if view not in VIEWS:
        found.append(_("There is no view “%(view)s”: this is the table.") % {"view": view})
    page = request.GET.get("page", "1")
    if not page.isdecimal():
        found.append(_("“%(page)s” is no page number.") % {"page": page[:20]})
    return [problem for problem in found if problem]


def _page_links(pager: PaginatorPage[Card], address: Address) -> dict[int, str]:
    return {
        number: address.link(page=(str(number),)) if number > 1 else address.without("page")
        for number in pager.paginator.page_range
    }
