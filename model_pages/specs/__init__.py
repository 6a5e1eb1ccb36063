"""What is known about one model on one day: pure Python, no Django, no clock.

Start with :mod:`model_pages.specs.sheet`; everything a page says about a model is read from a
``SpecSheet``.
"""

from .builtin import register_builtins

register_builtins()
