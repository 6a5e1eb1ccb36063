from django.apps import AppConfig
from django.core import checks
from django.utils.translation import gettext_lazy as _


class ModelPagesConfig(AppConfig):
    name = "model_pages"
    verbose_name = _("Model directory")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import signal_handlers
        from .languages import check_words

        signal_handlers.connect()
        self._name_relations()
        checks.register(check_words)

    def _name_relations(self) -> None:
        """Wagtail's history calls a commented field by its ``verbose_name``, which Django gives to
        fields only and not to the relations whose rows are commented here."""
        from .editing.row_keys import ROW_KEYS

        for relation in ROW_KEYS:
            rows = self.get_model("ModelPage")._meta.get_field(relation)
            rows.verbose_name = rows.related_model._meta.verbose_name_plural
