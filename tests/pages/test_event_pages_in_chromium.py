"""The pages of events in a real browser: on a desk, on a telephone, on paper, without script, by keyboard."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from counterclaim.views.pages_events import entry_of, event_pages, events_pages
from counterclaim.views.site import write_pages

from ..views.test_site import HOSTILE
from ..views.told_mill import MILL, long_view, mill_shelf, mill_view
from .conftest import CONTRAST

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture
def mill(tmp_path: Path) -> Path:
    write_pages(mill_shelf(), tmp_path)
    return tmp_path


def _event(folder: Path) -> str:
    return (folder / f"events/{MILL[:16]}.html").as_uri()


def _write(folder: Path, pages: Iterable[tuple[str, str]]) -> None:
    for path, page in pages:
        (folder / path).write_text(page, "utf-8")


def test_a_quotation_opens_its_very_words_in_the_report(page: Page, mill: Path) -> None:
    page.goto(_event(mill))
    page.click("#against blockquote a >> text=its troops had shelled the mill in Riverton")
    assert "/reports/" in page.url
    assert (
        page.locator("article .chosen.content").inner_text() == "its troops had shelled the mill in Riverton"
    )


def test_on_a_desk_the_accounts_stand_beside_each_other(page: Page, mill: Path) -> None:
    page.goto(_event(mill))
    boxes = [page.locator(f"table.accounts thead th:nth-child({column})").bounding_box() for column in (2, 3)]
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert boxes[0]["y"] == boxes[1]["y"]
    assert boxes[0]["x"] < boxes[1]["x"]


def test_on_a_telephone_a_facet_is_a_card_with_each_account_by_name(page: Page, mill: Path) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(_event(mill))
    card = page.locator("table.accounts tr.apart").first
    assert card.inner_text().split() == [
        *["who", "did", "it", "◆", "contested"],
        *["Account", "1", "Ukraine", "3", "claims"],
        *["Account", "2", "Russia", "1", "claim"],
    ]
    box = card.bounding_box()
    assert box is not None
    assert box["width"] <= 390


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_page_of_an_event_is_wider_than_its_window(page: Page, tmp_path: Path, width: int) -> None:
    write_pages(mill_shelf(outlet=HOSTILE), tmp_path)
    page.set_viewport_size({"width": width, "height": 700})
    _write(tmp_path, event_pages(long_view(90)))
    _write(tmp_path, events_pages([entry_of(mill_view())] * 450, 3))
    for path in [*tmp_path.glob("*.html"), *tmp_path.glob("events/*.html")]:
        page.goto(path.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path.name


def test_the_picture_has_a_name_a_description_and_the_same_numbers_as_a_table(page: Page, mill: Path) -> None:
    page.goto(_event(mill))
    picture = page.get_by_role("img", name="how many killed: who gave which figure")
    assert picture.count() == 1
    drawn = picture.locator("text.figure").all_text_contents()
    assert drawn == ["40", "53", "≥24", "≤60"]
    rows = page.locator("table.figures tbody th").all_inner_texts()
    assert rows == ["40", "“dozens” (at least 24)", "53", "at most 60"]


def test_no_two_labels_of_the_picture_lie_on_each_other(page: Page, mill: Path) -> None:
    page.goto(_event(mill))
    overlaps = page.evaluate(
        """() => {
          const boxes = [...document.querySelectorAll('svg.numbers .figure, svg.numbers .letter')]
            .map(label => label.getBoundingClientRect());
          const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
          return boxes.filter((a, at) => boxes.slice(at + 1).some(b => meet(a, b))).length;
        }"""
    )
    assert overlaps == 0


def test_the_keyboard_opens_what_is_folded_and_scrolls_the_picture(page: Page, mill: Path) -> None:
    page.goto(_event(mill))
    fold = page.locator("table.accounts details").first
    fold.locator("summary").focus()
    page.keyboard.press("Enter")
    assert fold.get_attribute("open") is not None
    page.locator("figure .scroll").focus()
    assert page.evaluate("document.activeElement.className") == "scroll"


def test_the_list_of_events_can_be_filtered_and_read_without_script(
    browser: Browser, page: Page, mill: Path
) -> None:
    page.goto((mill / "events.html").as_uri())
    page.fill("#find", "riverton")
    assert page.locator("tbody tr:visible").count() == 1
    page.fill("#find", "atlantis")
    assert page.locator("tbody tr:visible").count() == 0
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto((mill / "events.html").as_uri())
    assert plain.locator("#find").is_hidden()
    plain.click("tbody a")
    assert plain.locator("h1").inner_text().replace("\u00a0", " ") == "Shelling · Riverton · day not told"
    context.close()


def test_a_long_list_of_events_is_turned_page_by_page(page: Page, mill: Path) -> None:
    entry = entry_of(mill_view())
    _write(mill, events_pages([replace(entry, title=f"strike {number}") for number in range(450)], 3))
    page.goto((mill / "events.html").as_uri())
    assert page.locator("tbody tr:visible").count() == 200
    assert page.get_by_label("on this page").is_visible()
    top = page.locator(".pager").first
    assert top.inner_text().startswith("Events 1 to 200 of 450, page 1 of 3:")
    top.get_by_text("last page").click()
    assert page.locator("tbody tr:visible").count() == 50
    assert page.locator("tbody th").last.inner_text() == "Strike 449"
    page.locator(".pager").last.get_by_text("page before").click()
    assert page.url.endswith("/events-2.html")
    page.locator(".pager").first.get_by_text("first page").click()
    assert page.url.endswith("/events.html")


def test_a_long_timeline_goes_on_and_leads_to_the_words_and_back(page: Page, mill: Path) -> None:
    _write(mill, event_pages(long_view(90)))
    page.goto(_event(mill))
    assert page.locator("#timeline .turns li").count() == 200
    page.locator("#timeline .pager").first.get_by_text("next page").click()
    assert page.locator(".pager").first.inner_text().startswith("Claims 201 to 400 of 450, page 2 of 3:")
    assert page.locator("#timeline h3").all_inner_texts() == ["6 April 2031", "9 April 2031"]
    page.locator(".turns .by-line a >> text=account 1").first.click()
    assert page.url == f"{_event(mill)}#account-1"
    page.go_back()
    page.locator(".turns blockquote a").first.click()
    assert page.locator("article .chosen.content").count() > 0
    page.go_back()
    page.locator("h1 a").click()
    assert page.url == _event(mill)


def test_on_paper_what_is_folded_is_unfolded_but_in_the_narrow_cells_of_the_table(
    page: Page, mill: Path
) -> None:
    page.goto(_event(mill))
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = false)")
    figures = page.locator("details.more table.figures")
    assert not figures.is_visible()
    page.emulate_media(media="print")
    assert figures.is_visible()
    assert not page.locator("table.accounts details blockquote").first.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_of_an_event_stands_out_from_its_ground(
    browser: Browser, mill: Path, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(_event(mill))
    for selector in (
        ".contested",
        ".count",
        ".by-line",
        ".reason",
        ".standing li",
        ".key li",
        ".kind",
        ".value",
        ".by-cue",
    ):
        assert page.evaluate(CONTRAST, selector) >= 4.5, selector
    fills = page.evaluate(
        "() => ['.figure', '.letter'].map(name => getComputedStyle(document.querySelector('svg ' + name)).fill)"
    )
    assert fills == [page.evaluate("getComputedStyle(document.body).color")] * 2
    context.close()
