"""Which pairs are offered to search engines."""

import pytest

from comparisons.listing import is_listed
from tests.engine.factories import GOOGLE, OPENAI, compared, result, sheet, tokens, two

FEW_FACTS = "Fewer than four facts are known on both sides."
FEW_DIFFERENCES = "Fewer than three differences of two kinds are known."


def reasons(page):
    return is_listed(page, has_editor_text=True).reasons


def known(context, longest, **options):
    return {"facts": {"context_window": context, "max_output_tokens": longest}, **options}


def test_two_models_that_differ_in_prices_and_size_are_listed():
    small, large = known(1000, 500), known(9000, 500)
    page = two(tokens("1", "4"), tokens("2", "8"), alpha=small, beta=large)
    assert reasons(page) == ()


@pytest.mark.parametrize("output", ["4", "4.05"])
def test_what_is_alike_is_no_difference(output):
    same = known(1000, 500, family="Greek", benchmarks=(result("50"),))
    page = two(tokens("1", "4"), tokens("1", output), alpha=same, beta=same)
    assert reasons(page) == (FEW_DIFFERENCES,)


def test_many_differences_of_one_kind_are_not_enough():
    same = known(1000, 500)
    page = two(tokens("1", "4"), tokens("2", "8"), alpha=same, beta=same)
    assert reasons(page) == (FEW_DIFFERENCES,)


def test_one_rule_that_speaks_of_both_models_is_one_difference():
    alpha = known(1000, 500, reads="text image")
    beta = known(1000, 500, reads="text audio")
    page = two([], [], alpha=alpha, beta=beta)
    assert FEW_DIFFERENCES in reasons(page)


def test_what_identifies_two_models_is_not_compared():
    alpha = {"family": "Greek", "model_id": "alpha", "facts": {"context_window": 1000}}
    beta = {"family": "Latin", "model_id": "beta", "facts": {"context_window": 9000}}
    page = two(tokens("1", "4"), tokens("2", "8"), alpha=alpha, beta=beta)
    assert reasons(page) == (FEW_FACTS,)


def test_two_offers_of_one_model_are_listed_at_equal_prices():
    own = known(1000, 500, model_id="alpha-1")
    left = sheet("Alpha", "text", *tokens("1", "4"), **own)
    hosted = {**own, "provider": GOOGLE, "developer": OPENAI}
    right = sheet("Hosted", "text", *tokens("1", "4"), **hosted)
    assert reasons(compared(left, right)) == ()
