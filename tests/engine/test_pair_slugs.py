"""The address of a pair."""

from __future__ import annotations

import pytest

from comparisons.engine import is_canonical, pair_slug, split_pair
from comparisons.engine.pairs import is_model_slug


def test_the_order_of_the_two_does_not_matter():
    assert pair_slug("b", "a") == pair_slug("a", "b") == "a-vs-b"


def test_a_slug_that_begins_like_the_other_is_split_where_it_was_joined():
    slug = pair_slug("gemini-2-5-flash-lite", "gemini-2-5-flash")
    assert slug == "gemini-2-5-flash-vs-gemini-2-5-flash-lite"
    assert split_pair(slug) == ("gemini-2-5-flash", "gemini-2-5-flash-lite")


@pytest.mark.parametrize("slug", ["", "a-vs-b", "a-vs", "vs-b", "vs"])
def test_a_slug_that_could_not_be_split_again_is_refused(slug):
    assert not is_model_slug(slug)
    with pytest.raises(ValueError, match=f"'{slug}' cannot be the slug of a model"):
        pair_slug("alpha", slug)


@pytest.mark.parametrize("text", ["", "alpha", "a-vs-", "-vs-b", "a-vs-b-vs-c", "a-vs-vs-b"])
def test_what_is_not_two_slugs_is_no_pair(text):
    assert split_pair(text) is None
    assert not is_canonical(text)


def test_only_the_sorted_order_of_two_different_slugs_is_canonical():
    assert is_canonical("a-vs-b")
    assert not is_canonical("b-vs-a")
    assert not is_canonical("a-vs-a")


def test_names_with_vs_inside_a_word_are_fine():
    assert split_pair("canvas-vs-vsphere") == ("canvas", "vsphere")
