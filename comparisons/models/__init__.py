"""What an editor writes about pairs, one noun a file."""

from .call_to_action import CallToAction
from .comparison_page import ComparisonPage
from .index_page import ComparisonIndexPage
from .settings import ComparisonSettings

__all__ = ["CallToAction", "ComparisonIndexPage", "ComparisonPage", "ComparisonSettings"]
