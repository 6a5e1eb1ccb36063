"""The engine runs without Django, and says so by what it imports."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize(
    "module",
    ["comparisons.engine", "comparisons.plugins", "model_pages.plugins", "model_pages.specs.cells"],
)
def test_no_module_of_django_or_wagtail_is_loaded(module):
    code = (
        f"import sys, {module}\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('django', 'wagtail')])"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"
