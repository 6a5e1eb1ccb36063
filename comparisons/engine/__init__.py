"""``compare(left, right, on)``: two models, the facts side by side and the differences in words.

Pure Python: no Django, no clock, no settings.
"""

from . import faqs, rules
from .answers import Faq
from .claims import Claim, Statement
from .classes import PairClass
from .compare import Comparison, compare
from .evidence import Evidence
from .lineup import Lineup, line_up
from .overrides import Override, lapsed, remembered, with_overrides
from .pairs import is_canonical, pair_slug, split_pair
from .registry import FAQS, RULES
from .rows import Row, RowGroup
from .wording import Wording, WordingError, load_wording, wording_problems

__all__ = [
    "FAQS",
    "RULES",
    "Claim",
    "Comparison",
    "Evidence",
    "Faq",
    "Lineup",
    "Override",
    "PairClass",
    "Row",
    "RowGroup",
    "Statement",
    "Wording",
    "WordingError",
    "compare",
    "faqs",
    "is_canonical",
    "lapsed",
    "line_up",
    "load_wording",
    "pair_slug",
    "remembered",
    "rules",
    "split_pair",
    "with_overrides",
    "wording_problems",
]
