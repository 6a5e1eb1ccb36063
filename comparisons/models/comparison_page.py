from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotFound,
    HttpResponsePermanentRedirect,
)
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.models.pages import PagePermissionTester

from comparisons.engine.pairs import pair_slug
from model_pages.languages import InItsLanguage

LONGEST_TITLE = 255
PROSE_FEATURES = ["bold", "italic", "link", "ol", "ul"]


class FaqBlock(blocks.StructBlock):
    question = blocks.CharBlock(max_length=160)
    answer = blocks.RichTextBlock(features=PROSE_FEATURES)

    class Meta:
        icon = "help"
        label = _("Question")


class ComparisonPageForm(WagtailAdminPageForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        left, right = cleaned.get("left"), cleaned.get("right")
        if left and right and left != right:
            self._refuse_second_page(left, right)
            self._refuse_one_model(left, right)
        return cleaned

    def _refuse_second_page(self, left: Page, right: Page) -> None:
        others = ComparisonPage.objects.exclude(pk=self.instance.pk)
        if others.filter(slug=pair_slug(left.slug, right.slug), locale=left.locale).exists():
            message = _("There is a page of %(left)s and %(right)s already: edit that one.")
            self.add_error("right", message % {"left": left.title, "right": right.title})

    def _refuse_one_model(self, left: Page, right: Page) -> None:
        from comparisons.pair_page import is_one_model

        if is_one_model(left, right):
            message = _("%(left)s and %(right)s are two names of one model of one provider.")
            self.add_error("right", message % {"left": left.title, "right": right.title})


class LeadsToOneModel:
    """Two entries may turn out to be one model: then their page leads to that model's own."""

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        from comparisons.pair_page import compared, page_of_one_model, pair_of

        comparison = compared(kwargs.pop("pair", None) or pair_of(self), request)
        if elsewhere := page_of_one_model(comparison):
            return HttpResponsePermanentRedirect(elsewhere)
        return super().serve(request, *args, comparison=comparison, **kwargs)


class OnePageOfAPair(PagePermissionTester):
    """A pair has one page, so there is nothing to copy."""

    def can_copy(self) -> bool:
        return False


class ComparisonPage(InItsLanguage, LeadsToOneModel, Page):
    """What an editor adds to one pair. Everything else of the page is computed."""

    left = models.ForeignKey(
        "model_pages.ModelPage",
        verbose_name=_("first model"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    right = models.ForeignKey(
        "model_pages.ModelPage",
        verbose_name=_("second model"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The page shows the two in the order of their addresses."),
    )
    heading = models.CharField(
        _("title"),
        max_length=160,
        blank=True,
        help_text=_("Empty: the names of the two models, for example GPT-4.1 vs GPT-4o."),
    )
    introduction = RichTextField(_("introduction"), blank=True, features=PROSE_FEATURES)
    verdict = RichTextField(
        _("verdict"),
        blank=True,
        features=PROSE_FEATURES,
        help_text=_("Which of the two for what. Name the use, not a winner."),
    )
    faqs = StreamField(
        [("faq", FaqBlock())],
        verbose_name=_("more questions"),
        blank=True,
        help_text=_("They stand before the ones that the data answers."),
    )
    call_to_action = models.ForeignKey(
        "comparisons.CallToAction",
        verbose_name=_("call to action"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Empty: the one of the site."),
    )

    base_form_class = ComparisonPageForm
    parent_page_types = ["comparisons.ComparisonIndexPage"]
    subpage_types: list[str] = []
    template = "comparisons/comparison_page.html"
    allowed_http_methods = ["GET", "HEAD", "OPTIONS"]

    content_panels = [
        HelpPanel(
            content=_(
                "Everything on the page is computed from the two models. What you write here "
                "is added; what you leave empty has its default."
            )
        ),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [
                        FieldPanel("left", required_on_save=True),
                        FieldPanel("right", required_on_save=True),
                    ]
                )
            ],
            heading=_("The pair"),
        ),
        FieldPanel("heading"),
        FieldPanel("introduction"),
        FieldPanel("verdict"),
        FieldPanel("faqs"),
        FieldPanel("call_to_action"),
    ]
    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("seo_title"), FieldPanel("search_description")],
            heading=_("For search engines"),
        )
    ]

    class Meta:
        verbose_name = _("comparison")
        verbose_name_plural = _("comparisons")

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        return OnePageOfAPair(user, self)

    @property
    def has_pair(self) -> bool:
        return self.left_id is not None and self.right_id is not None

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self.follow_pair()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        """What Wagtail checks of a draft."""
        self.follow_pair()
        super().minimal_clean()

    def follow_pair(self) -> None:
        """Take the name in the admin and the address from the two models, once they are chosen."""
        if self.has_pair:
            first, second = sorted([self.left, self.right], key=lambda model: model.slug)
            self.slug = pair_slug(first.slug, second.slug)
            self.title = self.draft_title = f"{first.title} vs {second.title}"[:LONGEST_TITLE]

    def clean(self) -> None:
        super().clean()
        if self.has_pair and self.left_id == self.right_id:
            raise ValidationError(
                {"right": _("%(name)s cannot be compared with itself.") % {"name": self.left.title}}
            )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from comparisons.pair_page import compared, pair_context, pair_of

        context = super().get_context(request, *args, **kwargs)
        index = kwargs.get("index") or self.get_parent()
        comparison = kwargs.get("comparison") or compared(pair_of(self), request)
        return context | pair_context(index, request, comparison, editorial=self)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """An editor is told in plain words what a visitor's 404 page would keep."""
        try:
            return super().serve_preview(request, mode_name)
        except Http404 as missing:
            return HttpResponseNotFound(str(missing), content_type="text/plain; charset=utf-8")

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        from comparisons.pair_page import is_offered

        return super().get_sitemap_urls(request) if is_offered(self, request) else []
