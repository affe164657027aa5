"""A real browser for the pages, which fails a test on any request to a network and on any script error."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = os.environ.get("CHROMIUM") or next((path for name in _NAMES if (path := shutil.which(name))), None)
QUIET = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]

# The contrast ratio of WCAG 2.2 between an element's colour and the ground it stands on.
CONTRAST = """(selector) => {
  const element = document.querySelector(selector);
  const parts = colour => colour.match(/[\\d.]+/g).map(Number);
  let ground = element;
  while (ground && parts(getComputedStyle(ground).backgroundColor)[3] === 0) ground = ground.parentElement;
  const light = colour => parts(colour).slice(0, 3).map(part => part / 255)
    .map(part => part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4))
    .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
  const paper = getComputedStyle(ground || document.body).backgroundColor;
  const pair = [light(getComputedStyle(element).color), light(paper)];
  return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("no Chromium found; set CHROMIUM to its path")
    with playwright.sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield found
        found.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails the test on any request that is not for a local file, and on any script error."""
    context = browser.new_context(viewport={"width": 1280, "height": 700})
    opened = context.new_page()
    troubles: list[str] = []
    opened.on(
        "request",
        lambda request: troubles.append(request.url) if not request.url.startswith("file:") else None,
    )
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("dialog", lambda dialog: troubles.append(f"dialog {dialog.message}"))
    yield opened
    context.close()
    assert troubles == []
