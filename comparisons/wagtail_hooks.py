from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .admin import urls
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
def register_comparison_urls():
    return urls.urlpatterns
