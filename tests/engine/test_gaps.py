"""F30: why some cells are empty."""

from __future__ import annotations

from tests.engine.factories import answers, proofs, tokens, two


def test_every_gap_is_named_and_the_words_of_the_table_are_explained():
    page = two(tokens("1"), [], alpha={"facts": {"context_window": 1000}})
    assert answers(page, "F30") == [
        "No data on Beta for: context window and input price. “No data” means that nobody has "
        "recorded a value here; “not published”, “not offered” and “not applicable” are known "
        "reasons for having none."
    ]
    assert [one[:3] for one in proofs(page, "F30")] == [
        ("Alpha", "Context window", "1,000"),
        ("Alpha", "Input price", "$1"),
    ]


def test_a_page_without_gaps_and_one_with_doubts_alone_asks_nothing():
    assert not answers(two(tokens("1"), tokens("2")), "F30")
    assert not answers(two(tokens("5000"), tokens("2")), "F30")
