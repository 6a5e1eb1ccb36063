import os
import subprocess

from django.conf import settings

TARGETS = [
    "run",
    "demo",
    "test",
    "browser-test",
    "lint",
    "format",
    "docs",
    "bench",
    "translations",
    "screenshots",
    "lock",
    "clean",
]


def make(*arguments: str) -> subprocess.CompletedProcess:
    # `make test` passes its own flags on to a make below it.
    environment = {name: value for name, value in os.environ.items() if "MAKE" not in name}
    return subprocess.run(
        ["make", *arguments],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
    )


def test_make_alone_lists_every_target_with_its_help():
    lines = make().stdout.splitlines()

    listed = {line.split()[1]: line.split(maxsplit=2)[2] for line in lines}
    assert set(listed) == {"help", *TARGETS}
    assert all(listed.values())


def test_an_old_python_is_refused_by_name(tmp_path):
    old_python = tmp_path / "python3.9"
    old_python.write_text('#!/bin/sh\n[ "$1" = --version ] && echo Python 3.9.1\nexit 1\n')
    old_python.chmod(0o755)

    result = make("run", f"PYTHON={old_python}", f"VENV={tmp_path / 'venv'}")

    assert result.returncode != 0
    assert "needs Python 3.11 or newer" in result.stdout
    assert "Python 3.9.1" in result.stdout
