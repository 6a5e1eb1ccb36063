from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList, TabbedInterface
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.models.pages import PagePermissionTester
from wagtail.search import index

from comparisons.admin.panels import content_panels, listing_panels, said_panels, search_panels
from comparisons.engine.pairs import pair_slug
from comparisons.forms import ComparisonPageForm
from comparisons.listing import Choice
from comparisons.previews import PreviewsOfAPair
from model_pages.day_pages import ShowsADay
from model_pages.languages import InItsLanguage
from model_pages.words import as_words

from .blocks import PROSE_FEATURES, FaqBlock, UseCaseBlock

LONGEST_TITLE = 255


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


class ComparisonPage(PreviewsOfAPair, InItsLanguage, ShowsADay, LeadsToOneModel, Page):
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
    use_cases = StreamField(
        [("use_case", UseCaseBlock())],
        verbose_name=_("use cases"),
        blank=True,
        help_text=_("What a reader wants to do, which of the two for it, and why."),
    )
    faqs = StreamField(
        [("faq", FaqBlock())],
        verbose_name=_("more questions"),
        blank=True,
        help_text=_("They stand before the ones that the data answers, after the pinned ones."),
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

    listing = models.CharField(
        _("offered to search engines"),
        max_length=10,
        choices=[
            (Choice.RULE, _("As the rule says")),
            (Choice.ALWAYS, _("Always")),
            (Choice.NEVER, _("Never")),
        ],
        default=Choice.RULE,
    )
    listing_reason = models.CharField(
        _("reason"),
        max_length=250,
        blank=True,
        help_text=_("Why the rule is overruled, for whoever edits this page next."),
    )
    third_model = models.ForeignKey(
        "model_pages.ModelPage",
        verbose_name=_("third model"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("For the preview only: the first model beside this one."),
    )

    base_form_class = ComparisonPageForm
    parent_page_types = ["comparisons.ComparisonIndexPage"]
    subpage_types: list[str] = []
    template = "comparisons/comparison_page.html"
    allowed_http_methods = ["GET", "HEAD", "OPTIONS"]

    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Content")),
            ObjectList(said_panels, heading=_("Computed text")),
            ObjectList([*listing_panels, *search_panels], heading=_("Search engines")),
            ObjectList(Page.settings_panels, heading=_("Settings")),
        ],
        base_form_class=ComparisonPageForm,
    )

    search_fields = [
        *Page.search_fields,
        index.SearchField("title_as_words", boost=2),
        index.AutocompleteField("title_as_words"),
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

    def title_as_words(self) -> str:
        """As the names of its models are indexed: "GPT 4 1 vs GPT 4o"."""
        return as_words(self.title)

    def clean(self) -> None:
        super().clean()
        if self.has_pair and self.left_id == self.right_id:
            raise ValidationError(
                {"right": _("%(name)s cannot be compared with itself.") % {"name": self.left.title}}
            )

    def take_rows_of_live_revision(self) -> None:
        """The child rows as they were published, without a query: for a page that is only shown."""
        if self.live_revision is None:
            return
        content = self.live_revision.content
        copy = ComparisonPage.from_serializable_data(content, check_fks=False, strict_fks=False)
        if copy is not None:
            self.statement_overrides = list(copy.statement_overrides.all())
            self.faq_choices = list(copy.faq_choices.all())

    @property
    def has_words(self) -> bool:
        """Whether an editor wrote something that the pair is worth listing for."""
        return bool(strip_tags(self.verdict + self.introduction).strip())

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from comparisons.pair_page import compared, pair_context, pair_of

        context = super().get_context(request, *args, **kwargs)
        index = kwargs.get("index") or self.get_parent()
        comparison = kwargs.get("comparison") or compared(pair_of(self), request)
        return context | pair_context(index, request, comparison, editorial=self)

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        from comparisons.pair_page import is_offered

        return super().get_sitemap_urls(request) if is_offered(self, request) else []
