"""What the form of a comparison asks, tab by tab."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel

from model_pages.model_chooser import model_chooser_viewset

from .said_panels import FaqsPanel, StandingPanel, StatementsPanel

ModelChooser = model_chooser_viewset.widget_class

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
                    FieldPanel("left", widget=ModelChooser, required_on_save=True),
                    FieldPanel("right", widget=ModelChooser, required_on_save=True),
                ]
            ),
        ],
        heading=_("The pair"),
    ),
    StandingPanel(heading=_("How the page stands")),
    FieldPanel("heading"),
    FieldPanel("introduction"),
    FieldPanel("verdict"),
    FieldPanel("use_cases"),
    FieldPanel("faqs"),
    FieldPanel("call_to_action"),
    FieldPanel("third_model", widget=ModelChooser),
]

said_panels = [
    StatementsPanel("statement_overrides", heading=_("Sentences")),
    FaqsPanel("faq_choices", heading=_("Questions")),
]

listing_panels = [
    MultiFieldPanel(
        [FieldPanel("listing"), FieldPanel("listing_reason")],
        heading=_("Listing"),
    )
]

search_panels = [
    MultiFieldPanel(
        [FieldPanel("seo_title"), FieldPanel("search_description")],
        heading=_("For search engines"),
    )
]
