from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim.reconcile.accounts import Value
from counterclaim.views.claims import claims_of
from counterclaim.views.event_parts import Branch, FacetRow
from counterclaim.views.pages_event_parts import Twig, days, tables, telling, timeline, twigs
from counterclaim.views.pages_event_words import as_written, cue_leads, said_value
from counterclaim.views.pages_events import EventEntry, entry_of, event_page, in_order
from counterclaim.views.site import write_pages

from .shelf import Shelf, report_of, said
from .test_site import HOSTILE, _pages
from .told_mill import MILL, EventShelf, mill_shelf, mill_view


def _plain(page: str) -> str:
    """What a reader sees, in one line."""
    body = page.partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def test_accounts_stand_side_by_side_with_what_they_part_on_marked_in_words() -> None:
    (table,) = tables(mill_view())
    contested = [
        (row.facet, [[said_value(value) for value in cell] for cell in row.cells])
        for row in table.rows
        if row.contested
    ]
    assert contested == [("who did it", [["Ukraine"], ["Russia"]])]
    assert "who did it ◆ contested" in _plain(event_page(mill_view()))


def test_an_account_that_nobody_denies_says_that_no_denial_was_found() -> None:
    view = mill_view()
    assert not view.accounts[1].account.standing.denials
    assert "1 origin behind 1 report No denial found" in _plain(event_page(view))


def test_an_event_that_nobody_denies_says_so() -> None:
    shelf = mill_shelf()
    shelf.members = {event: keys[:1] for event, keys in shelf.members.items()}
    assert "No denial found." in _plain(event_page(mill_view(shelf)))


def test_the_timeline_goes_by_day_of_publication_with_the_reports_own_cues() -> None:
    view = mill_view()
    (part,) = timeline(view)
    told = [(day, [(one.speaker, one.cue, one.act) for one in said]) for day, said in days(view, part.found)]
    assert [day for day, _ in told] == ["5 April 2031", "6 April 2031", "9 April 2031"]
    assert told[0][1][1] == ("southern command (Ukraine)", "denied that", "denial")
    assert told[2][1] == [("Hill Star", "in its own voice", "")]


def test_the_words_that_give_what_is_contested_come_first() -> None:
    view = mill_view()
    first, *_, last = telling(view, view.accounts[0])
    assert "southern troops" in first.row.says
    assert last.row.own_voice


def test_every_quotation_and_every_value_opens_its_very_words(tmp_path: Path) -> None:
    write_pages(mill_shelf(), tmp_path)
    page = (tmp_path / f"events/{MILL[:16]}.html").read_text("utf-8")
    links = set(re.findall(r'href="\.\./(reports/[^"#]+)#([^"]+)"', page))
    assert len(links) == 5
    for path, anchor in links:
        assert f'id="{anchor}"' in (tmp_path / path).read_text("utf-8")


def test_all_links_and_ids_of_a_site_with_events_hold(tmp_path: Path) -> None:
    write_pages(mill_shelf(), tmp_path)
    pages = _pages(tmp_path)
    assert len(pages) > 5
    for path, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), path
        for link in page.links:
            name, _, anchor = link.partition("#")
            target = (path.parent / name).resolve() if name else path
            assert target in pages, link
            assert not anchor or anchor in pages[target].ids, link


def test_reports_lead_to_their_events_and_the_start_page_names_the_contested_ones(tmp_path: Path) -> None:
    write_pages(mill_shelf(), tmp_path)
    link = f"events/{MILL[:16]}.html"
    for report in tmp_path.glob("reports/*.html"):
        assert f'event: <a href="../{link}">' in report.read_text("utf-8")
    start = (tmp_path / "index.html").read_text("utf-8")
    assert link in start
    assert "Most contested events" in start
    assert (
        "Shelling · Riverton · day not told 3 reports, 3 independent origins · ◆ contested on who did it"
        in _plain(start)
    )


def test_an_event_that_one_report_alone_tells_of_has_no_page_unless_it_is_contested(tmp_path: Path) -> None:
    shelf = mill_shelf()
    keys = shelf.members.pop(MILL)
    shelf.members |= {"a" * 64: keys[:1], "b" * 64: keys[4:], "c" * 64: keys[2:4]}
    write_pages(shelf, tmp_path)
    assert [path.stem for path in tmp_path.glob("events/*.html")] == ["c" * 16]
    assert "2 more happenings are told by one report alone" in _plain(
        (tmp_path / "events.html").read_text("utf-8")
    )


def test_the_id_of_an_event_that_was_merged_still_leads_to_a_page(tmp_path: Path) -> None:
    shelf = mill_shelf()
    shelf.merged = ("f" * 64,)
    write_pages(shelf, tmp_path)
    page = (tmp_path / f"events/{'f' * 16}.html").read_text("utf-8")
    assert f'<a href="../events/{MILL[:16]}.html">' in page


def test_pages_of_events_that_are_gone_go_with_their_list(tmp_path: Path) -> None:
    write_pages(mill_shelf(), tmp_path)
    shelf = mill_shelf()
    shelf.members.clear()
    write_pages(shelf, tmp_path)
    assert not list(tmp_path.glob("events/*.html"))
    assert not (tmp_path / "events.html").exists()


def test_writing_events_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        write_pages(mill_shelf(), tmp_path / folder)
    for path in (tmp_path / "one").rglob("*.html"):
        assert path.read_bytes() == (tmp_path / "two" / path.relative_to(tmp_path / "one")).read_bytes()


def test_hostile_names_become_text_on_every_page(tmp_path: Path) -> None:
    write_pages(mill_shelf(outlet=HOSTILE), tmp_path)
    for page in _pages(tmp_path).values():
        assert page.tags.count("script") == 1
        assert "img" not in page.tags
        assert "\u202e" not in "".join(page.text)


def test_names_are_isolated_so_that_their_direction_reaches_no_further(tmp_path: Path) -> None:
    write_pages(mill_shelf(outlet="صحيفة الميناء"), tmp_path)
    for name in ("index.html", f"events/{MILL[:16]}.html"):
        page = (tmp_path / name).read_text("utf-8")
        assert re.search(r"<bdi>صحيفة الميناء</bdi>", page)
        assert not re.search(r"<p class=\"by-line\">[^<]*صحيفة", page)


def test_no_style_or_sign_hangs_on_a_side() -> None:
    page = event_page(mill_view()).partition("</style>")[2].rpartition("</style>")[2]
    classes = {name for found in re.findall(r'class="([^"]*)"', page) for name in found.split()}
    assert not {name for name in classes if re.search("russia|ukraine|side", name)} - {"side"}


def test_swapped_sides_swap_the_words_and_nothing_else() -> None:
    page = _without_ids(event_page(mill_view()))
    swapped = _without_ids(event_page(mill_view(_swapped(mill_shelf()))))
    assert page != swapped
    names = {"Russia": "Ukraine", "Ukraine": "Russia"}
    assert re.sub("Russia|Ukraine", lambda found: names[found[0]], swapped) == page


def _without_ids(page: str) -> str:
    return re.sub(r"[0-9a-f]{12,}", "", page)


def _swapped(shelf: EventShelf) -> EventShelf:
    """The same reports, with every party on the other side."""
    other = {"russia": "ukraine", "ukraine": "russia"}
    for at, claim in enumerate(shelf.interpreted):
        actors = tuple(
            replace(party, side=other[party.side or ""], entity=f"russia-ukraine/{other[party.side or '']}")
            for party in claim.actors
        )
        speaker = claim.speaker and replace(
            claim.speaker,
            side=other[claim.speaker.side or ""],
            entity=f"russia-ukraine/{other[claim.speaker.side or '']}",
        )
        shelf.interpreted[at] = replace(claim, actors=actors, speaker=speaker)
    return shelf


@pytest.mark.parametrize("depths", [[0, 1, 2, 1], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [0, 0, 0]])
def test_the_tree_keeps_every_line_however_deep(depths: list[int]) -> None:
    found = twigs(Branch(str(at), str(at), depth, None, (), "", True) for at, depth in enumerate(depths))
    assert _lines(found) == len(depths)


def test_a_report_is_one_line_under_one_origin_with_all_that_it_tells_there() -> None:
    view = mill_view()
    report, other = view.reports[:2]
    found = twigs(
        [
            Branch("x", "an agency", 0, None, (), "", True),
            Branch("1", "wire", 1, report, ("a",), "cites it", True),
            Branch("2", "wire", 1, report, ("b",), "cites it", True),
            Branch("3", "wire", 1, report, ("c",), "may cite it", False),
            Branch("4", "post", 1, other, ("d",), "cites it", True),
        ]
    )
    assert [(twig.branch.words, twig.claims) for twig in found[0].below] == [
        ("wire", ["a", "b"]),
        ("wire", ["c"]),
        ("post", ["d"]),
    ]


def test_a_report_that_is_its_own_origin_is_one_line() -> None:
    report = mill_view().reports[0]
    found = twigs(
        [Branch("1", "wire", 0, report, ("a",), "", True), Branch("2", "wire", 1, report, ("b",), "", True)]
    )
    assert _lines(found) == 1
    assert found[0].claims == ["a", "b"]


def _lines(found: list[Twig]) -> int:
    return sum(1 + _lines(twig.below) for twig in found)


def test_contested_events_come_first_then_those_told_most() -> None:
    quiet = entry_of(mill_view())
    found = [
        replace(quiet, id="quiet", contested=(), reports=9),
        replace(quiet, id="small", reports=2),
        replace(quiet, id="large", reports=5),
        replace(quiet, id="calm", contested=(), reports=3),
    ]
    assert [entry.id for entry in in_order(found)] == ["large", "small", "quiet", "calm"]
    assert isinstance(quiet, EventEntry)


def test_a_cue_that_the_report_has_before_the_speaker_is_told_before_it() -> None:
    text = "According to Hill Radio, the mill burned. Hill Radio said it rained."
    report = report_of(text, outlet="Wire")
    before = said(report, "the mill burned", source="Hill Radio", cue="According to")
    after = said(report, "it rained", source="Hill Radio", cue="said", after="Hill Radio said")
    rows = claims_of(Shelf().put(report, before, after), report)
    assert [cue_leads(row) for row in rows] == [True, False]


def test_what_nobody_contests_is_told_once_and_what_few_claims_give_is_folded() -> None:
    view = mill_view()
    names = tuple(view.claims)
    common = tuple(Value(f"counted {n}", "1-1", "1", names[: n % 3 + 1], 1, 1) for n in range(8))
    facets = tuple(FacetRow(value.facet, False, ((value,),) * 6) for value in common)
    crowded = replace(view, facets=(*view.facets[:1], *facets), accounts=view.accounts * 3)
    first, second = tables(crowded)
    assert [row.claims for row in first.rows if row.shared] == [2, 3, 2, 3, 2]
    assert [row.claims for row in first.folded] == [1, 1, 1]
    assert all(not row.shared for row in second.rows)
    assert second.folded == ()


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("dozens", "“dozens” (at least 24)"),
        ("at least 24", "at least 24"),
        ("", "at least 24"),
        ("dozens of the Azov Battalion", "at least 24"),
    ],
)
def test_a_number_keeps_its_words_unless_they_have_the_figure_or_name_a_unit(name: str, shown: str) -> None:
    assert as_written("at least 24", name) == shown
