"""The questions that come with the module: importing a file registers its builders."""

from importlib import import_module

IN_PAGE_ORDER = (
    "price",
    "capacity",
    "lifecycle",
    "knowledge",
    "capability",
    "licence",
    "offers",
    "hosts",
    "measured",
    "snapshots",
    "together",
    "page",
    "choice",
)
"""In this order of value; the first eight that have an answer stand on the page."""

for _name in IN_PAGE_ORDER:
    import_module(f"{__name__}.{_name}")
