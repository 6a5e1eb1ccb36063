"""``docs/rules.md`` says of every rule and question what it really does."""

from __future__ import annotations

import pytest

from comparisons.engine import FAQS, RULES
from docs.build_rules import GUIDE, NEVER_HEARD, condition, guide


def test_the_guide_is_up_to_date():
    text = guide()
    is_current = GUIDE.read_text(encoding="utf-8") == text
    assert is_current, "docs/rules.md does not say what the rules say: run make docs"
    assert text.count("\nNever ") == len(NEVER_HEARD), "NEVER_HEARD names one that is heard"


@pytest.mark.parametrize("function", [*(r.find for r in RULES), *(f.build for f in FAQS)])
def test_every_rule_and_question_says_when_it_speaks(function):
    assert condition(function).endswith(".")
