"""What another app may add to comparisons. Nothing else of this package is for import.

Call these while the app is loaded, for example in its ``wagtail_hooks.py``. A key that is taken
is refused with an error that names both modules.
"""

from .engine.presets import register_preset
from .engine.registry import register_faq, register_rule
from .engine.wording import register_wording

__all__ = ["register_faq", "register_preset", "register_rule", "register_wording"]
