from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .impact.menu import ConsequencesMenuItem, header_buttons
from .impact.panel import review_panel
from .impact.views import ChangesView, ConsequencesView
from .models import CallToAction


class CallToActionViewSet(SnippetViewSet):
    model = CallToAction
    icon = "pick"
    menu_label = _("Calls to action")
    menu_order = 130
    add_to_admin_menu = True
    list_display = ["name", "heading"]


register_snippet(CallToActionViewSet)


@hooks.register("register_admin_urls")
def register_consequences():
    own, changes = ConsequencesView.as_view(), ChangesView.as_view()
    return [
        path("comparisons/consequences/", changes, name="comparisons_consequences_of_changes"),
        path("comparisons/<int:pk>/consequences/", own, name="comparisons_consequences"),
    ]


@hooks.register("register_page_action_menu_item")
def register_consequences_menu_item():
    return ConsequencesMenuItem(order=90)


@hooks.register("register_page_header_buttons")
def register_consequences_button(page, user, view_name, next_url=None):
    return header_buttons(page, view_name)


hooks.register("versus_review_prices", review_panel)
