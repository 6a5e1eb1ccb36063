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
        checks.register(check_words)
