from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from model_pages.day_pages import ShowsADay
from model_pages.languages import InItsLanguage


class HomePage(InItsLanguage, ShowsADay, Page):
    hero_heading = models.CharField(max_length=160, blank=True)
    hero_text = models.TextField(blank=True)

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("hero_heading", heading=_("heading")),
                FieldPanel("hero_text", heading=_("text")),
            ],
            heading=_("Head of the page"),
        ),
    ]

    template = "cms_site/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    max_count = 1

    class Meta:
        verbose_name = _("home page")
