"""Rules for the templates themselves, so that a host site can bring its own base.html."""

import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR) / "templates"
MODULE = sorted([*ROOT.glob("model_pages/**/*.html"), *ROOT.glob("comparisons/**/*.html")])
PUBLIC = [path for path in MODULE if "admin" not in path.parts]  # the others extend Wagtail's
BLOCKS = {"title", "meta", "extra_css", "content", "extra_js"}


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_there_are_templates_to_check():
    assert len(MODULE) > 20


@pytest.mark.parametrize("path", PUBLIC, ids=name_of)
def test_a_template_fills_only_the_documented_blocks(path):
    assert set(re.findall(r"{% block (\w+) %}", path.read_text())) <= BLOCKS


@pytest.mark.parametrize("path", MODULE, ids=name_of)
def test_an_include_names_its_inputs(path):
    """Wagtail's own read what its views put into the context."""
    includes = re.findall(r"{% include (?!\"wagtailadmin/).*?%}", path.read_text())

    assert [tag for tag in includes if not tag.endswith(" only %}")] == []


@pytest.mark.parametrize("path", MODULE, ids=name_of)
def test_a_module_template_knows_no_address_of_the_site(path):
    assert re.findall(r'(?:href|action)="/\w', path.read_text()) == []


def test_the_base_template_offers_every_documented_block():
    assert set(re.findall(r"{% block (\w+) %}", (ROOT / "base.html").read_text())) >= BLOCKS
