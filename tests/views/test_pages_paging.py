"""Lists that are too long for one page: nothing is left out, and every part leads to the others."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim.views.pages_events import EventEntry, entry_of, event_pages, events_pages
from counterclaim.views.pages_paging import parts
from counterclaim.views.pages_paths import events_path
from counterclaim.views.site import write_pages

from .test_site import _pages
from .told_mill import MILL, long_view, mill_shelf, mill_view


def many(count: int) -> list[EventEntry]:
    entry = entry_of(mill_view())
    return [replace(entry, id=f"{number:064}", contested=()) for number in range(count)]


@pytest.mark.parametrize(("count", "of"), [(0, 1), (1, 1), (3, 1), (4, 2), (6, 2), (7, 3)])
def test_nothing_is_left_out_and_nothing_told_twice(count: int, of: int) -> None:
    found = parts(range(count), 3)
    assert [number for part in found for number in part.found] == [*range(count)]
    assert [(part.number, part.of) for part in found] == [(number, of) for number in range(1, of + 1)]
    assert [part.first for part in found] == [1 + 3 * number for number in range(of)]
    assert (found[-1].last, found[-1].total) == (count, count)


def test_a_list_of_events_that_one_page_holds_has_no_pages_to_turn() -> None:
    ((path, page),) = events_pages(many(200), 0)
    assert path == "events.html"
    assert 'class="pager"' not in page


def test_a_long_list_of_events_has_as_many_pages_as_it_needs_and_counts_all_on_each() -> None:
    found = dict(events_pages([*many(401), entry_of(mill_view())], 0))
    assert [*found] == ["events.html", "events-2.html", "events-3.html"]
    assert [page.count("<tr data-find>") for page in found.values()] == [200, 200, 2]
    for page in found.values():
        assert "402 events that more than one report tells of or that are contested, 1 of them" in page
    assert 'rel="prev" href="events.html"' in found["events-2.html"]
    assert 'rel="next" href="events-3.html"' in found["events-2.html"]


def test_a_timeline_that_one_page_holds_stands_in_the_page_of_its_event() -> None:
    ((path, page),) = event_pages(mill_view())
    assert path == f"events/{MILL[:16]}.html"
    assert 'class="pager"' not in page


def test_a_long_timeline_goes_on_by_day_on_further_pages() -> None:
    found = dict(event_pages(long_view(90)))
    assert [*found] == [f"events/{MILL[:16]}{part}.html" for part in ("", "-2", "-3")]
    turns = [re.findall(r'<ol class="turns">.*?</ol>', page, re.DOTALL) for page in found.values()]
    assert [sum(part.count("<li") for part in some) for some in turns] == [200, 200, 50]
    assert [page.count("<h3>6 April 2031</h3>") for page in found.values()] == [1, 1, 0]


def test_all_links_of_a_site_with_a_long_timeline_hold(tmp_path: Path) -> None:
    write_pages(mill_shelf(), tmp_path)
    for path, page in event_pages(long_view(90)):
        (tmp_path / path).write_text(page, "utf-8")
    pages = _pages(tmp_path)
    assert len([path for path in pages if path.parent.name == "events"]) == 3
    for path, parsed in pages.items():
        for link in parsed.links:
            name, _, anchor = link.partition("#")
            target = (path.parent / name).resolve() if name else path
            assert target in pages, link
            assert not anchor or anchor in pages[target].ids, link


def test_pages_that_a_shorter_list_needs_no_more_go(tmp_path: Path) -> None:
    write_pages(mill_shelf(), tmp_path)
    page = (tmp_path / "events.html").read_text("utf-8")
    others = [tmp_path / events_path(2), tmp_path / f"events/{MILL[:16]}-2.html"]
    for path in others:
        path.write_text(page, "utf-8")
    (tmp_path / "events-mine.html").write_text("<p>somebody else's</p>", "utf-8")
    write_pages(mill_shelf(), tmp_path)
    assert not any(path.exists() for path in others)
    assert (tmp_path / "events-mine.html").exists()
