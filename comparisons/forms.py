"""What the form of a comparison checks of its two models and of what overrules a rule."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from comparisons.engine.pairs import pair_slug
from comparisons.listing import Choice


class ComparisonPageForm(WagtailAdminPageForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        left, right = cleaned.get("left"), cleaned.get("right")
        if left and right and left != right:
            self._refuse_second_page(left, right)
            self._refuse_one_model(left, right)
        if not self.is_deferred_validation:
            self._require_reason(cleaned)
        return cleaned

    def _require_reason(self, cleaned: dict[str, Any]) -> None:
        """A draft may wait for a reason; a page that overrules the rule in public may not."""
        overruled = cleaned.get("listing") in (Choice.ALWAYS, Choice.NEVER)
        if overruled and not cleaned.get("listing_reason"):
            self.add_error("listing_reason", _("Say why the rule does not fit this pair."))

    def _refuse_second_page(self, left: Page, right: Page) -> None:
        from comparisons.models import ComparisonPage

        others = ComparisonPage.objects.exclude(pk=self.instance.pk)
        if others.filter(slug=pair_slug(left.slug, right.slug), locale=left.locale).exists():
            message = _("There is a page of %(left)s and %(right)s already: edit that one.")
            self.add_error("right", message % {"left": left.title, "right": right.title})

    def _refuse_one_model(self, left: Page, right: Page) -> None:
        from comparisons.pair_page import is_one_model

        if is_one_model(left, right):
            message = _("%(left)s and %(right)s are two names of one model of one provider.")
            self.add_error("right", message % {"left": left.title, "right": right.title})
