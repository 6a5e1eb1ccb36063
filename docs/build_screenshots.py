"""Photographs the demo site for the README and the docs: ``make screenshots``.

The demo site is served on a free port with the database that ``make demo`` made; nothing in it is
changed. Needs Chromium, as the browser tests do.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
CREDENTIALS = ROOT / "var" / "demo-credentials.txt"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu"]
PATIENCE = 60
"""Seconds until the server has to answer."""

PUBLIC = {
    "home": "/",
    "directory": "/models/?type=text&sort=cost&mix=chat&models=gpt-4-1,claude-haiku-4-5",
    "pair-page": "/compare/gpt-4-1-vs-gpt-4-1-mini/",
    "table": "/compare/?models=gpt-4-1-mini,claude-haiku-4-5,gemini-2-5-flash",
    "model": "/models/gpt-4-1-mini/",
}
ADMIN = {"price-desk": "/admin/price-desk/", "dashboard": "/admin/"}
SIZE = {"width": 1280, "height": 900}


@contextmanager
def demo_site() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "manage.py", "runserver", f"127.0.0.1:{port}", "--noreload"]
    server = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}/healthz")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def _wait_for(url: str) -> None:
    started = time.monotonic()
    while time.monotonic() - started < PATIENCE:
        try:
            urlopen(url).close()
            return
        except URLError:
            time.sleep(0.2)
    raise SystemExit(f"The demo site did not answer at {url} within {PATIENCE} seconds.")


def sign_in(page: Page, site: str) -> None:
    page.goto(f"{site}/admin/login/")
    page.fill("[name=username]", "editor")
    page.fill("[name=password]", CREDENTIALS.read_text().strip())
    page.click("button[type=submit]")
    page.wait_for_url(f"{site}/admin/")


def photograph(page: Page, site: str, pages: dict[str, str]) -> None:
    for name, path in pages.items():
        page.goto(f"{site}{path}", wait_until="networkidle")
        page.screenshot(path=IMAGES / f"{name}.png")
        print(f"docs/images/{name}.png")


def main() -> None:
    IMAGES.mkdir(exist_ok=True)
    with demo_site() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport=SIZE, reduced_motion="reduce")
        photograph(page, site, PUBLIC)
        sign_in(page, site)
        photograph(page, site, ADMIN)
        browser.close()


if __name__ == "__main__":
    main()
