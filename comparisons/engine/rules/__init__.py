"""The rules that come with the module: importing a file registers its rules."""

from importlib import import_module

IN_PAGE_ORDER = (
    "identity",
    "lifecycle",
    "free",
    "pieces",
    "price",
    "cached",
    "service",
    "dated",
    "currency",
    "capacity",
    "capability",
    "licence",
    "measured",
    "hosts",
    "page",
)
"""Statements of one family stand in the order in which their rules are registered."""

for _name in IN_PAGE_ORDER:
    import_module(f"{__name__}.{_name}")
