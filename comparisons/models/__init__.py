"""What an editor writes about pairs, one noun a file."""

from .call_to_action import CallToAction
from .comparison_page import ComparisonPage
from .faq_choice import FaqChoice
from .index_page import ComparisonIndexPage
from .pair_visits import PairVisits
from .settings import ComparisonSettings
from .statement_override import StatementOverride

__all__ = [
    "CallToAction",
    "ComparisonIndexPage",
    "ComparisonPage",
    "ComparisonSettings",
    "FaqChoice",
    "PairVisits",
    "StatementOverride",
]
