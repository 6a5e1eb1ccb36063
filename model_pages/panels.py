"""Panels of the entry form."""

from wagtail.admin.panels import FieldPanel


class ExtraSpecsPanel(FieldPanel):
    """The facts of plug-ins; not there where no plug-in brings any."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            from model_pages.models.fields import extra_spec_fields

            return bool(extra_spec_fields()) and super().is_shown()
