"""The pages in a real browser: what a reader does, and that hostile text does nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from counterclaim.views.site import write_pages

from ..views.shelf import Shelf, dam_shelf, report_of
from ..views.test_site import hostile_shelf
from .conftest import CONTRAST

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture
def dam(tmp_path: Path) -> Path:
    write_pages(dam_shelf(), tmp_path)
    return tmp_path


def _report(folder: Path) -> str:
    (path,) = folder.glob("reports/*.html")
    return path.as_uri()


def test_style_and_script_run_under_the_content_security_policy(page: Page, dam: Path) -> None:
    page.goto((dam / "index.html").as_uri())
    assert page.locator("#find").is_visible()
    assert "Serif" in page.evaluate("getComputedStyle(document.body).fontFamily")


def test_the_search_box_filters_every_list(page: Page, dam: Path) -> None:
    page.goto((dam / "index.html").as_uri())
    page.fill("#find", "mosc")
    assert page.locator("[data-find]:visible").all_inner_texts()[0].startswith("Moscow")
    assert page.locator("[data-find]:visible").count() == 1
    assert page.inner_text("#found") == "1 found"
    page.fill("#find", "")
    assert page.locator("[data-find]:visible").count() == page.locator("[data-find]").count()


def test_hovering_a_claim_in_the_list_lights_its_words_and_the_other_way_round(page: Page, dam: Path) -> None:
    page.goto(_report(dam))
    page.hover(".claims li:nth-child(2)")
    assert page.locator("article .lit").all_inner_texts() == [
        "Kyiv",
        "said",
        "2",
        "Russian troops had blown it up",
    ]
    page.hover("article .content >> text=it was sabotage")
    assert page.locator(".claims li.lit .who").inner_text() == "Moscow"


def test_clicking_a_claim_brings_its_words_into_view_and_outlines_them(page: Page, dam: Path) -> None:
    page.set_viewport_size({"width": 600, "height": 200})
    page.goto(_report(dam))
    page.click(".claims li:nth-child(4) .number")
    chosen = page.locator("article .chosen.content")
    assert chosen.all_inner_texts() == ["They panicked", "Nobody else could do it"]
    page.wait_for_function(
        "() => { const box = document.querySelector('article .chosen.content').getBoundingClientRect();"
        " return box.top >= 0 && box.bottom <= innerHeight; }"
    )


def test_clicking_nested_words_chooses_the_inner_claim(page: Page, dam: Path) -> None:
    page.goto(_report(dam))
    page.click("article .deep >> text=the gates had failed")
    assert page.locator(".claims li.chosen .who").inner_text() == "an engineer"


def test_an_address_with_a_claim_in_it_opens_that_claim(page: Page, dam: Path) -> None:
    claim = next(claim for claim in dam_shelf().attributions() if claim.own_voice)
    page.goto(f"{_report(dam)}#w-{claim.id[:12]}")
    assert page.locator("article .chosen.own-voice").inner_text() == "The dam broke on Tuesday"


def test_the_keyboard_reaches_every_claim_and_lights_it(page: Page, dam: Path) -> None:
    page.goto(_report(dam))
    page.locator(".claims li:nth-child(3) .number").focus()
    assert "it was sabotage" in page.locator("article .lit").all_inner_texts()
    page.keyboard.press("Enter")
    assert "it was sabotage" in page.locator("article .chosen").all_inner_texts()
    page.keyboard.press("Escape")
    assert page.locator(".chosen").count() == 0


def test_the_working_text_on_the_page_is_the_reports(page: Page, dam: Path) -> None:
    page.goto(_report(dam))
    shown = page.evaluate(
        "() => { const copy = document.querySelector('article').cloneNode(true);"
        " copy.querySelectorAll('.ref').forEach(ref => ref.remove()); return copy.textContent; }"
    )
    assert "".join(shown.split()) == "".join(next(dam_shelf().reports()).text.split())


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_page_is_wider_than_its_window(page: Page, tmp_path: Path, width: int) -> None:
    write_pages(hostile_shelf(), tmp_path)
    page.set_viewport_size({"width": width, "height": 700})
    for path in tmp_path.rglob("*.html"):
        page.goto(path.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_hostile_text_does_nothing(page: Page, tmp_path: Path) -> None:
    write_pages(hostile_shelf(), tmp_path)
    for path in tmp_path.rglob("*.html"):
        page.goto(path.as_uri())
        page.wait_for_timeout(100)
        assert page.title() != "owned"
        assert page.locator("img").count() == 0
        assert page.evaluate("document.scripts.length") == 1


def test_a_report_can_be_read_without_script(browser: Browser, dam: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(_report(dam))
    page.click(".claims li:nth-child(2) .number")
    assert "#w-" in page.url
    assert page.locator("article .content >> text=Russian troops had blown it up").is_visible()
    page.goto((dam / "index.html").as_uri())
    assert page.locator("#find").is_hidden()
    context.close()


def test_text_that_runs_from_right_to_left_is_set_that_way(page: Page, tmp_path: Path) -> None:
    write_pages(Shelf().put(report_of("قال المتحدث إن السد انهار.", language="ar")), tmp_path)
    page.goto(_report(tmp_path))
    assert page.evaluate("getComputedStyle(document.querySelector('article p')).direction") == "rtl"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground_in_light_and_dark(
    browser: Browser, dam: Path, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(_report(dam))
    for selector in (
        ".source",
        ".cue",
        "article .content",
        "article .deep",
        ".own-voice",
        "article .furniture",
        ".kind",
    ):
        assert page.evaluate(CONTRAST, selector) >= 4.5, selector
    context.close()
