"""Published pages for tests, made the way editors make them: every one ends in a revision."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.text import slugify
from wagtail.models import Page, Site

from cms_site.models import HomePage
from comparisons.models import CallToAction, ComparisonIndexPage, ComparisonPage
from model_pages.models import (
    Check,
    ModelAlias,
    ModelCapability,
    ModelIndexPage,
    ModelPage,
    ModelPrice,
    Provider,
    ProviderIndexPage,
)
from model_pages.specs.slugs import identifier_slug

CHECKED_ON = date(2026, 11, 20)
_ROOTS: dict[type[Page], tuple[str, str]] = {
    ModelIndexPage: ("Models", "models"),
    ProviderIndexPage: ("Providers", "providers"),
    ComparisonIndexPage: ("Compare", "compare"),
}


def publish(page: Page) -> Page:
    page.save_revision().publish()
    return page


def index_page(kind: type[Page]) -> Page:
    """The one index page of a kind, made under the site's root if need be."""
    existing = kind.objects.first()
    if existing is not None:
        return existing
    title, slug = _ROOTS[kind]
    root = Site.objects.get(is_default_site=True).root_page
    return publish(root.add_child(instance=kind(title=title, slug=slug)))


def home_page(**fields: Any) -> HomePage:
    """The root of the site, instead of the page that Wagtail brings."""
    page = HomePage(**{"title": "Versus", "slug": "versus", "hero_heading": "Choose"} | fields)
    Page.objects.get(depth=1).add_child(instance=page)
    Site.objects.filter(is_default_site=True).update(root_page=page)
    Site.clear_site_root_paths_cache()
    return page


def provider(name: str = "OpenAI", **fields: Any) -> Provider:
    slug = fields.pop("slug", slugify(name))
    made, _created = Provider.objects.get_or_create(slug=slug, defaults={"name": name, **fields})
    return made


def price(component: str, amount: str | None, unit: str = "1m_tokens", **fields: Any) -> ModelPrice:
    value = None if amount is None else Decimal(amount)
    fields = {"source_name": "Price page", "source_url": "https://example.com/prices"} | fields
    return ModelPrice(component=component, amount=value, unit=unit, **fields)


def model(
    name: str,
    *,
    prices: dict[str, str] | list[ModelPrice] | None = None,
    other_names: list[str] | None = None,
    capabilities: dict[str, bool] | None = None,
    published: bool = True,
    checked_on: date | None = CHECKED_ON,
    **fields: Any,
) -> ModelPage:
    """A model entry; ``prices`` may be {"input_text": "0.4"} for standard token prices."""
    if isinstance(prices, dict):
        prices = [price(component, amount) for component, amount in prices.items()]
    fields.setdefault("slug", identifier_slug(name))
    fields.setdefault("provider", provider())
    page = ModelPage(title=name, live=published, **fields)
    page.prices = in_order(prices or [])
    page.other_names = [ModelAlias(identifier=text) for text in other_names or []]
    page.capabilities = [
        ModelCapability(capability=key, supported=supported, source_name="Model page")
        for key, supported in (capabilities or {}).items()
    ]
    index_page(ModelIndexPage).add_child(instance=page)
    if published:
        publish(page)
    else:
        page.save_revision()
    if checked_on is not None:
        check_prices(page, checked_on)
    return page


def in_order(rows: list[ModelPrice]) -> list[ModelPrice]:
    """As the admin's form leaves them: each row knows its place."""
    for position, row in enumerate(rows):
        row.sort_order = position
    return rows


def check_prices(page: ModelPage, on: date) -> None:
    """Somebody confirmed every price of the page on a day."""
    from model_pages.checks import price_subject, price_value
    from model_pages.sheets import all_prices

    Check.objects.bulk_create(
        Check(page=page, subject=price_subject(p), value=price_value(p), checked_on=on)
        for p in all_prices(page, {})
    )


def comparison(left: ModelPage, right: ModelPage, *, live: bool = True, **fields: Any):
    page = ComparisonPage(left=left, right=right, live=live, **fields)
    index_page(ComparisonIndexPage).add_child(instance=page)
    return publish(page) if live else page


def call_to_action(**fields: Any) -> CallToAction:
    fields = {"name": "Promo", "heading": "Use {left} or {right}, or both"} | fields
    return CallToAction.objects.create(**fields)
