"""The directory page and the lists of models: filters, search, order, columns and ticks."""

from .columns import columns_of
from .page import Directory, directory_for
from .rows import Row, row_of
from .search import search

__all__ = ["Directory", "Row", "columns_of", "directory_for", "row_of", "search"]
