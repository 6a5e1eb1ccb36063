"""A site says a sentence in its own way."""

from django.core.checks import run_checks

PAIR = "/compare/gpt-4-1-mini-vs-gpt-image-1-mini/"


def test_a_site_replaces_a_single_sentence(client, seed_pair, settings, tmp_path):
    own = tmp_path / "own.yaml"
    own.write_text('rules:\n  R30:\n    superseded: "{listed} came after {model}."\n')
    settings.COMPARISONS_WORDING_FILES = [own]

    html = client.get(PAIR).content.decode()

    assert "GPT-5 Mini came after GPT-4.1 Mini." in html
    assert "80% cheaper" in html


def test_a_wrong_placeholder_is_a_system_check_that_names_file_key_and_placeholder(
    settings, tmp_path
):
    own = tmp_path / "own.yaml"
    own.write_text('rules:\n  R30:\n    superseded: "{winner} won."\n')
    settings.COMPARISONS_WORDING_FILES = [own]

    errors = [error for error in run_checks() if error.id == "comparisons.E001"]

    assert len(errors) == 1
    assert all(word in errors[0].msg for word in (str(own), "R30.superseded", "{winner}"))
