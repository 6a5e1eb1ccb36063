"""What the page of a pair shows, with an editor's words or without."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from comparisons.engine import Comparison, PairClass, compare
from comparisons.engine.classes import pair_class
from comparisons.engine.identifiers import identifiers
from comparisons.engine.pairs import pair_slug
from model_pages.as_of import all_sheets_on
from model_pages.carried import carried
from model_pages.day_asked import day_asked
from model_pages.languages import current_language
from model_pages.models import ModelPage
from model_pages.pictures import pictures_of
from model_pages.price_log import price_log
from model_pages.sheets import sheets_for
from model_pages.specs.empty import reasons_of
from model_pages.specs.meanings import meanings_of

from .addresses import CHOOSING, kept_query
from .calculator import calculator_of
from .charts.mix import mix_chart
from .editors_words import arranged_faqs, as_edited, use_cases_of
from .listing import Choice, Listing, is_listed
from .models import ComparisonPage, ComparisonSettings
from .order_asked import in_order_asked, order_of
from .pair_links import cards_of_types, related_links, suggested
from .promo import promo_for
from .resolving import ResolvedPair
from .shown_rows import shown_rows
from .site_wording import site_wording
from .visits import visit_url
from .workload_query import workload_asked


def pair_context(
    index: Page,
    request: HttpRequest,
    comparison: Comparison,
    *,
    editorial: ComparisonPage | None = None,
) -> dict[str, Any]:
    """The context of ``comparisons/comparison_page.html``, under the index page of the pairs.

    A page of another day than today is the computed one.
    """
    is_today = comparison.on == timezone.localdate()
    if not is_today:
        editorial = None  # her words are about the values of today
    comparison = as_edited(comparison, editorial)
    left, right = comparison.left, comparison.right
    compare_url = index.get_url(request)
    cards = cards_of_types([left.model_type, right.model_type], comparison.on, request)
    listing = listing_of(comparison, editorial)
    slugs = [left.slug, right.slug]
    ledger = price_log(slugs)
    is_plain = not request.GET  # any other address shows the same page otherwise
    return {
        "comparison": comparison,
        "left": left,
        "right": right,
        "title": (editorial and editorial.heading) or comparison.title,
        "lead": comparison.lead,
        "reasons": reasons_of(comparison.cells, current_language()),
        "meanings": meanings_of(comparison.groups, current_language()),
        "introduction": editorial.introduction if editorial else "",
        "verdict": editorial.verdict if editorial else "",
        "use_cases": use_cases_of(editorial, left, right) if editorial else [],
        "calculator": calculator_of([left, right], request),
        "faqs": arranged_faqs(comparison, editorial),
        "mix": mix_chart(left, right, site_wording()),
        "ledger": ledger,
        "pictures": pictures_of([("left", left), ("right", right)], cards, ledger),
        "related": related_links(left.slug, right.slug, cards, compare_url),
        "call_to_action": promo_for(_call_to_action(request, editorial), left, right),
        "rows": shown_rows(request, comparison.groups, fragment="facts"),
        "order": order_of(comparison, request),
        "kept": kept_query(request, *CHOOSING),
        "suggested": suggested(cards, slugs, [left.model_type, right.model_type]),
        "compare_url": compare_url,
        "canonical_url": request.build_absolute_uri(f"{compare_url}{comparison.slug}/"),
        "robots": "" if listing.listed and is_plain else "noindex,follow",
        "visit_url": visit_url(request) if is_today else "",
        "meta_description": (editorial and editorial.search_description) or comparison.description,
    }


def pair_of(editorial: ComparisonPage) -> ResolvedPair:
    """The pair of an editor's page that is shown elsewhere than at its address: in a preview.

    Http404 where a model is not chosen, or was deleted after that.
    """
    return pair_of_models(editorial.left_id, editorial.right_id)


def pair_of_models(*ids: int | None) -> ResolvedPair:
    """Two models by their primary keys, in canonical order; Http404 where there are not two."""
    found = list(ModelPage.objects.for_sheets().filter(pk__in=ids).order_by("slug"))
    if len(found) != 2:
        raise Http404(_("This comparison lacks a model. Choose both models to see it."))
    return ResolvedPair(pair_slug(*(model.slug for model in found)), *found)


def is_offered(editorial: ComparisonPage, request: HttpRequest | None = None) -> bool:
    """Whether the sitemap names an editor's page: the same rule as for ``robots``."""
    ids = [editorial.left_id, editorial.right_id]
    if editorial.listing == Choice.NEVER:
        return False
    if ModelPage.objects.published().filter(pk__in=ids).count() != len(ids):
        return False
    comparison = as_edited(compared(pair_of(editorial), request), editorial)
    return listing_of(comparison, editorial).listed


def listing_of(comparison: Comparison, editorial: ComparisonPage | None) -> Listing:
    """What the rule says of a pair with an editor's page or without, and the editor of that."""
    if editorial is None:
        return is_listed(comparison, has_editor_text=False)
    return is_listed(comparison, has_editor_text=editorial.has_words, choice=editorial.listing)


def page_of_one_model(comparison: Comparison) -> str:
    """Where two names of one model lead: its page, or ''. A comparison of two has a page itself.

    Of two entries the one that knows more names of the model is its page.
    """
    if comparison.pair_class is not PairClass.SAME_MODEL:
        return ""
    sides = comparison.left, comparison.right
    return carried(max(sides, key=lambda sheet: len(identifiers(sheet))).url)


def is_one_model(one: ModelPage, other: ModelPage) -> bool:
    """Whether two entries are names of one model of one provider, as they are published."""
    pages = ModelPage.objects.for_sheets().filter(pk__in=[one.pk, other.pk])
    left, right = sheets_for(pages, timezone.localdate())
    return pair_class(left, right) is PairClass.SAME_MODEL


def compared(pair: ResolvedPair, request: HttpRequest | None) -> Comparison:
    on = day_asked(request)
    left, right = all_sheets_on(in_order_asked(pair, request), on, request)
    strict = getattr(settings, "COMPARISONS_STRICT", False)
    workload = workload_asked(request).workload
    wording = site_wording()
    return compare(left, right, on, wording=wording, workload=workload, strict=strict)


def _call_to_action(request: HttpRequest, editorial: ComparisonPage | None) -> Any:
    if editorial is not None and editorial.call_to_action_id:
        return editorial.call_to_action
    return ComparisonSettings.call_to_action_for(request)
