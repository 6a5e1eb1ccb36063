from django.apps import AppConfig
from django.core import checks
from django.utils.translation import gettext_lazy as _


class ComparisonsConfig(AppConfig):
    name = "comparisons"
    verbose_name = _("Comparisons")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import signal_handlers
        from .site_wording import check_wording

        signal_handlers.connect()
        checks.register(check_wording)
