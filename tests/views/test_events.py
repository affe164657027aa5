from __future__ import annotations

import pytest

from counterclaim.records import Claim, Published, Stance
from counterclaim.views.events import EventFilter, EventView, event_view, event_views, events, ranked

from .one_claim import FIRE, titles, told
from .shelf import report_of, said
from .told_mill import MILL, EventShelf, mill_shelf, mill_view

# ── the list ──


def test_events_of_one_report_are_left_out_unless_they_are_asked_for() -> None:
    shelf = EventShelf()
    shelf.gather(FIRE, told(shelf, "Struck it was."))
    assert titles(shelf) == []
    assert len(titles(shelf, reports=1)) == 1


def test_most_tellings_come_first_however_many_claims_another_event_has() -> None:
    shelf = mill_shelf()
    claims = [told(shelf, f"Struck it was, says {number}.") for number in range(4)]
    shelf.gather(FIRE, *claims)
    assert [gathered.event for gathered in ranked(shelf, 2)] == [FIRE, MILL]


def test_what_two_outlets_tell_comes_before_what_one_outlet_repeats() -> None:
    shelf = EventShelf()
    repeated = [told(shelf, f"Struck it was, says {number}.", outlet="The Repeater") for number in range(4)]
    shelf.gather(FIRE, *repeated)
    shelf.gather(MILL, *(told(shelf, f"Hit it was, says {name}.", outlet=name) for name in ("A", "B")))
    assert [gathered.event for gathered in ranked(shelf, 2)] == [MILL, FIRE]


def test_of_equally_many_tellings_the_oldest_event_comes_first() -> None:
    shelf = EventShelf()
    for event in ("b" * 64, "a" * 64):
        shelf.gather(event, *(told(shelf, f"Struck it was, says {event[0]}{number}.") for number in range(2)))
    assert [gathered.event[0] for gathered in ranked(shelf, 2)] == ["b", "a"]


def test_an_event_whose_claims_are_all_gone_is_not_listed() -> None:
    shelf = mill_shelf()
    shelf.interpreted.clear()
    assert list(ranked(shelf, 1)) == []


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"place": "Riverton"}, 1),
        ({"place": "Ривертон"}, 0),
        ({"place": "Quayside"}, 0),
        ({"kinds": frozenset({"shelling"})}, 1),
        ({"kinds": frozenset({"protest"})}, 0),
        ({"since": Published("2031-04-09")}, 1),
        ({"since": Published("2031-04-10")}, 0),
        ({"contested": True}, 1),
        ({"reports": 4}, 0),
    ],
)
def test_events_are_filtered_by_what_their_claims_and_reports_say(
    wanted: dict[str, object], found: int
) -> None:
    assert len(titles(mill_shelf(), **wanted)) == found


def test_an_event_that_nobody_contests_is_not_contested() -> None:
    shelf = EventShelf()
    shelf.gather(FIRE, told(shelf, "Struck it was."), told(shelf, "Struck it was, again."))
    assert titles(shelf, contested=True) == []


# ── the whole event ──


def test_claims_stand_in_the_order_of_publication_with_their_accounts() -> None:
    view = mill_view()
    days = [claim.row.report.published for claim in view.claims.values()]
    assert [day.value for day in days if day] == sorted(day.value for day in days if day)
    assert {number for claim in view.claims.values() for number in claim.accounts} == {1, 2}


def test_facets_on_which_accounts_part_come_first_with_a_cell_for_each_account() -> None:
    view = mill_view()
    contested = [row.contested for row in view.facets]
    assert contested == sorted(contested, reverse=True)
    assert view.facets[0].contested
    assert all(len(row.cells) == len(view.accounts) for row in view.facets)


def test_outlets_are_counted_by_name_and_what_has_none_is_no_outlet() -> None:
    assert mill_view().row.outlets == ("Harbour Wire", "Valley Post", "Hill Star")
    shelf = EventShelf()
    report = report_of("Struck it was.", locator="x.txt")
    attribution = said(report, "Struck it was")
    claim = Claim(report.id, attribution.id, 0, attribution.content, Stance("assert"), "2" * 64)
    shelf.tell(report, attribution, claim)
    (row,) = events(shelf.gather(FIRE, claim), EventFilter(reports=1))
    assert (row.outlets, row.first, row.last) == ((), None, None)


def test_the_ids_of_events_that_were_merged_into_it_are_named() -> None:
    shelf = mill_shelf()
    shelf.merged = ("d" * 64,)
    assert event_view(shelf, MILL).former == ("d" * 64,)


def test_all_views_come_in_the_order_of_the_list() -> None:
    shelf = mill_shelf()
    shelf.gather(FIRE, *(told(shelf, f"Struck it was, says {number}.") for number in range(4)))
    views: list[EventView] = list(event_views(shelf))
    assert [view.id for view in views] == [FIRE, MILL]
