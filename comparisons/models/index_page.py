from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from comparisons.models_asked import ModelsAsked, models_asked
from comparisons.resolving import PairNotFound, ResolvedPair, resolve_pair
from model_pages.carried import carried
from model_pages.day_asked import day_asked, on_day
from model_pages.day_pages import ShowsADay
from model_pages.languages import InItsLanguage
from model_pages.words import typed


class ComparisonIndexPage(InItsLanguage, ShowsADay, RoutablePageMixin, Page):
    """Answers ``<a>-vs-<b>/`` for every pair of published models, without a row for it."""

    introduction = models.TextField(
        _("introduction"), blank=True, help_text=_("One or two sentences under the title.")
    )

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    subpage_types = ["comparisons.ComparisonPage"]
    template = "comparisons/comparison_index_page.html"
    allowed_http_methods = ["GET", "HEAD", "OPTIONS"]

    class Meta:
        verbose_name = _("comparisons")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """An editor's live page of the pair wins over the computed one.

        It is found by its two models, so that it answers at the pair's address even while its
        own slug still says a former name; Wagtail then checks its view restrictions as usual.
        """
        if len(path_components) != 1:
            return super().route(request, path_components)
        found = resolve_pair(path_components[0])
        if isinstance(found, PairNotFound):
            return RouteResult(self, args=(self.not_found, (found,), {}))
        if not found.is_canonical:
            return RouteResult(self, args=(self.elsewhere, (found,), {}))
        editorial = self.editorial_page(found)
        if editorial is not None:
            return RouteResult(editorial, kwargs={"index": self, "pair": found})
        return RouteResult(self, args=(self.pair, (found,), {}))

    def editorial_page(self, pair: ResolvedPair) -> Page | None:
        from .comparison_page import ComparisonPage

        models_of_pair = [pair.left.pk, pair.right.pk]
        page = (
            ComparisonPage.objects.live()
            .child_of(self)
            .filter(left__in=models_of_pair, right__in=models_of_pair)
            .select_related("call_to_action", "live_revision")
            .first()
        )
        if page is not None:
            page.take_rows_of_live_revision()
        return page

    @path("")
    def picker(self, request: HttpRequest) -> HttpResponse:
        from comparisons.addresses import CHOOSING, address, kept_query
        from comparisons.pair_links import popular_pairs
        from comparisons.picker import picker_for

        url = self.get_url(request)
        asked = models_asked(request)
        if asked.names or typed(request, "add"):
            return self.lineup(request, asked)
        picker = picker_for(request)
        kept = kept_query(request, *CHOOSING)
        if picker.pair_slug:
            return redirect(address(f"{url}{picker.pair_slug}/", kept))
        popular = popular_pairs(picker.models, url)
        overrides = {"picker": picker, "popular": popular, "kept": kept}
        return self.render(request, context_overrides=overrides)

    def lineup(self, request: HttpRequest, asked: ModelsAsked) -> HttpResponse:
        """Models in one table; two of them have a page of their own."""
        from comparisons.lineup_page import LineupPage

        page = LineupPage(asked, self.get_url(request), request, day_asked(request))
        if page.goes_to:
            return redirect(page.goes_to)
        context = self.get_context(request) | page.context()
        return TemplateResponse(request, "comparisons/lineup_page.html", context)

    def pair(self, request: HttpRequest, pair: ResolvedPair) -> HttpResponse:
        from comparisons.pair_page import compared, page_of_one_model, pair_context

        comparison = compared(pair, request)
        if elsewhere := page_of_one_model(comparison):
            return HttpResponsePermanentRedirect(elsewhere)
        context = self.get_context(request) | pair_context(self, request, comparison)
        return TemplateResponse(request, "comparisons/comparison_page.html", context)

    def elsewhere(self, request: HttpRequest, pair: ResolvedPair) -> HttpResponse:
        """The other order, an alias or a former slug; two names of one model: its own page."""
        if pair.redirect_to_model is not None:
            url = carried(on_day(pair.redirect_to_model.get_url(request)))
            return HttpResponsePermanentRedirect(url)
        query = request.META.get("QUERY_STRING", "")
        url = f"{self.get_url(request)}{pair.slug}/"
        return HttpResponsePermanentRedirect(f"{url}?{query}" if query else url)

    def not_found(self, request: HttpRequest, missing: PairNotFound) -> HttpResponse:
        from comparisons.not_found import not_found_context

        found = not_found_context(missing, request, self.get_url(request))
        context = self.get_context(request) | found
        return TemplateResponse(request, "comparisons/pair_not_found.html", context, status=404)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {"compare_url": self.get_url(request)}
