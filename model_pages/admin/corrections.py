"""What visitors say is wrong, as tasks in the admin."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import BasePermissionPolicy
from wagtail.permissions import register_permission_policy

from model_pages.models import Correction

from .access import may_confirm_checks

HANDLING = {"view", "change"}


class CorrectionPolicy(BasePermissionPolicy):
    """Corrections are for whoever may confirm values; nobody writes one in the admin."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in HANDLING and may_confirm_checks(user)

    def users_with_any_permission(self, actions: Any) -> QuerySet:
        users = get_user_model().objects.filter(is_active=True)
        able = [user.pk for user in users if self.user_has_any_permission(user, actions)]
        return users.filter(pk__in=able)


register_permission_policy(Correction, CorrectionPolicy(Correction))


class CorrectionEditView(generic.EditView):
    def save_instance(self) -> Correction:
        """Who said last what became of it, and when."""
        correction: Correction = self.form.instance
        is_open = correction.state == Correction.State.OPEN
        correction.handled_by = None if is_open else self.request.user
        correction.handled_at = None if is_open else timezone.now()
        return super().save_instance()


class CorrectionViewSet(ModelViewSet):
    model = Correction
    icon = "comment"
    menu_label = _("Corrections")
    menu_order = 116
    add_to_admin_menu = True
    copy_view_enabled = False
    edit_view_class = CorrectionEditView
    list_filter = ["state", "page__provider"]
    search_fields = ["page__title", "label", "proposed", "note"]
    list_display = [
        TitleColumn("page", label=_("Model"), accessor="page.title", url_name="corrections:edit"),
        Column("label", label=_("Field")),
        Column("shown", label=_("The page said")),
        Column("proposed", label=_("Should be")),
        Column("state", label=_("State"), accessor="get_state_display", sort_key="state"),
        Column("created_at", label=_("Received"), sort_key="created_at"),
    ]
    edit_handler = ObjectList(
        [
            HelpPanel(template="model_pages/admin/correction.html"),
            FieldPanel("state"),
            FieldPanel("answer"),
        ]
    )
