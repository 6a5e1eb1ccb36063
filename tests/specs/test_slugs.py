"""Model IDs as addresses."""

from __future__ import annotations

import pytest

from model_pages.specs.slugs import identifier_slug


@pytest.mark.parametrize(
    ("identifier", "slug"),
    [
        ("gpt-4.1-mini-2025-04-14", "gpt-4-1-mini-2025-04-14"),
        ("openai/gpt-oss-120b", "openai-gpt-oss-120b"),
        ("anthropic.claude-v2:1", "anthropic-claude-v2-1"),
        ("claude@20250514", "claude-20250514"),
        ("Modèle  à deux", "modele-a-deux"),
        ("_-a+b-_", "ab"),
        ("日本", ""),
    ],
)
def test_an_identifier_is_written_as_a_part_of_an_address(identifier, slug):
    assert identifier_slug(identifier) == slug
