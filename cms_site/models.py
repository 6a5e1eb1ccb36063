from django.db import models
from wagtail.admin.panels import MultiFieldPanel
from wagtail.models import Page

from model_pages.languages import InItsLanguage


class HomePage(InItsLanguage, Page):
    hero_heading = models.CharField(max_length=160, blank=True)
    hero_text = models.TextField(blank=True)

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(["hero_heading", "hero_text"], heading="Hero"),
    ]

    template = "cms_site/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    max_count = 1

    class Meta:
        verbose_name = "home page"
