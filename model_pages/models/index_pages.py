from __future__ import annotations

from typing import Any

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page

from model_pages.day_pages import ShowsADay
from model_pages.languages import InItsLanguage
from model_pages.roles import IndexPermissions

from .provider import Provider


class IndexPage(Page):
    introduction = models.TextField(
        _("introduction"), blank=True, help_text=_("One or two sentences under the title.")
    )

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    allowed_http_methods = ["GET", "HEAD", "OPTIONS"]

    class Meta:
        abstract = True


class ModelIndexPage(InItsLanguage, ShowsADay, IndexPage):
    """The directory: every published model."""

    subpage_types = ["model_pages.ModelPage"]
    template = "model_pages/model_index_page.html"

    class Meta:
        verbose_name = _("model directory")

    def permissions_for_user(self, user: Any) -> IndexPermissions:
        return IndexPermissions(user, self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from model_pages.directory import directory_for

        context = super().get_context(request, *args, **kwargs)
        return context | {"directory": directory_for(self, request)}


class ProviderIndexPage(InItsLanguage, ShowsADay, RoutablePageMixin, IndexPage):
    """All providers, and a page for each of them."""

    subpage_types: list[str] = []
    template = "model_pages/provider_index_page.html"
    max_count = 1

    class Meta:
        verbose_name = _("provider directory")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from model_pages.provider_pages import provider_list

        context = super().get_context(request, *args, **kwargs)
        return context | {"providers": provider_list(request)}

    @path("<slug:slug>/", name="provider")
    def provider(self, request: HttpRequest, slug: str) -> HttpResponse:
        from model_pages.provider_pages import provider_context

        provider = Provider.objects.filter(live=True, slug=slug).first()
        if provider is None:
            raise Http404(f"No provider has the slug '{slug}'.")
        return self.render(
            request,
            context_overrides=provider_context(provider, request),
            template="model_pages/provider_page.html",
        )
